"""`aras events history`, `withdraw` and `restore` as a person types them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geodata.cli import main

Run = Callable[..., Result]
WAR = "1980-09-22-iran-iraq-war"
MOMENT = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def invoke(*arguments: object) -> Result:
        environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/events.sqlite3"}
        return CliRunner().invoke(main, [str(part) for part in arguments], env=environment)

    return invoke


@pytest.fixture
def newer(tmp_path: Path, chronicle_csv: bytes) -> Path:
    """A newer edition of the chronicle, in which one event has another title and place."""
    path = tmp_path / "newer.csv"
    text = chronicle_csv.replace(b"Iran-Iraq War", b"War of Iran and Iraq", 1)
    path.write_bytes(text.replace(b"30.44079", b"30.45", 1))
    return path


def test_history_tells_each_version_and_what_changed(run: Run, newer: Path) -> None:
    assert run("events", "import", newer).exit_code == 0
    result = run("events", "history", WAR)
    assert result.exit_code == 0
    title, first, second, *changes = result.stdout.splitlines()
    assert title == f"{WAR}: War of Iran and Iraq"
    assert re.fullmatch(f"{MOMENT}  version 1, from events.csv", first)
    assert re.fullmatch(f"{MOMENT}  version 2, from newer.csv", second)
    assert changes == [
        '  title: "Iran-Iraq War" -> "War of Iran and Iraq"',
        '  lat: "30.44079" -> "30.45000"',
    ]


def test_history_for_a_machine(run: Run, newer: Path) -> None:
    run("events", "import", newer)
    report = json.loads(run("events", "history", WAR, "--json").stdout)
    assert (report["id"], report["withdrawn"], report["withdrawals"]) == (WAR, False, [])
    first, second = report["versions"]
    assert (first["number"], first["file"], first["changes"]) == (1, "events.csv", [])
    assert second["changes"][1] == {
        "field": "lat",
        "old": "30.44079",
        "new": "30.45000",
        "in_file": False,
    }
    assert second["event"]["title"] == "War of Iran and Iraq"
    assert second["recorded_at"].endswith("+00:00")


def test_a_withdrawn_event_is_hidden_with_its_reason_and_comes_back(run: Run) -> None:
    result = run("events", "withdraw", WAR, "--why", "told twice")
    assert result.exit_code == 0
    assert re.fullmatch(r"1 event withdrawn; the data is now version \w+\n", result.stdout)
    assert WAR not in run("events", "list").stdout
    history = run("events", "history", WAR).stdout
    assert history.startswith(f"{WAR}: Iran-Iraq War, withdrawn\n")
    assert re.search(f"{MOMENT}  withdrawn: told twice\n", history)
    again = run("events", "withdraw", WAR, "--why", "told twice")
    assert again.stdout.startswith(f"withdrawn already: {WAR}\n0 events withdrawn; ")
    assert run("events", "restore", WAR, "--why", "it was not").exit_code == 0
    assert WAR in run("events", "list").stdout
    assert re.search(f"{MOMENT}  restored: it was not\n", run("events", "history", WAR).stdout)


def test_withdrawn_events_are_listed_with_their_reasons(run: Run) -> None:
    assert run("events", "list", "--withdrawn").output == "0 withdrawn events\n"
    run("events", "withdraw", WAR, "--why", "told twice")
    result = run("events", "list", "--withdrawn")
    assert re.fullmatch(rf"{WAR}\t\d{{4}}-\S+\+00:00\ttold twice\n", result.stdout)
    (one,) = json.loads(run("events", "list", "--withdrawn", "--json").stdout)["withdrawn"]
    assert (one["id"], one["why"]) == (WAR, "told twice")
    assert run("events", "list", "--withdrawn", "--q", "war").exit_code == 2


def test_what_was_withdrawn_is_told_to_a_machine(run: Run) -> None:
    other = "1988-02-20-karabakh-movement"
    run("events", "withdraw", WAR, "--why", "told twice")
    report = json.loads(run("events", "withdraw", WAR, other, "--why", "x", "--json").stdout)
    assert report["version"] == json.loads(run("store", "info", "--json").stdout)["version"]
    assert {**report, "version": ""} == {
        "ok": True,
        "withdrawn": [other],
        "unchanged": [WAR],
        "version": "",
    }
    report = json.loads(run("events", "restore", WAR, "--why", "x", "--json").stdout)
    assert (report["restored"], report["unchanged"]) == ([WAR], [])


def test_an_import_keeps_a_withdrawn_event_hidden_unless_told(run: Run, newer: Path) -> None:
    run("events", "withdraw", WAR, "--why", "told twice")
    result = run("events", "import", newer)
    assert result.exit_code == 0
    assert "\n1 row is of an event that is withdrawn and stays so; " in result.stdout
    assert WAR not in run("events", "list").stdout
    result = run("events", "import", newer, "--restore")
    assert "\n1 withdrawn event is shown again\n" in result.stdout
    assert "War of Iran and Iraq" in run("events", "list").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("history", "nowhere"), 1, '"nowhere" is the id of no event'),
        (("history",), 2, "Missing argument"),
        (("withdraw", "nowhere", "--why", "x"), 1, '"nowhere" is the id of no event'),
        (("withdraw", WAR), 2, "Missing option '--why'"),
        (("withdraw", WAR, "--why", " "), 1, "the reason is empty"),
        (("restore", "nowhere", "--why", "x"), 1, '"nowhere" is the id of no event'),
    ],
)
def test_wrong_ids_and_reasons(
    run: Run, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    result = run("events", *arguments)
    assert result.exit_code == status
    assert sentence in result.stderr
    assert "Traceback" not in result.output
