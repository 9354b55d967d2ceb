"""Drawn polygons: geodesic edges, which count as inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.geometry import geodesic_polygon, points_on_or_in
from geodata.geometry.nearest import GEOD
from tests.geodata.strategies import rings

BOX = ((44.0, 38.0), (50.0, 38.0), (50.0, 41.0), (44.0, 41.0))


@given(ring=rings, along=st.floats(0, 1), data=st.data())
def test_every_point_of_an_edge_is_inside(
    ring: tuple[tuple[float, float], ...], along: float, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(ring) - 1))
    start, end = ring[at], ring[(at + 1) % len(ring)]
    azimuth, _, length_m = GEOD.inv(*start, *end)
    lon, lat, _ = GEOD.fwd(*start, azimuth, along * length_m)
    assert points_on_or_in([lon, start[0]], [lat, start[1]], geodesic_polygon(ring)).all()


def test_an_edge_is_the_shortest_line_and_not_the_parallel() -> None:
    polygon = geodesic_polygon(BOX)
    # The shortest way between two points of a northern parallel goes north of it.
    middle = GEOD.npts(44, 38, 50, 38, 1)[0]
    assert middle[1] > 38.03
    inside = points_on_or_in([47, 47, 47], [38.01, middle[1] + 0.001, 41.02], polygon)
    assert inside.tolist() == [False, True, True]


def test_a_metre_beside_an_edge_is_on_it_and_ten_are_not() -> None:
    polygon = geodesic_polygon(BOX)
    lon, lat = GEOD.npts(44, 38, 50, 38, 1)[0]
    assert points_on_or_in([lon, lon], [lat - 0.5e-5, lat - 1e-4], polygon).tolist() == [
        True,
        False,
    ]
    assert points_on_or_in([float("nan")], [39], polygon).tolist() == [False]


@pytest.mark.parametrize(
    ("corners", "fault"),
    [
        (((44.0, 38.0), (45.0, 38.0)), "fewer than three corners"),
        (((44.0, 38.0), (45.0, 38.0), (44.0, 38.0)), "one of them twice"),
        (((44.0, 38.0), (47.0, 40.0), (47.0, 38.0), (44.0, 40.0)), "edges that cross"),
        (((44.0, 38.0), (44.0, 39.0), (44.0, 40.0)), "edges that cross or meet"),
        (((-170.0, 38.0), (170.0, 38.0), (0.0, 60.0)), "180th meridian"),
        (((0.0, 80.0), (90.0, 80.0), (45.0, 90.0)), "a pole"),
    ],
)
def test_what_is_no_polygon_is_refused(
    corners: tuple[tuple[float, float], ...], fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        geodesic_polygon(corners)
