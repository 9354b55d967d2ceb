"""Every version is kept: what changed, when, from which file; and what was withdrawn, and why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from geodata.errors import QueryError
from geodata.model import Event, FiledEvent, row_of
from geodata.stores import Batch, Change, ImportReport, Store, chronicle_batch, open_store
from geodata.stores import store as store_module
from tests.geodata.stores.databases import changed, filed_as, sql


def filed(store: Store, event: Event, file: str, **cells: str) -> ImportReport:
    rows = [FiledEvent(event, file, 2, cells)]
    return store.import_batches([Batch(file, f"sha of {file}", rows, chronicle_batch().dataset)])


def test_a_newer_edition_keeps_the_older_one(store: Store, chronicle: tuple[Event, ...]) -> None:
    first = chronicle[0]
    second = changed(first, title="Iran–Iraq war", killed={"min": 1, "max": 2})
    third = changed(second, killed={"min": 1, "max": 3}, date_end=None)
    store.import_events([second], file="second.csv")
    store.import_events([third], file="third.csv")
    history = store.history(first.id)
    assert [(one.number, one.file) for one in history.versions] == [
        (1, "events.csv"),
        (2, "second.csv"),
        (3, "third.csv"),
    ]
    assert [one.event for one in history.versions] == [
        filed_as(event, "chronicle") for event in (first, second, third)
    ]
    assert history.versions[0].changes == ()
    assert history.versions[1].changes == (
        Change("title", "Iran-Iraq War", "Iran–Iraq war"),
        Change("killed_min", "", "1"),
        Change("killed_max", "", "2"),
    )
    assert history.versions[2].changes == (
        Change("date_end", "1988-08-20", ""),
        Change("killed_max", "2", "3"),
    )
    now = datetime.now(UTC)
    for version in history.versions:
        assert now - timedelta(hours=1) < version.recorded_at <= now
        assert version.recorded_at.utcoffset() == timedelta(0)
    assert history.versions[0].sha256 == chronicle_batch().sha256
    assert not history.withdrawn


def test_the_cells_of_the_file_are_kept_beside_each_version(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    event = changed(chronicle[0], id="new", related_ids=())
    filed(store, event, "one.csv", best="3", source_article="Reuters")
    again = filed(store, event, "one.csv", best="3", source_article="Reuters")
    assert (again.added, again.changed, again.unchanged) == (0, 0, 1)
    version = store.version()
    report = filed(store, event, "two.csv", best="3", source_article="AFP", note="x")
    assert (report.changed, report.unchanged) == (1, 0), "a cell that we do not read changed"
    assert store.version() == version, "the event says the same"
    filed(store, changed(event, title="new title"), "three.csv", best="4", note="x")
    history = store.history("new")
    assert [one.original for one in history.versions] == [
        {"best": "3", "source_article": "Reuters"},
        {"best": "3", "source_article": "AFP", "note": "x"},
        {"best": "4", "note": "x"},
    ]
    assert history.versions[1].changes == (
        Change("source_article", "Reuters", "AFP", in_file=True),
        Change("note", "", "x", in_file=True),
    )
    assert history.versions[2].changes == (
        Change("title", event.title, "new title"),
        Change("best", "3", "4", in_file=True),
        Change("source_article", "AFP", "", in_file=True),
    )


def test_cells_that_say_what_the_event_says_are_not_kept_twice(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    event = changed(chronicle[0], id="new", related_ids=(), title="=1+1")
    filed(store, event, "own.csv", **row_of(event) | {"title": "'=1+1"})
    assert store.history("new").versions[0].original is None
    other = filed(store, event, "ucdp.csv", best="3")
    assert other.unchanged == 1, "an event that came without other cells gains none"
    late = changed(event, id="late")
    filed(store, late, "own.csv", **row_of(late) | {"date_start": "22 September 1980"})
    kept = store.history("late").versions[0].original
    assert kept is not None
    assert kept["date_start"] == "22 September 1980", "as it was written"


def test_an_export_of_ours_says_nothing_new_of_a_row_that_came_from_elsewhere(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    event = changed(chronicle[0], id="new", related_ids=())
    filed(store, event, "ucdp.csv", best="3")
    exported = row_of(filed_as(event, "chronicle"))
    report = filed(store, filed_as(event, "chronicle"), "export.csv", **exported)
    assert (report.changed, report.unchanged) == (0, 1)
    assert store.history("new").versions[-1].original == {"best": "3"}


def test_a_withdrawn_event_is_hidden_and_kept(
    store: Store, store_url: str, chronicle: tuple[Event, ...]
) -> None:
    before, version = store.snapshot(), store.version()
    shusha = "1992-05-09-shusha-captured"
    assert store.withdraw(shusha, "  a mistake of ours ") == (shusha,)
    after = store.snapshot()
    assert after.version == store.version() != version
    assert (len(before), len(after)) == (220, 219)
    assert shusha not in after.row_of
    assert store.withdraw([shusha], "again") == (), "it was withdrawn already"
    history = store.history(shusha)
    assert history.withdrawn
    assert [(one.withdrawn, one.why) for one in history.withdrawals] == [
        (True, "a mistake of ours")
    ]
    assert [(one.id, one.why) for one in store.withdrawn()] == [(shusha, "a mistake of ours")]
    assert store.info().withdrawn == 1
    assert shusha in store.ids(), "other events may still name it"
    assert sql(store_url, f"SELECT count(*) FROM events WHERE id = '{shusha}'") == [(0,)]
    assert shusha in before.row_of, "a snapshot stays what it was"
    assert before.events[before.row_of[shusha]].title == history.versions[0].event.title


def test_many_are_withdrawn_together_or_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "CHUNK", 50)
    before, ids = store.info(), store.snapshot().ids
    with pytest.raises(QueryError, match='"nothing" is the id of no event'):
        store.withdraw([*ids, "nothing"], "all of them")
    assert store.info() == before
    assert store.withdraw(ids, "all of them") == ids
    empty = store.snapshot()
    assert (len(empty), empty.events, empty.members) == (0, (), {})
    assert len(store.withdrawn()) == 220
    store.restore(ids, "never mind")
    assert store.version() == before.version


def test_relations_to_withdrawn_events_are_not_shown_and_come_back(store: Store) -> None:
    before = store.snapshot()
    row = next(row for row in range(220) if len(before.related_rows(row)) > 1)
    name = before.ids[row]
    others = [before.ids[other] for other in before.related_rows(row)]
    store.withdraw(name, "why not")
    without = store.snapshot()
    assert len(without.related) == len(before.related) - 2 * len(others)
    store.restore(name, "it was right")
    after = store.snapshot()
    assert after.version == before.version
    assert [after.ids[other] for other in after.related_rows(after.row_of[name])] == others


def test_restoring_shows_what_was_last_said(store: Store, chronicle: tuple[Event, ...]) -> None:
    event = chronicle[0]
    version = store.version()
    store.withdraw(event.id, "doubtful")
    report = store.import_events([event], file="same.csv")
    assert (report.withdrawn, report.unchanged, report.changed) == (1, 0, 0)
    assert len(store.info().imports) == 1, "it said nothing new"
    report = store.import_events([changed(event, title="better")], file="better.csv")
    assert (report.withdrawn, report.changed, report.restored) == (1, 0, 0)
    assert event.id not in store.snapshot().row_of, "news of it does not bring it back"
    assert store.restore(event.id, "confirmed") == (event.id,)
    snapshot = store.snapshot()
    assert snapshot.events[snapshot.row_of[event.id]].title == "better"
    assert snapshot.row_of.keys() >= {event.id}
    assert store.restore(event.id, "again") == ()
    store.import_events([event], file="back.csv")
    assert store.version() == version
    history = store.history(event.id)
    assert [one.event.title for one in history.versions] == [event.title, "better", event.title]
    assert [(one.withdrawn, one.why) for one in history.withdrawals] == [
        (True, "doubtful"),
        (False, "confirmed"),
    ]


@pytest.mark.parametrize("title", ["Iran-Iraq War", "another"])
def test_an_import_may_be_told_to_restore(
    store: Store, chronicle: tuple[Event, ...], title: str
) -> None:
    event = changed(chronicle[0], title=title)
    store.withdraw(event.id, "doubtful")
    batch = Batch("new.csv", "", [FiledEvent(event, "new.csv", 2)], chronicle_batch().dataset)
    report = store.import_batches([batch], restore=True)
    assert (report.restored, report.withdrawn, report.changed) == (1, 0, 0)
    snapshot = store.snapshot()
    assert snapshot.events[snapshot.row_of[event.id]].title == title
    history = store.history(event.id)
    assert not history.withdrawn
    assert history.withdrawals[-1].why == "imported again from new.csv"
    assert store.info().imports[-1]["restored"] == 1


def test_what_cannot_be_withdrawn_is_one_sentence(store: Store) -> None:
    before = store.info()
    some = store.snapshot().ids[0]
    with pytest.raises(QueryError, match='"nothing" is the id of no event; look for it with'):
        store.withdraw([some, "nothing"], "why")
    with pytest.raises(QueryError, match="the reason is empty; write what is known"):
        store.withdraw(some, " ")
    with pytest.raises(QueryError, match='"nothing" is the id of no event'):
        store.restore("nothing", "why")
    with pytest.raises(QueryError, match='"nothing" is the id of no event'):
        store.history("nothing")
    assert store.info() == before


def test_what_changed_between_two_versions(store: Store, chronicle: tuple[Event, ...]) -> None:
    start = store.version()
    new = changed(chronicle[0], id="new", related_ids=())
    store.import_events([new, changed(chronicle[1], title="t")], file="1.csv")
    middle = store.version()
    store.withdraw([chronicle[2].id, "new"], "why")
    store.import_events([chronicle[1], changed(chronicle[3], title="t")], file="2.csv")
    end = store.version()

    def between(since: str, until: str) -> tuple[set[str], set[str], set[str]]:
        found = store.changes_since(since, until=until)
        assert found is not None
        return set(found.added), set(found.changed), set(found.removed)

    assert between(start, middle) == ({"new"}, {chronicle[1].id}, set())
    assert between(middle, end) == (
        set(),
        {chronicle[1].id, chronicle[3].id},
        {"new", chronicle[2].id},
    )
    assert between(start, end) == (set(), {chronicle[3].id}, {chronicle[2].id})
    assert between(end, start) == ({chronicle[2].id}, {chronicle[3].id}, set())
    assert between(end, end) == (set(), set(), set())
    assert store.changes_since("never", until=end) is None
    assert store.changes_since(start, until="never") is None


def test_a_version_that_came_back_counts_from_its_last_time(
    store: Store, store_url: str, chronicle: tuple[Event, ...]
) -> None:
    start = store.version()
    store.withdraw(chronicle[0].id, "why")
    away = store.version()
    store.restore(chronicle[0].id, "why not")
    assert store.version() == start
    other = open_store(store_url, None)
    found = other.changes_since(away, until=start)
    assert found is not None
    assert (found.added, found.removed) == ({chronicle[0].id}, set())
