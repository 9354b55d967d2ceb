"""`aras events check` and `import` as a person types them: reports, statuses, what is stored."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geodata.cli import main
from geodata.stores import Store, open_store

Run = Callable[..., Result]
Edit = Callable[..., Path]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    database = f"sqlite:///{tmp_path}/events.sqlite3"

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(
            main, [str(part) for part in arguments], env={"DATABASE_URL": database}
        )

    return invoke


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Store:
    """The store that the commands use."""
    return open_store(f"sqlite:///{tmp_path}/events.sqlite3", None)


@pytest.fixture
def edited(tmp_path: Path, chronicle_csv: bytes) -> Edit:
    """The chronicle with the first occurrence of each text replaced, as a file."""

    def edit(*changes: tuple[str, str], name: str = "mine.csv") -> Path:
        data = chronicle_csv
        for old, new in changes:
            assert old.encode() in data
            data = data.replace(old.encode(), new.encode(), 1)
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return edit


NEW = ("1980-09-22-iran-iraq-war", "a-new-one")
BAD = ("30.44079", "95")
BAD_SENTENCE = (
    'mine.csv, row 2, lat: "95" is not a latitude; write degrees from -90 to 90, and check lat and '
    "lon are not swapped"
)

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
        'row 2, related_ids: "nowhere" is the id of no event',
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
]


@pytest.mark.parametrize(("old", "new", "sentence"), FAULTS)
def test_a_fault_is_one_sentence_and_nothing_is_stored(
    run: Run, edited: Edit, old: str, new: str, sentence: str
) -> None:
    before = json.loads(run("store", "info", "--json").stdout)
    path = edited((old, new))
    for command in ("check", "import"):
        result = run("events", command, path)
        assert result.exit_code == 1
        lines = result.stderr.splitlines()
        assert len([line for line in lines if sentence in line]) == 1
        if command == "import":
            assert lines.pop() == "nothing was stored"
        assert all(line.startswith("mine.csv, row ") for line in lines)
    assert json.loads(run("store", "info", "--json").stdout) == before


def test_a_good_file_is_checked_without_making_a_store(
    run: Run, tmp_path: Path, edited: Edit
) -> None:
    path = edited(("Iran-Iraq War", "War of Iran and Iraq"))
    for arguments in (("check", path), ("import", path, "--dry-run")):
        result = run("events", *arguments)
        said = "mine.csv: Aras CSV; 220 rows, 220 kept\n"
        assert (result.exit_code, result.output) == (0, said)
        assert not (tmp_path / "events.sqlite3").exists()


def test_a_file_is_imported_as_an_update(run: Run, edited: Edit) -> None:
    path = edited(("Iran-Iraq War", "War of Iran and Iraq"))
    result = run("events", "import", path)
    assert result.exit_code == 0
    assert "\n0 events added, 1 changed, 219 as before; the data is now" in result.stdout
    assert "War of Iran and Iraq" in run("events", "list").stdout
    report = json.loads(run("events", "import", path, "--json").stdout)
    assert (report["ok"], report["stored"], report["unchanged"]) == (True, 0, 220)


def test_the_shipped_chronicle_says_nothing_new(run: Run, chronicle_path: Path) -> None:
    report = json.loads(run("events", "import", chronicle_path, "--json").stdout)
    assert {name: report[name] for name in ("added", "changed", "unchanged")} == {
        "added": 0,
        "changed": 0,
        "unchanged": 220,
    }


def test_refusals_for_a_machine(run: Run, edited: Edit) -> None:
    for command, error in (("import", "nothing was stored"), ("check", None)):
        result = run("events", command, "--json", edited(BAD))
        assert result.exit_code == 1
        assert len(result.stdout.splitlines()) == 1
        report = json.loads(result.stdout)
        assert (report["ok"], report.get("error"), report["command"]) == (False, error, command)
        assert report.get("stored", 0) == 0
        assert [(p["row"], p["field"], p["value"]) for p in report["problems"]] == [
            (2, "lat", "95")
        ]
        assert report["problems"][0]["sentence"] == result.stderr.strip() == BAD_SENTENCE


def test_many_faults_of_a_kind_are_counted_and_the_first_are_told(
    run: Run, tmp_path: Path, chronicle_csv: bytes
) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(chronicle_csv.replace(b",settlement,", b",hamlet,"))
    count = chronicle_csv.count(b",settlement,")
    result = run("events", "check", path)
    lines = result.stderr.splitlines()
    assert len(lines) == 6
    assert lines[-1] == (
        f"mine.csv: {count - 5} more like the last, geo_precision: is not a known word "
        "(--all tells each)"
    )
    assert result.stdout == f"mine.csv: Aras CSV; 220 rows, {220 - count} kept, {count} refused\n"
    assert len(run("events", "check", path, "--all").stderr.splitlines()) == count
    report = json.loads(run("events", "check", path, "--json").stdout)
    (reason,) = report["files"][0]["reasons"]
    assert (reason["count"], len(reason["examples"])) == (count, 5)
    assert report["problems_left_out"] == count - 5


def test_a_row_that_stands_twice_counts_once(
    run: Run, tmp_path: Path, chronicle_csv: bytes
) -> None:
    header, first, *_ = chronicle_csv.decode().splitlines()
    path = tmp_path / "mine.csv"
    path.write_text("\n".join((header, first, first)), encoding="utf-8")
    result = run("events", "check", path)
    assert result.exit_code == 0
    assert result.stdout == (
        "mine.csv: Aras CSV; 2 rows, 1 kept, 1 merged into others, 1 with a warning\n"
    )
    assert result.stderr == (
        'warning: mine.csv, row 3, id: "1980-09-22-iran-iraq-war" says the same as row 2; '
        "it counts once\n"
    )


def test_all_files_or_none(run: Run, store: Store, edited: Edit) -> None:
    good, bad = edited(NEW, name="good.csv"), edited(BAD)
    before = store.info()
    result = run("events", "import", good, bad)
    assert result.exit_code == 1
    assert result.stderr.startswith("mine.csv, row 2, ") or "mine.csv, row 2, lat" in result.stderr
    assert store.info() == before
    assert "a-new-one" not in store.ids()


def test_a_file_named_twice_is_read_once(run: Run, edited: Edit) -> None:
    path = edited()
    assert run("events", "check", path, path).output == "mine.csv: Aras CSV; 220 rows, 220 kept\n"


def test_what_the_file_is_of_is_recorded(run: Run, store: Store, edited: Edit) -> None:
    said = ("--source-name", "Press review", "--licence", "CC BY-NC 4.0", "--accessed", "2026-11")
    result = run("events", "import", edited(NEW), *said, "--citation", "Press review, {accessed}")
    assert result.exit_code == 0, result.output
    (dataset,) = [one for one in store.datasets() if one.id == "press-review"]
    assert dataset.model_dump() == {
        "id": "press-review",
        "name": "Press review",
        "licence": "CC BY-NC 4.0",
        "redistribution": "rows",
        "accessed": "2026-11",
        "citation": "Press review, {accessed}",
        "url": "",
    }
    rows = {event.id: event.dataset for event in store.snapshot().events}
    assert rows["a-new-one"] == "press-review"
    assert {name for id_, name in rows.items() if id_ != "a-new-one"} == {"chronicle"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("check", "missing.csv"), "does not exist"),
        (("check", "-"), "does not exist"),
        (("check", "."), "is a directory"),
        (("check",), "Missing argument"),
        (("check", __file__, "--format", "odt"), "'odt' is not"),
        (("check", __file__, "--map", "lat"), "names no column; write it as lat=Latitude"),
        (("check", __file__, "--map", "lat=a", "--map", "lat=b"), "a field is named twice"),
        (("check", __file__, "--kind", "war"), "is not one of"),
        (("check", __file__, "--accessed", "yesterday"), '"yesterday" is not a date'),
        (("import", __file__, "--skip-bad", __file__), "is one of the files to read"),
        (("import", __file__, "--skip-bad", "no/such/r.csv"), "there is no folder no/such"),
    ],
)
def test_wrong_usage(run: Run, arguments: Sequence[str], sentence: str) -> None:
    result = run("events", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_a_file_of_no_known_format_is_told_what_is_read(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    result = run("events", "check", picture)
    assert result.exit_code == 1
    assert result.stdout == "photo.png: not read\n"
    assert result.stderr.startswith("photo.png: is of no format that is read here; give one of: ")
    assert "Aras CSV" in result.stderr


@pytest.fixture
def chronicle_path() -> Path:
    """The chronicle among the shared data."""
    path = Path(__file__).parents[2].parent / "shared/data/chronicle/events.csv"
    assert path.is_file(), f"{path} is missing"
    return path


def test_names_that_are_no_text_do_no_harm(run: Run, tmp_path: Path, chronicle_csv: bytes) -> None:
    path = tmp_path / os.fsdecode(b"bad\xff\nname.csv")
    path.write_bytes(chronicle_csv.replace(b"30.44079", b"95", 1))
    rejects = tmp_path / os.fsdecode(b"rejects\xff.csv")
    result = run("events", "check", path)
    assert result.stderr.startswith("bad name.csv, row 2, lat: ")
    done = run("events", "import", path, "--skip-bad", rejects, "--json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["files"][0]["dataset"]["name"] == "bad name.csv"
    assert rejects.exists()
    assert run("events", "import", path, "--skip-bad", rejects).exit_code == 2


@pytest.mark.parametrize("option", ["--source-name", "--licence", "--citation"])
def test_words_that_cannot_be_recorded_are_wrong_usage(run: Run, option: str) -> None:
    result = run("events", "check", __file__, option, "a\x07b")
    assert result.exit_code == 2
    assert "contains the control character U+0007" in result.stderr
