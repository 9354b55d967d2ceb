"""CSV: read back by the standard library and by our own reader, it is the same events."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from geodata.layers import Catalogue
from geodata.model import Event, row_of
from geodata.model.formulas import unguarded
from geodata.readers import read_own_csv
from geodata.writers import CsvWriter
from geodata.writers.own_csv import csv_of_events
from geodata.writers.table import columns_of
from tests.geodata.mixed import OPEN, report
from tests.geodata.writers.exports import export_of_events, released, some_events, written


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def test_the_shipped_chronicle_comes_out_byte_for_byte(
    chronicle: tuple[Event, ...], chronicle_csv: bytes
) -> None:
    text = "".join(csv_of_events(chronicle, columns_of(chronicle)))
    assert text.encode() == chronicle_csv


@given(some_events)
@settings(max_examples=30)
def test_our_reader_gets_the_same_events(events: list[Event]) -> None:
    export = export_of_events(events)
    reading = read_own_csv(written(CsvWriter(), export), "out.csv")
    assert reading.problems == ()
    assert [filed.event for filed in reading.events] == released(export)


@given(some_events)
@settings(max_examples=30)
def test_cells_are_those_of_the_model(events: list[Event]) -> None:
    export = export_of_events(events)
    rows = table(written(CsvWriter(), export))
    for found, event in zip(rows, released(export), strict=True):
        for column, said in row_of(event).items():
            assert unguarded(found.pop(column)) == said
        assert set(found.values()) <= {""}


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_text_starts_a_formula(catalogue: Catalogue, start: str) -> None:
    text = f'{start}HYPERLINK("https://example.org","x")'
    event = report(OPEN, 1, title=text, reported_by=f"'{text}", actors=(text, "b"))
    export = export_of_events([event], catalogue)
    (row,) = table(written(CsvWriter(), export))
    assert row["title"] == f"'{text}"
    assert row["reported_by"] == f"''{text}"
    assert row["actors"].startswith(f"'{start}")
    assert released(export) == [
        f.event for f in read_own_csv(written(CsvWriter(), export), "x.csv").events
    ]


def test_numbers_are_never_guarded(catalogue: Catalogue) -> None:
    place = {"lat": -33.5, "lon": -70.65, "geo_precision": "exact"}
    (row,) = table(
        written(CsvWriter(), export_of_events([report(OPEN, 1, place=place)], catalogue))
    )
    assert (row["lat"], row["lon"]) == ("-33.50000", "-70.65000")


def test_excel_gets_its_mark_when_asked(catalogue: Catalogue) -> None:
    export = export_of_events([report(OPEN, 1)], catalogue)
    plain = written(CsvWriter(), export)
    assert written(CsvWriter(bom=True), export) == b"\xef\xbb\xbf" + plain
    assert not plain.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("count", [1, 5])
def test_there_are_columns_for_all_sources(catalogue: Catalogue, count: int) -> None:
    sources: Sequence[dict[str, str]] = [{"publisher": f"p{n}"} for n in range(count)]
    export = export_of_events([report(OPEN, 1, sources=sources)], catalogue)
    (row,) = table(written(CsvWriter(), export))
    assert [row[f"source_{n}_publisher"] for n in range(1, count + 1)] == [
        f"p{n}" for n in range(count)
    ]


def test_nothing_selected_is_a_header(catalogue: Catalogue) -> None:
    data = written(CsvWriter(), export_of_events([], catalogue))
    assert data.count(b"\r\n") == 1 and data.startswith(b"id,layer,kind,")
