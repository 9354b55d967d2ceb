"""Programs that people use read a served product: GDAL's driver, by way of geopandas."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from urllib.parse import quote

import geopandas
import pyogrio
import pytest

from tests.browser.serving import served

SETS = {"events": "event", "border_incidents": "border_incident", "protests": "protest"}
BOX = (45.5, 38.0, 48.5, 40.2)
FIRST, LAST = "2020-09-27", "2020-10-20"


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("ogc"), WEB_CONCURRENCY="1") as address:
        yield address


def read(product: str, layer: str, **asked: object) -> geopandas.GeoDataFrame:
    return pyogrio.read_dataframe(f"OAPIF:{product}/ogc", layer=layer, **asked)


def data_ids(product: str, query: str) -> list[str]:
    with urllib.request.urlopen(f"{product}/data/events.geojson?{query}") as answer:
        return [feature["id"] for feature in json.load(answer)["features"]]


def test_every_layer_is_there(product: str) -> None:
    names = [name for name, _ in pyogrio.list_layers(f"OAPIF:{product}/ogc")]
    assert names[:3] == list(SETS)
    assert len(names) == 17


@pytest.mark.parametrize("layer", SETS)
def test_reports_are_read_whole_by_box_and_by_date(product: str, layer: str) -> None:
    mine = f"show={SETS[layer]}"
    whole = read(product, layer, PAGE_SIZE="25")
    assert whole["id"].tolist() == data_ids(product, f"{mine}&from=..&to=..")
    assert whole.crs.to_authority() == ("OGC", "CRS84")
    boxed = read(product, layer, bbox=BOX, PAGE_SIZE="10")
    assert boxed["id"].tolist() == data_ids(
        product, f"{mine}&from=..&to=..&bbox={','.join(map(str, BOX))}"
    )
    assert len(boxed) < len(whole)
    # GDAL sends both days as `datetime`, and looks at the first day of each report itself.
    where = f"date_start >= '{FIRST}' AND date_start <= '{LAST}'"
    dated = read(product, layer, where=where)
    meeting = set(data_ids(product, f"{mine}&from={FIRST}&to={LAST}"))
    begun = whole[(whole["date_start"] >= FIRST) & (whole["date_start"] <= LAST)]
    assert dated["id"].tolist() == begun["id"].tolist()
    assert len(dated) > 0
    assert set(dated["id"]) <= meeting


def test_properties_are_asked_of_the_server(product: str) -> None:
    whole = read(product, "protests")
    found = read(product, "protests", where="admin1 = 'East Azerbaijan' AND kind = 'detention'")
    expected = whole[(whole["admin1"] == "East Azerbaijan") & (whole["kind"] == "detention")]
    assert found["id"].tolist() == expected["id"].tolist() != []


def test_every_line_and_area_is_read_whole_and_by_box(product: str) -> None:
    for name, _ in pyogrio.list_layers(f"OAPIF:{product}/ogc")[3:]:
        whole = read(product, name, PAGE_SIZE="40")
        if name != "control-periods":
            with urllib.request.urlopen(f"{product}/data/layers/{name}.geojson") as answer:
                features = json.load(answer)["features"]
            assert whole["id"].tolist() == [feature["id"] for feature in features], name
        boxed = read(product, name, bbox=BOX)
        # GDAL looks at each shape once more, exactly.
        assert set(boxed["id"]) <= set(whole["id"])
        inside = whole[whole.intersects(geopandas.GeoSeries.from_wkt([BOX_WKT])[0])]
        assert set(boxed["id"]) == set(inside["id"]), name


BOX_WKT = "POLYGON (({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(*BOX)


def test_layers_are_read_on_a_day(product: str) -> None:
    for name in ("control", "occupied"):
        address = f"{product}/ogc/collections/{name}/items?datetime=2020-11-10&limit=1000"
        with urllib.request.urlopen(address) as answer:
            frame = geopandas.read_file(answer)
        with urllib.request.urlopen(
            f"{product}/data/layers/{name}.geojson?asof={quote('2020-11-10')}"
        ) as answer:
            expected = geopandas.read_file(answer)
        columns = ["id", "controller", "since"]
        assert frame[columns].equals(expected[columns])


def test_the_axes_of_other_systems_are_right(product: str) -> None:
    stored = read(product, "places")
    metres = read(product, "places", CRS="EPSG:3857")
    assert metres.crs.to_epsg() == 3857
    moved = metres.to_crs("OGC:CRS84").geometry
    assert moved.geom_equals_exact(stored.geometry, 1e-5).all()
    degrees = read(product, "places", CRS="EPSG:4326")
    assert degrees.geometry.geom_equals_exact(stored.geometry, 1e-6).all()
