"""What the XML of a sheet says that `openpyxl` does not tell when it streams.

Merged cells stand behind the rows, so they are looked for before the rows are read. Office Open
XML (ECMA-376 part 1): 18.3.1.55 mergeCell, 18.3.1.40 f, 18.3.1.73 row.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import column_index_from_string

from geodata.readers.tables.encoding import Opener

_PIECE: Final = 1 << 20
_OVERLAP: Final = 4096
_MERGED: Final = re.compile(
    rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"'
)
_UNCOMPUTED: Final = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>|</(?:\w+:)?c>)"
)
_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s>]")
_MOST_MERGED: Final = 100_000


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Of one sheet: its rows, formulas whose value was never computed, cells merged downwards.

    `merged` has of each its column (from 0), its first and its last row.
    """

    rows: int = 0
    uncomputed: int = 0
    merged: tuple[tuple[int, int, int], ...] = ()


def facts_of(opener: Opener, member: str) -> SheetFacts:
    """The facts of the sheet that is this file of the zip, read a piece at a time."""
    rows = uncomputed = 0
    merged: set[tuple[int, int, int]] = set()
    with (
        opener() as packed,
        zipfile.ZipFile(packed) as archive,
        archive.open(member.lstrip("/")) as source,
    ):
        text = b""
        while True:
            piece = source.read(_PIECE)
            text += piece
            # What begins in the overlap is seen whole with the next piece.
            end = len(text) - _OVERLAP if piece else len(text)
            rows += sum(found.start() < end for found in _ROW.finditer(text))
            uncomputed += sum(found.start() < end for found in _UNCOMPUTED.finditer(text))
            if len(merged) < _MOST_MERGED:
                merged.update(filter(_goes_down, map(_area, _MERGED.finditer(text))))
            if not piece:
                return SheetFacts(rows, uncomputed, tuple(sorted(merged)))
            text = text[max(end, 0) :]


class Filler:
    """Writes the value of a cell that is merged downwards into every row that it reaches.

    Rows come in the order of the sheet.
    """

    def __init__(self, merged: tuple[tuple[int, int, int], ...]):
        self._starting: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for column, first, last in merged:
            self._starting[first].append((column, last))
        self._reaching: dict[int, tuple[int, str]] = {}

    def fill(self, number: int, cells: list[str]) -> None:
        """Fill the cells of row `number` in place; empty rows are left as they are."""
        if not any(cells):
            return
        for column, (last, value) in list(self._reaching.items()):
            if number > last:
                del self._reaching[column]
                continue
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = cells[column] or value
        for column, last in self._starting.get(number, ()):
            if column < len(cells) and cells[column]:
                self._reaching[column] = (last, cells[column])


def _area(found: re.Match[bytes]) -> tuple[int, int, int]:
    return column_index_from_string(found[1].decode()) - 1, int(found[2]), int(found[3])


def _goes_down(area: tuple[int, int, int]) -> bool:
    return area[2] > area[1]
