"""The commands take a link that pins a version of the data, as every page does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from geodata.cli import main
from geodata.stores import open_store
from tests.geodata.stores.databases import changed


def run(folder: Path, *words: str) -> str:
    result = CliRunner().invoke(main, list(words), env={"ARAS_DATA_DIR": str(folder)})
    assert result.exit_code == 0, result.output
    return result.output


def test_a_pinned_query_lists_and_writes_what_was_there(tmp_path: Path) -> None:
    store = open_store(None, tmp_path / "data")
    before = store.snapshot()
    link = f"from=..&to=..&v={before.version}"
    run(tmp_path / "data", "events", "export", str(tmp_path / "then.csv"), "--query", link)
    store.import_events([changed(before.events[5], title="Corrected")], file="later.csv")
    store.withdraw(before.ids[9], "a test")
    run(tmp_path / "data", "events", "export", str(tmp_path / "again.csv"), "--query", link)
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "then.csv").read_bytes()
    listed = json.loads(run(tmp_path / "data", "events", "list", "--json", "--query", link))
    assert listed["version"] == before.version
    assert [event["id"] for event in listed["events"]] == list(before.ids)
    now = json.loads(run(tmp_path / "data", "events", "list", "--json"))
    assert now["selected"] == 219


@pytest.mark.parametrize("command", [("list",), ("export", "x.csv")])
def test_a_version_that_never_was_is_said(tmp_path: Path, command: tuple[str, ...]) -> None:
    open_store(None, tmp_path)
    words = ["events", *command, "--query", "v=0123456789ab"]
    result = CliRunner().invoke(main, words, env={"ARAS_DATA_DIR": str(tmp_path)})
    assert result.exit_code == 1
    assert "is not a data version kept here" in result.output
