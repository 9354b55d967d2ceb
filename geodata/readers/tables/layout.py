"""The layout of a table: which row is the header, how wide rows are, which row is HXL tags.

It is settled on the first thousand rows; a later row that does not keep to it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from geodata.model import Problem
from geodata.model.fields import RESERVED_COLUMNS
from geodata.readers.tables.records import Fault, Record
from geodata.readers.tables.table import TableRow

MOST_COLUMNS: Final = 16_384
"""As many as a spreadsheet has."""

_SAMPLE: Final = 1000
_HEADER_WITHIN: Final = 20
_TAGS_WITHIN: Final = 25
_TAG: Final = re.compile(r"#[A-Za-z][A-Za-z0-9_]*(\s*\+\s*[A-Za-z][A-Za-z0-9_]*)*")
"""A hashtag with attributes, https://hxlstandard.org/standard/1-1final/tagging/."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Names of the columns and where rows stand.

    `first` is the number of the first row that may be data. `widths` are the numbers of cells that
    a row may have; cells beyond the columns are empty, missing ones are taken as empty.
    """

    header: tuple[str, ...]
    columns: tuple[str, ...]
    first: int
    widths: frozenset[int]
    notes: tuple[Problem, ...] = ()


def layout_of(
    file: str,
    records: Iterator[Record | Fault],
    columns: tuple[str, ...] | None,
    widths: frozenset[int],
) -> Layout | Problem:
    """The layout that the first records show, or why there is none."""
    sample = [record for record in islice(records, _SAMPLE) if not _is_blank(record)]
    if columns is not None:
        return Layout(columns, columns, 1, widths | {len(columns)})
    if not sample:
        cure = "give it a header and a row for each event"
        return Problem(file, None, "", None, "is empty", cure)
    found = _header(sample)
    if isinstance(found, Fault):
        return Problem(file, found.number, "", None, found.message, found.cure)
    if len(found.cells) > MOST_COLUMNS:
        message = f"has more than {MOST_COLUMNS:,} columns"
        return Problem(file, found.number, "", None, message, "keep the columns that are needed")
    rows = [
        record.cells
        for record in sample
        if isinstance(record, Record) and record.number > found.number and not is_tags(record)
    ]
    header = [_name(cell) for cell in found.cells]
    while len(header) > 1 and not header[-1] and not any(_at(row, len(header) - 1) for row in rows):
        header.pop()  # a header that ends in delimiters
    width = frozenset({len(found.cells)})
    longer = [row for row in rows if len(row) == len(found.cells) + 1 and not row[-1].strip()]
    if rows and len(longer) == len(rows):
        width = frozenset({len(found.cells) + 1})  # every row ends in a delimiter, the header not
    names = _unique(header)
    notes = [
        Problem(file, found.number, name, None, "stands twice", f"it is called {new}", "warned")
        for name, new in zip(header, names, strict=True)
        if name and name != new
    ]
    return Layout(tuple(header), names, found.number + 1, width | widths, tuple(notes))


def rows_of(
    file: str, records: Callable[[], Iterator[Record | Fault]], layout: Layout
) -> Iterator[TableRow | Problem]:
    """Rows by the layout, without blank rows and HXL tags; a problem for each that differs."""
    columns, count = layout.columns, len(layout.columns)
    reserved = not set(RESERVED_COLUMNS).isdisjoint(columns)
    for record in records():
        if record.number < layout.first or _is_blank(record):
            continue
        if isinstance(record, Fault):
            yield Problem(file, record.number, "", None, record.message, record.cure)
            continue
        cells = record.cells
        if record.number < layout.first + _TAGS_WITHIN and is_tags(record):
            continue
        if len(cells) not in layout.widths or any(cell.strip() for cell in cells[count:]):
            yield _uneven(file, record, layout)
            continue
        cells.extend([""] * (count - len(cells)))
        row = dict(zip(columns, cells, strict=False))
        if reserved:
            row = {name: cell for name, cell in row.items() if name not in RESERVED_COLUMNS}
            if not any(cell.strip() for cell in row.values()):
                continue  # a refused row of which only its place was known
        yield TableRow(record.number, row)


def is_tags(record: Record) -> bool:
    """Whether a row holds HXL hashtags such as `#geo+lat` and nothing else."""
    filled = [cell.strip() for cell in record.cells if cell.strip()]
    return len(filled) >= min(2, len(record.cells)) and all(map(_TAG.fullmatch, filled))


def _header(sample: Sequence[Record | Fault]) -> Record | Fault:
    """The first row with two filled cells; the first row when there is none."""
    for record in sample[:_HEADER_WITHIN]:
        if isinstance(record, Fault):
            break
        if sum(bool(cell.strip()) for cell in record.cells) > 1:
            return record
    return sample[0]


def _is_blank(record: Record | Fault) -> bool:
    return isinstance(record, Record) and not any(cell.strip() for cell in record.cells)


def _at(row: Sequence[str], position: int) -> str:
    return row[position].strip() if position < len(row) else ""


def _name(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").replace("\u200b", "").split())


def _unique(header: Sequence[str]) -> tuple[str, ...]:
    names: list[str] = []
    taken = set(header)
    for position, name in enumerate(header, start=1):
        new, number = name or f"column {position}", 1
        while new in names or (new != name and new in taken):
            number += 1
            new = f"{name or f'column {position}'} ({number})"
        names.append(new)
    return tuple(names)


def _uneven(file: str, record: Record, layout: Layout) -> Problem:
    count, width = len(record.cells), min(layout.widths)
    message = f"has {count} cells where the header has {width}"
    cure = 'put texts that contain commas in "quotes"'
    if record.lines > 1:
        message += f", over {record.lines} lines"
        cure = 'close the "quote" that opens in it'
    elif count in layout.widths:
        message, cure = "has a value in a column without a name", "name the column"
    return Problem(file, record.number, "", None, message, cure)
