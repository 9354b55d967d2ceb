"""The known bodies of reports, for readers of any container.

A vector file, say, whose features have the properties of UCDP GED:

    meaning = meaning_of(names of the properties)
    if meaning is not None:  # the file is of the known dataset `meaning.dataset`
        rows = meaning.read_rows(rows, options)

where `rows` is called for the features from the start as often as needed and yields a
`MeantRow(file, number, cells, point)` for each: the properties as text, and (longitude, latitude)
of the geometry, or None to let the cells say it. `meaning.read_row` reads one row for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from geodata.readers.acled import acled_meaning
from geodata.readers.gdelt import gdelt_meaning
from geodata.readers.meant import Meaning, MeantRow, Point, Rows
from geodata.readers.ucdp import ucdp_meaning

MEANINGS: Final[tuple[Callable[[Sequence[str]], Meaning | None], ...]] = (
    ucdp_meaning,
    acled_meaning,
    gdelt_meaning,
)
"""Each gives the meaning of columns by their names, None when they are not of its dataset."""


def meaning_of(columns: Sequence[str]) -> Meaning | None:
    """The meaning of columns of a known body of reports, None when they are not of one."""
    for meaning in MEANINGS:
        found = meaning(columns)
        if found is not None:
            return found
    return None


__all__ = ["MEANINGS", "Meaning", "MeantRow", "Point", "Rows", "meaning_of"]
