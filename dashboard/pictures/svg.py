"""A picture as SVG: small, without script, style sheet or anything from elsewhere; text is text."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from dashboard.pictures.drawing import Fade, Group, Part, Shape, Words, number, walk
from dashboard.pictures.fonts import FAMILY, STACK, subset_of

_EMBED: Final = "\u202b"
_END: Final = "\u202c"
"""Around a line that reads from right to left: every reader of SVG obeys these."""


def svg_of(
    parts: Iterable[Part],
    width: float,
    height: float,
    *,
    title: str,
    description: str,
    lang: str,
    fonts: bool,
    prefix: str = "",
) -> str:
    """The document. With `fonts` it carries the letters that it uses, for a reader who shows it as
    an image; a page of ours has them already. `prefix` keeps the ids of several pictures in one
    page apart."""
    writer = _Writer(prefix)
    parts = tuple(parts)
    body = "".join(writer.part(part) for part in parts)
    defs = "".join(writer.defs)
    style = _font_style(parts) if fonts else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" '
        f'height="{number(height)}" viewBox="0 0 {number(width)} {number(height)}" '
        f'role="img" xml:lang="{lang}" font-family="{STACK}" fill="none">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        f"<defs>{style}{defs}</defs>{body}</svg>"
    )


class _Writer:
    """Writes parts; what they share goes into the definitions."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self.defs: list[str] = []
        self._fades: dict[object, str] = {}

    def part(self, part: Part) -> str:
        if isinstance(part, Group):
            return self._group(part)
        if isinstance(part, Words):
            return _words(part)
        return _shape(part) if isinstance(part, Shape) else self._fade(part)

    def _group(self, part: Group) -> str:
        if not part.parts:
            return ""
        said = [f'class="{part.role.partition(":")[0]}"']
        said += [f"data-{name}={quoteattr(value)}" for name, value in part.facts]
        if part.at != (0.0, 0.0):
            said.append(f'transform="translate({number(part.at[0])} {number(part.at[1])})"')
        if part.opacity != 1:
            said.append(f'opacity="{number(part.opacity)}"')
        if part.clip is not None:
            name = f"{self._prefix}clip{len(self.defs)}"
            x, y, width, height = map(number, part.clip)
            self.defs.append(
                f'<clipPath id="{name}"><rect x="{x}" y="{y}" width="{width}" '
                f'height="{height}"/></clipPath>'
            )
            said.append(f'clip-path="url(#{name})"')
        return f"<g {' '.join(said)}>{''.join(map(self.part, part.parts))}</g>"

    def _fade(self, part: Fade) -> str:
        if part.stops not in self._fades:
            name = f"{self._prefix}fade{len(self._fades)}"
            self._fades[part.stops] = name
            stops = "".join(
                f'<stop offset="{number(at, 3)}" stop-color="{colour}" '
                f'stop-opacity="{number(opacity, 4)}"/>'
                for at, colour, opacity in part.stops
            )
            self.defs.append(f'<radialGradient id="{name}">{stops}</radialGradient>')
        x, y = part.at
        return (
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(part.radius)}" '
            f'fill="url(#{self._fades[part.stops]})"/>'
        )


def _shape(part: Shape) -> str:
    said = [f'd="{part.path}"']
    if part.fill is not None:
        said.append(f'fill="{part.fill}"')
        if part.fill_opacity != 1:
            said.append(f'fill-opacity="{number(part.fill_opacity)}"')
    if part.stroke is not None:
        said.append(f'stroke="{part.stroke}"')
        if part.width != 1:
            said.append(f'stroke-width="{number(part.width)}"')
        if part.dash:
            said.append(f'stroke-dasharray="{" ".join(map(number, part.dash))}"')
            if part.dash_offset:
                said.append(f'stroke-dashoffset="{number(part.dash_offset)}"')
        if part.cap != "butt":
            said.append(f'stroke-linecap="{part.cap}"')
        if part.join != "miter":
            said.append(f'stroke-linejoin="{part.join}"')
    if part.opacity != 1:
        said.append(f'opacity="{number(part.opacity)}"')
    if part.at != (0.0, 0.0):
        said.append(f'transform="translate({number(part.at[0])} {number(part.at[1])})"')
    return f"<path {' '.join(said)}/>"


def _words(part: Words) -> str:
    x, y = map(number, part.at)
    said = [f'x="{x}" y="{y}" font-size="{number(part.size)}" fill="{part.fill}"']
    if part.weight != 400:
        said.append(f'font-weight="{part.weight}"')
    if part.anchor != "start":
        said.append(f'text-anchor="{part.anchor}"')
    if part.halo is not None:
        said.append(
            f'stroke="{part.halo}" stroke-width="{number(2 * part.halo_width)}" '
            'stroke-linejoin="round" paint-order="stroke"'
        )
    if part.spacing:
        said.append(f'letter-spacing="{number(part.spacing)}"')
    if part.rotate:
        said.append(f'transform="rotate({number(part.rotate)} {x} {y})"')
    if part.opacity != 1:
        said.append(f'opacity="{number(part.opacity)}"')
    return f"<text {' '.join(said)}>{escape(_directed(part))}</text>"


def _directed(part: Words) -> str:
    return f"{_EMBED}{part.text}{_END}" if part.rtl else part.text


def _font_style(parts: Iterable[Part]) -> str:
    return f"<style>{''.join(_faces(parts))}</style>"


def _faces(parts: Iterable[Part]) -> Iterator[str]:
    letters: dict[int, set[str]] = {}
    for part in walk(parts):
        if isinstance(part, Words):
            letters.setdefault(part.weight, set()).update(part.text)
    for weight in sorted(letters):
        data = base64.b64encode(subset_of(weight, sorted(letters[weight]))).decode()
        yield (
            f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
            f"src:url(data:font/ttf;base64,{data})}}"
        )
