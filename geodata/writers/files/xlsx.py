"""XLSX (ECMA-376): sheets Events, Sources and README, for those who work in a spreadsheet.

Text is always written as text, never as a formula or an error. Days from March 1900 on are dates of
the spreadsheet; it knows no earlier ones, which are written as text. What a sheet cannot hold goes
on in the next one; what a cell cannot hold is left out and said in the README.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from geodata.licences import Count
from geodata.writers.archives import DatedZip
from geodata.writers.export import Export
from geodata.writers.readme import readme
from geodata.writers.saying import TITLE, counted
from geodata.writers.table import SOURCE_COLUMNS, columns_of, rows_of_sources, rows_of_values
from geodata.writers.xml_text import xml_text

SHEET_ROWS: Final = 1_048_576
"""Rows of a sheet, the header among them."""
CELL_TEXT: Final = 32_767
"""Characters of a cell."""
FIRST_DAY: Final = date(1900, 3, 1)
"""Before it spreadsheets disagree: the file format takes 1900 for a leap year."""

_WIDTHS: Final = {"title": 60, "summary": 60, "id": 32, "place": 24, "publisher": 28, "url": 40}
_README_WIDTH: Final = 100
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""`_x0041_` in a cell means a character by its number; an underscore of our own is written so."""


def write(export: Export, path: Path) -> None:
    """Write the export to a new file."""
    book = Workbook(write_only=True)
    release = export.release
    columns = columns_of(release.events())
    sheets = _Sheets(book)
    names = [field.column for field in columns]
    sheets.add("Events", names, rows_of_values(release.events(), columns))
    sheets.add("Sources", SOURCE_COLUMNS, rows_of_sources(release))
    counts = release.counts()
    if counts:
        header = [field.name for field in fields(Count)]
        sheets.add("Withheld counts", header, map(astuple, counts))
    _add_readme(book, export, sheets.too_long)
    moment = datetime.combine(export.accessed, time())
    book.properties.title, book.properties.creator = TITLE, "Aras"
    book.properties.created = book.properties.modified = moment
    ExcelWriter(book, DatedZip(path, export.accessed)).save()


@dataclass(slots=True)
class _Sheets:
    """Sheets of rows in a workbook; counts the texts that were too long for a cell."""

    book: Any
    too_long: int = 0

    def add(self, title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """The rows under their header; what does not fit goes on in `title 2`."""
        sheet, filled, number = self._sheet(title, header), 1, 1
        for row in rows:
            if filled == SHEET_ROWS:
                number, filled = number + 1, 1
                sheet = self._sheet(f"{title} {number}", header)
            sheet.append([self._cell(sheet, value) for value in row])
            filled += 1

    def _sheet(self, title: str, header: Sequence[str]) -> Any:
        sheet = self.book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for place, name in enumerate(header, start=1):
            width = _WIDTHS.get(name.removeprefix("source_1_").removeprefix("source_2_"), 14)
            sheet.column_dimensions[get_column_letter(place)].width = width
        cells = [_text_cell(sheet, name) for name in header]
        for cell in cells:
            cell.font = Font(bold=True)
        sheet.append(cells)
        return sheet

    def _cell(self, sheet: Any, value: object) -> Any:
        if isinstance(value, date):
            if value >= FIRST_DAY:
                cell = WriteOnlyCell(sheet, value)
                cell.number_format = "yyyy-mm-dd"
                return cell
            value = value.isoformat()
        if isinstance(value, float):
            # All its digits, where the library would write sixteen.
            cell = WriteOnlyCell(sheet, repr(value))
            cell.data_type = "n"
            return cell
        if not isinstance(value, str):
            return value
        if len(value) > CELL_TEXT:
            self.too_long += 1
            return None
        return _text_cell(sheet, value)


def _text_cell(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, _ESCAPE.sub("_x005F_", xml_text(text)))
    # Not what the text looks like: "=1+1" and "#N/A" are text.
    cell.data_type = "s"
    return cell


def _add_readme(book: Any, export: Export, too_long: int) -> None:
    sheet = book.create_sheet("README")
    sheet.column_dimensions["A"].width = _README_WIDTH
    lines = readme(export).splitlines()
    if too_long:
        lines += [
            "",
            f"{counted(too_long, 'cell')} stayed empty: a cell holds {CELL_TEXT:,} characters,",
            "and these have more. The CSV and the GeoPackage hold them.",
        ]
    for line in lines:
        sheet.append([_text_cell(sheet, line)] if line else [])
