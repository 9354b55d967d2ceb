"""The fonts of the pictures: how wide words are, and what of a font a picture needs.

Two whole Noto Sans files, regular and semi-bold, with Latin, Cyrillic, Armenian and Arabic letters;
`tools/assets/whole_fonts.py` makes them from the subsets that the pages use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import uharfbuzz as hb

from dashboard.theme import ASSETS

FAMILY: Final = "Noto Sans"
FOLDER: Final = ASSETS / "fonts" / "whole"
FILES: Final[dict[int, Path]] = {
    400: FOLDER / "NotoSans-Regular.ttf",
    600: FOLDER / "NotoSans-SemiBold.ttf",
}
STACK: Final = "'Noto Sans','Noto Sans Armenian','Noto Sans Arabic',system-ui,sans-serif"
UNITS: Final = 1000
CAP_HEIGHT: Final = 0.714
"""Height of a capital letter, in ems: the ink of a line of text, for centring it."""

_RIGHT_TO_LEFT: Final = "֐-ࣿיִ-﷿ﹰ-ﻼ"
_RUNS: Final = re.compile(f"[{_RIGHT_TO_LEFT}][{_RIGHT_TO_LEFT}\\s‌‍]*|[^{_RIGHT_TO_LEFT}]+")


@cache
def _font(weight: int) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(FILES[weight]))))


@lru_cache(maxsize=8192)
def _units(text: str, weight: int) -> int:
    total = 0
    for run in _RUNS.findall(text):
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        hb.shape(_font(weight), buffer)
        total += sum(position.x_advance for position in buffer.glyph_positions)
    return total


def width_of(text: str, size: float, weight: int = 400, spacing: float = 0.0) -> float:
    """Width of a line in px, shaped; `spacing` px are added after each letter but the last."""
    return _units(text, weight) * size / UNITS + spacing * max(0, len(text) - 1)


def drawable(text: str) -> str:
    """The text without letters that our fonts do not have; one such letter would take the whole
    line to another font."""
    known = _covered()
    kept = "".join(letter if ord(letter) in known else " " for letter in text)
    return re.sub(r" {2,}", " ", kept).strip()


@cache
def _covered() -> frozenset[int]:
    faces = [hb.Face(hb.Blob.from_file_path(str(path))) for path in FILES.values()]
    first, *others = [frozenset(face.unicodes) for face in faces]
    return first.intersection(*others)


def subset_of(weight: int, letters: Iterable[str]) -> bytes:
    """A TrueType file with what these letters need, ligatures and joined forms included."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(letter) for letter in letters})
    face = hb.subset(hb.Face(hb.Blob.from_file_path(str(FILES[weight]))), wanted)
    return bytes(face.blob.data)
