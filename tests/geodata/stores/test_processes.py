"""The store among real processes: started together, killed in the middle, read while written."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from pathlib import Path

import pytest

from geodata.model import Event
from geodata.stores import Store, open_store
from tests.geodata.stores.databases import sql
from tests.geodata.stores.processes import (
    imports_and_stops_after,
    imports_on_a_word,
    opens_and_stops_after,
    opens_on_a_word,
    process,
    reads_until_told,
)


def is_whole(url: str) -> bool:
    """Whether the file, if it is one, is in order."""
    return not url.startswith("sqlite") or sql(url, "PRAGMA integrity_check") == [("ok",)]


def test_many_processes_start_on_an_empty_database(empty_url: str) -> None:
    with ExitStack() as stack:
        processes = [stack.enter_context(process(opens_on_a_word, empty_url)) for _ in range(4)]
        assert [one.hear() for one in processes] == ["ready"] * 4
        for one in processes:
            one.say("go")
        found = [one.hear() for one in processes]
    store = open_store(empty_url, None)
    assert found == [[store.version(), 220]] * 4
    assert len(store.info().imports) == 1, "the chronicle went in once"


def test_a_file_keeps_a_log_so_that_readers_do_not_wait(tmp_path: Path) -> None:
    open_store(None, tmp_path)
    with sqlite3.connect(tmp_path / "events.sqlite3") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO editions",
        "INSERT INTO imports",
        "INSERT INTO event_versions",
        "INSERT INTO events",
        "INSERT INTO memberships",
        "UPDATE events",
        "DELETE FROM placements",
        "UPDATE imports",
        "INSERT INTO aras_meta",
        "COMMIT",
    ],
)
def test_a_killed_import_leaves_nothing(store_url: str, store: Store, statement: str) -> None:
    before = store.info()
    with process(imports_and_stops_after(statement), store_url) as one:
        one.kill_when_stopped()
    assert store.info() == before
    assert len(store.snapshot()) == 220
    assert is_whole(store_url)
    if statement == "COMMIT":
        with process(imports_and_stops_after(""), store_url) as one:
            assert one.hear() == [220, 1], "the same import goes through afterwards"
        assert len(store.snapshot()) == 440


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE events", "DROP TABLE imports", "INSERT INTO placements", "INSERT INTO datasets"],
)
def test_a_process_killed_at_its_first_start_leaves_no_half_store(
    empty_url: str, statement: str
) -> None:
    with process(opens_and_stops_after(statement), empty_url) as one:
        one.kill_when_stopped()
    assert len(open_store(empty_url, None).snapshot()) == 220
    assert is_whole(empty_url)


def test_imports_at_once_wait_for_each_other(store_url: str, store: Store) -> None:
    names = ("one", "two", "three")
    with ExitStack() as stack:
        processes = [
            stack.enter_context(process(imports_on_a_word(name), store_url)) for name in names
        ]
        assert [one.hear() for one in processes] == ["ready"] * 3
        for one in processes:
            one.say("go")
        assert [one.hear() for one in processes] == [220] * 3
    snapshot = store.snapshot()
    assert len(snapshot) == 220 + 3 * 220
    assert sorted(one["file"] for one in store.info().imports) == sorted(
        ["events.csv", *(f"{name}.csv" for name in names)]
    )
    assert {event.title for event in snapshot.events} >= set(names)


def test_several_read_while_one_writes(
    store_url: str, store: Store, chronicle: tuple[Event, ...]
) -> None:
    with process(reads_until_told, store_url) as one, process(reads_until_told, store_url) as two:
        assert [one.hear(), two.hear()] == ["ready"] * 2
        for number in range(4):
            copies = [
                event.model_copy(
                    update={"id": f"{event.id}-{number}", "title": "copy", "related_ids": ()}
                )
                for event in chronicle
            ]
            store.import_events(copies, file=f"{number}.csv")
        for reader in (one, two):
            reader.say("enough")
            states = reader.hear()
            assert states[-1] == [5 * 220, 4 * 220], "the last state is read"
            assert all(total == 220 + copies for total, copies in states)
            assert all(copies % 220 == 0 for _, copies in states), "never half an import"
