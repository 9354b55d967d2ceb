"""Facets: each count is what the choice would give, the other keys staying as they are."""

from __future__ import annotations

import dataclasses

from hypothesis import given

from geodata import vocabulary
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries import FACETS, Query, facets, select
from tests.geodata.strategies import queries


def choosing(query: Query, key: str, choice: str) -> Query:
    """The query with this choice alone for the key."""
    closed = key in ("show", "kind", "confidence")
    value = choice if key == "precision" else frozenset({choice}) if closed else (choice,)
    return dataclasses.replace(query, **{key: value})


@given(query=queries())
def test_a_count_is_what_the_choice_alone_would_select(
    snapshot: Snapshot, catalogue: Catalogue, query: Query
) -> None:
    found = facets(snapshot, query, catalogue)
    assert found.selected == len(select(snapshot, query, catalogue))
    assert set(found.counts) == set(FACETS)
    for key, counts in found.counts.items():
        for choice, count in list(counts.items())[:40]:
            assert count == len(select(snapshot, choosing(query, key, choice), catalogue)), choice


@given(query=queries())
def test_what_is_not_counted_would_give_nothing(
    snapshot: Snapshot, catalogue: Catalogue, query: Query
) -> None:
    counts = facets(snapshot, query, catalogue).counts
    missing = {
        "actor": set(snapshot.actors.slugs) - set(counts["actor"]),
        "publisher": set(snapshot.publishers.slugs) - set(counts["publisher"]),
        "region": {name for name, area in catalogue.areas.items() if area.grain}
        - set(counts["region"]),
    }
    for key, choices in missing.items():
        for choice in sorted(choices)[:20]:
            assert len(select(snapshot, choosing(query, key, choice), catalogue)) == 0
    assert set(query.region) <= set(counts["region"])
    assert set(query.actor) <= set(counts["actor"])


def test_closed_lists_are_whole_and_sum_to_what_the_others_select(
    snapshot: Snapshot, catalogue: Catalogue
) -> None:
    query = Query(show=frozenset({"protest"}), kind=frozenset({"landing"}))
    counts = facets(snapshot, query, catalogue).counts
    assert tuple(counts["show"]) == vocabulary.REPORT_LAYERS
    assert tuple(counts["kind"]) == vocabulary.KINDS
    protests = select(snapshot, Query(show=frozenset({"protest"})), catalogue)
    assert sum(counts["kind"].values()) == len(protests) == 47
    assert counts["kind"]["landing"] == 0
    assert counts["precision"]["country"] == 0
    assert facets(snapshot, Query(), catalogue).counts["precision"]["country"] == 220
