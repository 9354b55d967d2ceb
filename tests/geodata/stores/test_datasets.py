"""Datasets: which rows belong to which, and what was said of them over time."""

from __future__ import annotations

import pytest

from geodata.licences import known_dataset
from geodata.model import Dataset, Event, FiledEvent
from geodata.stores import Batch, ImportReport, Store, chronicle_batch
from tests.geodata.stores.databases import changed, filed_as

BIRDS = Dataset(id="birds", name="Birds", redistribution="aggregates", licence="all rights")


def imported(store: Store, dataset: Dataset, *events: Event, file: str = "f.csv") -> ImportReport:
    rows = [FiledEvent(event, file, row) for row, event in enumerate(events, start=2)]
    return store.import_batches([Batch(file, "", rows, dataset)])


@pytest.fixture
def new(chronicle: tuple[Event, ...]) -> Event:
    return changed(chronicle[0], id="new", related_ids=())


def test_rows_are_filed_where_they_say_where_they_are_or_with_their_batch(
    store: Store, new: Event, chronicle: tuple[Event, ...]
) -> None:
    told = changed(new, id="told", dataset="gdelt")
    imported(store, BIRDS, new, told, changed(chronicle[1], title="t"))
    snapshot = store.snapshot()
    assert [dataset.id for dataset in snapshot.datasets] == ["birds", "chronicle", "gdelt"]
    assert snapshot.datasets == store.datasets()
    assert {
        name: snapshot.datasets[snapshot.dataset[snapshot.row_of[name]]].id
        for name in ("new", "told", chronicle[1].id)
    } == {"new": "birds", "told": "gdelt", chronicle[1].id: "chronicle"}
    assert snapshot.datasets[0] == BIRDS
    assert snapshot.datasets[2] == known_dataset("gdelt"), "its rule is known by name"
    counts = {one["id"]: one["events"] for one in store.info().datasets}
    assert counts == {"birds": 1, "chronicle": 219 + 1, "gdelt": 1}


def test_the_shipped_chronicle_again_changes_nothing_whatever_it_is_called(store: Store) -> None:
    before = store.info()
    batch = chronicle_batch()
    report = imported(store, BIRDS, *(one.event for one in batch.events))
    assert (report.added, report.changed, report.unchanged) == (0, 0, 220)
    assert store.info() == before, "no dataset without a row"
    imported(store, BIRDS, *(filed_as(one.event, "chronicle") for one in batch.events))
    assert store.info() == before


def test_a_row_that_names_an_unknown_dataset_keeps_the_rule_of_its_batch(
    store: Store, new: Event
) -> None:
    imported(store, BIRDS, changed(new, dataset="bees"))
    [bees] = [dataset for dataset in store.datasets() if dataset.id == "bees"]
    assert (bees.name, bees.redistribution, bees.licence) == ("bees", "aggregates", "all rights")
    assert not any(dataset.id == "birds" for dataset in store.datasets())


def test_other_words_renew_a_dataset_and_the_old_ones_are_kept(store: Store, new: Event) -> None:
    imported(store, BIRDS, new, file="one.csv")
    version = store.version()
    later = BIRDS.model_copy(update={"licence": "CC BY 4.0", "redistribution": "rows"})
    report = imported(store, later, new, file="two.csv")
    assert (report.unchanged, report.changed) == (1, 0)
    assert report.version == store.version() != version, "the rule holds from now on"
    assert store.datasets()[0] == store.snapshot().datasets[0] == later
    history = store.dataset_history("birds")
    assert [(one.number, one.file, one.dataset) for one in history] == [
        (1, "one.csv", BIRDS),
        (2, "two.csv", later),
    ]
    silent = Dataset(id="birds", name="Birds", redistribution="rows")
    imported(store, silent, new, file="three.csv")
    assert store.datasets()[0] == later, "what is not said stays"
    assert store.dataset_history("bees") == ()


def test_another_day_of_access_is_news_only_with_news(store: Store, new: Event) -> None:
    imported(store, BIRDS.model_copy(update={"accessed": "2026-01-01"}), new)
    info = store.info()
    later = BIRDS.model_copy(update={"accessed": "2026-01-02"})
    imported(store, later, new)
    assert store.info() == info, "importing the same file on another day changes nothing"
    imported(store, later, changed(new, title="t"))
    assert store.datasets()[0] == later
