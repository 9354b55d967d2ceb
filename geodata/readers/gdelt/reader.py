"""The reader of GDELT's files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from geodata.model import Problem
from geodata.readers.gdelt.columns import (
    DATASET,
    GDELT_1,
    columns_in_order,
    is_knowledge_graph,
    is_mentions,
    named_columns,
    raw_columns,
)
from geodata.readers.gdelt.meaning import GdeltMeaning
from geodata.readers.meant import Named, Rows, expected_rows, rows_of
from geodata.readers.meant.zipped import unzipped
from geodata.readers.reading import FileReading, InputFile, ReadOptions, RowRead
from geodata.readers.tables import Table, TableRow, open_table, peek

_LOOKED_AT: Final = 20

_FOREIGN: Final = (
    (is_knowledge_graph, "GDELT's knowledge graph, whose rows are articles and not events"),
    (is_mentions, "GDELT's table of mentions, whose rows are articles and not events"),
)


class _Gdelt:
    """Raw event files by what stands in their first rows, other tables by names or order."""

    id = "gdelt"
    title = "GDELT events"

    def claims(self, file: InputFile) -> bool:
        """Whether the first rows are GDELT's; never raises."""
        with unzipped(file, head=True) as inner:
            if isinstance(inner, Problem):
                return False
            first = peek(inner, _LOOKED_AT)
            if raw_columns(first) or any(is_foreign(first) for is_foreign, _ in _FOREIGN):
                return True
            return _named(open_table(inner)) is not None

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """The rows of the file. Whatever the bytes are, rows and problems come out."""
        return FileReading(DATASET, self._read(file, options), expected_rows(file))

    def _read(self, file: InputFile, options: ReadOptions) -> Iterator[RowRead]:
        with unzipped(file) as inner:
            found = inner if isinstance(inner, Problem) else _opened(inner)
            if isinstance(found, Problem):
                yield RowRead(found.row, problems=(found,))
                return
            table, meaning, rows = found
            yield from (RowRead(note.row, problems=(note,)) for note in table.notes)
            yield from meaning.read_rows(rows, options)


GDELT: Final = _Gdelt()
"""The reader of GDELT's event files."""


def _opened(file: InputFile) -> tuple[Table, GdeltMeaning, Rows] | Problem:
    """The table, the meaning of its columns and its rows; or why there are none."""
    first = peek(file, _LOOKED_AT)
    for is_foreign, what in _FOREIGN:
        if is_foreign(first):
            cure = "take the file of events of the same time, whose name ends in .export.CSV"
            return Problem(file.name, None, "", None, f"is {what}", cure)
    if names := raw_columns(first):
        widths = {57} if len(names) == 58 else None
        table = open_table(file, columns=names, delimiter="\t", quotes=False, widths=widths)
        named = Named.placed({name: name for name in names})
        return table, GdeltMeaning(named), rows_of(table, file.name)
    table = open_table(file)
    found = _named(table)
    if found is not None:
        return table, GdeltMeaning(found), rows_of(table, file.name)
    refused = [note for note in table.notes if note.level == "refused"]
    message = "is not GDELT events: it has neither the names of their columns nor their order"
    other = Problem(file.name, None, "", None, message, "leave --format out")
    return refused[0] if refused else other


def _named(table: Table) -> Named | None:
    """Where GDELT's columns stand in a table with a header; None when it has them not."""
    if not table.readable:
        return None
    named = named_columns(table.columns)
    if named is not None or len(table.columns) < len(GDELT_1):
        return named
    first = islice((row for row in table.source() if isinstance(row, TableRow)), _LOOKED_AT)
    return columns_in_order(table.columns, [list(row.cells.values()) for row in first])
