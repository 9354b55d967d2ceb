"""Imports of any length: taken in one pass, a chunk at a time, with memory for the ids alone."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest

from geodata.model import Event, FiledEvent
from geodata.stores import Batch, ImportRefused, Store, chronicle_batch
from geodata.stores import importing as importing_module
from geodata.stores.kept_events import CHUNK, CHUNKS
from tests.geodata.stores.databases import changed

OWN = chronicle_batch().dataset


def rows(pattern: Event, count: int, first: int = 0, title: str = "t") -> Iterator[FiledEvent]:
    cells = {f"column {n}": "a cell " * 20 for n in range(20)}
    for number in range(first, first + count):
        event = pattern.model_copy(update={"id": f"row-{number}", "title": title})
        yield FiledEvent(event, "long.csv", number + 2, {**cells, "number": str(number)})


@pytest.fixture
def pattern(chronicle: tuple[Event, ...]) -> Event:
    return changed(chronicle[0], id="row", related_ids=())


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(importing_module, "CHUNK", 100)
    return 100


@pytest.mark.usefixtures("small_chunks")
def test_the_edge_of_a_chunk_is_no_edge(store: Store, pattern: Event) -> None:
    report = store.import_batches([Batch("long.csv", "", rows(pattern, 250), OWN)])
    assert (report.added, report.changed, report.unchanged) == (250, 0, 0)
    newer = [
        Batch("a.csv", "", rows(pattern, 150), OWN),
        Batch("b.csv", "", rows(pattern, 150, 150, "new"), OWN),
    ]
    report = store.import_batches(newer)
    assert (report.added, report.changed, report.unchanged) == (50, 100, 150)
    assert [(one["file"], one["added"], one["changed"]) for one in store.info().imports[1:]] == [
        ("long.csv", 250, 0),
        ("b.csv", 50, 100),
    ], "a file that brought nothing leaves no record"
    snapshot = store.snapshot()
    titles = {event.id: event.title for event in snapshot.events}
    assert {titles[f"row-{n}"] for n in range(150)} == {"t"}
    assert {titles[f"row-{n}"] for n in range(150, 300)} == {"new"}
    assert snapshot.folded[snapshot.row_of["row-299"]].startswith("new")


@pytest.mark.usefixtures("small_chunks")
def test_faults_far_apart_are_found(store: Store, pattern: Event) -> None:
    before = store.info()

    def some() -> Iterator[FiledEvent]:
        early = pattern.model_copy(update={"id": "early", "related_ids": ("row-240", "nowhere")})
        yield FiledEvent(early, "long.csv", 2)
        yield from rows(pattern, 250, 1)
        yield from rows(pattern, 1, 7)

    with pytest.raises(ImportRefused) as refused:
        store.import_batches([Batch("long.csv", "", some(), OWN)])
    assert [(problem.row, problem.field, problem.value) for problem in refused.value.problems] == [
        (2, "related_ids", "nowhere"),
        (9, "id", "row-7"),
    ]
    assert "is the id of row 9 already" in str(refused.value)
    assert store.info() == before


@pytest.mark.usefixtures("small_chunks")
def test_events_are_not_held_in_memory(store: Store, pattern: Event) -> None:
    """Rows of some four kilobytes each pass through; of each, little more than its id stays."""
    store.import_batches([Batch("first.csv", "", rows(pattern, 10), OWN)])
    tracemalloc.start()
    try:
        store.import_batches([Batch("long.csv", "", rows(pattern, 200, 10), OWN)])
        _, short = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        store.import_batches([Batch("long.csv", "", rows(pattern, 800, 1_000), OWN)])
        _, long = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert long - short < 600 * 600


def test_events_that_do_not_fit_are_read_when_they_are_asked_for(
    store: Store, pattern: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geodata.stores import kept_events

    monkeypatch.setattr(kept_events, "CHUNK", 50)
    monkeypatch.setattr(kept_events, "CHUNKS", 2)
    store.import_batches([Batch("long.csv", "", rows(pattern, 300), OWN)])
    snapshot = store.snapshot()
    events = snapshot.events
    assert len(events) == 520
    assert [event.id for event in events] == list(snapshot.ids)
    assert events[-1].id == snapshot.ids[-1]
    assert events[519] == events[-1]
    assert [event.id for event in events[:3]] == list(snapshot.ids[:3])
    assert tuple(event.id for event in events[::-100]) == snapshot.ids[::-100]
    assert events == tuple(events)
    assert tuple(events) != events[:-1]
    for wrong in (520, -521):
        with pytest.raises(IndexError):
            events[wrong]
    assert CHUNK * CHUNKS >= 10_000, "a store of usual size is read whole"
