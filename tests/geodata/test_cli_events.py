"""The commands on events and the store, as a person types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geodata.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    database = f"sqlite:///{tmp_path}/events.sqlite3"

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(
            main, [str(part) for part in arguments], env={"DATABASE_URL": database}
        )

    return invoke


def test_list_takes_the_keys_of_a_query(run: Run) -> None:
    assert len(run("events", "list").stdout.splitlines()) == 220
    result = run("events", "list", "--from", "2020-09-27", "--to", "2020-11-10")
    assert result.stderr == "140 of 220 events (27 Sep – 10 Nov 2020)\n"
    report = json.loads(run("events", "list", "--near", "iran-border:25", "--json").stdout)
    assert report["selected"] == len(report["events"])
    assert report["left_out_as_too_coarse"] == 3
    assert {row["geo_precision"] for row in report["events"]} <= {"exact", "settlement", "district"}


def test_list_takes_the_query_of_a_link(run: Run) -> None:
    assert run("events", "list", "--query", "").stderr == (
        "140 of 220 events (27 Sep – 10 Nov 2020)\n"
    )
    asked = ("--from", "2020-10-01", "--show", "protest", "--region", "ardabil")
    link = "https://aras.example/?from=2020-10-01&to=..&show=protest&region=ardabil"
    assert run("events", "list", "--query", link).stdout == run("events", "list", *asked).stdout


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("events", "check", "missing.csv"), 2, "does not exist"),
        (("events", "check"), 2, "Missing argument"),
        (("events", "list", "--from", "2020-02-30"), 2, "is not a day of the calendar"),
        (("events", "list", "--near", "iran-border"), 2, "write an id and kilometres"),
        (("events", "list", "--region", "atlantis"), 1, 'there is no area "atlantis"'),
        (("events", "list", "--query", "kind=war"), 1, "kind: “war” is not a known kind"),
        (("events", "list", "--query", "", "--q", "x"), 2, "leave the other filters away"),
        (("events", "list", "--kind", "war"), 1, "kind=war is not known"),
        (("store", "info", "--database", "mysql://x/y"), 1, "cannot be opened"),
        (("store", "info", "--database", "elsewhere.db"), 1, "is no address of a store"),
    ],
)
def test_wrong_usage_and_refusals_have_their_status(
    run: Run, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == status
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_store_info_says_what_is_there(run: Run, tmp_path: Path) -> None:
    result = run("store", "info")
    assert result.exit_code == 0
    assert f"path       {tmp_path}/events.sqlite3" in result.stdout
    assert "border_incident  51" in result.stdout
    report = json.loads(run("store", "info", "--json").stdout)
    assert report["by_layer"] == {"event": 122, "border_incident": 51, "protest": 47}
    assert (report["events"], report["schema"]) == (220, 3)
    assert len(report["version"]) == 12


def test_the_data_folder_is_the_one_that_the_server_uses(tmp_path: Path) -> None:
    settings = {"DATABASE_URL": "", "ARAS_DATA_DIR": str(tmp_path / "mine")}
    result = CliRunner().invoke(main, ["store", "info"], env=settings)
    assert result.exit_code == 0
    assert f"path       {tmp_path}/mine/events.sqlite3" in result.stdout


def test_a_store_that_cannot_be_opened_is_told_to_a_machine_too(run: Run, tmp_path: Path) -> None:
    for command in (("store", "info"), ("events", "list"), ("events", "import", __file__)):
        result = run(*command, "--json", "--database", f"sqlite:///{tmp_path}")
        assert result.exit_code == 1
        assert result.stderr == f"{tmp_path}: is a folder; name a file for the store\n"
        report = json.loads(result.stdout)
        assert (report["ok"], report["error"]) == (False, result.stderr.strip())


def test_a_password_in_an_address_is_not_repeated(run: Run) -> None:
    result = run("store", "info", "--database", "mysql://me:secret@host:port/x")
    assert result.exit_code == 1
    assert result.stderr.startswith('"mysql:…" is no address of a store')
