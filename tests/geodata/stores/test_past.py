"""An earlier version of the data is given as it stood, whatever came later: on both databases."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from geodata.layers import load_catalogue
from geodata.model import Dataset, Event, FiledEvent, Snapshot
from geodata.model.terms import Terms
from geodata.queries import Query, select
from geodata.stores import Batch, Store
from tests.geodata.mixed import OPEN, report
from tests.geodata.stores.databases import changed, sql


def assert_same(found: Snapshot, expected: Snapshot) -> None:
    for field in fields(Snapshot):
        mine, theirs = getattr(found, field.name), getattr(expected, field.name)
        if isinstance(theirs, np.ndarray):
            np.testing.assert_array_equal(mine, theirs, err_msg=field.name)
            assert mine.dtype == theirs.dtype
        elif isinstance(theirs, Terms):
            assert (mine.slugs, mine.labels) == (theirs.slugs, theirs.labels)
            np.testing.assert_array_equal(mine.starts, theirs.starts, err_msg=field.name)
            np.testing.assert_array_equal(mine.rows, theirs.rows, err_msg=field.name)
        elif field.name in ("members", "coarse"):
            assert mine.keys() == theirs.keys(), field.name
            for area in theirs:
                np.testing.assert_array_equal(mine[area], theirs[area], err_msg=area)
        else:
            assert mine == theirs, field.name


def upset(store: Store, chronicle: tuple[Event, ...]) -> None:
    """Bring, change, move in place and time, withdraw."""
    moved = {**chronicle[3].place.model_dump(), "lat": 35.7, "lon": 51.4, "name": "Tehran"}
    store.import_events(
        [
            changed(chronicle[0], id="new", related_ids=(chronicle[5].id,)),
            changed(chronicle[1], title="another title", related_ids=("new",)),
            changed(chronicle[2], date_start=chronicle[2].date_start + timedelta(days=4000),
                    date_end=None),
            changed(chronicle[3], place=moved),
        ],
        file="1.csv",
    )  # fmt: skip
    store.withdraw([chronicle[4].id, chronicle[-1].id], "a mistake")


def test_an_earlier_version_is_as_it_was(store: Store, chronicle: tuple[Event, ...]) -> None:
    before = store.snapshot()
    upset(store, chronicle)
    middle = store.snapshot()
    store.restore(chronicle[4].id, "it was right")
    store.import_events([chronicle[1]], file="2.csv")
    for earlier in (before, middle):
        past = store.snapshot_at(earlier.version)
        assert past is not None
        assert past.same_places
        assert_same(past.snapshot, earlier)
    assert next(iter(store.versions())) == before.version
    assert list(store.versions())[-1] == store.version()


def test_the_version_now_is_an_earlier_one_too(store: Store) -> None:
    now = store.snapshot()
    past = store.snapshot_at(now.version)
    assert past is not None
    assert_same(past.snapshot, now)
    assert past.recorded_at == store.versions()[now.version]


def test_questions_are_answered_as_then(store: Store, chronicle: tuple[Event, ...]) -> None:
    before, catalogue = store.snapshot(), load_catalogue()
    questions = (Query(region=("occupied",)), Query(near=("iran-border", 25.0)), Query(q="shusha"))
    expected = [select(before, query, catalogue).rows.tolist() for query in questions]
    upset(store, chronicle)
    past = store.snapshot_at(before.version)
    assert past is not None
    assert [select(past.snapshot, q, catalogue).rows.tolist() for q in questions] == expected
    assert [e.title for e in past.snapshot.events] == [e.title for e in before.events]


def test_datasets_are_told_as_then_and_never_freer_than_now(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    def bring(dataset: Dataset, numbers: range) -> None:
        rows = tuple(FiledEvent(report(OPEN, n), "f.csv") for n in numbers)
        store.import_batches([Batch("f.csv", "0", rows, dataset)])

    bring(OPEN, range(2))
    before = store.snapshot()
    bring(OPEN.model_copy(update={"licence": "another"}), range(3))
    past = store.snapshot_at(before.version)
    assert past is not None
    assert past.same_places
    assert_same(past.snapshot, before)
    bring(OPEN.model_copy(update={"redistribution": "link-only"}), range(4))
    past = store.snapshot_at(before.version)
    assert past is not None
    rules = {one.id: (one.licence, one.redistribution) for one in past.snapshot.datasets}
    assert rules["open-list"] == (OPEN.licence, "link-only"), "its words of then, the rule of now"


def test_another_placing_is_said(store: Store, store_url: str) -> None:
    version = store.version()
    sql(store_url, "UPDATE editions SET version = 'of-earlier-lines' WHERE number = 1")
    assert store.snapshot_at(version) is None
    past = store.snapshot_at("of-earlier-lines")
    assert past is None, "the version now has no edition any more: the way to it is not known"
    sql(
        store_url,
        "INSERT INTO editions (number, version, recorded_at) "
        f"VALUES (2, '{version}', '2026-01-01T00:00:00+00:00')",
    )
    past = store.snapshot_at("of-earlier-lines")
    assert past is not None
    assert not past.same_places
    assert len(past.snapshot) == 220


@pytest.mark.parametrize("version", ["", "never", "0123456789ab"])
def test_a_version_that_never_was_is_none(store: Store, version: str) -> None:
    assert store.snapshot_at(version) is None


def test_when_each_row_was_last_said(store: Store, chronicle: tuple[Event, ...]) -> None:
    first = store.recorded_at(store.snapshot())
    assert len(first) == 220
    assert len(set(first)) == 1
    store.import_events([changed(chronicle[1], title="another title")], file="1.csv")
    snapshot = store.snapshot()
    found = dict(zip(snapshot.ids, store.recorded_at(snapshot), strict=True))
    assert found[chronicle[1].id] >= first[0]
    assert all(at == first[0] for name, at in found.items() if name != chronicle[1].id)
    anything: Any = found[chronicle[1].id].utcoffset()
    assert anything == timedelta(0)
