"""`aras store`: what it says of a store, on both databases."""

from __future__ import annotations

import json

from click.testing import CliRunner

from geodata.cli import main
from geodata.stores import open_store


def said(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["store", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_migrate_makes_the_tables_and_leaves_them_be(empty_url: str) -> None:
    first = said("migrate", "--database", empty_url)
    assert said("migrate", "--database", empty_url) == first
    version = open_store(empty_url, None).version()
    place = empty_url.removeprefix("sqlite:///")
    assert first == f"{place}: tables of version 3, data version {version}\n"
    assert json.loads(said("migrate", "--json", "--database", empty_url)) == {
        "ok": True,
        "path": place,
        "schema": 3,
        "version": version,
    }


def test_info_says_what_is_kept(store_url: str) -> None:
    store = open_store(store_url, None)
    store.withdraw("1992-05-09-shusha-captured", "a mistake")
    told = said("info", "--database", store_url)
    assert "events     219\n" in told
    assert "versions   220 kept, of these events and 1 withdrawn\n" in told
    assert "  chronicle        219  Aras chronicle, MIT; titles of sources" in told
    assert ("database   SQLite 3" if "sqlite" in store_url else "PostGIS 3") in told
    report = json.loads(said("info", "--json", "--database", store_url))
    assert (report["withdrawn"], report["datasets"][0]["id"]) == (1, "chronicle")


def test_a_password_is_never_printed(store_url: str) -> None:
    address = store_url.replace("aras@", "aras:secret@")
    for arguments in (("info",), ("info", "--json"), ("migrate",)):
        assert "secret" not in said(*arguments, "--database", address)
