"""The layout of a table: which row is the header, how wide rows are, which row is HXL tags.

It is settled on the first thousand rows (fewer when they are long); a later row that does not keep
to it is refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geodata.model import Problem
from geodata.model.fields import RESERVED_COLUMNS
from geodata.readers.tables.records import Fault, Record
from geodata.readers.tables.table import TableRow

MOST_COLUMNS: Final = 16_384
"""As many as a spreadsheet has."""

SAMPLE: Final = 1000
"""Rows on which the layout is settled."""

_LONGEST_SAMPLE: Final = 2_000_000
"""Characters after which fewer rows are enough."""

_HEADER_WITHIN: Final = 20
_TAGS_WITHIN: Final = 25
_TAG: Final = re.compile(r"#[A-Za-z][A-Za-z0-9_]*(\s*\+\s*[A-Za-z][A-Za-z0-9_]*)*")
"""A hashtag with attributes, https://hxlstandard.org/standard/1-1final/tagging/."""

_SIGNS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

Records = Callable[[], Iterator[Record | Fault]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Names of the columns and where rows stand.

    `header_row` is the number of the row of the header, 0 without one. `widths` are the numbers of
    cells that a row may have, empty when rows may be short, as in a sheet; cells beyond the columns
    must be empty, missing ones are taken as empty.
    """

    header: tuple[str, ...]
    columns: tuple[str, ...]
    header_row: int
    widths: frozenset[int]
    notes: tuple[Problem, ...] = ()
    delimiter: str = ","


def named_layout(columns: Sequence[str], widths: frozenset[int], delimiter: str = ",") -> Layout:
    """The layout of a file without a header whose columns are known."""
    names = tuple(columns)
    return Layout(names, names, 0, widths | {len(names)}, (), delimiter)


def layout_of(
    file: str, sample: Sequence[Record | Fault], widths: frozenset[int], delimiter: str
) -> Layout | Problem:
    """The layout that the first records show, or why there is none.

    Without a delimiter cells are placed by their column, as in a sheet, and rows may be short.
    """
    grid = not delimiter
    filled = [record for record in sample if not _is_blank(record)]
    if not filled:
        cure = "give it a header and a row for each event"
        return Problem(file, None, "", None, "is empty", cure)
    found = _header(filled)
    if isinstance(found, Fault):
        return Problem(file, found.number, "", None, found.message, found.cure)
    rows = [
        record.cells
        for record in filled
        if isinstance(record, Record) and record.number > found.number and not is_tags(record)
    ]
    width = max(map(len, [found.cells, *rows])) if grid else len(found.cells)
    if width > MOST_COLUMNS:
        message = f"has more than {MOST_COLUMNS:,} columns"
        return Problem(file, found.number, "", None, message, "keep the columns that are needed")
    header = [_name(cell) for cell in found.cells] + [""] * (width - len(found.cells))
    while len(header) > 1 and not header[-1] and not any(_at(row, len(header) - 1) for row in rows):
        header.pop()  # a header that ends in delimiters
    if rows and all(len(row) == width + 1 and not row[-1].strip() for row in rows):
        width += 1  # every row ends in a delimiter, the header does not
    names = unique_names(header)
    allowed = frozenset() if grid else frozenset({width}) | widths
    notes = (*_titles(file, filled, found), *_doubles(file, found, header, names))
    return Layout(tuple(header), names, found.number, allowed, notes, delimiter)


def rows_of(file: str, records: Records, layout: Layout) -> Iterator[TableRow | Problem]:
    """Rows by the layout, without blank rows and HXL tags; a problem for each that differs."""
    columns, count, widths = layout.columns, len(layout.columns), layout.widths
    last_tags = layout.header_row + _TAGS_WITHIN
    reserved = not set(RESERVED_COLUMNS).isdisjoint(columns)
    number = layout.header_row
    try:
        for record in records():
            number = record.number
            if number <= layout.header_row:
                continue
            if isinstance(record, Fault):
                yield Problem(file, number, "", None, record.message, record.cure)
                continue
            cells = record.cells
            if not any(map(str.strip, cells)) or (number <= last_tags and is_tags(record)):
                continue
            if (widths and len(cells) not in widths) or any(map(str.strip, cells[count:])):
                yield _uneven(file, record, layout)
                continue
            cells.extend([""] * (count - len(cells)))
            row = dict(zip(columns, cells, strict=False))
            if reserved:
                row = {name: cell for name, cell in row.items() if name not in RESERVED_COLUMNS}
                if not any(map(str.strip, row.values())):
                    continue  # a refused row of which only its place was known
            yield TableRow(number, row)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        cure = "check the disk and read it again"
        yield Problem(file, number + 1, "", None, f"cannot be read ({reason})", cure)


def is_tags(record: Record) -> bool:
    """Whether a row holds HXL hashtags such as `#geo+lat` and nothing else."""
    if not any(cell.lstrip().startswith("#") for cell in record.cells):
        return False
    filled = [cell.strip() for cell in record.cells if cell.strip()]
    return len(filled) >= min(2, len(record.cells)) and all(map(_TAG.fullmatch, filled))


def unique_names(header: Sequence[str]) -> tuple[str, ...]:
    """Names that are never empty and never the same, in the order of the header."""
    names: dict[str, None] = {}
    given = set(header)
    for position, name in enumerate(header, start=1):
        plain = name or f"column {position}"
        new, number = plain, 1
        while new in names or (new != name and new in given):
            number += 1
            new = f"{plain} ({number})"
        names[new] = None
    return tuple(names)


def _header(filled: Sequence[Record | Fault]) -> Record | Fault:
    """The first row that is more than a title, which fills its first cell only."""
    for record in filled[:_HEADER_WITHIN]:
        if isinstance(record, Fault):
            break
        if any(cell.strip() for cell in record.cells[1:]):
            return record
    return filled[0]


def _titles(file: str, filled: Sequence[Record | Fault], found: Record) -> Iterator[Problem]:
    """What stands above the header."""
    for record in filled:
        if isinstance(record, Record) and record.number < found.number:
            text = next(cell for cell in record.cells if cell.strip())
            message = f"stands above the header, row {found.number}, and is left out"
            cure = "remove it if it is no title"
            yield Problem(file, record.number, "", text, message, cure, "warned")


def _doubles(
    file: str, found: Record, header: Sequence[str], names: Sequence[str]
) -> Iterator[Problem]:
    """Names of columns that stand twice."""
    for name, new in zip(header, names, strict=True):
        if name and name != new:
            message = f'stands twice; the second is read as "{new}"'
            yield Problem(
                file,
                found.number,
                name,
                None,
                message,
                "give each column a name of its own",
                "warned",
            )


def _is_blank(record: Record | Fault) -> bool:
    return isinstance(record, Record) and not any(cell.strip() for cell in record.cells)


def _at(row: Sequence[str], position: int) -> str:
    return row[position].strip() if position < len(row) else ""


def _name(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").replace("\u200b", "").split())


def _uneven(file: str, record: Record, layout: Layout) -> Problem:
    count, names = len(record.cells), len(layout.columns)
    usual = max(layout.widths, default=names)
    rest = "the header has" if usual == names else "other rows have"
    message = f"has {count} cells where {rest} {usual}"
    cure = f'put texts that contain {_SIGNS.get(layout.delimiter, "it")} in "quotes"'
    if record.lines > 1:
        message += f", over {record.lines} lines"
        cure = 'close the "quote" that opens in it'
    elif not layout.widths or count in layout.widths:
        message, cure = "has a value in a column without a name", "name the column"
    elif not any(cell.strip() for cell in record.cells[names:]):
        cure = "give every row as many as the header"
    return Problem(file, record.number, "", None, message, cure)


def sample_of(records: Records) -> tuple[list[Record | Fault], bool]:
    """The first records, and whether they are all."""
    sample: list[Record | Fault] = []
    length = 0
    for record in records():
        if len(sample) >= SAMPLE or length > _LONGEST_SAMPLE:
            return sample, False
        sample.append(record)
        length += sum(map(len, record.cells)) if isinstance(record, Record) else 0
    return sample, True
