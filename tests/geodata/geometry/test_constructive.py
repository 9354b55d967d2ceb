"""Hatching and the places of labels."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import MultiPolygon, Polygon, box

from geodata.geometry import geodesic_length_km, hatch, label_point

WGS84 = Geod(ellps="WGS84")
BENT = Polygon([(46, 39), (47, 39), (47, 39.2), (46.2, 39.2), (46.2, 40), (46, 40)])
"""Its centre of gravity is outside."""


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(46, 47), st.floats(39, 40)), min_size=3, max_size=7),
    st.floats(1, 8),
    st.sampled_from([0, 30, 45, 90, 135]),
)
def test_hatching_stays_inside(
    points: list[tuple[float, float]], spacing_km: float, angle: float
) -> None:
    hull = shapely.convex_hull(shapely.multipoints(points))
    if not isinstance(hull, Polygon):
        return
    lines = hatch(hull, spacing_km, angle)
    assert shapely.covers(shapely.buffer(hull, 1e-5), lines)


@pytest.mark.parametrize("angle", [45, 135])
@pytest.mark.parametrize("spacing_km", [1.0, 2.0, 4.0])
def test_hatching_fills_the_area_at_its_spacing(angle: float, spacing_km: float) -> None:
    # Lines so far apart have an area's worth of length: area = length times spacing.
    area = box(46.6, 39.6, 47.0, 40.0)
    length_km = geodesic_length_km(hatch(area, spacing_km, angle))
    expected_km2 = abs(WGS84.geometry_area_perimeter(area)[0]) / 1e6
    assert length_km * spacing_km == pytest.approx(expected_km2, rel=0.04)


@pytest.mark.parametrize("angle", [45, 135])
def test_hatching_runs_at_its_angle_on_the_map(angle: float) -> None:
    for line in hatch(BENT, 3, angle).geoms:
        (lon0, lat0), (lon1, lat1) = line.coords[0], line.coords[-1]
        y0, y1 = (np.arctanh(np.sin(np.radians(lat))) for lat in (lat0, lat1))
        measured = np.degrees(np.arctan2(y1 - y0, np.radians(lon1 - lon0))) % 180
        assert measured == pytest.approx(angle, abs=1e-6)


def test_hatching_of_neighbours_meets_when_the_origin_is_one() -> None:
    west, east = box(46, 39, 46.5, 40), box(46.5, 39, 47, 40)
    whole = hatch(box(46, 39, 47, 40), 3, 45, origin=(46.8, 39.8))
    parts = [hatch(part, 3, 45, origin=(46.8, 39.8)) for part in (west, east)]
    assert sum(part.length for part in parts) == pytest.approx(whole.length)
    # Straight on the map is not straight in degrees: 0.003 degrees is a tenth of the spacing.
    assert shapely.covers(shapely.buffer(whole, 0.003), shapely.union_all(parts))


def test_hatching_refuses_no_spacing_and_leaves_small_areas_bare() -> None:
    with pytest.raises(ValueError, match="above 0 km"):
        hatch(BENT, 0, 45)
    assert hatch(Polygon(), 2, 45).is_empty
    assert hatch(box(46.1, 39.1, 46.1001, 39.1001), 50, 0, origin=(46, 39)).is_empty


@given(st.lists(st.tuples(st.floats(46, 47), st.floats(39, 40)), min_size=3, max_size=7))
@example([(46.015625, 39.970703125), (46.828125, 39.31640625), (46.263671875, 39.771484375)])
def test_a_label_is_inside(points: list[tuple[float, float]]) -> None:
    hull = shapely.convex_hull(shapely.multipoints(points))
    if not isinstance(hull, Polygon) or hull.area < 1e-6:
        return
    assert shapely.contains(hull, label_point(hull))


def test_a_label_is_inside_where_the_centre_is_not() -> None:
    assert not BENT.contains(BENT.centroid)
    assert BENT.contains(label_point(BENT))


def test_the_largest_part_gets_the_label() -> None:
    small, large = box(46, 39, 46.1, 39.1), box(47, 39, 48, 40)
    assert large.contains(label_point(MultiPolygon([small, large])))
