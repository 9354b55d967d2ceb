"""The product's own CSV: whatever it is, events and problems come out, never a traceback."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.model import Event, row_of
from geodata.model.fields import fields_with_sources
from geodata.model.formulas import guarded
from geodata.readers import InputFile, ReadOptions, read_own_csv
from geodata.readers.own_csv import OwnCsv
from geodata.writers.own_csv import csv_of_events
from tests.geodata.strategies import events

NUMBERS = {"lat", "lon", "killed_min", "killed_max", "injured_min", "injured_max"}


def written(rows: list[dict[str, str]], sources: int = 2, **kwargs: Any) -> bytes:
    out = io.StringIO(newline="")
    columns = [field.column for field in fields_with_sources(sources)]
    writer = csv.DictWriter(out, columns, **kwargs)
    writer.writeheader()
    for row in rows:
        cells = {name: cell if name in NUMBERS else guarded(cell) for name, cell in row.items()}
        writer.writerow(cells)
    return out.getvalue().encode()


def sentences(data: bytes) -> list[str]:
    return [str(problem) for problem in read_own_csv(data, "f.csv").problems]


@given(st.lists(events(), min_size=1, max_size=4))
def test_what_our_writer_wrote_is_read(found: list[Event]) -> None:
    data = "".join(csv_of_events(found, fields_with_sources(4))).encode()
    reading = read_own_csv(data, "f.csv")
    assert reading.problems == ()
    assert [filed.event for filed in reading.events] == found
    assert [filed.row for filed in reading.events] == list(range(2, len(found) + 2))


@settings(max_examples=50)
@given(
    st.lists(events(), min_size=1, max_size=3),
    st.sampled_from((",", ";", "\t", "|")),
    st.sampled_from(("\n", "\r\n", "\r")),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")),
)
def test_what_was_written_otherwise_is_read(
    found: list[Event], delimiter: str, end: str, encoding: str
) -> None:
    rows = [row_of(event) for event in found]
    text = written(rows, 4, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).decode()
    reading = read_own_csv(text.encode(encoding), "f.csv")
    assert reading.problems == ()
    assert [filed.event for filed in reading.events] == found


@given(st.binary())
def test_any_bytes_give_a_problem(data: bytes) -> None:
    reading = read_own_csv(data, "f.csv")
    assert reading.events == ()
    assert reading.problems
    assert all("\n" not in str(problem) for problem in reading.problems)


@given(st.text(), st.booleans())
def test_any_text_gives_a_problem(text: str, after_header: bool) -> None:
    header = written([]).decode() if after_header else ""
    reading = read_own_csv((header + text).encode("utf-8", "surrogatepass"), "f.csv")
    assert reading.events == ()
    assert reading.problems


@given(st.data())
def test_any_cell_gives_an_event_or_a_problem_of_its_row(data: st.DataObject) -> None:
    row = row_of(data.draw(events()))
    column = data.draw(st.sampled_from(sorted(row)))
    row[column] = data.draw(st.text())
    reading = read_own_csv(written([row], 4).decode("utf-8", "replace").encode(), "f.csv")
    assert bool(reading.events) != bool(reading.problems)
    assert all(problem.row in (2, 3) for problem in reading.problems)


def test_rows_count_as_in_a_spreadsheet(chronicle: tuple[Event, ...]) -> None:
    first, second, third = (row_of(event) for event in chronicle[:3])
    first["summary"] = "two\r\nlines"
    data = written([first, second, {**third, "lat": "95"}])
    lines = data.split(b"\r\n")
    data = b"\r\n".join([*lines[:3], b"", *lines[3:]])  # an empty row after the first event
    assert sentences(data) == [
        'f.csv, row 5, lat: "95" is not a latitude; write degrees from -90 to 90, '
        "and check lat and lon are not swapped"
    ]
    assert read_own_csv(data, "f.csv").events[0].event.summary == "two\nlines"


def test_a_mark_at_the_start_and_windows_line_ends_do_not_matter(chronicle_csv: bytes) -> None:
    data = b"\xef\xbb\xbf" + chronicle_csv.replace(b"\n", b"\r\n")
    assert len(read_own_csv(data, "f.csv").events) == 220


def test_columns_may_stand_in_any_order(chronicle: tuple[Event, ...]) -> None:
    row = dict(reversed(row_of(chronicle[0]).items()))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([row.keys(), row.values()])
    reading = read_own_csv(out.getvalue().encode(), "f.csv")
    assert [filed.event for filed in reading.events] == [chronicle[0]]


def read_file(path: Path) -> tuple[list[Event], list[str]]:
    file = InputFile(path.name, path)
    assert OwnCsv().claims(file)
    events, problems = [], []
    for read in OwnCsv().read(file, ReadOptions()).rows:
        problems += [str(problem) for problem in read.problems]
        if read.event is not None:
            events.append(read.event)
    return events, problems


def test_a_european_spreadsheet_may_have_saved_it(
    chronicle: tuple[Event, ...], tmp_path: Path
) -> None:
    rows = []
    for event in chronicle:
        row = row_of(event)
        for name, cell in row.items():
            if name in ("lat", "lon"):
                row[name] = f"{float(cell):.5f}".replace(".", ",")
            elif (name in ("date_start", "date_end") and cell) or (
                name.endswith("_date") and len(cell) == 10
            ):
                row[name] = ".".join(reversed(cell.split("-"))) if len(cell) == 10 else cell
        rows.append(row)
    path = tmp_path / "resaved.csv"
    path.write_bytes(written(rows, 4, delimiter=";"))
    assert read_file(path) == (list(chronicle), [])


def test_dates_with_the_month_first_are_decided_over_the_column(
    chronicle: tuple[Event, ...], tmp_path: Path
) -> None:
    rows = []
    for event in chronicle:
        row = row_of(event)
        for name in ("date_start", "date_end"):
            if row[name]:
                year, month, day = row[name].split("-")
                row[name] = f"{int(month)}/{int(day)}/{year}"
        rows.append(row)
    path = tmp_path / "resaved.csv"
    path.write_bytes(written(rows, 4))
    assert read_file(path) == (list(chronicle), [])


def test_an_undecided_date_is_refused(chronicle: tuple[Event, ...]) -> None:
    row = row_of(chronicle[0]) | {"date_start": "05/10/2020", "date_end": ""}
    assert sentences(written([row])) == [
        'f.csv, row 2, date_start: "05/10/2020" is not a date; '
        "write it as YYYY-MM-DD, such as 2020-09-27"
    ]


def test_a_workbook_of_our_columns_is_read(chronicle: tuple[Event, ...], tmp_path: Path) -> None:
    columns = [field.column for field in fields_with_sources(4)]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(columns)
    for event in chronicle:
        row = row_of(event)
        cells: list[object] = [row.get(column, "") for column in columns]
        for name in ("lat", "lon"):
            cells[columns.index(name)] = float(row[name])
        cells[columns.index("date_start")] = event.date_start
        sheet.append(cells)
    path = tmp_path / "resaved.xlsx"
    book.save(path)
    assert read_file(path) == (list(chronicle), [])


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''@x", "-", "+39", "'quoted'", "\tx"])
def test_the_guard_of_formulas_is_undone(chronicle: tuple[Event, ...], text: str) -> None:
    event = chronicle[0].model_copy(update={"summary": text.strip(), "title": text.strip()})
    reading = read_own_csv(written([row_of(event)]), "f.csv")
    assert [filed.event for filed in reading.events] == [event]


def test_faults_of_the_file(chronicle_csv: bytes) -> None:
    text = chronicle_csv.decode()
    header, first, *_ = text.splitlines()
    assert sentences(b"") == ["f.csv: is empty; give it a header and a row for each event"]
    assert sentences(header.encode()) == ["f.csv: has no events; add a row for each event"]
    assert sentences(chronicle_csv.replace(b"kind", b"kynd", 1)) == [
        "f.csv, row 1, kynd: is not a known column; did you mean kind?",
        "f.csv, row 1, kind: is missing; add it, with a value in every row",
    ]
    assert sentences(header.replace("source_2_title", "title").encode()) == [
        "f.csv, row 1, title: stands twice; keep one of the columns"
    ]
    assert sentences(header.replace(",", ";").encode() + b"\na;b") == [
        "f.csv, row 2: has 2 cells where the header has 34; give every row as many as the header"
    ]
    assert sentences(b"\x00\x01\x02") == [
        "f.csv: is not a table of text; give a CSV file of text, or an XLSX workbook"
    ]
    assert sentences(f"{header}\n{first},extra".encode()) == [
        "f.csv, row 2: has 35 cells where the header has 34; "
        'put texts that contain commas in "quotes"'
    ]
    broken = f'{header}\n{first}\n"never closed'
    assert sentences(broken.encode()) == [
        "f.csv, row 3: cannot be read as CSV (unexpected end of data); "
        'close every "quote", and double quotes inside a text'
    ]


def test_a_cell_too_long_is_told_with_its_row(chronicle: tuple[Event, ...]) -> None:
    row = row_of(chronicle[0]) | {"summary": "a" * 200_000}
    assert sentences(written([row])) == [
        "f.csv, row 2: has a cell of more than 131,072 characters; "
        'shorten it, or close the "quote" before it'
    ]


def test_the_name_of_a_column_is_shortened_in_a_sentence() -> None:
    header = written([]).decode().strip()
    first, *_ = sentences(f"{header},{'c' * 3000}\x1b[31m\n".encode())
    assert first == f"f.csv, row 1, {'c' * 79}…: is not a known column; remove the column"
