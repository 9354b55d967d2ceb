"""Areas, lengths and distances against the ellipsoid, reckoned in another way each time."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon, box

from geodata.geometry import distance_km, geodesic_area_km2, geodesic_length_km

WGS84 = Geod(ellps="WGS84")
LON = st.floats(44, 52)
LAT = st.floats(35, 42)


def box_area_km2(west: float, south: float, east: float, north: float) -> float:
    """Area of a box of longitude and latitude by the closed formula of the authalic latitude."""
    e = WGS84.es**0.5
    b = WGS84.a * (1 - WGS84.es) ** 0.5

    def zone(lat: float) -> float:
        s = np.sin(np.radians(lat))
        return float(b**2 / 2 * (s / (1 - (e * s) ** 2) + np.arctanh(e * s) / e))

    return float(np.radians(east - west)) * (zone(north) - zone(south)) / 1e6


def nearest_of_many_km(lon: float, lat: float, line: LineString) -> float:
    """Distance to the nearest of very many points of the line: never below the true distance."""
    points = shapely.get_coordinates(shapely.segmentize(line, 5e-5))
    n = len(points)
    metres = WGS84.inv(np.full(n, lon), np.full(n, lat), points[:, 0], points[:, 1])[2]
    return float(np.min(metres)) / 1e3


@given(LON, LAT, st.floats(0.01, 6), st.floats(0.01, 6))
def test_area_of_a_box_is_the_authalic_one(
    lon: float, lat: float, wide: float, high: float
) -> None:
    shape = box(lon, lat, lon + wide, lat + high)
    expected = box_area_km2(lon, lat, lon + wide, lat + high)
    assert geodesic_area_km2(shape) == pytest.approx(expected, rel=2e-5)


@given(st.lists(st.tuples(LON, LAT), min_size=3, max_size=8))
@example([(44.0, 35.0), (47.3125, 40.1875), (47.734375, 40.84375)])
def test_area_is_that_of_pyproj_on_split_edges(points: list[tuple[float, float]]) -> None:
    hull = MultiPolygon([]) if len(set(points)) < 3 else shapely.convex_hull(LineString(points))
    if not isinstance(hull, Polygon):
        return
    ring = [
        (float(x), float(y))
        for (x0, y0), (x1, y1) in zip(hull.exterior.coords, hull.exterior.coords[1:], strict=False)
        for x, y in zip(np.linspace(x0, x1, 300)[:-1], np.linspace(y0, y1, 300)[:-1], strict=True)
    ]
    lons, lats = zip(*ring, strict=True)
    expected = abs(WGS84.polygon_area_perimeter(lons, lats)[0]) / 1e6
    # Two ways of splitting differ by slivers along the edges, also where the shape is thin.
    slivers = 1e-3 + 3e-5 * geodesic_length_km(hull)
    assert geodesic_area_km2(hull) == pytest.approx(expected, rel=1e-4, abs=slivers)


def test_area_does_not_depend_on_winding_and_leaves_holes_out() -> None:
    outer = [(46, 39), (47, 39), (47, 40), (46, 40)]
    hole = [(46.4, 39.4), (46.6, 39.4), (46.6, 39.6), (46.4, 39.6)]
    with_hole = geodesic_area_km2(Polygon(outer, [hole]))
    assert geodesic_area_km2(Polygon(outer[::-1], [hole])) == pytest.approx(with_hole)
    assert with_hole == pytest.approx(
        box_area_km2(46, 39, 47, 40) - box_area_km2(46.4, 39.4, 46.6, 39.6), rel=1e-5
    )
    assert geodesic_area_km2(Polygon()) == 0.0


def test_length_of_a_meridian_and_of_two_lines() -> None:
    meridian = LineString([(46, 39), (46, 40)])
    expected = WGS84.inv(46, 39, 46, 40)[2] / 1e3
    assert geodesic_length_km(meridian) == pytest.approx(expected, rel=1e-9)
    both = MultiLineString([meridian, LineString([(47, 39), (47, 40)])])
    assert geodesic_length_km(both) == pytest.approx(2 * expected, rel=1e-9)
    assert geodesic_length_km(LineString()) == 0.0


@settings(max_examples=60, deadline=None)
@given(LON, LAT, st.lists(st.tuples(st.floats(46, 47), st.floats(39, 40)), min_size=2, max_size=5))
def test_distance_to_a_line_is_good_to_five_metres(
    lon: float, lat: float, points: list[tuple[float, float]]
) -> None:
    if len(set(points)) < 2:
        return
    line = LineString(points)
    measured = float(distance_km(lon, lat, line)[0])
    upper = nearest_of_many_km(lon, lat, line)
    assert upper - 0.005 <= measured <= upper + 1e-6


@given(st.lists(st.tuples(LON, LAT), min_size=1, max_size=20))
def test_many_points_at_once_are_the_same_as_one_by_one(points: list[tuple[float, float]]) -> None:
    line = LineString([(46, 39), (46.7, 39.4), (47.5, 39.2)])
    lon, lat = np.array(points).T
    together = distance_km(lon, lat, line)
    assert together.tolist() == [float(distance_km(x, y, line)[0]) for x, y in points]


@given(LON, LAT)
def test_distance_to_several_is_the_least(lon: float, lat: float) -> None:
    one, other = LineString([(45, 38), (46, 39)]), LineString([(48, 40), (49, 40.5)])
    both = distance_km(lon, lat, MultiLineString([one, other]))[0]
    assert both == min(distance_km(lon, lat, one)[0], distance_km(lon, lat, other)[0])


@given(st.floats(46, 47), st.floats(39, 40))
def test_distance_is_nothing_inside_and_something_outside(lon: float, lat: float) -> None:
    area = box(46, 39, 47, 40)
    assert distance_km(lon, lat, area)[0] == 0.0
    east = distance_km(48.0, lat, area)[0]
    assert 0 < east <= WGS84.inv(48.0, lat, 47.0, lat)[2] / 1e3 + 1e-9


def test_distance_into_a_hole_is_to_its_edge() -> None:
    ring = Polygon(box(46, 39, 48, 41).exterior, [box(46.5, 39.5, 47.5, 40.5).exterior])
    expected = WGS84.inv(46.7, 40.0, 46.5, 40.0)[2] / 1e3
    assert distance_km(46.7, 40.0, ring)[0] == pytest.approx(expected, abs=0.005)


def test_distances_from_afar_find_the_nearest_stretch() -> None:
    line = LineString([(44.8, 39.6), (46.0, 38.9), (48.0, 39.7), (48.9, 38.4)])
    for lon, lat in ((13.4, 52.5), (37.6, 55.75), (-118.2, 34.1), (74.6, 42.9)):
        measured = distance_km(lon, lat, line)[0]
        assert measured == pytest.approx(nearest_of_many_km(lon, lat, line), abs=0.005)


def test_distance_of_what_is_not_there() -> None:
    line = LineString([(46, 39), (47, 39)])
    assert np.isnan(distance_km([np.nan], [39.0], line)).all()
    assert np.isinf(distance_km([46.0], [39.0], LineString())).all()
    assert distance_km([], [], line).shape == (0,)
    assert distance_km(46.5, 39.5, Point(46.5, 39.5))[0] == 0.0
