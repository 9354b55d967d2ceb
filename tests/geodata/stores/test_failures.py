"""What a machine can do to an import: a full disk, a lost connection, others at work. Each is one
clear sentence, and nothing is lost."""

from __future__ import annotations

import hashlib
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from geodata.errors import StoreError
from geodata.model import Event, FiledEvent
from geodata.stores import Batch, Store, chronicle_batch, database, importing, open_store
from tests.geodata.stores.databases import changed, sql
from tests.geodata.stores.processes import Talk, process
from tests.geodata.stores.server import TEMPLATE, PostgresServer

ROWS = 1_600
LIMIT = 3_000_000
"""Bytes: more than a store with the chronicle has in one file, and less than the import needs."""


def many(pattern: Event, at: Callable[[int], None] = lambda _: None) -> Batch:
    """Some five megabytes of new events; `at` is called with the number of each."""

    def rows() -> Iterator[FiledEvent]:
        for number in range(ROWS):
            at(number)
            # Nothing that a server could press together.
            digests = (hashlib.sha512(f"{number} {n}".encode()).hexdigest() for n in range(20))
            cells = {f"column {n}": digest for n, digest in enumerate(digests)}
            event = pattern.model_copy(update={"id": f"row-{number}", "related_ids": ()})
            yield FiledEvent(event, "long.csv", number + 2, cells)

    return Batch("long.csv", "", rows(), chronicle_batch().dataset)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults come in the middle of the writing too."""
    monkeypatch.setattr(importing, "CHUNK", 400)


@contextmanager
def hook(event: str, listener: Callable[..., Any]) -> Iterator[None]:
    sa.event.listen(sa.Engine, event, listener)
    try:
        yield
    finally:
        sa.event.remove(sa.Engine, event, listener)


def refused(store: Store, batch: Batch) -> str:
    with pytest.raises(StoreError) as raised:
        store.import_batches([batch])
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.fixture
def postgres_url(server: PostgresServer) -> Iterator[str]:
    with server.database(TEMPLATE) as url:
        yield url


@pytest.fixture
def file_url(request: pytest.FixtureRequest) -> str:
    path = request.getfixturevalue("store_file")
    copy = request.getfixturevalue("tmp_path") / "store.sqlite3"
    copy.write_bytes(path.read_bytes())
    return f"sqlite:///{copy}"


def test_no_file_may_grow_any_more(file_url: str, chronicle: tuple[Event, ...]) -> None:
    store = open_store(file_url, None)
    before = store.info()

    def program(talk: Talk, url: str) -> None:
        other = open_store(url, None)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
        other.import_batches([many(chronicle[0])])

    with process(program, file_url) as one:
        told = one.hear()
    assert told["type"] == "StoreError"
    assert "cannot be written as a whole (disk I/O error); look after the disk" in told["said"]
    assert store.info() == before
    assert sql(file_url, "PRAGMA integrity_check") == [("ok",)]


def test_a_file_that_is_full(file_url: str, chronicle: tuple[Event, ...]) -> None:
    store = open_store(file_url, None)
    before = store.info()

    def small(connection: Any, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {LIMIT // 4096}")

    with hook("connect", small):
        said = refused(store, many(chronicle[0]))
    assert said.startswith(file_url.removeprefix("sqlite:///") + ": has no room left")
    assert said.endswith("nothing was stored")
    assert store.info() == before
    assert store.import_batches([many(chronicle[0])]).added == ROWS, "with room it goes through"


def test_a_server_whose_disk_is_full(
    server: PostgresServer, postgres_url: str, chronicle: tuple[Event, ...]
) -> None:
    store = open_store(postgres_url, None)
    before = store.info()

    def small(connection: Any, _: object) -> None:
        server.limit_files(connection.info.backend_pid, LIMIT)

    with hook("connect", small):
        said = refused(store, many(chronicle[0]))
    assert said.startswith(f"{postgres_url}: has no room left: the disk is full")
    assert store.info() == before
    assert len(store.snapshot()) == 220


@pytest.mark.parametrize("moment", [0, ROWS - 100])
def test_a_connection_that_is_cut(
    server: PostgresServer, postgres_url: str, chronicle: tuple[Event, ...], moment: int
) -> None:
    store = open_store(postgres_url, None)
    before = store.info()

    def cut(number: int) -> None:
        if number == moment:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                f"WHERE datname = '{postgres_url.rpartition('/')[2]}' AND application_name = 'aras'"
            )

    said = refused(store, many(chronicle[0], cut))
    assert said.startswith(f"{postgres_url}: was lost in the middle of the work")
    assert "try again when the server is back" in said
    assert store.info() == before
    assert store.import_batches([many(chronicle[0])]).added == ROWS


def test_a_server_that_dies_in_the_middle(
    server: PostgresServer, postgres_url: str, chronicle: tuple[Event, ...]
) -> None:
    store = open_store(postgres_url, None)
    snapshot, before = store.snapshot(), store.info()

    def die(number: int) -> None:
        if number == ROWS - 100:
            server.stop("immediate")

    said = refused(store, many(chronicle[0], die))
    assert "was lost in the middle of the work" in said
    assert snapshot.events[7].title, "what was read is there without the server"
    with pytest.raises(StoreError, match="cannot be reached"):
        store.version()
    server.start()
    assert store.info() == before
    assert store.snapshot() is snapshot


def test_a_server_that_dies_at_the_last_moment_leaves_before_or_after(
    server: PostgresServer, postgres_url: str, chronicle: tuple[Event, ...]
) -> None:
    store = open_store(postgres_url, None)
    new = changed(chronicle[0], id="new", related_ids=())

    def die(_: sa.Connection) -> None:
        server.stop("immediate")

    with hook("commit", die), pytest.raises(StoreError, match="was lost in the middle of the work"):
        store.import_events([new], file="new.csv")
    server.start()
    report = store.import_events([new], file="new.csv")
    assert report.added + report.unchanged == 1
    assert len(store.snapshot()) == 221


def test_who_waits_too_long_for_others_is_told_so(
    store: Store, store_url: str, chronicle: tuple[Event, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    new = changed(chronicle[0], id="new", related_ids=())
    monkeypatch.setattr(database, "WAIT_S", 1)

    def while_it_is_written() -> Iterator[FiledEvent]:
        with pytest.raises(StoreError, match="is kept busy by other programs; try again later"):
            open_store(store_url, None).import_events([new], file="second.csv")
        yield FiledEvent(new, "first.csv", 2)

    batch = Batch("first.csv", "", while_it_is_written(), chronicle_batch().dataset)
    assert store.import_batches([batch]).added == 1
