"""The product's own CSV: whatever it is, events and problems come out, never a traceback."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Event, row_of
from geodata.model.fields import fields_with_sources
from geodata.readers import read_own_csv
from tests.geodata.strategies import events


def written(rows: list[dict[str, str]], sources: int = 2, **kwargs: str) -> bytes:
    out = io.StringIO(newline="")
    columns = [field.column for field in fields_with_sources(sources)]
    writer = csv.DictWriter(out, columns, **kwargs)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def sentences(data: bytes) -> list[str]:
    return [str(problem) for problem in read_own_csv(data, "f.csv").problems]


@given(st.lists(events(), min_size=1, max_size=4))
def test_what_was_written_is_read(found: list[Event]) -> None:
    reading = read_own_csv(written([row_of(event) for event in found], 4), "f.csv")
    assert reading.problems == ()
    assert [filed.event for filed in reading.events] == found
    assert [filed.row for filed in reading.events] == list(range(2, len(found) + 2))


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
    assert sentences(text.replace(",", ";").encode()) == [
        "f.csv, row 1: is separated by semicolons; save it with commas"
    ]
    assert sentences("ə".encode("utf-16")) == [
        'f.csv: is not UTF-8 text (line 1); save it as "CSV UTF-8"'
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
