"""Opening a table: which kind of file it is, where its header stands, how wide its rows are."""

from __future__ import annotations

import io
import os
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from geodata.model import Problem
from geodata.model.fields import RESERVED_COLUMNS
from geodata.model.problems import listed, shorten
from geodata.readers.reading import InputFile
from geodata.readers.tables.encoding import Encoding, Opener, encoding_of
from geodata.readers.tables.layout import (
    Layout,
    Records,
    layout_of,
    named_layout,
    rows_of,
    sample_of,
)
from geodata.readers.tables.records import Fault, Record, Separation, lines_of, records_of
from geodata.readers.tables.separation import separation_of
from geodata.readers.tables.table import Table, TableRow
from geodata.readers.tables.workbook import Sheet, sheet_of

LARGEST_FILE: Final = 2 * 1024**3
"""Bytes of a file."""

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP: Final = ("{", "<", "[{")
_HEAD: Final = 1 << 18


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
            return _refused(file.name, f"is larger than {size} GB", "split it into smaller files")
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
        return _refused(file.name, f"cannot be opened ({reason})", "check the file and try again")


def peek(
    file: InputFile, count: int = 1, *, delimiter: str = "\t", quotes: bool = False
) -> list[list[str]]:
    """The cells of the first records of a text as they stand; empty when it is no text."""
    try:
        with file.path.open("rb") as source:
            text = source.read(_HEAD).decode("utf-8-sig", "replace")
    except OSError:
        return []
    if "\0" in text:
        return []
    found = records_of(io.StringIO(text, newline=""), Separation(delimiter, quotes))
    return [record.cells for record in islice(found, count) if isinstance(record, Record)]


def table_of_bytes(data: bytes, name: str) -> Table:
    """The table of a file that is in memory; `name` is what sentences call it."""
    return _told(name, partial(io.BytesIO, data), len(data), None, None, True, frozenset())


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
    return _told(
        file.name, partial(_bytes_of, file.path), state[0], columns, delimiter, quotes, widths
    )


def _bytes_of(path: Path) -> BinaryIO:
    return path.open("rb")


def _told(
    name: str,
    opener: Opener,
    size: int,
    columns: tuple[str, ...] | None,
    delimiter: str | None,
    quotes: bool,
    widths: frozenset[int],
) -> Table:
    """The table of bytes that tell themselves what kind of file they are."""
    if not size:
        return _refused(name, "is empty", "give it a header and a row for each event")
    with opener() as source:
        head = source.read(8)
    if head.startswith(_OLE):
        cure = "save it as XLSX without a password, or as CSV"
        return _refused(name, "is an old (.xls) or a protected workbook", cure)
    if head.startswith(_ZIP):
        return _workbook(name, opener, columns, widths)
    return _text(name, opener, size, columns, delimiter, quotes, widths)


def _text(
    name: str,
    opener: Opener,
    size: int,
    columns: tuple[str, ...] | None,
    delimiter: str | None,
    quotes: bool,
    widths: frozenset[int],
) -> Table:
    encoding = encoding_of(opener)
    if encoding is None:
        cure = "give a CSV file of text, or an XLSX workbook"
        return _refused(name, "is not a table of text", cure)
    start = next(lines_of(opener, encoding), "").lstrip()
    if start.startswith(_MARKUP):
        kind = "XML or HTML" if start.startswith("<") else "JSON"
        return _refused(name, f"is {kind}, not a table", "save it as CSV or XLSX")
    separation = (
        separation_of(lines_of(opener, encoding))
        if delimiter is None
        else Separation(delimiter, quotes)
    )
    records = partial(_text_records, opener, encoding, separation)
    sample, complete = sample_of(records)
    layout = (
        layout_of(name, sample, widths, separation.delimiter)
        if columns is None
        else named_layout(columns, widths, separation.delimiter)
    )
    notes = []
    if encoding.guessed:
        message = f"is not UTF-8; it was read as {encoding.title}, which is a guess"
        cure = 'check the names, or save it as "CSV UTF-8"'
        notes.append(Problem(name, None, "", None, message, cure, "warned"))
    expected = len(sample) if complete else _expected(sample, size, encoding)
    return _table(name, records, layout, notes, expected)


def _workbook(
    name: str, opener: Opener, columns: tuple[str, ...] | None, widths: frozenset[int]
) -> Table:
    sheet = sheet_of(opener)
    if isinstance(sheet, Fault):
        return _refused(name, sheet.message, sheet.cure)
    layout = (
        layout_of(name, sample_of(sheet.records)[0], widths, "")
        if columns is None
        else named_layout(columns, widths, "")
    )
    return _table(name, sheet.records, layout, _sheet_notes(name, sheet), sheet.facts.rows)


def _sheet_notes(name: str, sheet: Sheet) -> list[Problem]:
    found = []
    if sheet.others:
        message = f"is read as its sheet {shorten(sheet.name, 40)} alone"
        cure = f"save others that hold events as files of their own: {listed(sheet.others)}"
        found.append(Problem(name, None, "", None, message, cure, "warned"))
    if sheet.facts.uncomputed:
        message = f"has {sheet.facts.uncomputed:,} formulas without a value, read as empty cells"
        cure = "open it in a spreadsheet and save it again"
        found.append(Problem(name, None, "", None, message, cure, "warned"))
    return found


def _text_records(
    opener: Opener, encoding: Encoding, separation: Separation
) -> Iterator[Record | Fault]:
    return records_of(lines_of(opener, encoding), separation)


def _expected(sample: Sequence[Record | Fault], size: int, encoding: Encoding) -> int:
    """About how many records a file has, by the size of the first."""
    of_sample = sum(
        len((",".join(record.cells) + "\n").encode(encoding.codec, "replace"))
        for record in sample
        if isinstance(record, Record)
    )
    return max(len(sample), round(size / max(of_sample, 1) * len(sample)))


def _table(
    name: str,
    records: Records,
    layout: Layout | Problem,
    notes: Sequence[Problem],
    expected: int,
) -> Table:
    if isinstance(layout, Problem):
        return Table((), (), (layout,), _nothing)
    source = partial(rows_of, name, records, layout)
    header = tuple(name for name in layout.header if name not in RESERVED_COLUMNS)
    names = tuple(name for name in layout.columns if name not in RESERVED_COLUMNS)
    told = (*notes, *layout.notes)
    return Table(header, names, told, source, expected, layout.header_row, layout.delimiter)


def _refused(name: str, message: str, cure: str) -> Table:
    return Table((), (), (Problem(name, None, "", None, message, cure),), _nothing)


def _nothing() -> Iterator[TableRow | Problem]:
    return iter(())
