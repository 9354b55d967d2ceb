"""Placing events of the chronicle: areas, distances, the settlement, the size of coarse places."""

from __future__ import annotations

import dataclasses
from datetime import date
from math import pi, sqrt

import numpy as np
import pytest
from pyproj import Geod

from geodata.geometry import distance_km
from geodata.layers import Catalogue
from geodata.model import Event, Snapshot
from geodata.model.snapshot import NOBODY
from geodata.queries import control_during, place_events
from geodata.vocabulary import CONTROLLERS


def placed(event: Event, **place: object) -> Event:
    return event.model_copy(update={"place": event.place.model_copy(update=place)})


def test_distances_are_those_of_the_geometry(snapshot: Snapshot, catalogue: Catalogue) -> None:
    border = distance_km(snapshot.lon, snapshot.lat, catalogue.shape("iran-border"))
    line = distance_km(snapshot.lon, snapshot.lat, catalogue.shape("line-of-contact"))
    np.testing.assert_array_equal(snapshot.iran_border_km, border.astype(np.float32))
    np.testing.assert_array_equal(snapshot.contact_line_km, line.astype(np.float32))


def test_every_area_that_counts_reports_is_known(snapshot: Snapshot, catalogue: Catalogue) -> None:
    counted = {area.id for area in catalogue.areas.values() if area.grain is not None}
    assert set(snapshot.members) <= counted | {"occupied"}
    assert {"enclave", "ardabil", "IRN", "AZE", "nkao-shusha"} <= set(snapshot.members)


def test_sharp_places_have_no_radius(snapshot: Snapshot) -> None:
    sharp = [event.place.geo_precision in ("exact", "settlement") for event in snapshot.events]
    assert (snapshot.radius_km[sharp] == 0).all()
    assert (snapshot.radius_km[~np.array(sharp)] > 0).all()


def test_a_coarse_place_has_the_size_of_the_smallest_area_around_it(
    chronicle: tuple[Event, ...], catalogue: Catalogue
) -> None:
    somewhere = chronicle[0]
    kalbajar = placed(somewhere, lon=46.04, lat=40.10, geo_precision="district")
    parsabad = placed(somewhere, lon=47.92, lat=39.65, geo_precision="district")
    ardabil = placed(somewhere, lon=48.29, lat=38.25, geo_precision="province")
    iran = placed(somewhere, lon=51.42, lat=35.69, geo_precision="country")
    ocean = placed(somewhere, lon=-40.0, lat=0.0, geo_precision="country")
    events = [kalbajar, parsabad, ardabil, iran, ocean]
    radius = place_events(events, catalogue).radius_km

    def size(area_id: str) -> float:
        return sqrt(catalogue.area(area_id).area_km2 / pi)

    assert radius[0] == pytest.approx(
        min(size(name) for name in ("AZ-KAL", "occupied-AZ-KAL", "kalbajar")), rel=1e-6
    )
    assert radius[1] == 15.0
    assert radius[2] == pytest.approx(size("ardabil"), rel=1e-3)
    assert radius[3] == pytest.approx(size("IRN"), rel=1e-6)
    assert radius[4] == 300.0


def test_each_event_is_placed_for_itself(
    chronicle: tuple[Event, ...], catalogue: Catalogue
) -> None:
    whole = place_events(chronicle, catalogue)
    for row in (0, 57, 131):
        alone = place_events([chronicle[row]], catalogue)
        assert alone.folded[0] == whole.folded[row]
        assert alone.iran_border_km[0] == whole.iran_border_km[row]
        assert alone.radius_km[0] == whole.radius_km[row]
        assert {a for a, rows in alone.members.items() if rows.size} == {
            a for a, rows in whole.members.items() if row in rows
        }


@pytest.mark.parametrize(
    ("day", "controller"),
    [
        (date(1987, 12, 31), None),
        (date(1988, 1, 1), "ussr-azerbaijan-ssr"),
        (date(1993, 4, 1), "azerbaijan"),
        (date(1993, 4, 2), "armenian-forces"),
        (date(2020, 11, 24), "armenian-forces"),
        (date(2020, 11, 25), "azerbaijan"),
        (date(2026, 1, 1), "azerbaijan"),
    ],
)
def test_control_is_that_of_the_first_day(
    chronicle: tuple[Event, ...], catalogue: Catalogue, day: date, controller: str | None
) -> None:
    there = placed(chronicle[0], lon=46.04, lat=40.10, geo_precision="exact")
    event = there.model_copy(update={"date_start": day, "date_end": date(2026, 2, 1)})
    found = place_events([event], catalogue)
    assert found.controller[0] == (CONTROLLERS.index(controller) if controller else NOBODY)
    assert found.members["kalbajar"].tolist() == [0]
    assert found.members["occupied-AZ-KAL"].tolist() == [0], "a shape, whatever the day"
    held = controller == "armenian-forces"
    assert found.members["occupied"].tolist() == ([0] if held else [])


def test_a_coarse_place_is_under_no_control_and_listed_apart(
    chronicle: tuple[Event, ...], catalogue: Catalogue
) -> None:
    event = placed(chronicle[0], lon=46.04, lat=40.10, geo_precision="province")
    found = place_events([event.model_copy(update={"date_start": date(2000, 1, 1)})], catalogue)
    assert found.controller.tolist() == [NOBODY]
    for area in ("kalbajar", "AZ-KAL", "occupied-AZ-KAL", "occupied"):
        assert (found.members[area].tolist(), found.coarse[area].tolist()) == ([], [0])
    assert found.members["AZE"].tolist() == [0]


def test_the_nearest_settlement_is_named_with_its_distance(
    chronicle: tuple[Event, ...], catalogue: Catalogue
) -> None:
    found = place_events([placed(chronicle[0], lon=48.30, lat=38.25)], catalogue)
    places = catalogue.layer("places").features
    nearest = places[found.settlement[0]]
    assert found.settlements == tuple(place.id for place in places)
    assert nearest.names["en"] == "Ardabil"
    point = nearest.geometry
    metres = Geod(ellps="WGS84").inv(48.30, 38.25, point.x, point.y)[2]
    assert found.settlement_km[0] == pytest.approx(metres / 1e3, rel=1e-6)


def test_a_point_on_the_edge_lies_inside(
    chronicle: tuple[Event, ...], catalogue: Catalogue
) -> None:
    lon, lat = catalogue.area("AZ-KAL").geometry.geoms[0].exterior.coords[0]
    corner = placed(chronicle[0], lon=lon, lat=lat, geo_precision="exact")
    assert place_events([corner], catalogue).members["AZ-KAL"].tolist() == [0]


def test_no_events_are_placed_too(catalogue: Catalogue) -> None:
    nothing = place_events([], catalogue)
    assert nothing.radius_km.size == 0
    assert all(rows.size == 0 for rows in nothing.members.values())


def test_control_that_changed_within_the_dates_is_told_in_turn(
    snapshot: Snapshot, catalogue: Catalogue
) -> None:
    war = snapshot.row_of["2020-09-27-war-begins"]
    captured = snapshot.row_of["2020-11-08-shusha-captured"]
    (hold,) = control_during(snapshot, captured, catalogue)
    assert hold == ("nkao-shusha", "azerbaijan", date(2020, 11, 8), None)
    assert snapshot.controller[captured] == CONTROLLERS.index("azerbaijan")
    days = dataclasses.replace(
        snapshot,
        first_day=snapshot.first_day - 5 * (np.arange(len(snapshot)) == captured),
    )
    holds = control_during(days, captured, catalogue)
    assert [hold.controller for hold in holds] == ["armenian-forces", "contested", "azerbaijan"]
    assert [hold.since for hold in holds][1:] == [date(2020, 11, 4), date(2020, 11, 8)]
    for row in (war, captured):
        assert bool(control_during(snapshot, row, catalogue)) == (
            snapshot.controller[row] != NOBODY
        )
