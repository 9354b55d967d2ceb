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


@pytest.fixture
def edited(tmp_path: Path, chronicle_csv: bytes) -> Callable[[str, str], Path]:
    """The chronicle with the first occurrence of a text replaced, as a file."""

    def edit(old: str, new: str) -> Path:
        path = tmp_path / "mine.csv"
        assert old.encode() in chronicle_csv
        path.write_bytes(chronicle_csv.replace(old.encode(), new.encode(), 1))
        return path

    return edit


FAULTS = [
    ("1980-09-22,1988-08-20", "1980-02-30,1988-08-20", "row 2, date_start: "),
    ("1988-08-20", "1979-08-20", "row 2, date_end: "),
    ("30.44079", "95", 'row 2, lat: "95" is not a latitude'),
    ("30.44079", '"48,21"', 'row 2, lat: "48,21" is not a number; write 48.21'),
    (",event,clash,", ",event,war,", 'row 2, kind: "war" is not a known word'),
    (",event,clash,", ",events,clash,", 'row 2, layer: "events" is not a known word; write event'),
    (",confirmed,", ",sure,", 'row 2, confidence: "sure" is not a known word'),
    (",settlement,", ",village,", 'row 2, geo_precision: "village" is not a known word'),
    (",day,", ",dai,", 'row 2, date_precision: "dai" is not a known word; write day'),
    (
        ",1988-02-20-karabakh-movement,",
        ",nowhere,",
        'row 2, related_ids: "nowhere" is the id of no',
    ),
    (
        ",1988-02-20-karabakh-movement,",
        ",1980-09-22-iran-iraq-war,",
        "row 2, related_ids: ",
    ),
    (
        "1988-02-20-karabakh-movement,event",
        "1980-09-22-iran-iraq-war,event",
        'row 3, id: "1980-09-22-iran-iraq-war" is the id of row 2 already',
    ),
    ("161,613", "613,161", 'row 4, killed_min: "613" is more than the greatest number, 161'),
    ("https://", "https//", "source_1_url: "),
    (",kind,", ",sort,", "row 1, sort: is not a known column"),
    (",kind,", ",layer,", "row 1, kind: is missing"),
    ("\n1988", '\n"1988', "cannot be read as CSV"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), FAULTS)
def test_a_fault_is_one_sentence_and_nothing_is_stored(
    run: Run, edited: Callable[[str, str], Path], old: str, new: str, sentence: str
) -> None:
    before = json.loads(run("store", "info", "--json").stdout)
    path = edited(old, new)
    for command in ("check", "import"):
        result = run("events", command, path)
        assert result.exit_code == 1
        assert result.stdout == ""
        lines = [line for line in result.stderr.splitlines() if sentence in line]
        assert len(lines) == 1
        assert all(line.startswith("mine.csv, row ") for line in result.stderr.splitlines())
    assert json.loads(run("store", "info", "--json").stdout) == before


def test_a_good_file_is_checked_without_making_a_store(
    run: Run, tmp_path: Path, edited: Callable[[str, str], Path]
) -> None:
    result = run("events", "check", edited("Iran-Iraq War", "War of Iran and Iraq"))
    assert (result.exit_code, result.output) == (0, "220 events, no problem\n")
    assert not (tmp_path / "events.sqlite3").exists()


def test_a_file_is_imported_as_an_update(run: Run, edited: Callable[[str, str], Path]) -> None:
    path = edited("Iran-Iraq War", "War of Iran and Iraq")
    result = run("events", "import", path)
    assert result.exit_code == 0
    assert result.stdout.startswith("0 events added, 1 changed, 219 as before; the data is now")
    assert "War of Iran and Iraq" in run("events", "list").stdout
    report = json.loads(run("events", "import", path, "--json").stdout)
    assert report["stored"] == 0
    assert report["unchanged"] == 220


def test_refusals_for_a_machine(run: Run, edited: Callable[[str, str], Path]) -> None:
    result = run("events", "import", "--json", edited("30.44079", "95"))
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["stored"] == 0
    assert [(p["row"], p["field"], p["value"]) for p in report["problems"]] == [(2, "lat", "95")]
    assert report["problems"][0]["sentence"] == result.stderr.strip()


def test_list_takes_the_keys_of_a_query(run: Run) -> None:
    assert len(run("events", "list").stdout.splitlines()) == 220
    result = run("events", "list", "--from", "2020-09-27", "--to", "2020-11-10")
    assert result.stderr == "140 of 220 events (27 Sep – 10 Nov 2020)\n"
    report = json.loads(run("events", "list", "--near", "iran-border:25", "--json").stdout)
    assert report["selected"] == len(report["events"])
    assert report["left_out_as_too_coarse"] == 3
    assert {row["geo_precision"] for row in report["events"]} <= {"exact", "settlement", "district"}


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("events", "check", "missing.csv"), 2, "does not exist"),
        (("events", "check"), 2, "Missing argument"),
        (("events", "list", "--from", "2020-02-30"), 2, "is not a day of the calendar"),
        (("events", "list", "--near", "iran-border"), 2, "write an id and kilometres"),
        (("events", "list", "--region", "atlantis"), 1, 'there is no area "atlantis"'),
        (("events", "list", "--kind", "war"), 1, "kind=war is not known"),
        (("store", "info", "--database", "postgresql://x/y"), 1, "cannot be opened"),
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
    assert (report["events"], report["schema"]) == (220, 2)
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


def test_a_file_named_twice_is_read_once(run: Run, edited: Callable[[str, str], Path]) -> None:
    path = edited("Iran-Iraq War", "War of Iran and Iraq")
    assert run("events", "check", path, path).output == "220 events, no problem\n"
