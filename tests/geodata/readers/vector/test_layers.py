"""Layers with our own columns: what the cells say, and what the shape on the map says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from geodata.model import Event, row_of
from geodata.readers import RowRead
from tests.geodata.readers.known import read
from tests.geodata.readers.vector.files import (
    FUZULI,
    SHAPES,
    collection,
    feature,
    sentences,
    written,
)


@pytest.fixture
def event(chronicle: tuple[Event, ...]) -> Event:
    return chronicle[0]


def one(folder: Path, event: Event, geometry: Any, **changed: Any) -> RowRead:
    properties = {"date": None, "name": None, **row_of(event), **changed}
    (row,) = read(written(folder, "f.geojson", collection([feature(geometry, properties)])))
    return row


def test_cells_hold_to_the_last_digit(tmp_path: Path, event: Event) -> None:
    here = round(event.place.lon, 7), round(event.place.lat, 7)
    exact = event.place.lon + 1e-9
    row = one(tmp_path, event, here, lon=repr(exact))
    assert row.event is not None and row.event.place.lon == exact and not row.problems


def test_a_point_that_was_moved_on_the_map_holds_with_a_warning(
    tmp_path: Path, event: Event
) -> None:
    row = one(tmp_path, event, FUZULI)
    assert row.event is not None
    assert (row.event.place.lon, row.event.place.lat) == FUZULI
    assert row.event.title == event.title
    assert "is not where lat and lon say" in sentences([row], "warned")[0]


@pytest.mark.parametrize("empty", ["", None])
def test_the_shape_says_what_the_cells_leave_out(
    tmp_path: Path, event: Event, empty: str | None
) -> None:
    row = one(tmp_path, event, FUZULI, lat=empty, lon=empty)
    assert row.event is not None and not row.problems
    assert (row.event.place.lon, row.event.place.lat) == FUZULI


def test_a_shape_drawn_for_an_event_is_its_extent(tmp_path: Path, event: Event) -> None:
    shape = SHAPES["Polygon"]
    row = one(tmp_path, event, json.loads(shapely.to_geojson(shape)))
    assert row.event is not None and not row.problems
    assert shapely.from_wkt(row.event.extent).equals(shape)
    assert row.event.place == event.place


def test_without_a_shape_the_cells_say_all(tmp_path: Path, event: Event) -> None:
    row = one(tmp_path, event, None)
    assert row.event == event


def test_columns_that_are_not_ours_are_passed_over(tmp_path: Path, event: Event) -> None:
    row = one(tmp_path, event, None, fid="7", layer_style="red")
    assert row.event == event and "fid" not in row.cells


def test_a_rule_of_the_model_refuses_the_row(tmp_path: Path, event: Event) -> None:
    row = one(tmp_path, event, FUZULI, kind="battle")
    assert row.event is None
    assert 'f.geojson, row 1, kind: "battle" is not a known word' in sentences([row])[0]
