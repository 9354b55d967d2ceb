"""Each fault of a geometry is told by itself."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata.geometry import faults_of

SQUARE = shapely.orient_polygons(box(46, 39, 47, 40))
BOW = Polygon([(46, 39), (47, 40), (47, 39), (46, 40)])


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        (Polygon(), "is empty"),
        (BOW, "not valid (Self-intersection"),
        (shapely.reverse(SQUARE), "right-hand rule"),
        (Point(46, 95), "latitude 95 is beyond 90"),
        (Point(-181, 40), "longitude -181 is beyond 180"),
        (LineString([(46, 39), (float("nan"), 40)]), "not a finite number"),
        (shapely.orient_polygons(box(46, 39, 47, 39.0003)), "sliver"),
        (MultiPolygon([SQUARE, shapely.reverse(box(48, 39, 48.0001, 40))]), "sliver"),
    ],
)
def test_a_fault_is_one_part_of_a_sentence(shape: BaseGeometry, said: str) -> None:
    faults = list(faults_of(shape))
    assert any(said in fault for fault in faults)
    assert all("\n" not in fault for fault in faults)


def test_a_hole_must_run_clockwise() -> None:
    hole = [(46.2, 39.2), (46.4, 39.2), (46.4, 39.4), (46.2, 39.4)]
    wrong = Polygon(SQUARE.exterior, [hole])
    assert ["right-hand" in fault for fault in faults_of(wrong)] == [True]
    assert list(faults_of(shapely.orient_polygons(wrong))) == []


@given(st.floats(-179, 178), st.floats(-80, 79), st.floats(0.01, 1), st.floats(0.01, 1))
def test_a_sound_box_has_no_fault(lon: float, lat: float, wide: float, high: float) -> None:
    assert list(faults_of(shapely.orient_polygons(box(lon, lat, lon + wide, lat + high)))) == []
