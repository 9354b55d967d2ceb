"""Rows of any file for tests: a table as text in, events and sentences out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from geodata.model import Event, Problem
from geodata.readers import ReadOptions, RowRead
from geodata.readers.generic import GenericRow, read_rows
from geodata.readers.tables import TableRow, table_of_bytes


def reads(text: str, options: ReadOptions | None = None, **said: str) -> list[RowRead]:
    """What became of every row of a file f.csv; `said` is the mapping of columns."""
    table = table_of_bytes(text.encode(), "f.csv")
    options = options or ReadOptions(mapping=said)

    def rows() -> Iterator[GenericRow | Problem]:
        for row in table.source():
            is_row = isinstance(row, TableRow)
            yield GenericRow("f.csv", row.number, row.cells) if is_row else row  # type: ignore[misc,union-attr]

    return list(read_rows("f.csv", table.columns, partial(rows), options, "f", header_row=1))


def events(text: str, options: ReadOptions | None = None, **said: str) -> list[Event]:
    """The events of a file in which nothing is wrong."""
    found = reads(text, options, **said)
    assert [str(problem) for read in found for problem in read.problems] == []
    return [read.event for read in found if read.event is not None]


def sentences(text: str, options: ReadOptions | None = None, **said: str) -> list[str]:
    """What is said of a file."""
    return [str(p) for read in reads(text, options, **said) for p in read.problems]


def one(header: str, row: str, options: ReadOptions | None = None) -> Event:
    """The event of a row with a date and a place beside these columns."""
    (event,) = events(f"date,lat,lon,{header}\n2020-10-01,39.8,46.7,{row}\n", options)
    return event


def refused(header: str, row: str) -> list[str]:
    """What is wrong with such a row."""
    return sentences(f"date,lat,lon,{header}\n2020-10-01,39.8,46.7,{row}\n")
