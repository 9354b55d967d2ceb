"""Tables of any shape: CSV, TSV or XLSX whose columns are found by their names, or said.

It comes last: a file of a known format is read by the reader of that format.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from geodata.model import Problem
from geodata.readers.generic import GenericRow, dataset_slug, read_rows
from geodata.readers.meant.zipped import unzipped
from geodata.readers.reading import FileReading, InputFile, ReadOptions, RowRead
from geodata.readers.tables import Table, open_table

_SUFFIXES: Final = frozenset(
    {".csv", ".tsv", ".tab", ".txt", ".psv", ".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"}
)
_ZIP: Final = ".zip"


class AnyTable:
    """The reader of tables without a known format."""

    id = "table"
    title = "Table (CSV, TSV, XLSX)"

    def claims(self, file: InputFile) -> bool:
        """Whether it is called like a table, or opens as one of several columns."""
        if file.path.suffix.lower() in _SUFFIXES:
            return True
        with unzipped(file, head=True) as inner:
            return not isinstance(inner, Problem) and len(open_table(inner).columns) > 1

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """Rows of the file: one event each, or what is wrong with it."""
        expected = None if file.path.suffix.lower() == _ZIP else open_table(file).expected
        return FileReading("", _read(file, options), expected)


def _read(file: InputFile, options: ReadOptions) -> Iterator[RowRead]:
    with unzipped(file) as inner:
        if isinstance(inner, Problem):
            yield RowRead(None, problems=(inner,))
            return
        table = open_table(inner)
        for note in table.notes:
            yield RowRead(None, problems=(note,))
        if table.readable:
            slug = dataset_slug(options.source_name or file.path.stem)
            rows, row = partial(_rows, file.name, table), table.header_row or None
            yield from read_rows(file.name, table.columns, rows, options, slug, header_row=row)


def _rows(file: str, table: Table) -> Iterator[GenericRow | Problem]:
    for row in table.source():
        if isinstance(row, Problem):
            yield row
        else:
            yield GenericRow(file, row.number, row.cells)
