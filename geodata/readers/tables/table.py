"""What a table is once its bytes are understood: named columns, and rows that are read anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from geodata.model import Problem


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number as a spreadsheet shows it (the header is row 1), its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows.

    `header` is the first row as it was written, `columns` are unique names that are never empty:
    a column without a name is called `column 3`, a second `date` is called `date (2)`. Both are
    empty when the file cannot be read as a table. `header_row` is the number of its row, 0 when
    the file has none.
    `notes` are what is known before the first row is read: why the file cannot be read (level
    refused), or what had to be guessed (level warned).
    `source` gives the rows and the problems of single rows, from the start at each call.
    `expected` is about how many rows there are; `delimiter` is empty for a workbook.
    """

    header: tuple[str, ...]
    columns: tuple[str, ...]
    notes: tuple[Problem, ...]
    source: Callable[[], Iterator[TableRow | Problem]]
    expected: int | None = None
    header_row: int = 1
    delimiter: str = ""

    @property
    def readable(self) -> bool:
        """Whether there are columns to read."""
        return bool(self.columns)

    def rows(self) -> Iterator[TableRow | Problem]:
        """The notes, then each row or what is wrong with it, in the order of the file.

        Each call starts from the beginning. Nothing more than a row is held in memory.
        """
        yield from self.notes
        yield from self.source()
