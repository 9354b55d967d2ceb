"""Rows and events: nothing is lost either way."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Event, RawRow, event_of, row_of
from geodata.model.fields import fields_with_sources
from geodata.model.rows import degrees_text
from tests.geodata.strategies import events


@given(events())
def test_row_of_an_event_gives_the_event(event: Event) -> None:
    assert event_of(RawRow("file.csv", 2, row_of(event))) == event


@given(events())
def test_event_of_a_row_gives_the_row(event: Event) -> None:
    row = row_of(event)
    found = event_of(RawRow("file.csv", 2, row))
    assert isinstance(found, Event)
    assert row_of(found) == row


@given(events())
def test_an_event_survives_json(event: Event) -> None:
    assert Event.model_validate_json(event.model_dump_json()) == event


def test_every_cell_of_the_chronicle_is_found_again(
    chronicle_csv: bytes, chronicle: tuple[Event, ...]
) -> None:
    rows = list(csv.DictReader(io.StringIO(chronicle_csv.decode())))
    assert len(rows) == 220
    assert [row_of(event) for event in chronicle] == rows


@given(st.floats(min_value=-180, max_value=180))
def test_degrees_keep_their_value(value: float) -> None:
    text = degrees_text(value)
    assert float(text) == value
    assert len(text.partition(".")[2]) >= 5
    assert "e" not in text


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"lat": "48,21"}, 'lat: "48,21" is not a number; write 48.21'),
        ({"lat": "95"}, 'lat: "95" is not a latitude; write degrees from -90 to 90'),
        ({"lon": "nan"}, 'lon: "nan" is not a number; write decimal degrees'),
        ({"date_start": "2020-02-30"}, 'date_start: "2020-02-30" is not a day of the calendar'),
        ({"date_end": "1979-01-01"}, 'date_end: "1979-01-01" is before the start, 1980-09-22'),
        ({"kind": "shellling"}, 'kind: "shellling" is not a known word; write shelling'),
        ({"layer": "war"}, 'layer: "war" is not a known word; write event, border_incident or'),
        ({"confidence": ""}, "confidence: is empty; write confirmed, reported or contested"),
        ({"geo_precision": "town"}, 'geo_precision: "town" is not a known word; write exact'),
        ({"date_precision": "hour"}, 'date_precision: "hour" is not a known word; write day'),
        ({"related_ids": "1980-09-22-iran-iraq-war"}, "is the event itself; name other events"),
        ({"related_ids": "a b"}, 'related_ids: "a b" is not an id; use up to 120'),
        ({"id": ""}, "id: is empty; give every event an id"),
        ({"killed_min": "7", "killed_max": "3"}, 'killed_min: "7" is more than the greatest'),
        ({"injured_max": "3"}, "injured_min: is empty; write both ends"),
        ({"killed_min": "-1", "killed_max": "3"}, 'killed_min: "-1" is not a count of people'),
        ({"source_1_url": "www.example.org"}, "is not a web address; write a full address"),
        ({"source_1_url": "javascript:alert(1)"}, "is not a web address; write a full address"),
        ({"source_1_url": "https://[::1/"}, "is not a web address; write a full address"),
        ({"source_2_publisher": ""}, "source_2_publisher: is empty; write what is known"),
        ({"source_1_date": "2020-31"}, 'source_1_date: "2020-31" is not a day of the calendar'),
        ({"title": "a\x00b"}, "contains the control character U+0000"),
        ({"basis": "hearsay"}, 'basis: "hearsay" is not a known word'),
    ],
)
def test_a_fault_is_one_sentence(
    chronicle: tuple[Event, ...], cells: dict[str, str], sentence: str
) -> None:
    row = {**row_of(chronicle[0]), **cells}
    found = event_of(RawRow("events.csv", 14, row))
    assert isinstance(found, list)
    assert len(found) == 1
    assert str(found[0]).startswith("events.csv, row 14, ")
    assert sentence in str(found[0])
    assert "\n" not in str(found[0])


def test_all_faults_of_a_row_are_told_in_the_order_of_columns(
    chronicle: tuple[Event, ...],
) -> None:
    row = {**row_of(chronicle[0]), "lat": "x", "layer": "y", "basis": "z", "killed_max": "1"}
    found = event_of(RawRow("f", 2, row))
    assert isinstance(found, list)
    assert [problem.field for problem in found] == ["layer", "lat", "killed_min", "basis"]


def test_a_source_after_an_empty_one_is_named_by_its_own_column(
    chronicle: tuple[Event, ...],
) -> None:
    row = dict.fromkeys((field.column for field in fields_with_sources(3)), "")
    row |= row_of(chronicle[0])
    row |= {f"source_2_{part}": "" for part in ("publisher", "title", "url", "date")}
    found = event_of(RawRow("f", 2, {**row, "source_3_publisher": "X", "source_3_url": "no"}))
    assert isinstance(found, list)
    assert [problem.field for problem in found] == ["source_3_url"]
