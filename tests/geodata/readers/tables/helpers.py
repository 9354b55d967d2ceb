"""Tables of bytes for tests: rows as lists of cells, problems as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from geodata.readers.tables import Table, TableRow, table_of_bytes


def table(data: bytes | str) -> Table:
    """The table of a file called f.csv."""
    return table_of_bytes(data if isinstance(data, bytes) else data.encode(), "f.csv")


def cells(found: Table) -> list[list[str]]:
    """The cells of every row, in the order of the columns."""
    rows = [row for row in found.rows() if isinstance(row, TableRow)]
    assert all(tuple(row.cells) == found.columns for row in rows)
    return [list(row.cells.values()) for row in rows]


def numbers(found: Table) -> list[int]:
    """The numbers of the rows."""
    return [row.number for row in found.rows() if isinstance(row, TableRow)]


def sentences(found: Table) -> list[str]:
    """What is said of the file and its rows."""
    return [str(row) for row in found.rows() if not isinstance(row, TableRow)]


def text_of(rows: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\n") -> str:
    """Rows as text in which every cell is in quotes."""
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows]
    return end.join(delimiter.join(row) for row in quoted) + end
