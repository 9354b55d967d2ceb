"""Each figure against a naive count of the same selection, over the queries that links can ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from geodata.layers import Area, Catalogue
from geodata.model import Event, Snapshot
from geodata.model.terms import slug_of
from geodata.queries import Query, select
from geodata.queries.link import asked_by, link_names
from geodata.queries.statistics import FIGURES, Basis, Numbers
from geodata.queries.statistics.areas import districts, provinces
from tests.geodata.queries.statistics import naive
from tests.geodata.strategies import queries

WAR = Query(from_=date(2020, 9, 27), to=date(2020, 11, 10))
BY_ID = {figure.id: figure for figure in FIGURES}
Count = Callable[[str, Query], tuple[Numbers, list[Event]]]


@pytest.fixture(scope="session")
def count(snapshot: Snapshot, catalogue: Catalogue) -> Count:
    """A figure of a query's selection, and the events selected."""
    events = list(snapshot.events)

    def counted(figure: str, query: Query) -> tuple[Numbers, list[Event]]:
        rows = select(snapshot, query, catalogue).rows
        numbers = BY_ID[figure].count(Basis(snapshot, rows, query, catalogue))
        return numbers, [events[row] for row in rows]

    return counted


def ids(snapshot: Snapshot, numbers: Numbers, *key: str) -> dict[tuple[object, ...], set[str]]:
    """The ids that each line counts, by the cells named."""
    columns = [numbers.column(name) for name in key]
    return {
        tuple(cells): {snapshot.ids[row] for row in line.rows}
        for line, *cells in zip(numbers.lines, *columns, strict=True)
    }


def without_empty(found: naive.Found) -> naive.Found:
    return {key: value for key, value in found.items() if value}


@given(query=queries())
def test_kinds_by_week(count: Count, snapshot: Snapshot, query: Query) -> None:
    numbers, events = count("kinds-by-week", query)
    found = ids(snapshot, numbers, "period", "kind")
    assert found == dict(naive.kinds_by_week(events, query))
    assert sum(map(len, found.values())) == len(events), "each report once"
    assert numbers.facts["no_date"] == sum(
        len(rows) for (period, _), rows in found.items() if period is None
    )


@given(query=queries())
def test_confidence(count: Count, snapshot: Snapshot, query: Query) -> None:
    numbers, events = count("confidence", query)
    assert ids(snapshot, numbers, "confidence") == naive.confidence(events)


@given(query=queries())
def test_answers(count: Count, snapshot: Snapshot, query: Query) -> None:
    numbers, events = count("answers", query)
    found = ids(snapshot, numbers, "period", "lane", "set")
    assert found == dict(naive.answers(events, query))
    in_lanes = {event.id: event for event in events if naive.lane_of(event)}
    assert numbers.facts["no_lane"] == len(events) - len(in_lanes)
    line_of = {
        event_id: place
        for place, line in enumerate(numbers.lines)
        for event_id in (snapshot.ids[row] for row in line.rows)
        if line.cells[0] is not None
    }
    pairs = {
        tuple(sorted((line_of[event.id], line_of[other])))
        for event in in_lanes.values()
        for other in event.related_ids
        if event.id in line_of and other in line_of
        if naive.lane_of(event) != naive.lane_of(in_lanes[other])
    }
    assert {tuple(pair) for pair in numbers.facts["links"]} == pairs


@pytest.mark.parametrize(
    ("figure", "areas_of"), [("provinces", provinces), ("districts", districts)]
)
@settings(max_examples=20)
@given(query=queries())
def test_areas(
    count: Count,
    snapshot: Snapshot,
    catalogue: Catalogue,
    figure: str,
    areas_of: Callable[[Catalogue], tuple[Area, ...]],
    query: Query,
) -> None:
    numbers, events = count(figure, query)
    fine, coarse = naive.areas(events, areas_of(catalogue))
    assert ids(snapshot, numbers, "area") == fine
    rough = dict(zip(numbers.column("area"), numbers.column("too_coarse"), strict=True))
    assert rough == {area: len(found) for (area,), found in coarse.items()}
    counted = set().union(*fine.values())
    left = set().union(*coarse.values()) - counted
    assert numbers.facts == {
        "counted": len(counted),
        "too_coarse": len(left),
        "elsewhere": len(events) - len(counted) - len(left),
    }


@settings(max_examples=20)
@given(query=queries())
def test_border_distance(
    count: Count, snapshot: Snapshot, catalogue: Catalogue, query: Query
) -> None:
    numbers, events = count("border-distance", query)
    found, coarse = naive.border_distance(events, catalogue)
    assert ids(snapshot, numbers, "to_km") == found
    assert numbers.facts["too_coarse"] == len(coarse)
    assert numbers.column("up_to_here")[-1] == len(events) - len(coarse)


@given(query=queries())
def test_casualties(count: Count, snapshot: Snapshot, query: Query) -> None:
    numbers, events = count("casualties", query)
    columns = (numbers.column(name) for name in ("period", "people", "low", "high"))
    found = {
        (period, people): (low, high, {snapshot.ids[row] for row in line.rows})
        for line, period, people, low, high in zip(numbers.lines, *columns, strict=True)
    }
    assert found == naive.casualties(events, query)
    for people in ("killed", "injured"):
        silent = sum(getattr(event, people) is None for event in events)
        assert numbers.facts[f"{people}_not_given"] == silent


@given(query=queries())
def test_actors(count: Count, snapshot: Snapshot, query: Query) -> None:
    numbers, events = count("actors", query)
    by_name = naive.actors(events)
    named: naive.Found = {
        (line.asks.get("actor"),): {snapshot.ids[row] for row in line.rows}
        for line in numbers.lines
    }
    labels = [line.cells[0] for line in numbers.lines if line.asks]
    assert [(slug_of(str(label)),) for label in labels] == [key for key in named if key != (None,)]
    others = named.pop((None,), set())
    assert len(named) == min(15, len(by_name))
    assert named == {key: by_name[key] for key in named}
    rest = {key: found for key, found in by_name.items() if key not in named}
    assert others == set().union(*rest.values())
    assert numbers.facts["other_actors"] == len(rest)
    if rest:
        assert max(map(len, rest.values())) <= min(map(len, named.values()))
    several = [event for event in events if len({slug_of(name) for name in event.actors}) > 1]
    assert numbers.facts["several"] == len(several)
    assert numbers.facts["none_named"] == sum(not event.actors for event in events)


@pytest.mark.parametrize("figure", list(BY_ID))
@pytest.mark.parametrize("query", [Query(), WAR, replace(WAR, kind=frozenset({"capture"}))])
def test_a_line_s_question_finds_its_reports(
    count: Count, snapshot: Snapshot, catalogue: Catalogue, figure: str, query: Query
) -> None:
    """What a reader asks who chooses a line holds at least its reports; most ask for just them."""
    names = link_names(snapshot, catalogue)
    fields = {"from": "from_"}
    for line in count(figure, query)[0].lines:
        if not line.asks:
            continue
        asked = asked_by("&".join(f"{key}={text}" for key, text in line.asks.items()), names)
        keys = [fields.get(key, key) for key in line.asks]
        narrower = replace(query, **{key: getattr(asked.query, key) for key in keys})
        found = set(select(snapshot, narrower, catalogue).rows.tolist())
        assert found >= set(line.rows.tolist())
        if figure in ("confidence", "provinces", "districts", "actors"):
            assert found == set(line.rows.tolist())


@pytest.mark.parametrize("figure", list(BY_ID))
def test_rows_ascend_and_counts_are_of_them(count: Count, figure: str) -> None:
    numbers, _ = count(figure, WAR)
    assert numbers.lines
    for line in numbers.lines:
        assert np.all(np.diff(line.rows.astype(np.int64)) > 0)
    name = "giving" if figure == "casualties" else "reports"
    assert numbers.column(name) == [len(line.rows) for line in numbers.lines]


@pytest.mark.parametrize("figure", list(BY_ID))
def test_nothing_selected_is_no_error(count: Count, figure: str) -> None:
    for query in (Query(q="no such word anywhere"), replace(WAR, q="no such word anywhere")):
        numbers, _ = count(figure, query)
        assert all(len(line.rows) == 0 for line in numbers.lines)


def test_the_bins_of_the_war_are_its_weeks(count: Count) -> None:
    facts = count("kinds-by-week", WAR)[0].facts
    assert facts["grain"] == "week"
    assert facts["bins"][0] == ["2020-W39", "2020-09-27", "2020-09-27"]
    assert facts["bins"][1] == ["2020-W40", "2020-09-28", "2020-10-04"]
    assert facts["bins"][-1] == ["2020-W46", "2020-11-09", "2020-11-10"]
    assert len(facts["bins"]) == 8


def test_the_catalogue_s_provinces_stand_under_their_own_name(catalogue: Catalogue) -> None:
    found = [area.id for area in provinces(catalogue)]
    assert {"west-azerbaijan", "east-azerbaijan", "ardabil", "zanjan"} < set(found)
    assert len(found) == len(set(found)) == 31
    assert "IRN-3230" not in found, "Ardabil is not counted twice"
