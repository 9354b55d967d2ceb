"""Points in polygons, and polygons that share their inside."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box

from geodata.geometry import points_in, shares_interior

AREA = Polygon(
    [(46, 39), (47, 39), (47, 40), (46, 40)], [[(46.4, 39.4), (46.6, 39.4), (46.6, 39.6)]]
)


@given(st.lists(st.tuples(st.floats(45, 48), st.floats(38, 41)), max_size=30))
def test_points_are_in_where_shapely_covers_them(points: list[tuple[float, float]]) -> None:
    lon, lat = np.array(points).reshape(-1, 2).T
    expected = shapely.covers(AREA, shapely.points(lon, lat))
    assert points_in(lon, lat, AREA).tolist() == expected.tolist()


def test_the_edge_is_in_and_the_hole_is_out() -> None:
    lon, lat = [46.0, 47.0, 46.5, 46.55, 46.4], [39.0, 39.5, 40.0, 39.45, 39.4]
    assert points_in(lon, lat, AREA).tolist() == [True, True, True, False, True]


def test_no_place_is_nowhere() -> None:
    assert not points_in([np.nan], [39.5], AREA).any()
    assert points_in([], [], AREA).shape == (0,)


def test_neighbours_share_no_inside_and_overlapping_areas_do() -> None:
    assert not shares_interior(box(46, 39, 47, 40), box(47, 39, 48, 40))
    assert not shares_interior(box(46, 39, 47, 40), box(47, 40, 48, 41))
    assert shares_interior(box(46, 39, 47, 40), box(46.999, 39, 48, 40))
    assert shares_interior(box(46, 39, 47, 40), box(46.2, 39.2, 46.4, 39.4))
