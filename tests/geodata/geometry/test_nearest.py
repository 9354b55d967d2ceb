"""The nearest of many shapes, against the plain way: every distance measured, the least taken."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import LineString, MultiPoint, Point, Polygon, box

from geodata.geometry import Nearest
from geodata.layers import Catalogue

WGS84 = Geod(ellps="WGS84")
LON = st.floats(-180, 180)
LAT = st.floats(-90, 90)
THEATRE = st.tuples(st.floats(44, 52), st.floats(35, 42))


def all_measured(lon: np.ndarray, lat: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Geodesic metres from every point (rows) to every other (columns)."""
    a, b = len(lon), len(points)
    here = np.repeat(lon, b), np.repeat(lat, b)
    return np.asarray(
        WGS84.inv(*here, np.tile(points[:, 0], a), np.tile(points[:, 1], a))[2]
    ).reshape(a, b)


@given(LON, LAT, LON, LAT)
@example(0.0, 0.0, 179.9, 0.1)
@example(180.0, 90.0, -180.0, -90.0)
def test_two_points_are_as_far_apart_as_the_geodesic(
    lon: float, lat: float, other_lon: float, other_lat: float
) -> None:
    km, which = Nearest([Point(other_lon, other_lat)])(lon, lat)
    expected = WGS84.inv(lon, lat, other_lon, other_lat)[2] / 1e3
    assert km[0] == pytest.approx(expected, rel=1e-12, abs=1e-9)
    assert which.tolist() == [0]


@settings(max_examples=40)
@given(
    st.lists(st.tuples(LON, LAT), min_size=1, max_size=30),
    st.lists(st.tuples(LON, LAT), min_size=1, max_size=30),
)
def test_the_nearest_place_is_the_one_of_the_shortest_geodesic(
    points: list[tuple[float, float]], places: list[tuple[float, float]]
) -> None:
    lon, lat = np.array(points).T
    km, which = Nearest([Point(place) for place in places])(lon, lat)
    metres = all_measured(lon, lat, np.array(places))
    found = metres[np.arange(len(points)), which]
    assert km.tolist() == (found / 1e3).tolist()
    # Two ways round the earth may be as long as each other but for a hair.
    assert (found <= metres.min(axis=1) * (1 + 1e-6) + 1e-3).all()


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=8)
def test_the_nearest_settlement_of_many_points_is_exact(catalogue: Catalogue, seed: int) -> None:
    places = [feature.geometry for feature in catalogue.layer("places").features]
    chance = np.random.default_rng(seed)
    lon, lat = chance.uniform(40, 56, 400), chance.uniform(33, 44, 400)
    km, which = Nearest(places)(lon, lat)
    metres = all_measured(lon, lat, shapely.get_coordinates(places))
    assert which.tolist() == metres.argmin(axis=1).tolist()
    assert km.tolist() == (metres.min(axis=1) / 1e3).tolist()


@pytest.mark.parametrize("shape_id", ["iran-border", "line-of-contact"])
def test_lines_of_the_catalogue_are_measured_to_a_metre(
    catalogue: Catalogue, shape_id: str
) -> None:
    line = catalogue.shape(shape_id)
    chance = np.random.default_rng(11)
    corners = shapely.get_coordinates(line)
    close = corners[chance.integers(len(corners), size=60)] + chance.normal(0, 0.02, (60, 2))
    far = np.column_stack((chance.uniform(-180, 180, 60), chance.uniform(-80, 80, 60)))
    around = np.column_stack((chance.uniform(42, 54, 60), chance.uniform(34, 43, 60)))
    lon, lat = np.concatenate([close, around, far]).T
    km, _ = Nearest([line])(lon, lat)
    # 1e-3 degrees are some 100 m: the least of these is above the truth by 0.5 m at 2.5 km.
    coarse = all_measured(lon, lat, shapely.get_coordinates(shapely.segmentize(line, 1e-3)))
    upper = coarse.min(axis=1) / 1e3
    assert (km <= upper + 1e-6 + 1e-6 * upper).all()
    beyond = upper > 2.5
    assert (km[beyond] >= upper[beyond] - 0.001).all()


@given(st.lists(THEATRE, min_size=2, max_size=30))
def test_points_answer_each_for_itself(points: list[tuple[float, float]]) -> None:
    nearest = Nearest([LineString([(44, 39), (46.7, 39.4), (52, 39.2)]), Point(47, 38)])
    lon, lat = np.array(points).T
    together = nearest(lon, lat)
    alone = [nearest(x, y) for x, y in points]
    assert together[0].tolist() == [float(km[0]) for km, _ in alone]
    assert together[1].tolist() == [int(which[0]) for _, which in alone]


def test_a_great_many_points_fill_many_blocks() -> None:
    lines = [LineString([(40, 30 + n), (60, 31 + n)]) for n in range(12)]
    chance = np.random.default_rng(2)
    lon, lat = chance.uniform(-180, 180, 30_000), chance.uniform(-89, 89, 30_000)
    km, which = Nearest(lines)(lon, lat)
    some = chance.integers(len(lon), size=50)
    again = Nearest(lines)(lon[some], lat[some])
    assert km[some].tolist() == again[0].tolist()
    assert which[some].tolist() == again[1].tolist()


def test_the_first_of_equally_near_shapes_is_named() -> None:
    place = Point(46, 39)
    assert Nearest([Point(47, 39), place, place])(46.1, 39.0)[1].tolist() == [1]


def test_a_point_inside_a_polygon_is_measured_to_its_edge() -> None:
    km, _ = Nearest([box(46, 39, 47, 40)])([46.01, 46.5], [39.5, 39.0])
    assert km[0] == pytest.approx(WGS84.inv(46.01, 39.5, 46, 39.5)[2] / 1e3, abs=1e-3)
    assert km[1] < 1e-4


def test_empty_shapes_are_never_the_nearest() -> None:
    km, which = Nearest([Polygon(), MultiPoint([(46, 39), (48, 39)]), Point()])([46.0], [39.0])
    assert (km[0], which[0]) == (0.0, 1)
    km, which = Nearest([])([46.0, np.nan], [39.0, 39.0])
    assert np.isinf(km[0])
    assert np.isnan(km[1])
    assert which.tolist() == [-1, -1]
    assert Nearest([Point(46, 39)])([], [])[0].shape == (0,)
