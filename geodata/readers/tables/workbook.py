"""Workbooks (XLSX): the sheet with the events as records of text, as a person sees its cells.

`openpyxl` reads, a row at a time; a formula gives the value that was last computed. A day is
written as ISO 8601 whatever format its cell has, and a number in full.
"""

from __future__ import annotations

import csv
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

import openpyxl

from geodata.readers.tables.archive import bomb_fault
from geodata.readers.tables.encoding import Opener
from geodata.readers.tables.records import Fault, Record
from geodata.readers.tables.sheet_xml import Filler, SheetFacts, facts_of

# What a workbook holds beside its cells (forms, extensions of a maker) is nothing to a person here.
warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\..*")

MOST_ROWS: Final = 1_048_576
"""As many as a spreadsheet has."""

_MOST_CELLS: Final = 500_000_000
"""Cells that may be gone over, empty ones too: a few far cells make a wide sheet."""

_SPELLED: Final = re.compile(r"(_x005F_)(?=x[0-9A-Fa-f]{4}_)|_x000D_\n?")
"""Characters that a cell spells by their number (ECMA-376, ST_Xstring): an underscore that would
begin such a spelling, and a carriage return, which is the end of a line."""

_HEADER_WITHIN: Final = 200
"""Rows of a sheet in which a header is looked for."""

_CURE: Final = "open it in a spreadsheet and save it again as XLSX or CSV"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, the facts of its XML, and the names of those that are not read."""

    opener: Opener
    name: str
    facts: SheetFacts
    others: tuple[str, ...] = ()

    def records(self) -> Iterator[Record | Fault]:
        """The rows that hold anything, numbered as in the sheet, merged cells filled down."""
        number = gone_over = 0
        filler = Filler(self.facts.merged)
        try:
            with _opened(self.opener) as book:
                for number, cells in _rows(book[self.name]):
                    filler.fill(number, cells)
                    gone_over += len(cells)
                    if number > MOST_ROWS or gone_over > _MOST_CELLS:
                        break
                    yield _record(number, cells)
                else:
                    return
        except Exception as error:  # openpyxl raises whatever a damaged part leads to
            yield Fault(number + 1, f"cannot be read ({_reason(error)})", _CURE)
            return
        yield Fault(number, "is beyond the size of a table", "save the events as CSV")


def sheet_of(opener: Opener) -> Sheet | Fault:
    """The first visible sheet with a header and a row below it, or why there is none."""
    try:
        fault = bomb_fault(opener)
        if fault:
            return Fault(0, fault, "save the sheet with the events as CSV")
        with _opened(opener) as book:
            return _chosen(opener, book)
    except zipfile.BadZipFile:
        return Fault(0, "is a damaged workbook, or none", _CURE)
    except Exception as error:  # openpyxl raises whatever a damaged part leads to
        return Fault(0, f"cannot be read as a workbook ({_reason(error)})", _CURE)


def _chosen(opener: Opener, book: Any) -> Sheet | Fault:
    sheets = sorted(book.worksheets, key=lambda sheet: bool(sheet.sheet_state != "visible"))
    filled = {sheet.title: shape for sheet in sheets if (shape := _shape(sheet)) != (0, 0)}
    if not filled:
        return Fault(0, "is empty", "give it a header and a row for each event")
    tables = [name for name, (rows, cells) in filled.items() if rows > 1 and cells > 1]
    chosen = next(iter(tables or filled))
    visible = {sheet.title for sheet in sheets if sheet.sheet_state == "visible"}
    others = tuple(name for name in filled if name != chosen and name in visible)
    # The only way from a sheet to its XML that the library has.
    facts = facts_of(opener, book[chosen]._worksheet_path)
    return Sheet(opener, chosen, facts, others)


def _shape(sheet: Any) -> tuple[int, int]:
    """Filled rows (two are enough) and the most filled cells of a row, in the first rows."""
    rows = most = 0
    for number, cells in _rows(sheet):
        filled = sum(bool(cell.strip()) for cell in cells)
        if filled:
            rows, most = rows + 1, max(most, filled)
        if number > _HEADER_WITHIN or (rows > 1 and most > 1):
            break
    return rows, most


@contextmanager
def _opened(opener: Opener) -> Iterator[Any]:
    # An open file, not its path: the library goes by the ending of a name.
    with opener() as source:
        book = openpyxl.load_workbook(source, read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold cells; the last is empty when the sheet has more than `MOST_ROWS`."""
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > MOST_ROWS:
            yield number, []
            return
        if row:
            yield number, [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return _SPELLED.sub(lambda found: "_" if found[1] else "\n", value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        if value.time() == time() and "h" not in str(cell.number_format).lower():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _record(number: int, cells: list[str]) -> Record | Fault:
    while cells and not cells[-1]:
        cells.pop()
    limit = csv.field_size_limit()
    if any(len(cell) > limit for cell in cells):
        return Fault(number, f"has a cell of more than {limit:,} characters", "shorten it")
    if any("\0" in cell for cell in cells):
        return Fault(number, "holds a NUL character", "take it out of the cell")
    return Record(number, cells)


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
