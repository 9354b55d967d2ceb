"""Simplification keeps common edges common."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, MultiPolygon, Polygon, box

from geodata.geometry import cover, rounded


def wavy_neighbours(seed: int) -> tuple[dict[str, Polygon], LineString]:
    """Two areas and the wavy edge between them."""
    chance = np.random.default_rng(seed)
    lat = np.linspace(39, 40, 200)
    lon = 46.5 + np.cumsum(chance.normal(0, 0.002, 200))
    edge = np.round(np.column_stack((lon, lat)), 5)
    west = Polygon([*edge, (46, 40), (46, 39)])
    east = Polygon([*edge, (47, 40), (47, 39)])
    return {"west": west, "east": east}, LineString(edge)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.005, 0.02, 0.05]))
def test_neighbours_stay_neighbours(seed: int, tolerance: float) -> None:
    areas, edge = wavy_neighbours(seed)
    simple = cover(areas, {"edge": edge}).simplified(tolerance)
    west, east = simple["west"], simple["east"]
    assert shapely.coverage_is_valid(np.array([west, east]))
    assert west.area + east.area == pytest.approx(1.0, abs=1e-6)
    assert shapely.get_num_coordinates(west) < shapely.get_num_coordinates(areas["west"])
    # The line keeps to the edge, and so does not have one point of its own.
    common = shapely.line_merge(shapely.intersection(west, east))
    assert simple["edge"].equals(common)


def test_a_district_and_its_country_keep_their_common_edge() -> None:
    areas, _ = wavy_neighbours(3)
    everything = areas | {"country": shapely.union_all(list(areas.values()))}
    simple = cover(everything, {}).simplified(0.02)
    parts = shapely.union_all([simple["west"], simple["east"]])
    assert parts.symmetric_difference(simple["country"]).area < 1e-12


def test_a_line_off_every_edge_and_its_direction_are_kept() -> None:
    line = LineString([(46.9, 39.9), (46.6, 39.5), (46.1, 39.1)])
    simple = cover({"area": box(46, 39, 47, 40)}, {"line": line}).simplified(0.05)
    assert simple["line"].coords[:] == line.coords[:]


def test_edges_a_hair_apart_become_one() -> None:
    west = box(46, 39, 46.5, 40)
    east = box(46.500002, 39, 47, 40)
    simple = cover({"west": west, "east": east}, {}).simplified(0.01)
    assert shapely.coverage_is_valid(np.array([simple["west"], simple["east"]]), gap_width=0.001)
    assert simple["west"].area + simple["east"].area == pytest.approx(1.0, abs=1e-9)


def test_rounding_is_right_handed_and_does_not_depend_on_the_first_point() -> None:
    ring = [(46.123456789, 39.0), (47.0, 39.0), (47.0, 40.0), (46.0, 40.0)]
    turned = Polygon(ring[2:] + ring[:2])
    once, again = rounded(Polygon(ring[::-1]), 5), rounded(turned, 5)
    assert once.wkt == again.wkt
    assert shapely.is_ccw(once.exterior)
    assert (46.12346, 39.0) in once.exterior.coords[:]
    assert rounded(MultiPolygon([turned]), 5).geom_type == "Polygon"


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.floats(46, 47), st.floats(39, 40)), min_size=3, max_size=9),
    st.sampled_from([4, 5]),
)
@example([(46.0, 39.0), (46.0, 39.00000000000001), (47.0, 39.0)], 4)
@example([(46, 39), (46.00002, 39.00002), (46.00004, 39), (46.0001, 39), (46, 39.0001)], 4)
def test_rounding_twice_is_rounding_once(points: list[tuple[float, float]], decimals: int) -> None:
    hull = shapely.convex_hull(shapely.multipoints(points))
    if not isinstance(hull, Polygon):
        return
    once = rounded(hull, decimals)
    # A hull a few steps of the grid wide may fold over itself: then its ring has no one order.
    assert rounded(once, decimals).wkt == once.wkt or not once.is_valid


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.005, 0.02]))
def test_simplifying_twice_is_simplifying_once(seed: int, tolerance: float) -> None:
    areas, edge = wavy_neighbours(seed)
    once = cover(areas, {"edge": edge}).simplified(tolerance)
    again = cover({k: once[k] for k in areas}, {"edge": once["edge"]}).simplified(tolerance)
    for key, shape in once.items():
        assert again[key].equals(shape)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.floats(46.05, 46.95), min_size=1, max_size=4, unique_by=lambda x: round(x, 2)),
    st.lists(st.floats(39.05, 39.95), min_size=1, max_size=4, unique_by=lambda x: round(x, 2)),
)
def test_parts_go_on_filling_their_whole(lons: list[float], lats: list[float]) -> None:
    xs, ys = sorted([46.0, *lons, 47.0]), sorted([39.0, *lats, 40.0])
    parts = {
        f"{x}-{y}": box(x, y, right, top) for x, right in pairwise(xs) for y, top in pairwise(ys)
    }
    simple = cover(parts | {"whole": box(46, 39, 47, 40)}, {}).simplified(0.001)
    shapes = [simple[key] for key in parts]
    assert shapely.coverage_is_valid(np.array(shapes))
    assert shapely.union_all(shapes).symmetric_difference(simple["whole"]).area < 1e-12


def test_what_shrinks_to_nothing_falls_away() -> None:
    needle = Polygon([(46, 39), (46, 39.00000000000001), (47, 39)])
    assert rounded(needle, 4).is_empty
    assert (
        rounded(box(46, 39, 47, 40).difference(box(46.5, 39.5, 46.50001, 39.6)), 4).interiors[:]
        == []
    )
    assert rounded(MultiPolygon([needle, box(48, 39, 49, 40)]), 4).geom_type == "Polygon"
    lines = MultiLineString([[(46, 39), (47, 39)], [(46.00001, 39), (46.00002, 39)]])
    assert rounded(lines, 4).equals_exact(MultiLineString([[(46, 39), (47, 39)]]), 0)
