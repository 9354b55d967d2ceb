"""Placing as columns, against the plain way: row by row, area by area, line by line."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geodata.layers import Catalogue, layer_as_of
from geodata.model.dates import EPOCH
from geodata.model.snapshot import NOBODY, NOWHERE
from geodata.queries.placing import place_columns
from geodata.queries.placing.points import points_of
from geodata.vocabulary import CONTROLLERS, GEO_PRECISIONS
from tests.geodata.queries.oracle import AS_FINE_AS

WGS84 = Geod(ellps="WGS84")
FIRST, LAST = (-20_000, 25_000)  # 1915 to 2038
ROWS = 60


def some_rows(seed: int, catalogue: Catalogue) -> tuple[np.ndarray, ...]:
    """Rows in and around the areas: half at corners of their edges, some at one place."""
    chance = np.random.default_rng(seed)
    edges = shapely.get_coordinates(catalogue.shape("control"))
    corners = edges[chance.integers(len(edges), size=ROWS // 2)]
    moved = corners + chance.choice([0.0, 0.0, 0.03], (ROWS // 2, 1)) * chance.normal(size=2)
    around = np.column_stack(
        (chance.uniform(44, 50, ROWS // 2), chance.uniform(37, 41.5, ROWS // 2))
    )
    lon, lat = np.concatenate([moved, around]).T
    lon[-5:], lat[-5:] = lon[0], lat[0]
    precision = chance.integers(len(GEO_PRECISIONS), size=ROWS).astype(np.uint8)
    return lon, lat, precision, chance.integers(FIRST, LAST, size=ROWS).astype(np.int32)


@settings(max_examples=6)
@given(st.integers(0, 2**32 - 1))
def test_columns_say_what_each_row_says(catalogue: Catalogue, seed: int) -> None:
    lon, lat, precision, day = some_rows(seed, catalogue)
    found = place_columns(lon, lat, precision, day, catalogue)
    points = shapely.points(lon, lat)
    words = [GEO_PRECISIONS[code] for code in precision]
    for area in catalogue.areas.values():
        if area.grain is None:
            assert area.id not in found.members
            continue
        inside = shapely.covers(area.geometry, points)
        fine = np.array([word in AS_FINE_AS[area.grain] for word in words])
        assert found.members[area.id].tolist() == np.flatnonzero(inside & fine).tolist()
        assert found.coarse[area.id].tolist() == np.flatnonzero(inside & ~fine).tolist()


@settings(max_examples=6)
@given(st.integers(0, 2**32 - 1))
def test_control_and_what_was_held_are_those_of_the_layers_on_the_day(
    catalogue: Catalogue, seed: int
) -> None:
    lon, lat, precision, day = some_rows(seed, catalogue)
    found = place_columns(lon, lat, precision, day, catalogue)
    for row in range(ROWS):
        date, point = EPOCH + timedelta(days=int(day[row])), shapely.Point(lon[row], lat[row])
        fine = GEO_PRECISIONS[precision[row]] in AS_FINE_AS["district"]
        around = [
            feature["properties"]["controller"]
            for feature in layer_as_of(catalogue, "control", date)["features"]
            if catalogue.area(feature["id"]).geometry.covers(point)
        ]
        controller = around[0] if fine and around else None
        assert found.controller[row] == (CONTROLLERS.index(controller) if controller else NOBODY)
        held = any(
            catalogue.area(feature["id"]).geometry.covers(point)
            for feature in layer_as_of(catalogue, "occupied", date)["features"]
        )
        assert (row in found.members["occupied"]) == (held and fine)
        assert (row in found.coarse["occupied"]) == (held and not fine)


@settings(max_examples=6)
@given(st.integers(0, 2**32 - 1))
def test_distances_are_geodesics(catalogue: Catalogue, seed: int) -> None:
    lon, lat, precision, day = some_rows(seed, catalogue)
    found = place_columns(lon, lat, precision, day, catalogue)
    places = np.array([(f.geometry.x, f.geometry.y) for f in catalogue.layer("places").features])
    lines = {
        "iran_border_km": shapely.get_coordinates(
            shapely.segmentize(catalogue.shape("iran-border"), 2e-3)
        ),
        "contact_line_km": shapely.get_coordinates(
            shapely.segmentize(catalogue.shape("line-of-contact"), 2e-3)
        ),
    }
    for row in range(ROWS):
        metres = all_metres(lon[row], lat[row], places)
        assert found.settlement[row] == metres.argmin()
        assert found.settlement_km[row] == pytest.approx(metres.min() / 1e3, rel=1e-6)
        for name, vertices in lines.items():
            # Vertices stand 0.2 km apart: beyond 1 km they miss the least by 5 m at most.
            least = all_metres(lon[row], lat[row], vertices).min() / 1e3
            measured = float(getattr(found, name)[row])
            assert measured <= least * (1 + 1e-6)
            assert measured >= least - 0.006 or least < 1.0


def all_metres(lon: float, lat: float, points: np.ndarray) -> np.ndarray:
    n = len(points)
    there = points[:, 0], points[:, 1]
    return np.asarray(WGS84.inv(np.full(n, lon), np.full(n, lat), *there)[2])


def test_columns_without_texts_have_no_text(catalogue: Catalogue) -> None:
    one = np.array([46.0]), np.array([39.0]), np.zeros(1, np.uint8), np.zeros(1, np.int32)
    found = place_columns(*one, catalogue)
    assert found.folded == ()
    assert found.settlement[0] != NOWHERE


@given(st.lists(st.tuples(st.sampled_from([46.0, 46.5, -0.0, 0.0]), st.sampled_from([39.0, 40.0]))))
def test_points_are_each_place_once_with_its_rows(rows: list[tuple[float, float]]) -> None:
    lon, lat = np.array(rows, dtype=np.float64).reshape(-1, 2).T
    points = points_of(lon, lat)
    places = list(zip(points.lon.tolist(), points.lat.tolist(), strict=True))
    assert places == sorted(set(rows))
    assert [places[at] for at in points.of_row] == rows
    for chosen in ([], list(range(len(places))), list(range(0, len(places), 2))):
        expected = [row for row, place in enumerate(rows) if place in [places[n] for n in chosen]]
        assert points.rows_at(np.array(chosen, dtype=np.intp)).tolist() == expected
