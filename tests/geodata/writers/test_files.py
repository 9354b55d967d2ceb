"""GeoPackage, GeoParquet and XLSX, read by GDAL, Arrow and openpyxl: the same events, typed."""

from __future__ import annotations

import io
import json
import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from hypothesis import given, settings

from geodata.layers import Catalogue, layer_as_of
from geodata.model import Event, Snapshot
from geodata.model.formulas import unguarded
from geodata.writers import XlsxWriter
from geodata.writers.on_disk import GEOPACKAGE, GEOPARQUET
from tests.geodata.mixed import OPEN, mixed_snapshot, report
from tests.geodata.writers.exports import (
    by_id,
    event_from,
    export_from,
    export_of_events,
    released,
    some_events,
    written,
)
from tests.geodata.writers.test_kml import as_xml

POLYGONS = ("provinces", "districts", "enclave", "control", "occupied")


@pytest.fixture(scope="module")
def package(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, snapshot: Snapshot
) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "events.gpkg"
    export = export_from(snapshot, catalogue, layers=POLYGONS, asof=date(2020, 11, 10))
    path.write_bytes(written(GEOPACKAGE, export))
    return path


def rows_of_layer(path: Path, layer: str) -> list[dict[str, Any]]:
    _, table = pyogrio.read_arrow(path, layer=layer, read_geometry=False)
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def layer_names(path: Path) -> list[str]:
    return [str(name) for name, _ in pyogrio.list_layers(path)]


@given(some_events)
@settings(max_examples=12)
def test_a_package_holds_the_events(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event]
) -> None:
    path = tmp_path_factory.mktemp("gpkg") / "events.gpkg"
    export = export_of_events(events, layers=())
    path.write_bytes(written(GEOPACKAGE, export))
    sets = [name for name in layer_names(path) if name in export.release.layers]
    found = [event_from(row) for name in sets for row in rows_of_layer(path, name)]
    assert by_id(found) == by_id(released(export))


def test_a_package_has_a_layer_for_each_set_and_each_area_of_the_view(package: Path) -> None:
    tables = ["sources", "datasets", "about"]
    assert layer_names(package) == [
        "event",
        "border_incident",
        "protest",
        # The catalogue's order of its layers.
        *sorted(POLYGONS, key=layer_names(package).index),
        *tables,
    ]
    for layer in layer_names(package):
        info = pyogrio.read_info(package, layer=layer)
        assert info["crs"] == (None if layer in tables else "EPSG:4326")


def test_areas_are_those_of_the_day(package: Path, catalogue: Catalogue) -> None:
    for layer in POLYGONS:
        features = layer_as_of(catalogue, layer, date(2020, 11, 10))["features"]
        frame = pyogrio.read_dataframe(package, layer=layer)
        assert list(frame["id"]) == [feature["id"] for feature in features]
        for shape, feature in zip(frame.geometry, features, strict=True):
            assert shape.equals(shapely.from_geojson(json.dumps(feature["geometry"])))
    held = {row["id"]: row["controller"] for row in rows_of_layer(package, "control")}
    assert set(held.values()) > {"azerbaijan"}


def test_types_are_right_and_points_are_true(package: Path, snapshot: Snapshot) -> None:
    info = pyogrio.read_info(package, layer="event")
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert types["date_start"] == types["date_end"] == "OFTDate"
    assert types["killed_min"] == "OFTInteger" and types["lat"] == "OFTReal"
    frame = pyogrio.read_dataframe(package, layer="event")
    assert (frame.geometry.x == frame["lon"]).all() and (frame.geometry.y == frame["lat"]).all()
    assert len(frame) == sum(event.layer == "event" for event in snapshot.events)


def test_sources_and_the_rest_are_told(package: Path, snapshot: Snapshot) -> None:
    sources = rows_of_layer(package, "sources")
    assert len(sources) == sum(len(event.sources) for event in snapshot.events)
    assert sources[0]["event_id"] == snapshot.ids[0] and sources[0]["number"] == 1
    (chronicle,) = rows_of_layer(package, "datasets")
    assert chronicle["reports"] == len(snapshot) and chronicle["licence"].startswith("MIT")
    about = {row["key"]: row["value"] for row in rows_of_layer(package, "about")}
    assert about["version"] == snapshot.version
    assert about["control as of"] == "2020-11-10"
    assert "Whose reports these are" in about["readme"]


def test_the_package_is_one_by_its_standard(package: Path) -> None:
    with sqlite3.connect(package) as file:
        (application,) = file.execute("PRAGMA application_id").fetchone()
        assert application == int.from_bytes(b"GPKG", "big")
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        moments = {m for (m,) in file.execute("SELECT last_change FROM gpkg_contents")}
    assert moments == {"2026-11-24T00:00:00.000Z"}


def test_counts_of_what_stayed_are_a_table(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "events.gpkg"
    path.write_bytes(written(GEOPACKAGE, export_from(mixed_snapshot(), catalogue, layers=())))
    counts = rows_of_layer(path, "withheld_counts")
    assert sum(row["reports"] for row in counts) == 4
    rules = {row["id"]: row["reports"] for row in rows_of_layer(path, "datasets")}
    assert rules == {"counted-list": 4, "named-list": None, "open-list": 4}


def parquet(data: bytes) -> Any:
    return pq.read_table(io.BytesIO(data))


@given(some_events)
@settings(max_examples=25)
def test_parquet_holds_the_events(events: list[Event]) -> None:
    export = export_of_events(events)
    table = parquet(written(GEOPARQUET, export))
    rows = table.drop_columns(["geometry", "bbox"]).to_pylist()
    assert [event_from(row) for row in rows] == released(export)
    points = shapely.from_wkb(table["geometry"].to_pylist())
    for point, box, event in zip(points, table["bbox"].to_pylist(), released(export), strict=True):
        assert (point.x, point.y) == (event.place.lon, event.place.lat)
        assert box == {"xmin": point.x, "ymin": point.y, "xmax": point.x, "ymax": point.y}


def test_parquet_is_geoparquet(tmp_path: Path, catalogue: Catalogue, snapshot: Snapshot) -> None:
    import geopandas

    path = tmp_path / "events.parquet"
    path.write_bytes(written(GEOPARQUET, export_from(snapshot, catalogue)))
    geo = json.loads(pq.read_schema(path).metadata[b"geo"])
    column = geo["columns"][geo["primary_column"]]
    assert geo["version"] == "1.1.0" and column["encoding"] == "WKB"
    assert column["geometry_types"] == ["Point"] and "crs" not in column
    frame = geopandas.read_parquet(path)
    assert list(frame["id"]) == list(snapshot.ids) and frame.crs == "OGC:CRS84"
    west, south, east, north = column["bbox"]
    near = geopandas.read_parquet(path, bbox=(46.0, 38.0, 48.0, 40.0))
    assert 0 < len(near) < len(frame)
    assert frame.total_bounds == pytest.approx((west, south, east, north))


def test_parquet_with_nothing_selected_has_its_columns() -> None:
    table = parquet(written(GEOPARQUET, export_of_events([])))
    assert table.num_rows == 0 and "date_start" in table.column_names


def workbook(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True)


def sheet_rows(book: Any, title: str) -> list[dict[str, Any]]:
    header, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(header, map(as_meant, row), strict=True)) for row in rows]


def as_meant(value: Any) -> Any:
    """`_x005F_` stands for an underscore (ECMA-376, ST_Xstring), which openpyxl leaves as it is."""
    return unguarded(value.replace("_x005F_", "_")) if isinstance(value, str) else value


@given(some_events)
@settings(max_examples=15)
def test_a_workbook_holds_the_events(events: list[Event]) -> None:
    export = export_of_events(events)
    rows = sheet_rows(workbook(written(XlsxWriter(), export)), "Events")
    for row, event in zip(rows, released(export), strict=True):
        assert event_from(row) == as_xml(event)


def test_a_workbook_runs_no_formula_and_knows_days() -> None:
    old = date(1850, 1, 1)
    events = [
        report(OPEN, 1, title="=1+1", reported_by="#N/A", summary="_x0041_", date_start=old),
        report(OPEN, 2, title="'=1", actors=("+1",)),
    ]
    book = workbook(written(XlsxWriter(), export_of_events(events)))
    header, *rows = book["Events"].iter_rows()
    names = [cell.value for cell in header]
    cells = {
        (number, name): cell
        for number, row in enumerate(rows, start=2)
        for name, cell in zip(names, row, strict=True)
    }
    assert (cells[2, "title"].value, cells[2, "title"].data_type) == ("=1+1", "s")
    assert (cells[2, "reported_by"].value, cells[2, "reported_by"].data_type) == ("#N/A", "s")
    assert cells[2, "summary"].value == "_x005F_x0041_"
    assert cells[3, "title"].value == "''=1" and cells[3, "actors"].value == "+1"
    assert cells[2, "date_start"].value == "1850-01-01"
    assert cells[3, "date_start"].value == datetime(2020, 10, 2)


def test_a_workbook_tells_sources_and_what_it_is(catalogue: Catalogue) -> None:
    book = workbook(written(XlsxWriter(), export_from(mixed_snapshot(), catalogue)))
    assert book.sheetnames == ["Events", "Sources", "Withheld counts", "README"]
    assert len(sheet_rows(book, "Sources")) == 4
    assert sum(row["reports"] for row in sheet_rows(book, "Withheld counts")) == 4
    said = [row[0] for row in book["README"].iter_rows(values_only=True) if row]
    assert "Whose reports these are" in said


def test_what_no_cell_can_hold_is_left_out_and_said() -> None:
    points = ", ".join(f"{n % 90}.5 {n % 80}.25" for n in range(4_000))
    event = report(OPEN, 1, extent=f"LINESTRING ({points})")
    assert len(event.extent) > 32_767
    book = workbook(written(XlsxWriter(), export_of_events([event])))
    assert sheet_rows(book, "Events")[0]["extent"] is None
    said = " ".join(str(row[0]) for row in book["README"].iter_rows(values_only=True) if row)
    assert "1 cell stayed empty" in said


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    from geodata.writers import xlsx

    monkeypatch.setattr(xlsx, "SHEET_ROWS", 3)
    export = export_of_events([report(OPEN, n) for n in range(5)])
    book = workbook(written(XlsxWriter(), export))
    titles = ["Events", "Events 2", "Events 3"]
    assert book.sheetnames[:3] == titles
    ids = [row["id"] for title in titles for row in sheet_rows(book, title)]
    assert ids == [event.id for event in released(export)]
