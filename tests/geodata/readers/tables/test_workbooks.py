"""Workbooks: cells as a person sees them, and nothing that a file can do to a reader."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from geodata.readers.tables import Table, TableRow
from tests.geodata.readers.tables.helpers import cells, numbers, sentences, table

CELLS = st.one_of(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=30
    ).filter(lambda text: not text.startswith("=") and "_x" not in text and "x005F" not in text),
    st.integers(-(10**15), 10**15),
    st.floats(-1e300, 1e300),
    st.dates(date(1901, 1, 1), date(2199, 12, 31)),
    st.booleans(),
    st.none(),
)


def book_of(*sheets: list[list[Any]], edit: Callable[[Worksheet], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
        if edit and number == 1:
            edit(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def seen(value: Any) -> str:
    """What a person takes a cell for."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def same(text: str, value: Any) -> bool:
    """Whether the text says the value; numbers are written with 16 digits."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return math.isclose(float(text), value, rel_tol=1e-15)
    return text == seen(value)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_what_was_written_is_read(rows: list[tuple[Any, Any, Any]]) -> None:
    found = table(book_of([["day", "place", "n"], *map(list, rows)]))
    assert found.columns == ("day", "place", "n")
    written = [row for row in rows if any(seen(value).strip() for value in row)]
    read = cells(found)
    assert len(read) == len(written)
    for texts, values in zip(read, written, strict=True):
        assert all(map(same, texts, values)), (texts, values)
    assert sentences(found) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (39.6003, "39.6003"),
        (39.599_999_999_999_99, "39.59999999999999"),
        (27.0, "27"),
        (0.1, "0.1"),
        (1e-7, "1e-07"),
        (123456789012, "123456789012"),
        (date(2020, 9, 27), "2020-09-27"),
        (datetime(2020, 9, 27), "2020-09-27 00:00:00"),
        (datetime(2020, 9, 27, 14, 30), "2020-09-27 14:30:00"),
        (time(14, 30), "14:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        (True, "TRUE"),
        ("  ə  ", "  ə  "),
        ("#N/A", "#N/A"),
    ],
)
def test_a_cell_is_text_as_a_person_sees_it(value: Any, text: str) -> None:
    assert cells(table(book_of([["a", "b"], [value, "x"]]))) == [[text, "x"]]


def test_a_date_in_any_format_of_its_cell_is_a_day() -> None:
    def edit(sheet: Worksheet) -> None:
        for row, form in enumerate(("dd.mm.yyyy", "d-mmm-yy", "[$-409]mmmm d, yyyy;@"), start=2):
            sheet.cell(row, 1).number_format = form

    days = [[datetime(2020, 9, 27), "x"] for _ in range(3)]
    found = table(book_of([["day", "b"], *days], edit=edit))
    assert [row[0] for row in cells(found)] == ["2020-09-27"] * 3


def test_rows_keep_their_numbers_and_need_not_be_filled_up() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["A5"] = "late"
        sheet["D7"] = "beyond"

    found = table(book_of([["a", "b", "c"], ["1"], ["2", None, "3"]], edit=edit))
    assert cells(found) == [["1", "", "", ""], ["2", "", "3", ""], ["late", "", "", ""],
                            ["", "", "", "beyond"]]  # fmt: skip
    assert numbers(found) == [2, 3, 5, 7]
    assert found.columns == ("a", "b", "c", "column 4")
    assert found.expected == 5


def test_a_value_beyond_the_columns_late_in_a_sheet_is_refused() -> None:
    rows = [["a", "b"], *([["1", "2"]] * 1000), ["1", "2", "3"]]
    found = table(book_of(rows))
    assert len(cells(found)) == 1000
    assert sentences(found) == [
        "f.csv, row 1002: has a value in a column without a name; name the column"
    ]


def test_merged_cells_are_filled_down() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("B5:C5")

    rows = [["place", "day", "n"], ["Shusha", "1", "x"], [None, "2", "y"], [None, "3", "z"],
            ["Agdam", "wide", None], [None, "5", None]]  # fmt: skip
    found = table(book_of(rows, edit=edit))
    assert cells(found) == [["Shusha", "1", "x"], ["Shusha", "2", "y"], ["Shusha", "3", "z"],
                            ["Agdam", "wide", ""], ["", "5", ""]]  # fmt: skip
    assert cells(found) == cells(found)


def test_the_first_visible_sheet_with_a_table_is_read_and_the_others_are_named() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"

    events = [["day", "place"], ["2020-10-01", "Shusha"]]
    found = table(book_of(events, [["About this file"]], events, [["x", "y"], [1, 2]], edit=edit))
    assert cells(found) == [["2020-10-01", "Shusha"]]
    assert sentences(found) == [
        "f.csv: is read as its sheet Sheet 3 alone; "
        "save others that hold events as files of their own: Sheet 2, Sheet 4"
    ]


def test_formulas_without_a_value_are_said() -> None:
    found = table(book_of([["a", "b"], ["x", "=1+1"], ["y", "=A1"]]))
    assert cells(found) == [["x", ""], ["y", ""]]
    assert sentences(found) == [
        "f.csv: has 2 formulas without a value, read as empty cells; "
        "open it in a spreadsheet and save it again"
    ]


def test_line_ends_of_a_spreadsheet_are_line_ends() -> None:
    assert cells(table(book_of([["a", "b"], ["x_x000D_\ny", "1"]]))) == [["x\ny", "1"]]
    spelled = [["a", "b"], ["_x005F_x000D_", "_x005F_"]]
    assert cells(table(book_of(spelled))) == [["_x000D_", "_x005F_"]]


def replaced(data: bytes, name: str, content: bytes | None) -> bytes:
    """The workbook with one of its files changed or, for None, taken away."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
            elif content is not None:
                new.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
GOOD = book_of([["day", "place"], ["2020-10-01", "Shusha"], ["2020-10-02", 3.5]])


def refused(found: Table) -> str:
    assert not found.readable
    (said,) = sentences(found)
    return said


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = replaced(GOOD, SHEET, b"<worksheet>" + b" " * 40_000_000 + b"</worksheet>")
    assert len(bomb) < 100_000
    assert refused(table(bomb)) == (
        "f.csv: unpacks to more than 200 times its size; save the sheet with the events as CSV"
    )


def test_a_bomb_of_many_files_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), b"")
    assert "holds more than 10,000 files" in refused(table(out.getvalue()))


def test_entities_do_not_unfold() -> None:
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 50}">' for n in range(9)
    )
    xml = f'<!DOCTYPE x [{entities}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
    xml += "<t>&a8;</t></is></c></row></sheetData></worksheet>"
    found = table(replaced(GOOD, SHEET, xml.encode()))
    assert "cannot be read" in refused(found)


def sheet_xml(rows: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def test_a_row_far_below_ends_the_sheet() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    rows += '<row r="2"><c r="A2"><v>3</v></c></row>'
    rows += '<row r="999999999"><c r="A999999999"><v>4</v></c></row>'
    found = table(replaced(GOOD, SHEET, sheet_xml(rows)))
    first, second = found.rows()
    assert isinstance(first, TableRow)
    assert first.cells == {"1": "3", "2": ""}
    assert str(second) == (
        "f.csv, row 1048577: is beyond the size of a table; save the events as CSV"
    )


def test_a_cell_far_to_the_right_is_refused() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZ1"><v>2</v></c></row>'
    said = refused(table(replaced(GOOD, SHEET, sheet_xml(rows))))
    assert "columns" in said or "cannot be read" in said


@pytest.mark.parametrize(
    "name", ["[Content_Types].xml", "xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels"]
)
def test_a_part_that_lacks_or_is_broken_is_one_sentence(name: str) -> None:
    for content in (None, b"", b"<", b"<a/>", b"\x00\xff"):
        found = table(replaced(GOOD, name, content))
        said = sentences(found)
        assert len(said) == 1 or cells(found)
        assert all("\n" not in one for one in said)


def test_a_sheet_that_breaks_off_keeps_what_stood_before() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        xml = archive.read(SHEET)
    found = table(replaced(GOOD, SHEET, xml[: xml.rindex(b"<row")]))
    assert cells(found)[0] == ["2020-10-01", "Shusha"]
    assert "cannot be read" in sentences(found)[-1]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_bytes_give_rows_or_problems(data: st.DataObject) -> None:
    broken = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(len(broken) // 2, len(broken)))
    found = table(bytes(broken[:end]))
    assert list(found.rows()) or found.readable


@settings(max_examples=100, deadline=None)
@given(st.data(), st.sampled_from(zipfile.ZipFile(io.BytesIO(GOOD)).namelist()))
def test_damaged_parts_give_rows_or_problems(data: st.DataObject, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        part = bytearray(archive.read(name))
    start = data.draw(st.integers(0, len(part) - 1))
    end = data.draw(st.integers(start, min(len(part), start + 30)))
    part[start:end] = data.draw(
        st.binary(max_size=10) | st.text("<>/\"'019Ar=", max_size=10).map(str.encode)
    )
    found = table(replaced(GOOD, name, bytes(part)))
    assert list(found.rows()) or found.readable
