"""XLSX (ECMA-376): sheets Events, Sources and README, for those who work in a spreadsheet.

openpyxl makes the workbook with its styles and empty sheets; the rows are put in as they are sent,
for it would take twenty times as long with them and give nothing before the last. Text is always
written as text, never as a formula or an error. Days from March 1900 on are dates of the
spreadsheet; it knows no earlier ones, which are written as text. What a sheet cannot hold goes on
in the next one; what a cell cannot hold is left out and said in the README.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, fields
from datetime import date, datetime, time
from itertools import chain, islice
from typing import Any, Final
from xml.sax.saxutils import escape

from geodata.licences import Count
from geodata.model.formulas import unguarded
from geodata.writers.archives import LARGE, zipped
from geodata.writers.export import Export
from geodata.writers.readme import readme
from geodata.writers.saying import TITLE, counted
from geodata.writers.table import SOURCE_COLUMNS, columns_of, rows_of_sources, rows_of_values
from geodata.writers.writing import gathered
from geodata.writers.xml_text import xml_text

SHEET_ROWS: Final = 1_048_576
"""Rows of a sheet, the header among them."""
CELL_TEXT: Final = 32_767
"""Characters of a cell."""
FIRST_DAY: Final = date(1900, 3, 1)
"""Before it spreadsheets disagree: the file format takes 1900 for a leap year."""
DAY_ZERO: Final = date(1899, 12, 30)
"""Dates of a spreadsheet are days since then."""

_WIDTHS: Final = {"title": 60, "summary": 60, "id": 32, "place": 24, "publisher": 28, "url": 40}
_README_WIDTH: Final = 100
_SOURCE: Final = re.compile(r"source_\d+_")
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""`_x0041_` in a cell means a character by its number; an underscore of our own is written so."""
_ROWS_END: Final = b"</sheetData>"
_SIZE: Final = re.compile(rb'<dimension ref="[^"]*"')


@dataclass(frozen=True, slots=True)
class XlsxWriter:
    """The writer of XLSX."""

    id: str = "xlsx"
    way: str = "events.xlsx"
    mimetype: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    holds_readme: bool = True
    explains_itself: bool = True

    def pieces(self, export: Export) -> Iterator[bytes]:
        """The workbook as it grows."""
        return zipped(_members(export), export.accessed, large=len(export.release) > LARGE)


@dataclass(slots=True)
class _Sheet:
    """One sheet: its header, how many rows come under it, and the rows."""

    title: str
    header: Sequence[str]
    count: int
    rows: Iterable[Sequence[object]]


@dataclass(slots=True)
class _Cells:
    """Rows as XML; counts the texts that were too long for a cell."""

    date_style: int
    too_long: int = 0
    letters: list[str] = field(default_factory=list)

    def rows(self, rows: Iterable[Sequence[object]]) -> Iterator[str]:
        """Rows from the second of a sheet on."""
        for number, row in enumerate(rows, start=2):
            cells = "".join(
                self._cell(f"{letter}{number}", value)
                for letter, value in zip(self.letters, row, strict=False)
                if value is not None
            )
            yield f'<row r="{number}">{cells}</row>'

    def _cell(self, place: str, value: object) -> str:
        if isinstance(value, date):
            if value >= FIRST_DAY:
                days = (value - DAY_ZERO).days
                return f'<c r="{place}" s="{self.date_style}"><v>{days}</v></c>'
            value = value.isoformat()
        if not isinstance(value, str):
            return f'<c r="{place}"><v>{value!r}</v></c>'
        if len(value) > CELL_TEXT:
            self.too_long += 1
            return ""
        if unguarded(value) != value:
            # Our reader takes this apostrophe for the guard of a CSV that was saved again.
            value = f"'{value}"
        text = escape(_ESCAPE.sub("_x005F_", xml_text(value)))
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _members(export: Export) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the workbook; the README's sheet comes last, when all cells are written."""
    from openpyxl.utils import get_column_letter

    sheets = [*_sheets_of_rows(export), _Sheet("README", (TITLE,), 0, ())]
    skeleton, date_style = _skeleton(export, sheets)
    most = max(len(sheet.header) for sheet in sheets)
    cells = _Cells(date_style, letters=[get_column_letter(n) for n in range(1, most + 1)])
    by_name = {f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets, start=1)}
    with zipfile.ZipFile(io.BytesIO(skeleton)) as book:
        for name in book.namelist():
            content = book.read(name)
            sheet = by_name.get(name)
            if sheet is None:
                yield name, [content]
                continue
            if sheet is sheets[-1]:
                sheet.rows = [(line,) for line in _lines(export, cells.too_long)]
                sheet.count = len(sheet.rows)
            last = f"{cells.letters[len(sheet.header) - 1]}{sheet.count + 1}"
            content = _SIZE.sub(f'<dimension ref="A1:{last}"'.encode(), content)
            head, end, tail = content.partition(_ROWS_END)
            yield name, chain([head], gathered(cells.rows(sheet.rows)), [end + tail])


def _sheets_of_rows(export: Export) -> Iterator[_Sheet]:
    release = export.release
    columns = columns_of(release.events())
    names = [column.column for column in columns]
    rows = rows_of_values(release.events(), columns)
    yield from _split("Events", names, len(release), rows)
    sources = sum(len(event.sources) for event in release.events())
    yield from _split("Sources", SOURCE_COLUMNS, sources, rows_of_sources(release))
    counts = release.counts()
    if counts:
        header = [part.name for part in fields(Count)]
        yield from _split("Withheld counts", header, len(counts), map(astuple, counts))


def _split(
    title: str, header: Sequence[str], count: int, rows: Iterable[Sequence[object]]
) -> Iterator[_Sheet]:
    """As many sheets as the rows need: `title`, `title 2` and so on, all over the same rows."""
    held = SHEET_ROWS - 1
    walk = iter(rows)
    for number, start in enumerate(range(0, max(count, 1), held), start=1):
        here = min(held, count - start)
        name = title if number == 1 else f"{title} {number}"
        yield _Sheet(name, header, here, islice(walk, here))


def _skeleton(export: Export, sheets: Sequence[_Sheet]) -> tuple[bytes, int]:
    """The workbook with headers only, and the number of the style of its dates."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        made: Any = book.create_sheet(sheet.title)
        if sheet.header == (TITLE,):
            made.column_dimensions["A"].width = _README_WIDTH
        else:
            made.freeze_panes = "A2"
        for place, name in enumerate(sheet.header, start=1):
            cell = made.cell(1, place, name)
            cell.font = Font(bold=True)
            if sheet.header != (TITLE,):
                width = _WIDTHS.get(_SOURCE.sub("", name), 14)
                made.column_dimensions[get_column_letter(place)].width = width
    sample = book.worksheets[0].cell(2, 1)
    sample.number_format = "yyyy-mm-dd"
    date_style = int(sample.style_id)
    book.worksheets[0].delete_rows(2)
    book.properties.title, book.properties.creator = TITLE, "Aras"
    moment = datetime.combine(export.accessed, time())
    file = io.BytesIO()
    book.save(file)
    return _dated(file.getvalue(), moment), date_style


def _dated(book: bytes, moment: datetime) -> bytes:
    """The workbook as if it had been made at that moment; the library takes the clock's."""
    stamp = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = stamp.sub(f"{moment:%Y-%m-%dT%H:%M:%S}Z".encode(), content)
            after.writestr(name, content)
    return out.getvalue()


def _lines(export: Export, too_long: int) -> list[str]:
    """The README under its title, which is the header of its sheet."""
    lines = readme(export).splitlines()[1:]
    if too_long:
        lines += [
            "",
            f"{counted(too_long, 'cell')} stayed empty: a cell holds {CELL_TEXT:,} characters,",
            "and these have more. The CSV and the GeoPackage hold them.",
        ]
    return lines
