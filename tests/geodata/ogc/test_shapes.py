"""Features of layers: by box, by time, page by page; and in other systems."""

from __future__ import annotations

from datetime import date

import pytest
import shapely
from pyproj import Transformer

from geodata.errors import QueryError
from geodata.layers import Catalogue, layer_as_of, load_catalogue
from geodata.ogc import (
    CRSS,
    Interval,
    box_from,
    collections_of,
    in_crs,
    shape_extent,
    shape_feature,
    shape_page,
)

DAY = date(2020, 11, 12)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def ids(catalogue: Catalogue, name: str, **asked: object) -> list[str]:
    page = shape_page(catalogue, collections_of(catalogue)[name], limit=1000, **asked)  # type: ignore[arg-type]
    assert page.matched == len(page.features)
    return [feature["id"] for feature in page.features]


def test_every_layer_is_a_collection_with_the_features_of_its_file(catalogue: Catalogue) -> None:
    known = collections_of(catalogue)
    for name, layer in catalogue.layers.items():
        page = shape_page(catalogue, known[name], limit=10_000)
        assert page.features == layer.collection()["features"]


def test_a_layer_that_changes_in_time_is_as_it_stood(catalogue: Catalogue) -> None:
    for name in ("control", "occupied"):
        expected = layer_as_of(catalogue, name, DAY)["features"]
        for interval in (Interval(DAY, DAY), Interval(date(1992, 1, 1), DAY)):
            page = shape_page(
                catalogue, collections_of(catalogue)[name], interval=interval, limit=1000
            )
            assert page.features == expected


def test_periods_are_those_that_meet_the_interval(catalogue: Catalogue) -> None:
    name = "control-periods"
    assert len(ids(catalogue, name)) == len(catalogue.control.periods)
    on_day = ids(catalogue, name, interval=Interval(DAY, DAY))
    assert [one.rpartition(".")[0] for one in on_day] == [
        state.area_id for state in catalogue.control.on(DAY)
    ]
    feature = shape_feature(catalogue, collections_of(catalogue)[name], on_day[0])
    assert feature is not None
    assert feature["properties"]["controller"] == catalogue.control.on(DAY)[0].controller
    both = Interval(date(2020, 9, 26), DAY)
    assert set(on_day) < set(ids(catalogue, name, interval=both))


def test_lines_are_found_while_they_were_in_force(catalogue: Catalogue) -> None:
    def on(first: str, last: str) -> list[str]:
        interval = Interval(date.fromisoformat(first), date.fromisoformat(last))
        return ids(catalogue, "line-of-contact", interval=interval)

    assert on("2000-01-01", "2000-01-01") == ["line-of-contact"]
    assert on("1980-01-01", "1994-05-12") == ["line-of-contact"], "it began that day"
    assert on("2020-09-27", "2021-01-01") == [], "it ended that day"
    assert ids(catalogue, "enclave", interval=Interval(date(1992, 1, 1), None)) == []
    assert ids(catalogue, "provinces", interval=Interval(None, date(1900, 1, 1))) != []


def test_a_box_finds_what_it_touches(catalogue: Catalogue) -> None:
    box = (47.9, 37.9, 48.4, 38.4)
    expected = [
        f.id
        for f in catalogue.layer("provinces").features
        if f.geometry.intersects(shapely.box(*box))
    ]
    assert 0 < len(expected) < 4
    assert ids(catalogue, "provinces", box=box) == expected
    assert ids(catalogue, "provinces", box=(170.0, -10.0, -170.0, 10.0)) == []
    assert ids(catalogue, "countries", box=(50.0, 30.0, -170.0, 45.0)), "across the antimeridian"


def test_pages_are_all_features_once(catalogue: Catalogue) -> None:
    places = collections_of(catalogue)["places"]
    found, after = [], ""
    while True:
        page = shape_page(catalogue, places, after=after, limit=17)
        found += [feature["id"] for feature in page.features]
        if page.after is None:
            break
        after = page.after
    assert found == [feature.id for feature in catalogue.layer("places").features]
    with pytest.raises(QueryError, match="follow the link"):
        shape_page(catalogue, places, after="nowhere", limit=5)


def test_extents_hold_the_features(catalogue: Catalogue) -> None:
    known = collections_of(catalogue)
    extent = shape_extent(catalogue, known["line-of-contact"])
    assert (extent.first, extent.last) == (date(1994, 5, 12), date(2020, 9, 27))
    control = shape_extent(catalogue, known["control"])
    assert (control.first, control.last) == (date(1988, 1, 1), None)
    held = shape_extent(catalogue, known["occupied"])
    assert held.first is not None
    assert held.last is not None
    day = Interval(held.last, held.last)
    assert ids(catalogue, "occupied", interval=day) == [], "the last day is not included"
    bounds = catalogue.shape("line-of-contact").bounds
    assert extent.box == pytest.approx(bounds, abs=1e-6)
    assert shape_extent(catalogue, known["provinces"]).first is None


def test_systems_have_their_axes(catalogue: Catalogue) -> None:
    feature = catalogue.layer("provinces").features[0].geojson()
    stored, degrees, metres = (in_crs(feature, crs)["geometry"] for crs in CRSS)
    assert stored == feature["geometry"]
    east, north = (shapely.geometry.shape(one).bounds for one in (stored, degrees))
    assert north == (east[1], east[0], east[3], east[2]), "the latitude comes first"
    to_metres = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
    expected = shapely.geometry.shape(stored).bounds
    found = shapely.geometry.shape(metres).bounds
    assert found[:2] == pytest.approx(to_metres.transform(*expected[:2]), abs=0.01)
    assert found[2:] == pytest.approx(to_metres.transform(*expected[2:]), abs=0.01)
    for crs, geometry in zip(CRSS, (stored, degrees, metres), strict=True):
        box = shapely.geometry.shape(geometry).bounds
        assert box_from(box, crs) == pytest.approx(expected, abs=1e-5)
