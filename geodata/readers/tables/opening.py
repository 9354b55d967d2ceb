"""Opening a table: which kind of file it is, where its header stands, how wide its rows are."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Final

from geodata.model import Problem
from geodata.model.fields import RESERVED_COLUMNS
from geodata.readers.reading import InputFile
from geodata.readers.tables.encoding import Encoding, encoding_of
from geodata.readers.tables.layout import layout_of, rows_of
from geodata.readers.tables.records import Fault, Record, Separation, lines_of, records_of
from geodata.readers.tables.separation import separation_of
from geodata.readers.tables.table import Table, TableRow

LARGEST_FILE: Final = 2 * 1024**3
"""Bytes of a file of text."""

Records = Callable[[], Iterator[Record | Fault]]


def open_table(
    file: InputFile,
    *,
    columns: Sequence[str] | None = None,
    delimiter: str | None = None,
    quotes: bool = True,
    widths: Collection[int] | None = None,
) -> Table:
    """The table of a file, whatever it is; `Table.notes` say what hinders reading it.

    `columns` names the columns of a file without a header (every row is then data). `delimiter`
    is found when it is not given; `quotes=False` takes quotes as plain text. `widths` are numbers
    of cells that a row may have beside the number of columns: what a shorter row lacks is empty.
    """
    try:
        state = file.path.stat()
        if state.st_size > LARGEST_FILE:
            size = LARGEST_FILE // 1024**3
            return _refused(file, f"is larger than {size} GB", "split it into smaller files")
        return _opened(
            file,
            (state.st_size, state.st_mtime_ns),
            None if columns is None else tuple(columns),
            delimiter,
            quotes,
            frozenset(widths or ()),
        )
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        return _refused(file, f"cannot be opened ({reason})", "check the file and try again")


def peek(
    file: InputFile, count: int = 1, *, delimiter: str = "\t", quotes: bool = False
) -> list[list[str]]:
    """The cells of the first records of a text as they stand; empty when it is no text."""
    try:
        with file.path.open("rb") as source:
            head = source.read(1 << 18)
        text = head.decode("utf-8-sig", "replace")
    except OSError:
        return []
    if "\0" in text:
        return []
    lines = iter(text.splitlines(keepends=True))
    found = records_of(lines, Separation(delimiter, quotes))
    return [record.cells for record in islice(found, count) if isinstance(record, Record)]


@lru_cache(maxsize=8)
def _opened(
    file: InputFile,
    state: tuple[int, int],
    columns: tuple[str, ...] | None,
    delimiter: str | None,
    quotes: bool,
    widths: frozenset[int],
) -> Table:
    """Remembered for the file as it is (`state`): several readers look at the same header."""
    if state[0] == 0:
        return _refused(file, "is empty", "give it a header and a row for each event")
    encoding = encoding_of(file.path)
    if encoding is None:
        cure = "give a CSV file of text, or an XLSX workbook"
        return _refused(file, "is not a table of text", cure)
    separation = (
        separation_of(lines_of(file.path, encoding))
        if delimiter is None
        else Separation(delimiter, quotes)
    )
    records = partial(_text_records, file.path, encoding, separation)
    notes = []
    if encoding.guessed:
        message = f"is not UTF-8; it was read as {encoding.title}, which is a guess"
        cure = 'check the names, or save it as "CSV UTF-8"'
        notes.append(Problem(file.name, None, "", None, message, cure, "warned"))
    return _table(file, records, columns, widths, notes)


def _text_records(
    path: Path, encoding: Encoding, separation: Separation
) -> Iterator[Record | Fault]:
    return records_of(lines_of(path, encoding), separation)


def _table(
    file: InputFile,
    records: Records,
    columns: tuple[str, ...] | None,
    widths: frozenset[int],
    notes: list[Problem],
) -> Table:
    layout = layout_of(file.name, records(), columns, widths)
    if isinstance(layout, Problem):
        return Table((), (), (layout,), _nothing)
    source = partial(rows_of, file.name, records, layout)
    header = tuple(name for name in layout.header if name not in RESERVED_COLUMNS)
    names = tuple(name for name in layout.columns if name not in RESERVED_COLUMNS)
    return Table(header, names, (*notes, *layout.notes), source)


def _refused(file: InputFile, message: str, cure: str) -> Table:
    return Table((), (), (Problem(file.name, None, "", None, message, cure),), _nothing)


def _nothing() -> Iterator[TableRow | Problem]:
    return iter(())
