"""Joins the Noto Sans subsets of the pages into two whole fonts for pictures.

Run by `make assets`, after the subsets have been copied; the output is committed, and is the same
byte for byte each time.

A browser takes each letter from the subset that has it; the typesetter of the pictures wants one
file a weight, as TrueType.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "armenian", "arabic")
WEIGHTS = {400: "Regular", 600: "SemiBold"}


def whole(weight: int, folder: Path) -> TTFont:
    """The subsets of one weight as one font; the first gives the names and the measures."""
    parts = []
    for subset in SUBSETS:
        font = TTFont(FONTS / f"noto-sans-{subset}-{weight}-normal.woff2", recalcTimestamp=False)
        font.flavor = None
        parts.append(folder / f"{subset}.ttf")
        font.save(parts[-1])
    joined = Merger().merge([str(part) for part in parts])
    joined.recalcTimestamp = False
    with TTFont(parts[0]) as first:
        for stamp in ("created", "modified"):
            setattr(joined["head"], stamp, getattr(first["head"], stamp))
    return joined


def main() -> None:
    """Write both files."""
    (FONTS / "whole").mkdir(exist_ok=True)
    for weight, style in WEIGHTS.items():
        with tempfile.TemporaryDirectory() as folder:
            out = FONTS / "whole" / f"NotoSans-{style}.ttf"
            whole(weight, Path(folder)).save(out)
            print(f"{out.stat().st_size / 1000:11.1f} kB  fonts/whole/{out.name}")


if __name__ == "__main__":
    main()
