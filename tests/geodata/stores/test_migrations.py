"""Stores of earlier releases are brought up to date with nothing lost."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from geodata.chronicle import chronicle_bytes
from geodata.model import Event, row_of
from geodata.stores import open_store, schema
from geodata.stores.address import store_address
from geodata.stores.database import connect_to
from geodata.stores.migrating import REVISIONS
from geodata.stores.migrations.versions import v0001_events
from tests.geodata.stores.databases import sql
from tests.geodata.stores.processes import opens_and_stops_after, opens_on_a_word, process

FIRST_TABLES = (Path(__file__).parent / "data" / "first_release.sql").read_text(encoding="utf-8")
"""What the first release said to SQLite, to the letter."""


def first_store(path: Path, chronicle: tuple[Event, ...]) -> None:
    """A store as the first release left it: chronicle, a correction, and a file of one's own."""
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(chronicle_bytes().decode()))}
    events = {name: first_row(event, 1) for event in chronicle if (name := event.id) in rows}
    corrected = chronicle[0].model_copy(update={"title": "corrected"})
    mine = chronicle[1].model_copy(update={"id": "mine", "related_ids": (chronicle[0].id,)})
    events |= {corrected.id: first_row(corrected, 2), "mine": first_row(mine, 3)}
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(FIRST_TABLES)
        connection.executemany(
            "INSERT INTO aras_meta VALUES (?, ?)",
            [("schema", "1"), ("placing", "742dd9f5a11f.1"), ("version", "5b3964c308ee")],
        )
        files = (("events.csv", 220, 0), ("correction.csv", 0, 1), ("my file.csv", 1, 0))
        connection.executemany(
            "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, 0)",
            [
                (number, file, "00", f"2026-11-0{number}T10:00:00+00:00", added, changed)
                for number, (file, added, changed) in enumerate(files, start=1)
            ],
        )
        connection.executemany(
            f"INSERT INTO events VALUES ({', '.join('?' * 29)})", [*events.values()]
        )


def first_row(event: Event, number: int) -> tuple[object, ...]:
    cells = row_of(event)
    counts = (cells[f"{who}_{end}"] for who in ("killed", "injured") for end in ("min", "max"))
    killed_min, killed_max, injured_min, injured_max = (int(n) if n else None for n in counts)
    return (
        *(event.id, number, "0" * 64, event.layer, event.kind, cells["date_start"]),
        *(cells["date_end"] or None, event.date_precision, event.title, event.summary),
        *(event.place.name, event.place.az, event.place.hy, event.place.fa),
        *(event.place.country, event.place.admin1, event.place.lat, event.place.lon),
        *(event.place.geo_precision, json.dumps(event.actors, ensure_ascii=False)),
        *(killed_min, killed_max, injured_min, injured_max, event.reported_by, event.confidence),
        json.dumps(event.related_ids),
        json.dumps([source.model_dump() for source in event.sources], ensure_ascii=False),
        event.basis,
    )


def test_a_store_of_the_first_release_is_brought_over_with_nothing_lost(
    tmp_path: Path, chronicle: tuple[Event, ...]
) -> None:
    path = tmp_path / "events.sqlite3"
    first_store(path, chronicle)
    store = open_store(None, tmp_path)
    snapshot = store.snapshot()
    assert len(snapshot) == 221
    said = {event.id: event for event in snapshot.events}
    for event in chronicle[1:]:
        assert said[event.id] == event.model_copy(update={"dataset": "chronicle"})
    assert said[chronicle[0].id].title == "corrected"
    assert (said[chronicle[0].id].dataset, said["mine"].dataset) == ("chronicle", "my-file")
    info = store.info()
    assert [(one["file"], one["added"], one["changed"]) for one in info.imports] == [
        ("events.csv", 220, 0),
        ("correction.csv", 0, 1),
        ("my file.csv", 1, 0),
    ]
    [version] = store.history("mine").versions
    assert (version.file, version.recorded_at.isoformat()) == (
        "my file.csv",
        "2026-11-03T10:00:00+00:00",
    )
    assert sql(f"sqlite:///{path}", "PRAGMA foreign_key_check") == []
    assert sql(f"sqlite:///{path}", "SELECT name FROM sqlite_master WHERE name LIKE 'v1%'") == []


def test_a_store_that_was_brought_over_is_as_good_as_a_new_one(
    tmp_path: Path, chronicle: tuple[Event, ...]
) -> None:
    first_store(tmp_path / "events.sqlite3", chronicle)
    old, new = open_store(None, tmp_path), open_store(None, tmp_path / "new")
    old.withdraw("mine", "only in the old one")
    old.import_events([chronicle[0]], file="events.csv")
    assert [dataset.id for dataset in old.datasets()] == ["chronicle", "my-file"]
    assert old.datasets()[0] == new.datasets()[0]
    assert old.snapshot().events == new.snapshot().events
    hashes = "SELECT id, content_hash FROM events ORDER BY id"
    assert sql(f"sqlite:///{tmp_path}/events.sqlite3", hashes) == sql(
        f"sqlite:///{tmp_path}/new/events.sqlite3", hashes
    ), "what was brought over hashes as what is written today"


@pytest.mark.parametrize(
    "statement",
    ["ALTER TABLE events", "INSERT INTO event_versions", "DROP TABLE v1_events", "COMMIT"],
)
def test_a_process_killed_while_it_brings_over_leaves_the_old_store(
    tmp_path: Path, chronicle: tuple[Event, ...], statement: str
) -> None:
    url = f"sqlite:///{tmp_path}/events.sqlite3"
    first_store(tmp_path / "events.sqlite3", chronicle)
    everything = "SELECT group_concat(id || title) FROM events"
    before = sql(url, everything)
    with process(opens_and_stops_after(statement), url) as one:
        one.kill_when_stopped()
    assert sql(url, everything) == before
    assert sql(url, "SELECT value FROM aras_meta WHERE name = 'schema'") == [("1",)]
    assert len(open_store(url, None).snapshot()) == 221


def test_several_processes_bring_over_once(tmp_path: Path, chronicle: tuple[Event, ...]) -> None:
    url = f"sqlite:///{tmp_path}/events.sqlite3"
    first_store(tmp_path / "events.sqlite3", chronicle)
    with process(opens_on_a_word, url) as one, process(opens_on_a_word, url) as two:
        assert [one.hear(), two.hear()] == ["ready"] * 2
        one.say("go")
        two.say("go")
        assert one.hear() == two.hear() == [open_store(url, None).version(), 221]


def test_the_publishers_of_a_store_of_the_second_release_are_filled_in(store_url: str) -> None:
    listed = "SELECT id, CAST(publishers AS text) FROM events ORDER BY id"
    before = {row[0]: json.loads(row[1]) for row in sql(store_url, listed)}
    assert max(map(len, before.values())) == 2
    sql(
        store_url,
        "ALTER TABLE events DROP COLUMN publishers",
        f"UPDATE {REVISIONS} SET version_num = '0002'",
        "UPDATE aras_meta SET value = '2' WHERE name = 'schema'",
    )
    store = open_store(store_url, None)
    assert {row[0]: json.loads(row[1]) for row in sql(store_url, listed)} == before
    events = store.snapshot().events
    assert before == {event.id: list(event.publishers) for event in events}


@pytest.mark.filterwarnings("ignore:Did not recognize type 'geometry'")
def test_the_migrations_make_the_tables_that_the_code_knows(store_url: str) -> None:
    def is_ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
        server_only = {REVISIONS, "spatial_ref_sys", "geom", "extent_geom"}
        server_only |= {"events_geom", "events_extent_geom"}
        return name not in server_only

    with connect_to(store_address(store_url, None)).connect() as connection:
        options = {"version_table": REVISIONS, "include_object": is_ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
        foreign = {
            name: {(key["constrained_columns"][0], key["referred_table"]) for key in keys}
            for name in schema.metadata.tables
            if (keys := sa.inspect(connection).get_foreign_keys(name))
        }
    assert foreign["events"] == {
        ("version_key", "event_versions"),
        ("import_id", "imports"),
        ("dataset", "datasets"),
    }


def test_the_first_revision_is_what_the_first_release_made(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with sqlite3.connect(old) as connection:
        connection.executescript(FIRST_TABLES)
    engine = connect_to(store_address(f"sqlite:///{new}", None))
    with engine.begin() as connection_:
        v0001_events.metadata.create_all(connection_)

    def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
        inspector = sa.inspect(sa.create_engine(f"sqlite:///{path}"))
        return {
            table: [
                (one["name"], str(one["type"]), one["nullable"], one["primary_key"])
                for one in inspector.get_columns(table)
            ]
            for table in inspector.get_table_names()
        }

    assert columns(new) == columns(old)
