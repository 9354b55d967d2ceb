"""The legend of a picture: the signs that are drawn and their words, set in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dashboard.figures.basemap import UNSEEN
from dashboard.figures.legend import Entry, Section, legend
from dashboard.pictures.drawing import Group, Part, Shape, group
from dashboard.pictures.glyphs import Glyphs, neutral_single
from dashboard.pictures.marks import Marks
from dashboard.pictures.setting import Setting, lines_of
from dashboard.theme import Tokens
from geodata.layers import Catalogue
from geodata.vocabulary import CONFIDENCES, REPORT_LAYERS

_SIGN: Final = 30.0
"""Room of a sign before its words, px."""
_HALF: Final = (11.0, 6.5)


@dataclass(frozen=True)
class Drawn:
    """What of the legend a picture shows: marks, layers that are on, controllers hatched."""

    marks: Marks
    layers: frozenset[str]
    controllers: frozenset[str]

    def has(self, entry: Entry) -> bool:
        """Whether the sign of an entry is in the picture."""
        kind, _, what = entry.sign.partition(":")
        if kind == "hatch":
            return what in self.controllers
        if kind != "glyph":
            # A layer that shows itself by hatching alone has its sign there.
            return what in self.layers and bool(entry.line or entry.fill)
        groups = self.marks.base.groups
        if what == "counted":
            return any(reports.n > 1 and reports.sharp for reports in groups)
        if what == "coarse":
            return any(reports.discs for reports in groups)
        if what == "related":
            return len(self.marks.ends) > 1
        if what in REPORT_LAYERS:
            code = REPORT_LAYERS.index(what)
            return any(sum(reports.tally[code]) for reports in groups)
        code = CONFIDENCES.index(what)
        return any(part[code] for reports in groups for part in reports.tally)


def sections_drawn(catalogue: Catalogue, lang: str, drawn: Drawn) -> tuple[Section, ...]:
    """The sections of the legend with the signs that the picture holds; none that is empty."""
    found = []
    for section in legend(catalogue, lang):
        entries = tuple(entry for entry in section.entries if drawn.has(entry))
        if entries:
            found.append(Section(section.title, entries))
    return tuple(found)


@dataclass(frozen=True)
class Key:
    """A legend that has been set: its parts from (0, 0), and the room it takes in px."""

    parts: tuple[Part, ...]
    width: float
    height: float


def set_key(
    sections: Sequence[Section],
    glyphs: Glyphs,
    tokens: Tokens,
    *,
    width: float,
    columns: int = 1,
    size: float = 12.0,
    notes: bool = True,
    rtl: bool = False,
) -> Key:
    """The legend in columns of equal width; a section stays together."""
    across = (width - 16.0 * (columns - 1)) / columns
    blocks = [list(_block(s, glyphs, tokens, across, size, notes, rtl)) for s in sections]
    heights = [sum(height for height, _ in block) for block in blocks]
    target = sum(heights) / columns
    column, y, tallest = 0, 0.0, 0.0
    parts: list[Part] = []
    for block, height in zip(blocks, heights, strict=True):
        if column < columns - 1 and y > 0 and y + height / 2 > target:
            column, y = column + 1, 0.0
        place = columns - 1 - column if rtl else column
        for tall, row in block:
            parts.append(group("key-row", row, at=(place * (across + 16.0), y)))
            y += tall
        y += size * 0.5
        tallest = max(tallest, y)
    return Key(tuple(parts), width, max(0.0, tallest - size * 0.5))


def _block(
    section: Section,
    glyphs: Glyphs,
    tokens: Tokens,
    width: float,
    size: float,
    notes: bool,
    rtl: bool,
) -> Iterator[tuple[float, tuple[Part, ...]]]:
    """The rows of a section: their height and their parts."""
    head = Setting(size, tokens["ink-3"], 600, rtl=rtl)
    edge = width if rtl else 0.0
    yield size * 1.7, (head.line(section.title, edge, size * 1.2),)
    plain = Setting(size, tokens["ink"], rtl=rtl)
    small = Setting(size - 1, tokens["ink-3"], rtl=rtl)
    words_at = width - _SIGN if rtl else _SIGN
    for entry in section.entries:
        said = lines_of(entry.text, plain, width - _SIGN)
        row: list[Part] = [
            group(
                "key-sign",
                _sign(entry, glyphs, tokens),
                at=(width - _SIGN / 2 + 2 if rtl else _SIGN / 2 - 2, size * 0.82),
                facts=(("sign", entry.sign),),
            )
        ]
        y = size * 1.2
        for line in said:
            row.append(plain.line(line, words_at, y))
            y += size * 1.3
        if notes and entry.note and entry.note not in entry.text:
            for line in lines_of(entry.note, small, width - _SIGN):
                row.append(small.line(line, words_at, y - size * 0.06))
                y += size * 1.2
        yield max(size * 1.62, y - size * 0.86), tuple(row)


def _sign(entry: Entry, glyphs: Glyphs, tokens: Tokens) -> tuple[Part, ...]:
    kind, _, what = entry.sign.partition(":")
    if kind == "glyph":
        return _glyph(what, glyphs, tokens)
    w, h = _HALF
    if kind == "hatch":
        return _hatch(what, tokens)
    colour = tokens.get(f"map-{entry.line}-line", tokens["map-ink"])
    dash = (5.0, 3.0) if entry.dashed else ()
    if kind == "line":
        return (Shape(f"M{-w} 0H{w}", stroke=colour, width=2, dash=dash),)
    fill: Any = tokens.get(f"map-{entry.fill}", UNSEEN)
    return (
        Shape(
            f"M{-w} {-h}H{w}V{h}H{-w}Z",
            fill=None if fill in (UNSEEN, "transparent") else fill,
            stroke=colour if entry.line else None,
            width=1.6,
            dash=dash,
        ),
    )


def _hatch(controller: str, tokens: Tokens) -> tuple[Part, ...]:
    """The hatching of a controller, as on the map: rising, falling and broken, or both."""
    w, h = _HALF
    how = {
        "armenian-forces": ("map-held", (True,), 1.15, ()),
        "russian-peacekeepers-and-armenian-forces": ("map-joint", (False,), 1.25, (3.4, 2.5)),
        "contested": ("map-contested", (True, False), 0.8, (1.2, 1.4)),
    }
    token, risings, width, dash = how[controller]
    lines = []
    for rising in risings:
        for i in range(-4, 5):
            x = i * 5.0
            first, last = max(-w, x - h), min(w, x + h)
            if last - first < 0.5:
                continue
            y, v = first - x, last - x
            lines.append(f"M{first} {-y if rising else y}L{last} {-v if rising else v}")
    frame = Shape(f"M{-w} {-h}H{w}V{h}H{-w}Z", stroke=tokens["rule-strong"], width=1)
    return Shape("".join(lines), stroke=tokens[token], width=width, dash=dash), frame


def _glyph(what: str, glyphs: Glyphs, tokens: Tokens) -> tuple[Part, ...]:
    if what == "counted":
        return glyphs.counted(((3, 0, 0), (2, 0, 0), (1, 0, 0)), 6, 8.6)
    if what == "coarse":
        tally = ((0, 0, 0), (1, 0, 0), (0, 0, 0))
        return *glyphs.disc(tally, 1, 9), *glyphs.disc_text(tally, 1)
    if what == "related":
        return (Shape("M-10 4Q-2 -6 10 -4", stroke=glyphs.tokens["link"], width=1.8),)
    if what in REPORT_LAYERS:
        return glyphs.single(REPORT_LAYERS.index(what), CONFIDENCES.index("confirmed"), 7.6)
    return neutral_single(glyphs, what)


def short_key(glyphs: Glyphs, tokens: Tokens, drawn: Drawn, names: Sequence[str]) -> Group | None:
    """Nothing but the sets on one line, for a picture without room for a legend."""
    setting = Setting(11.0, tokens["ink-2"])
    x = 0.0
    parts: list[Part] = []
    for code, name in enumerate(names):
        if not any(sum(reports.tally[code]) for reports in drawn.marks.base.groups):
            continue
        parts.append(group("key-sign", glyphs.single(code, 0, 5.6), at=(x + 7, 0.0)))
        parts.append(setting.line(name, x + 18, 4.0))
        x += 18 + setting.width(name) + 14
    return Group("key", tuple(parts), facts=(("width", f"{x - 14:.1f}"),)) if parts else None
