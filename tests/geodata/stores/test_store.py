"""One store in one process: what goes in comes out, all or nothing, under one version."""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.errors import StoreError
from geodata.layers import Catalogue
from geodata.model import Event, Snapshot, row_of
from geodata.queries import placing_key
from geodata.stores import ImportRefused, Store, chronicle_batch, has_store, open_store
from geodata.stores.database import connect_to, reading
from geodata.stores.schema import content_hash, data_version, event_of_values, row_values
from tests.geodata.strategies import events


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(None, tmp_path)


def changed(event: Event, **values: object) -> Event:
    return Event.model_validate(event.model_dump() | values)


def filed_as(event: Event, dataset: str) -> Event:
    return event.model_copy(update={"dataset": dataset})


def test_every_cell_of_the_chronicle_comes_out_of_the_snapshot(
    snapshot: Snapshot, chronicle_csv: bytes
) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(chronicle_csv.decode()))}
    assert len(rows) == 220
    filed = {name: row | {"dataset": "chronicle"} for name, row in rows.items()}
    assert {event.id: row_of(event) for event in snapshot.events} == filed


@given(events())
def test_an_event_survives_its_row(event: Event) -> None:
    assert event_of_values(row_values(event)) == event


@settings(max_examples=15)
@given(found=st.lists(events(), min_size=1, max_size=3, unique_by=lambda event: event.id))
def test_importing_twice_is_importing_once(
    tmp_path_factory: pytest.TempPathFactory, found: list[Event]
) -> None:
    store = open_store(None, tmp_path_factory.mktemp("twice"))
    first = store.import_events(found, file="mine.csv")
    once, info = store.snapshot(), store.info()
    assert (first.added, first.changed, first.unchanged) == (len(found), 0, 0)
    second = store.import_events(found, file="mine.csv")
    assert (second.added, second.changed, second.unchanged) == (0, 0, len(found))
    assert store.snapshot() is once, "the version did not change, so the snapshot is the same"
    assert store.info() == info
    for event in found:
        assert once.events[once.row_of[event.id]] == filed_as(event, event.dataset or "chronicle")


def test_the_same_content_has_the_same_version_everywhere(
    store: Store, snapshot: Snapshot, catalogue: Catalogue, chronicle: tuple[Event, ...]
) -> None:
    assert store.version() == store.snapshot().version == snapshot.version
    hashes = {event.id: content_hash(filed_as(event, "chronicle")) for event in chronicle}
    assert data_version(hashes, placing_key(catalogue)) == snapshot.version
    assert data_version(dict(reversed(hashes.items())), placing_key(catalogue)) == snapshot.version
    assert data_version(hashes, "another") != snapshot.version


def test_the_order_of_imports_leaves_no_trace_in_the_version(
    tmp_path: Path, chronicle: tuple[Event, ...]
) -> None:
    one = changed(chronicle[0], id="one", related_ids=())
    two = changed(chronicle[1], id="two", related_ids=())
    first, second = open_store(None, tmp_path / "a"), open_store(None, tmp_path / "b")
    first.import_events([one], file="1")
    first.import_events([two], file="2")
    second.import_events([two, one], file="3")
    assert first.version() == second.version()


def test_the_same_id_again_is_an_update(store: Store, chronicle: tuple[Event, ...]) -> None:
    before = store.version()
    event = changed(chronicle[0], title="Another title")
    report = store.import_events([event], file="correction.csv")
    assert (report.added, report.changed, report.unchanged) == (0, 1, 0)
    assert report.version == store.version() != before
    snapshot = store.snapshot()
    assert len(snapshot) == 220
    assert snapshot.events[snapshot.row_of[event.id]] == filed_as(event, "chronicle")
    assert "another title" in snapshot.folded[snapshot.row_of[event.id]]
    store.import_events([chronicle[0]], file="back.csv")
    assert store.version() == before


def test_a_moved_event_is_placed_anew(store: Store, chronicle: tuple[Event, ...]) -> None:
    shusha = next(event for event in chronicle if "Shusha" in event.place.name)
    place = shusha.place.model_dump() | {"lat": 35.69439, "lon": 51.42151}
    store.import_events([changed(shusha, place=place)], file="moved.csv")
    snapshot = store.snapshot()
    row = snapshot.row_of[shusha.id]
    assert row not in snapshot.members["enclave"]
    assert row in snapshot.members["IRN"]
    assert snapshot.iran_border_km[row] > 300


def test_an_import_with_one_bad_event_stores_nothing(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    before = store.info()
    good = changed(chronicle[0], id="good", related_ids=())
    dangling = changed(chronicle[0], id="bad", related_ids=("nowhere",))
    with pytest.raises(ImportRefused) as refused:
        store.import_events([good, dangling, good], file="mixed.csv")
    assert [str(problem) for problem in refused.value.problems] == [
        'mixed.csv, id: "good" is the id of an earlier event already; '
        "give each event an id of its own",
        'mixed.csv, related_ids: "nowhere" is the id of no event; name an event that exists',
    ]
    assert store.info() == before


def test_events_of_one_import_may_name_each_other_and_stored_ones(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    one = changed(chronicle[0], id="one", related_ids=("two", chronicle[5].id))
    two = changed(chronicle[0], id="two", related_ids=())
    store.import_events([one, two], file="pair.csv")
    snapshot = store.snapshot()
    assert snapshot.row_of["one"] in snapshot.related_rows(snapshot.row_of["two"])
    assert snapshot.row_of["one"] in snapshot.related_rows(snapshot.row_of[chronicle[5].id])


def test_info_tells_where_what_and_from_which_file(store: Store, tmp_path: Path) -> None:
    info = store.info()
    assert info.path == str(tmp_path / "events.sqlite3")
    assert (info.events, info.schema) == (220, 2)
    assert info.by_layer == {"event": 122, "border_incident": 51, "protest": 47}
    assert [(one["file"], one["added"]) for one in info.imports] == [("events.csv", 220)]
    assert info.imports[0]["sha256"] == chronicle_batch().sha256


def test_the_log_is_kept_so_that_readers_do_not_wait(store: Store) -> None:
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_another_catalogue_places_all_events_anew(tmp_path: Path, snapshot: Snapshot) -> None:
    open_store(None, tmp_path)
    engine = connect_to(tmp_path / "events.sqlite3")
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE aras_meta SET value = 'old.0' WHERE name = 'placing'"))
        connection.execute(sa.text("UPDATE aras_meta SET value = 'old' WHERE name = 'version'"))
        connection.execute(sa.text("UPDATE placements SET iran_border_km = 0, folded = ''"))
        connection.execute(sa.text("DELETE FROM memberships"))
    again = open_store(None, tmp_path).snapshot()
    assert again.version == snapshot.version
    assert again.folded == snapshot.folded
    assert again.iran_border_km.tolist() == snapshot.iran_border_km.tolist()
    assert {a: r.tolist() for a, r in again.members.items()} == {
        a: r.tolist() for a, r in snapshot.members.items()
    }


def test_a_store_has_an_address_or_a_folder(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/folder/mine.db"
    assert not has_store(url, None)
    assert len(open_store(url, None).snapshot()) == 220
    assert has_store(url, None)
    assert not has_store(None, tmp_path)


def test_what_is_no_store_is_refused_in_one_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("not a database at all, but a text that is long enough")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    later = tmp_path / "later.db"
    open_store(f"sqlite:///{later}", None)
    with sqlite3.connect(later) as connection:
        connection.execute("UPDATE aras_meta SET value = '99' WHERE name = 'schema'")
    half = tmp_path / "half.db"
    with sqlite3.connect(half) as connection:
        connection.execute("CREATE TABLE aras_meta (name TEXT PRIMARY KEY, value TEXT)")
    cases = {
        f"sqlite:///{half}": "is a damaged event store",
        f"sqlite:///{text}": "is not an event store",
        f"sqlite:///{other}": "is a database of another program; name another file",
        f"sqlite:///{later}": "was written by a later version of Aras",
        f"sqlite:///{tmp_path}": "is a folder; name a file for the store",
        f"sqlite:///{text}/below.db": "cannot be made",
        "sqlite://": "a store in memory cannot be shared",
        "postgresql://localhost/aras": "a store of postgresql cannot be opened",
        "mine.db": "is no address of a store; write sqlite:///path/to/file",
    }
    for url, sentence in cases.items():
        with pytest.raises(StoreError, match=sentence) as refused:
            open_store(url, None)
        assert "\n" not in str(refused.value)
    with pytest.raises(StoreError, match="no event store is named"):
        open_store(None, None)
    with sqlite3.connect(other) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("birds",)], "a foreign file is left as it is"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE events SET lat = 95 WHERE id = '1992-02-26-khojaly'", 'khojaly" is damaged'),
        ("DROP TABLE placements", "is not as Aras left it"),
    ],
)
def test_what_another_program_spoiled_is_refused_in_one_sentence(
    store: Store, change: str, sentence: str
) -> None:
    with sqlite3.connect(store.path) as connection:
        connection.execute(change)
    with pytest.raises(StoreError, match=sentence) as refused:
        store.snapshot()
    assert "\n" not in str(refused.value)


def test_a_reader_sees_one_state_while_another_writes(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    with reading(connect_to(store.path)) as connection:
        count = sa.text("SELECT count(*) FROM events")
        assert connection.execute(count).scalar() == 220
        store.import_events([changed(chronicle[0], id="new", related_ids=())], file="new.csv")
        assert connection.execute(count).scalar() == 220
    assert len(store.snapshot()) == 221
