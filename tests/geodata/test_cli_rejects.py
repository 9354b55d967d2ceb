"""`aras events import --skip-bad`: good rows in, the others out with reasons, and in again."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geodata.cli import main
from geodata.model.fields import RESERVED_COLUMNS
from geodata.stores import Store, open_store

Run = Callable[..., Result]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path}/events.sqlite3", None)


@pytest.fixture
def run(store: Store, tmp_path: Path) -> Run:
    def invoke(*arguments: object) -> Result:
        environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/events.sqlite3"}
        return CliRunner().invoke(main, [str(part) for part in arguments], env=environment)

    return invoke


@pytest.fixture
def mine(tmp_path: Path, chronicle_csv: bytes) -> Path:
    """The chronicle under new ids with three bad rows, one of which other rows name."""
    path = tmp_path / "mine.csv"
    text = chronicle_csv.decode()
    for line in text.splitlines()[1:]:
        name = line.partition(",")[0]
        text = text.replace(name, f"x-{name}")
    text = text.replace("30.44079", "95", 1).replace("161,613", "613,161", 1)
    text = text.replace("x-1994-05-12-ceasefire,event", "x-1994-05-12-ceasefire,evnt", 1)
    path.write_text(text, encoding="utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def test_refused_rows_are_written_with_their_cells_and_reasons(
    run: Run, store: Store, mine: Path, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejects.csv"
    result = run("events", "import", mine, "--skip-bad", rejects)
    assert result.exit_code == 0
    written, original = rows_of(rejects), rows_of(mine)
    assert f"\n{len(written)} refused rows in {rejects}; correct them there" in result.stdout
    assert tuple(written[0])[-4:] == RESERVED_COLUMNS
    for row in written:
        reasons = {name: row.pop(name) for name in RESERVED_COLUMNS}
        assert reasons["aras_file"] == "mine.csv"
        assert row == original[int(reasons["aras_row"]) - 2]
        assert row["id"] not in store.ids()
        assert reasons["aras_field"] and reasons["aras_reason"].startswith(reasons["aras_field"])
    kept = {row["id"] for row in original} - {row["id"] for row in written}
    assert kept <= store.ids()


def test_rows_that_name_a_refused_row_are_refused_with_it(
    run: Run, store: Store, mine: Path, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejects.csv"
    run("events", "import", mine, "--skip-bad", rejects)
    refused = {row["id"] for row in rows_of(rejects)}
    assert any("is the id of a refused row" in row["aras_reason"] for row in rows_of(rejects))
    for row in rows_of(mine):
        if row["id"] not in refused:
            assert refused.isdisjoint(row["related_ids"].split(";")), row["id"]


def test_what_is_corrected_goes_in_again(
    run: Run, store: Store, mine: Path, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejects.csv"
    run("events", "import", mine, "--skip-bad", rejects)
    again = run("events", "import", rejects)
    assert again.exit_code == 1
    assert 'rejects.csv, row 2, lat: "95" is not a latitude' in again.stderr
    corrected = rejects.read_text(encoding="utf-8")
    corrected = corrected.replace(",95,", ",30.44079,").replace(",613,161,", ",161,613,")
    corrected = corrected.replace(",evnt,", ",event,")
    rejects.write_text(corrected, encoding="utf-8")
    result = run("events", "import", rejects)
    assert result.exit_code == 0, result.stderr
    assert {row["id"] for row in rows_of(mine)} <= store.ids()


def test_a_good_file_makes_no_rejects(run: Run, tmp_path: Path, chronicle_csv: bytes) -> None:
    path, rejects = tmp_path / "good.csv", tmp_path / "rejects.csv"
    path.write_bytes(chronicle_csv)
    result = run("events", "import", path, "--skip-bad", rejects)
    assert result.exit_code == 0
    assert f"no row was refused, {rejects} is not written" in result.stdout
    assert not rejects.exists()


def test_a_file_that_is_there_is_written_over_only_when_asked(
    run: Run, store: Store, mine: Path, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejects.csv"
    rejects.write_text("mine", encoding="utf-8")
    before = store.version()
    result = run("events", "import", mine, "--skip-bad", rejects)
    assert result.exit_code == 2
    assert "is there already; name another file, or write over it with --force" in result.stderr
    assert (rejects.read_text(encoding="utf-8"), store.version()) == ("mine", before)
    assert run("events", "import", mine, "--skip-bad", rejects, "--force").exit_code == 0
    assert len(rows_of(rejects)) > 3


def test_rejects_are_told_to_a_machine(run: Run, mine: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    report = json.loads(run("events", "import", mine, "--skip-bad", rejects, "--json").stdout)
    refused = len(rows_of(rejects))
    assert report["ok"] is True
    assert report["rejects"] == [{"file": str(rejects), "rows": refused, "dataset": "mine"}]
    assert report["rows"]["refused"] == refused
    assert report["stored"] == report["added"] == report["rows"]["kept"] == 220 - refused


def test_a_file_that_cannot_be_read_row_by_row_refuses_all(
    run: Run, store: Store, mine: Path, tmp_path: Path
) -> None:
    rejects, broken = tmp_path / "rejects.csv", tmp_path / "broken.csv"
    broken.write_text(mine.read_text(encoding="utf-8").replace(",kind,", ",sort,", 1), "utf-8")
    before = store.version()
    result = run("events", "import", mine, broken, "--skip-bad", rejects)
    assert result.exit_code == 1
    assert "nothing was stored: a file cannot be read row by row" in result.stderr
    assert store.version() == before
    assert [path.name for path in tmp_path.iterdir() if "rejects" in path.name] == []


def test_when_no_row_is_good_nothing_is_written(
    run: Run, store: Store, mine: Path, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejects.csv"
    lines = mine.read_text(encoding="utf-8").splitlines()
    mine.write_text("\n".join(lines[:2]), encoding="utf-8")
    result = run("events", "import", mine, "--skip-bad", rejects)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "nothing was stored: no row is good"
    assert not rejects.exists()


def test_a_folder_that_takes_no_file_stores_nothing(
    run: Run, store: Store, mine: Path, tmp_path: Path
) -> None:
    before = store.version()
    rejects = tmp_path / ("r" * 250 + ".csv")  # with the name aside it is too long for the disk
    result = run("events", "import", mine, "--skip-bad", rejects)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert "nothing was stored" in result.stderr
    assert store.version() == before
