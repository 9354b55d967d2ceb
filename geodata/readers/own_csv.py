"""The product's own CSV: the columns of `geodata.model.fields` in any order.

A file that a spreadsheet saved again is read too: another separator or encoding, a workbook, dates
and decimal commas as the spreadsheet's language has them. What our writer wrote comes back exactly.
Whatever the bytes are, the answer is rows and problems, never an exception.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geodata.model import FiledEvent, Problem, RawRow, event_of
from geodata.model.fields import FIELDS
from geodata.model.rows import header_problems
from geodata.readers.own_cells import OwnCells
from geodata.readers.reading import FileReading, InputFile, ReadOptions, RowRead
from geodata.readers.tables import Table, open_table, table_of_bytes

_ENOUGH_COLUMNS = 12
"""A file with so many of our needed columns is meant to be of this format, faults and all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave: its good events, each with its row, its problems, and the ids it names."""

    events: tuple[FiledEvent, ...]
    problems: tuple[Problem, ...]
    ids: frozenset[str]


class OwnCsv:
    """The reader of the product's own CSV."""

    id = "aras"
    title = "Aras CSV"

    def claims(self, file: InputFile) -> bool:
        """Whether the header names most of our columns."""
        names = {field.column for field in FIELDS}
        return len(names.intersection(open_table(file).columns)) >= _ENOUGH_COLUMNS

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """Rows of the file; what it does not say is not filled, for the format says everything."""
        table = open_table(file)
        order = options.mapping.get("date_order", "")
        return FileReading("", _read(table, file.name, order), table.expected)


def read_own_csv(data: bytes, file: str) -> Reading:
    """Events and problems of the bytes of a file; `file` is its name in the sentences."""
    events: list[FiledEvent] = []
    problems: list[Problem] = []
    ids: set[str] = set()
    for read in _read(table_of_bytes(data, file), file, ""):
        problems.extend(problem for problem in read.problems if problem.level == "refused")
        if read.event is not None:
            events.append(FiledEvent(read.event, file, read.row))
        if read.cells:
            ids.add(read.id)
    return Reading(tuple(events), tuple(problems), frozenset(ids))


def _read(table: Table, file: str, order: str) -> Iterator[RowRead]:
    for note in table.notes:
        if not _is_double(note, table):
            yield RowRead(None, problems=(note,))
    if not table.readable:
        return
    problems = header_problems(table.header, file, table.header_row)
    for problem in problems:
        yield RowRead(problem.row, problems=(problem,))
    if problems:
        return
    own = OwnCells(table, order)
    empty = True
    for row in table.source():
        empty = False
        if isinstance(row, Problem):
            yield RowRead(row.row, problems=(row,))
        else:
            yield _event(own, RawRow(file, row.number, row.cells))
    if empty:
        problem = Problem(file, None, "", None, "has no events", "add a row for each event")
        yield RowRead(None, problems=(problem,))


def _event(own: OwnCells, row: RawRow) -> RowRead:
    cells: Mapping[str, str] = own.mended(row.cells)
    found = event_of(RawRow(row.file, row.number, cells))
    name = cells["id"].strip()
    if isinstance(found, list):
        return RowRead(row.number, None, tuple(found), row.cells, name)
    return RowRead(row.number, found, (), row.cells, name)


def _is_double(note: Problem, table: Table) -> bool:
    """Whether it warns of a column that stands twice, which is refused here."""
    return note.level == "warned" and note.row == table.header_row and bool(note.field)
