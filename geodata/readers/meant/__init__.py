"""Files of a known body of reports: its columns have one meaning, whatever container brings them.

Here stands what UCDP, ACLED and GDELT share: how a row becomes an event or problems, how days and
points are read, how a table of such rows is opened. What the columns mean stands in `ucdp`,
`acled` and `gdelt`; `geodata.readers.meanings` lists them.
"""

from __future__ import annotations

from geodata.readers.meant.area import coarser, is_karabakh, same_place
from geodata.readers.meant.cells import Named, Said, clean, tidy
from geodata.readers.meant.days import DayColumn
from geodata.readers.meant.draft import Draft
from geodata.readers.meant.meaning import Meaning, MeantRow, Point, Rows
from geodata.readers.meant.table import MeantTable, expected_rows, rows_of

__all__ = [
    "DayColumn",
    "Draft",
    "Meaning",
    "MeantRow",
    "MeantTable",
    "Named",
    "Point",
    "Rows",
    "Said",
    "clean",
    "coarser",
    "expected_rows",
    "is_karabakh",
    "rows_of",
    "same_place",
    "tidy",
]
