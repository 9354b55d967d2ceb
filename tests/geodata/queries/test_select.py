"""Selection on the real chronicle and the real catalogue."""

from __future__ import annotations

import dataclasses
from datetime import date

import numpy as np
import pytest
from hypothesis import given

from geodata.errors import QueryError
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries import Query, candidates, describe, select
from geodata.vocabulary import GEO_PRECISIONS
from tests.geodata.queries.oracle import selects
from tests.geodata.strategies import queries

WAR = Query(from_=date(2020, 9, 27), to=date(2020, 11, 10))


@given(query=queries())
def test_columns_select_what_the_rules_say(
    snapshot: Snapshot, catalogue: Catalogue, query: Query
) -> None:
    rows = [row for row, event in enumerate(snapshot.events) if selects(event, query, catalogue)]
    assert select(snapshot, query, catalogue).rows.tolist() == rows


@given(query=queries(), more=queries())
def test_a_filter_never_adds(
    snapshot: Snapshot, catalogue: Catalogue, query: Query, more: Query
) -> None:
    rows = set(select(snapshot, query, catalogue).rows.tolist())
    for field in dataclasses.fields(Query):
        nothing = field.default if field.name != "region" else ()
        if getattr(query, field.name) == nothing and field.name not in ("from_", "to"):
            fuller = dataclasses.replace(query, **{field.name: getattr(more, field.name)})
            assert set(select(snapshot, fuller, catalogue).rows.tolist()) <= rows


@given(query=queries())
def test_candidates_are_what_the_browser_cannot_compute(
    snapshot: Snapshot, catalogue: Catalogue, query: Query
) -> None:
    found = set(candidates(snapshot, query, catalogue).tolist())
    bare = dataclasses.replace(query, from_=None, to=None, show=None, kind=None, confidence=None)
    assert found == set(select(snapshot, bare, catalogue).rows.tolist())
    assert set(select(snapshot, query, catalogue).rows.tolist()) <= found


def test_nothing_asked_selects_all(snapshot: Snapshot, catalogue: Catalogue) -> None:
    found = select(snapshot, Query(), catalogue)
    assert found.rows.tolist() == list(range(220))
    assert found.rows.dtype == np.uint32
    assert found.counts_by_layer() == {"event": 122, "border_incident": 51, "protest": 47}
    assert found.coarse_left_out == 0
    assert found.events == snapshot.events


def test_an_empty_choice_selects_nothing(snapshot: Snapshot, catalogue: Catalogue) -> None:
    found = select(snapshot, Query(show=frozenset()), catalogue)
    assert len(found) == 0
    assert found.counts_by_layer() == {"event": 0, "border_incident": 0, "protest": 0}


def test_border_incidents_of_the_war(snapshot: Snapshot, catalogue: Catalogue) -> None:
    query = dataclasses.replace(WAR, show=frozenset({"border_incident"}))
    assert len(select(snapshot, query, catalogue)) == 38  # NOTES.md of the chronicle


def test_an_uncertain_date_meets_the_window_with_its_whole_span(
    snapshot: Snapshot, catalogue: Catalogue
) -> None:
    rasht = snapshot.row_of["2020-10-rasht-action"]  # some day of October 2020
    for first, last, meets in (
        (date(2020, 10, 31), date(2020, 11, 30), True),
        (date(2020, 9, 1), date(2020, 10, 1), True),
        (date(2020, 11, 1), None, False),
        (None, date(2020, 9, 30), False),
    ):
        found = select(snapshot, Query(from_=first, to=last), catalogue)
        assert (rasht in found.rows) == meets


def test_the_grain_of_an_area_leaves_coarse_places_out_and_counts_them(
    snapshot: Snapshot, catalogue: Catalogue
) -> None:
    country = Query(region=("IRN",))
    assert select(snapshot, country, catalogue).coarse_left_out == 0
    province = select(snapshot, Query(region=("east-azerbaijan",)), catalogue)
    assert province.coarse_left_out == 1
    assert "country" not in {event.place.geo_precision for event in province.events}
    both = select(snapshot, Query(region=("east-azerbaijan", "IRN")), catalogue)
    assert both.coarse_left_out == 0, "an area of coarser grain takes it in"
    other_time = select(
        snapshot, Query(region=("east-azerbaijan",), to=date(1990, 1, 1)), catalogue
    )
    assert other_time.coarse_left_out == 0, "only what all other keys would select is counted"


def test_a_layer_stands_for_its_areas_and_a_changing_one_for_those_of_the_day(
    snapshot: Snapshot, catalogue: Catalogue
) -> None:
    districts = tuple(feature.id for feature in catalogue.layer("districts").features)
    layer, each = (
        select(snapshot, Query(region=asked), catalogue) for asked in (("districts",), districts)
    )
    assert layer.rows.tolist() == each.rows.tolist()
    held = {e.id for e in select(snapshot, Query(region=("occupied",)), catalogue).events}
    parts = tuple(feature.id for feature in catalogue.layer("occupied").features)
    shapes = {e.id for e in select(snapshot, Query(region=parts), catalogue).events}
    assert "1992-05-09-shusha-captured" in held
    assert "2020-11-08-shusha-captured" in shapes - held


def test_near_leaves_out_what_has_no_distance(snapshot: Snapshot, catalogue: Catalogue) -> None:
    found = select(snapshot, Query(near=("iran-border", 25.0)), catalogue)
    assert {event.place.geo_precision for event in found.events} <= {
        "exact",
        "settlement",
        "district",
    }
    assert found.coarse_left_out == 3
    inside = select(snapshot, Query(near=("enclave", 0.0)), catalogue)
    assert (
        inside.rows.tolist()
        == select(snapshot, Query(region=("enclave",)), catalogue).rows.tolist()
    )


def test_edges_of_a_box_are_in_it(snapshot: Snapshot, catalogue: Catalogue) -> None:
    place = snapshot.events[snapshot.row_of["1992-05-09-shusha-captured"]].place
    box = (place.lon, place.lat, place.lon + 1, place.lat + 1)
    assert "1992-05-09-shusha-captured" in {
        event.id for event in select(snapshot, Query(bbox=box), catalogue).events
    }


def test_who_acts_and_who_published(snapshot: Snapshot, catalogue: Catalogue) -> None:
    found = select(snapshot, Query(actor=("armenian-forces", "azerbaijani-forces")), catalogue)
    assert found.rows.tolist() == [
        row
        for row, event in enumerate(snapshot.events)
        if {"Armenian forces", "Azerbaijani forces"} & set(event.actors)
    ]
    assert len(found) > 24
    assert len(select(snapshot, Query(publisher=("iranwire",)), catalogue)) == 17


def test_casualties_that_are_not_given_never_qualify(
    snapshot: Snapshot, catalogue: Catalogue
) -> None:
    for least in (1, 5, 50):
        found = {e.id for e in select(snapshot, Query(casualties=least), catalogue).events}
        assert found
        for event in snapshot.events:
            given = [one.min for one in (event.killed, event.injured) if one]
            assert (event.id in found) == (bool(given) and sum(given) >= least)


def test_a_place_is_known_at_least_so_finely(snapshot: Snapshot, catalogue: Catalogue) -> None:
    found = [len(select(snapshot, Query(precision=word), catalogue)) for word in GEO_PRECISIONS]
    assert found == sorted(found) and 0 < found[0] < found[-1] == len(snapshot)
    assert select(snapshot, Query(precision="exact"), catalogue).coarse_left_out == 0


def test_a_drawn_area_takes_its_corners_in(snapshot: Snapshot, catalogue: Catalogue) -> None:
    place = snapshot.events[snapshot.row_of["1992-05-09-shusha-captured"]].place
    corner = (place.lon, place.lat)
    ring = (corner, (place.lon + 1, place.lat), (place.lon + 1, place.lat + 1))
    for turned in (ring, ring[::-1]):
        found = select(snapshot, Query(within=turned), catalogue)
        assert "1992-05-09-shusha-captured" in {event.id for event in found.events}
        assert len(found) < len(snapshot)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"within": ((44, 38), (45, 39))}, "within has 2 corners; draw 3 to 64"),
        ({"within": ((44, 38), (45, 39), (200, 3))}, "within has a corner at 200,3"),
        ({"within": ((44, 38), (45, 39), (46, 40), (45, 39))}, "one of them twice"),
        ({"casualties": 0}, "casualties=0 is no number of people"),
        ({"precision": "town"}, "precision=town is not known"),
        ({"bbox": (48, 38, 44, 41)}, "bbox=48,38,44,41 is empty; write west before east"),
        ({"bbox": (44, 38, 44, 41)}, "is empty"),
        ({"bbox": (44, 38, 48, 91)}, "has a latitude beyond 90"),
        ({"bbox": (44, 38, float("nan"), 41)}, "is not a box"),
        ({"near": ("iran-border", -1.0)}, "is no distance"),
        ({"near": ("iran-border", float("inf"))}, "is no distance"),
        ({"near": ("", 1.0)}, "names no line or area"),
        ({"kind": frozenset({"war"})}, "kind=war is not known"),
        ({"from_": date(2021, 1, 1), "to": date(2020, 1, 1)}, "is after to=2020-01-01"),
    ],
)
def test_an_impossible_question_is_refused_when_it_is_made(
    asked: dict[str, object], sentence: str
) -> None:
    with pytest.raises(QueryError, match=sentence):
        Query(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (Query(region=("atlantis",)), 'there is no area "atlantis"'),
        (Query(region=("land",)), "is context only"),
        (Query(actor=("nobody",)), 'there is no actor "nobody" here'),
        (Query(publisher=("nobody",)), 'there is no publisher "nobody" here'),
        (Query(region=("iran-border",)), 'there is no area "iran-border"'),
        (Query(region=("places",)), 'there is no area "places"'),
        (Query(near=("atlantis", 3.0)), 'there is no area, line or layer "atlantis"'),
    ],
)
def test_unknown_areas_are_refused(
    snapshot: Snapshot, catalogue: Catalogue, query: Query, sentence: str
) -> None:
    with pytest.raises(QueryError, match=sentence):
        select(snapshot, query, catalogue)


def test_a_query_is_said_in_plain_words() -> None:
    assert describe(Query()) == "all reports"
    assert describe(WAR) == "27 Sep – 10 Nov 2020"
    query = Query(
        show=frozenset({"border_incident", "event"}),
        kind=frozenset({"drone", "shelling", "landing"}),
        from_=date(2020, 10, 1),
        region=("enclave", "ardabil"),
        near=("iran-border", 25.0),
        bbox=(44.5, 38, 48, 40),
        q="  Shusha  road ",
        within=((44, 38), (46, 38), (45, 40)),
        actor=("iran",),
        publisher=("trend", "irna"),
        casualties=3,
        precision="settlement",
    )
    assert describe(query) == (
        "layer is event or border incident; kind is shelling, drone or landing; "
        "from 1 Oct 2020 on; in enclave or ardabil; "
        "between 44.5° and 48° east, 38° and 40° north; within 25 km of iran-border; "
        "in a drawn area of 3 corners; with the words “Shusha road”; actor is iran; "
        "publisher is trend or irna; at least 3 killed or injured; "
        "place known to settlement or finer"
    )
