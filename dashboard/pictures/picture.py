"""A scene as a file: SVG by our own writer; PNG and PDF from that SVG by Typst.

Typst shapes text of every script, embeds the fonts as text, and draws without the interpreter's
lock, so that other requests are answered meanwhile. It is given our fonts only.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version as installed_version
from pathlib import Path
from types import MappingProxyType
from typing import Final

import typst

from dashboard.pictures.fonts import FILES, FOLDER
from dashboard.pictures.scene import Scene
from dashboard.pictures.size import Size
from dashboard.pictures.svg import svg_of

FORMATS: Final[Mapping[str, str]] = MappingProxyType(
    {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
)
"""Ending to media type."""
PT_OF_PX: Final = 0.75
_PAGE: Final = """#set document(title: {title}, author: "Aras", date: none)
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#set text(lang: {lang})
#image("picture.svg", width: {width}pt, height: {height}pt, alt: {alt})
"""


@cache
def renderer_version() -> str:
    """A hash over all that a picture's looks depend on beside view, data, style and tokens: this
    room, the legend, the words, the fonts and the typesetter."""
    said = hashlib.sha256(installed_version("typst").encode())
    room = Path(__file__).parent
    for path in (
        *sorted(room.glob("*.py")),
        *sorted(room.parent.joinpath("wording").glob("*.toml")),
        *FILES.values(),
    ):
        said.update(path.read_bytes())
    return said.hexdigest()[:12]


@dataclass(frozen=True)
class Picture:
    """A picture as a file."""

    body: bytes
    ending: str

    @property
    def mimetype(self) -> str:
        """Its media type."""
        return FORMATS[self.ending]


def draw_picture(scene: Scene, ending: str, size: Size) -> Picture:
    """The scene as `svg`, `png` or `pdf`; the same scene gives the same bytes.

    KeyError for another ending. An SVG and a PDF do not depend on the scale.
    """
    if ending not in FORMATS:
        raise KeyError(ending)
    svg = svg_of(
        scene.parts,
        scene.width,
        scene.height,
        title=scene.title,
        description=scene.description,
        lang=scene.lang,
        fonts=ending == "svg",
    )
    if ending == "svg":
        return Picture(svg.encode(), ending)
    return Picture(_typeset(svg, scene, ending, size.scale), ending)


def inline_svg(scene: Scene, prefix: str = "") -> str:
    """The scene as an SVG element for a page of ours, which has the fonts. `prefix` keeps the ids
    of several pictures in one page apart."""
    return svg_of(
        scene.parts,
        scene.width,
        scene.height,
        title=scene.title,
        description=scene.description,
        lang=scene.lang,
        fonts=False,
        prefix=prefix,
    )


def _typeset(svg: str, scene: Scene, ending: str, scale: float) -> bytes:
    # A PNG is set at a point to the pixel, so that pixels are whole.
    unit = 1.0 if ending == "png" else PT_OF_PX
    page = _PAGE.format(
        title=_quoted(scene.title),
        alt=_quoted(f"{scene.title}. {scene.description}"),
        lang=_quoted(scene.lang),
        width=f"{scene.width * unit:g}",
        height=f"{scene.height * unit:g}",
    )
    with tempfile.TemporaryDirectory(prefix="aras-picture-") as folder:
        main = Path(folder, "picture.typ")
        main.write_text(page, encoding="utf-8")
        Path(folder, "picture.svg").write_text(svg, encoding="utf-8")
        made = typst.compile(
            str(main),
            root=folder,
            font_paths=_fonts(),
            format="png" if ending == "png" else "pdf",
            ppi=72.0 * scale,
        )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
