"""Shapes become places: a point of the shape, its extent, and how finely that is known."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geodata.model import Refusal
from geodata.model.values import LONGEST_EXTENT, extent
from geodata.readers.vector.mending import MOST_VERTICES
from geodata.readers.vector.shapes import placed

GEOD = Geod(ellps="WGS84")
RANDOM = np.random.default_rng(20201)


def circle(
    vertices: int, lon: float = 46.0, lat: float = 39.0, radius: float = 1.0
) -> BaseGeometry:
    turn = np.linspace(0, 2 * np.pi, vertices)
    wave = radius * (1 + 0.1 * np.sin(90 * turn))
    return shapely.Polygon(np.column_stack((lon + wave * np.cos(turn), lat + wave * np.sin(turn))))


def test_a_point_is_itself_and_says_nothing_of_its_precision() -> None:
    found = placed(shapely.Point(46.7519, 39.8153))
    assert (found.lon, found.lat) == (46.7519, 39.8153)
    assert (found.extent, found.geo_precision, found.remarks) == ("", "", ())


def test_a_multipoint_of_one_point_is_that_point() -> None:
    found = placed(shapely.from_wkt("MULTIPOINT (47.1 39.8, 47.1 39.8)"))
    assert (found.lon, found.lat, found.extent) == (47.1, 39.8, "")


def test_the_point_of_a_line_has_as_many_kilometres_before_it_as_after_it() -> None:
    line = shapely.from_wkt("LINESTRING (44 38, 45 38, 45 41.5, 49 41.5)")
    found = placed(line)
    points = shapely.get_coordinates(line)
    here = next(
        k for k in range(3) if shapely.LineString(points[k : k + 2]).distance(
            shapely.Point(found.lon, found.lat)) < 1e-5
    )  # fmt: skip
    before = [*points[: here + 1], (found.lon, found.lat)]
    after = [(found.lon, found.lat), *points[here + 1 :]]
    lengths = [
        GEOD.geometry_length(shapely.segmentize(shapely.LineString(part), 0.05))
        for part in (before, after)
    ]
    assert lengths[0] == pytest.approx(lengths[1], rel=1e-4)


def test_the_point_of_areas_lies_in_the_largest_by_square_kilometres() -> None:
    # The northern box is wider in degrees and smaller on the ground.
    north, south = shapely.box(10, 80, 14, 81), shapely.box(45, 38, 47, 39)
    found = placed(shapely.MultiPolygon([north, south]))
    assert south.contains(shapely.Point(found.lon, found.lat))


def test_the_point_of_a_crescent_lies_in_it() -> None:
    ring = shapely.Point(46, 39).buffer(1).difference(shapely.Point(46.2, 39).buffer(0.9))
    found = placed(ring)
    assert shapely.from_wkt(found.extent).covers(shapely.Point(found.lon, found.lat))


def test_a_collection_is_placed_by_its_areas_and_kept_whole() -> None:
    area = "POLYGON ((46 39, 47 39, 47 40, 46 39))"
    wkt = f"GEOMETRYCOLLECTION (POINT (40 35), LINESTRING (40 35, 41 36), {area})"
    found = placed(shapely.from_wkt(wkt))
    assert 46 < found.lon < 47 and 39 < found.lat < 40
    assert found.extent == wkt


@pytest.mark.parametrize(
    ("degrees", "word"),
    [(0.01, "exact"), (0.1, "settlement"), (0.6, "district"), (2.5, "province"), (6, "country")],
)
def test_precision_follows_how_far_a_shape_reaches(degrees: float, word: str) -> None:
    assert placed(shapely.box(46, 39, 46 + degrees, 39 + degrees)).geo_precision == word


def test_a_crossed_polygon_is_mended_with_a_remark() -> None:
    found = placed(shapely.from_wkt("POLYGON ((46 39, 47 40, 47 39, 46 40, 46 39))"))
    kept = shapely.from_wkt(found.extent)
    assert kept.is_valid and kept.area == pytest.approx(0.5)
    assert "self-intersection" in found.remarks[0][0]


@pytest.mark.parametrize(
    "wkt", ["POLYGON ((46 39, 46 39, 46 39, 46 39))", "LINESTRING (46 39, 46 39)"]
)
def test_a_shape_without_size_is_a_point(wkt: str) -> None:
    found = placed(shapely.from_wkt(wkt))
    assert (found.lon, found.lat, found.extent) == (46, 39, "")


@pytest.mark.parametrize(
    "wkt",
    [
        "LINESTRING (179.5 60, -179.5 60)",
        "MULTIPOLYGON (((179 60, 180 60, 180 61, 179 60)), ((-180 60, -179 60, -180 61, -180 60)))",
        "POLYGON ((-180 80, 180 80, 180 90, -180 90, -180 80))",
        "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))",
        "LINESTRING (0 90, 180 90)",
        "MULTIPOINT (180 90, -180 -90)",
    ],
)
def test_poles_and_the_antimeridian_have_places(wkt: str) -> None:
    found = placed(shapely.from_wkt(wkt))
    assert -180 <= found.lon <= 180 and -90 <= found.lat <= 90
    assert extent(found.extent) == found.extent


@pytest.mark.parametrize(
    ("shape", "stays_an_area"),
    [
        (circle(1_000_000), True),
        (circle(2_001), True),
        (shapely.LineString(RANDOM.uniform((44, 38), (48, 41), (200_000, 2))), False),
        (shapely.Polygon(RANDOM.uniform((44, 38), (48, 41), (200_000, 2))), True),
        (shapely.Polygon(RANDOM.uniform((44, 38), (48, 41), (1_900, 2))), True),
        (shapely.MultiPoint(RANDOM.uniform((44, 38), (48, 41), (100_000, 2))), True),
        (
            shapely.MultiPolygon(
                [
                    circle(10, *lonlat, 0.001)
                    for lonlat in RANDOM.uniform((44, 38), (48, 41), (900, 2))
                ]
            ),
            True,
        ),
    ],
    ids=["circle", "just-over", "scribble", "tangle", "small-tangle", "cloud", "specks"],
)
def test_a_long_shape_is_simplified_with_a_remark(shape: BaseGeometry, stays_an_area: bool) -> None:
    found = placed(shape)
    kept = shapely.from_wkt(found.extent)
    assert shapely.get_num_coordinates(kept) <= MOST_VERTICES
    assert len(found.extent) <= LONGEST_EXTENT
    assert kept.is_valid and found.remarks
    assert not stays_an_area or kept.area > 0
    assert kept.intersects(shapely.Point(found.lon, found.lat).buffer(1e-5))
    assert np.allclose(kept.bounds, shape.bounds, atol=0.05)


def test_a_circle_keeps_its_area_when_it_is_simplified() -> None:
    shape = circle(500_000)
    assert shapely.from_wkt(placed(shape).extent).area == pytest.approx(shape.area, rel=0.01)


def test_what_is_no_place_is_refused() -> None:
    with pytest.raises(Refusal, match="empty geometry"):
        placed(shapely.from_wkt("POLYGON EMPTY"))
    with pytest.raises(Refusal, match="empty geometry"):
        placed(shapely.from_wkt("GEOMETRYCOLLECTION (POINT EMPTY)"))


positions = st.tuples(
    st.floats(-180, 180).map(lambda lon: round(lon, 7)),
    st.floats(-90, 90).map(lambda lat: round(lat, 7)),
)


@given(
    st.one_of(
        st.lists(positions, min_size=1, max_size=8).map(shapely.MultiPoint),
        st.lists(positions, min_size=2, max_size=12).map(shapely.LineString),
        st.lists(positions, min_size=3, max_size=12).map(shapely.Polygon),
        st.lists(
            st.lists(positions, min_size=3, max_size=6).map(shapely.Polygon), min_size=1, max_size=4
        ).map(shapely.MultiPolygon),
    )
)
def test_any_shape_of_the_globe_has_a_place_and_an_extent_that_the_model_takes(
    shape: BaseGeometry,
) -> None:
    found = placed(shape)
    assert math.isfinite(found.lon) and -180 <= found.lon <= 180
    assert math.isfinite(found.lat) and -90 <= found.lat <= 90
    assert extent(found.extent) == found.extent
    if found.extent:
        kept = shapely.from_wkt(found.extent)
        assert kept.is_valid
        assert kept.distance(shapely.Point(found.lon, found.lat)) < 1e-5
