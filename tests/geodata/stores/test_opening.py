"""Opening: found, made, brought up to date, placed anew, or refused in one sentence."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from geodata.errors import StoreError
from geodata.model import Snapshot
from geodata.stores import Store, has_store, open_store
from geodata.stores.address import said_address, store_address
from tests.geodata.stores.databases import sql
from tests.geodata.stores.server import PostgresServer


def refused(url: str | None) -> str:
    with pytest.raises(StoreError) as raised:
        open_store(url, None)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_store_has_an_address_or_a_folder(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/folder/mine.db"
    assert not has_store(url, None)
    assert len(open_store(url, None).snapshot()) == 220
    assert has_store(url, None)
    assert not has_store(None, tmp_path)


def test_a_database_has_a_store_when_it_was_opened_once(empty_url: str) -> None:
    assert not has_store(empty_url, None)
    open_store(empty_url, None)
    assert has_store(empty_url, None)


def test_opening_again_finds_what_is_there(store_url: str) -> None:
    assert open_store(store_url, None).info() == open_store(store_url, None).info()


def test_another_catalogue_places_all_events_anew(store_url: str, snapshot: Snapshot) -> None:
    sql(
        store_url,
        "UPDATE aras_meta SET value = 'old.0' WHERE name = 'placing'",
        "UPDATE aras_meta SET value = 'old' WHERE name = 'version'",
        "UPDATE placements SET iran_border_km = 0, folded = ''",
        "DELETE FROM memberships",
    )
    again = open_store(store_url, None).snapshot()
    assert again.version == snapshot.version
    assert again.folded == snapshot.folded
    assert again.iran_border_km.tolist() == snapshot.iran_border_km.tolist()
    assert {a: r.tolist() for a, r in again.members.items()} == {
        a: r.tolist() for a, r in snapshot.members.items()
    }


def test_what_is_no_store_is_refused_in_one_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("not a database at all, but a text that is long enough")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    cases = {
        f"sqlite:///{text}": "is not an event store",
        f"sqlite:///{other}": "is a database of another program; name another one",
        f"sqlite:///{tmp_path}": "is a folder; name a file for the store",
        f"sqlite:///{text}/below.db": "cannot be made",
        "sqlite://": "a store in memory cannot be shared",
        "mysql://localhost/aras": "a store of mysql cannot be opened; write sqlite:///",
        "mine.db": '"mine.db" is no address of a store; write sqlite:///path/to/file or',
        "postgresql://me:secret@host:many/db": '"postgresql:…" is no address of a store',
    }
    for url, sentence in cases.items():
        assert sentence in refused(url)
        assert "secret" not in refused(url)
    assert "no event store is named" in refused(None)
    with sqlite3.connect(other) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("birds",)], "a foreign file is left as it is"


def test_a_store_of_a_later_release_is_left_alone(store_url: str) -> None:
    sql(store_url, "UPDATE aras_meta SET value = '99' WHERE name = 'schema'")
    said = refused(store_url)
    assert "was written by a later version of Aras (tables of version 99, this one knows 3)" in said
    assert said.endswith("update Aras")


def test_a_store_without_its_facts_is_damaged(store_url: str) -> None:
    sql(store_url, "DELETE FROM aras_meta WHERE name = 'schema'")
    assert "is a damaged event store; put back a copy" in refused(store_url)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE events SET lat = 95 WHERE id = '1992-02-26-khojaly'", 'khojaly" is damaged'),
        ("UPDATE events SET kind = 'birds' WHERE id = '1992-02-26-khojaly'", "birds"),
        ("UPDATE datasets SET redistribution = 'all'", "a stored dataset is damaged"),
        ("DELETE FROM placements WHERE event_key = 7", "is not as Aras left it"),
        ("DROP TABLE memberships", "is not as Aras left it"),
    ],
)
def test_what_another_program_spoiled_is_refused_in_one_sentence(
    store: Store, store_url: str, change: str, sentence: str
) -> None:
    sql(store_url, change)
    with pytest.raises(StoreError, match=sentence) as refused:
        store.snapshot()
    assert "\n" not in str(refused.value)


def test_an_event_whose_words_were_changed_behind_our_back_is_not_shown(
    store: Store, store_url: str
) -> None:
    kind = "TEXT" if "sqlite" in store_url else "JSON"
    peace = f"CAST(replace(CAST(content AS TEXT), 'war', 'peace') AS {kind})"
    sql(store_url, f"UPDATE event_versions SET content = {peace} WHERE event_id LIKE '%iraq-war'")
    with pytest.raises(StoreError, match=r"iran-iraq-war\" is damaged; put back a copy"):
        store.snapshot()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_addresses_of_servers_come_in_several_forms(server: PostgresServer, scheme: str) -> None:
    url = store_address(server.url("db?sslmode=disable").replace("postgresql", scheme, 1), None)
    assert url.drivername == "postgresql+psycopg"
    assert (url.query["sslmode"], url.query["connect_timeout"]) == ("disable", "10")


def test_the_parameters_of_an_address_are_used(server: PostgresServer) -> None:
    with server.database() as url:
        secret = url.replace("aras@", "aras:secret@")
        assert open_store(f"{secret}?sslmode=disable", None).info().path == url
        said = refused(f"{secret}?sslmode=require")
    assert "SSL" in said
    assert "secret" not in said


def test_no_address_is_said_with_its_password() -> None:
    said = said_address(store_address("postgres://me:s%40cret@db.example.org:5433/aras?x=1", None))
    assert said == "postgresql://me@db.example.org:5433/aras"
    socket = store_address("postgresql:///aras?host=/run/pg", None)
    assert said_address(socket) == "postgresql:///aras (/run/pg)"


def test_a_server_out_of_reach_is_one_sentence(server: PostgresServer) -> None:
    nobody = server.url("postgres").replace(str(server.port), "9")
    assert "cannot be reached" in refused(nobody)
    assert refused(nobody).endswith("check that the server runs and the address is right")
    assert "does not exist there" in refused(server.url("nowhere"))
    assert "does not exist there" in refused(server.url("postgres").replace("aras@", "nobody@"))
    assert "cannot be reached" in refused(server.url("postgres").replace("127.0.0.1", "x.invalid"))
    assert "unknown parameter" in refused(f"{server.url('postgres')}?birds=1")


def test_tables_of_others_on_a_server_are_no_hindrance(server: PostgresServer) -> None:
    with server.database() as url:
        sql(
            url, "CREATE TABLE birds (name text)", "CREATE TABLE alembic_version (version_num text)"
        )
        assert len(open_store(url, None).snapshot()) == 220
    with server.database() as url:
        sql(url, "CREATE TABLE events (name text)")
        assert "is a database of another program" in refused(url)


def test_a_schema_of_ones_own_holds_the_tables(server: PostgresServer) -> None:
    with server.database() as url:
        sql(url, "CREATE EXTENSION postgis", "CREATE SCHEMA mine", "CREATE SCHEMA other")
        for schema in ("mine", "other"):
            there = f"{url}?options=-csearch_path%3D{schema}"
            assert len(open_store(there, None).snapshot()) == 220
            assert sql(url, f"SELECT count(geom) FROM {schema}.events") == [(220,)]
        assert not has_store(url, None)


def test_a_database_that_cannot_hold_every_script_is_refused(server: PostgresServer) -> None:
    server.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    try:
        assert "keeps text as LATIN1; make a database with createdb" in refused(server.url("latin"))
    finally:
        server.execute("DROP DATABASE latin")


def test_a_server_without_postgis_is_told_with_the_cure(server: PostgresServer) -> None:
    with server.database() as url:
        name = url.rpartition("/")[2]
        sql(url, "CREATE ROLE guest LOGIN", f"GRANT ALL ON DATABASE {name} TO guest")
        try:
            guest = url.replace("aras@", "guest@")
            sql(url, "GRANT CREATE ON SCHEMA public TO guest")
            said = refused(guest)
            assert "has no PostGIS; install it on the server" in said
            assert "CREATE EXTENSION postgis" in said
            assert sql(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
            sql(url, "CREATE EXTENSION postgis")
            assert len(open_store(guest, None).snapshot()) == 220
            sql(url, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM guest")
        finally:
            sql(url, "REASSIGN OWNED BY guest TO aras", "DROP OWNED BY guest", "DROP ROLE guest")


def test_a_user_who_may_only_read_is_told_so(server: PostgresServer) -> None:
    with server.database() as url:
        sql(url, "CREATE ROLE reader LOGIN")
        try:
            assert "does not let this user do that" in refused(url.replace("aras@", "reader@"))
        finally:
            sql(url, "DROP ROLE reader")
