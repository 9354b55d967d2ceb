"""GeoJSON after RFC 7946, read by json and by GDAL."""

from __future__ import annotations

import json
from typing import Any

import pyogrio
import pytest
from hypothesis import given, settings

from geodata.layers import Catalogue
from geodata.model import Event, Snapshot, row_of
from geodata.writers import GeoJsonWriter
from tests.geodata.mixed import OPEN, report
from tests.geodata.writers.exports import (
    event_from,
    export_from,
    export_of_events,
    released,
    some_events,
    written,
)

WRITER = GeoJsonWriter()


def collection(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data, parse_constant=lambda name: pytest.fail(name))
    return found


@given(some_events)
@settings(max_examples=25)
def test_features_are_the_events(events: list[Event]) -> None:
    export = export_of_events(events)
    features = collection(written(WRITER, export))["features"]
    assert [event_from(feature["properties"]) for feature in features] == released(export)
    for feature, event in zip(features, released(export), strict=True):
        assert feature["id"] == event.id
        lon, lat = feature["geometry"]["coordinates"]
        assert (lon, lat) == (round(event.place.lon, 7), round(event.place.lat, 7))


def test_it_is_as_the_rfc_wants_it(catalogue: Catalogue, snapshot: Snapshot) -> None:
    found = collection(written(WRITER, export_from(snapshot, catalogue)))
    assert found["type"] == "FeatureCollection"
    assert "crs" not in found
    west, south, east, north = found["bbox"]
    assert -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert west <= lon <= east and south <= lat <= north
        assert not any(isinstance(value, dict | list) for value in feature["properties"].values())


def test_properties_are_the_columns_of_the_csv(catalogue: Catalogue) -> None:
    event = report(OPEN, 1, extent="LINESTRING (46.7 39.8, 47 39.5)")
    (feature,) = collection(written(WRITER, export_of_events([event], catalogue)))["features"]
    assert set(feature["properties"]) == set(row_of(event))
    assert feature["properties"]["extent"] == "LINESTRING (46.7 39.8, 47 39.5)"
    assert feature["properties"]["killed_min"] == 1
    assert feature["properties"]["date_end"] is None


def test_gdal_reads_the_same_points(catalogue: Catalogue, snapshot: Snapshot) -> None:
    data = written(WRITER, export_from(snapshot, catalogue))
    frame = pyogrio.read_dataframe(data)
    assert list(frame["id"]) == list(snapshot.ids)
    assert abs(frame.geometry.x - snapshot.lon).max() < 1e-7


def test_nothing_selected_is_an_empty_collection(catalogue: Catalogue) -> None:
    found = collection(written(WRITER, export_of_events([], catalogue)))
    assert found["features"] == [] and "bbox" not in found
