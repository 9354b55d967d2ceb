"""`aras events export`, as a person types it."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from click.testing import CliRunner, Result

from geodata.cli import main
from geodata.model import Event
from geodata.readers import read_own_csv
from geodata.stores import open_store
from geodata.writers import WRITERS

ACLED = (
    Path(__file__).parents[2].parent
    / "shared/data/samples/acled_synthetic/acled_new_31_columns_synthetic.csv"
)
BORDER_INCIDENTS = 38
"""In the chronicle, in the days of the war."""

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose store is there."""
    path = tmp_path_factory.mktemp("data")
    open_store(None, path)
    return path


@pytest.fixture
def run(folder: Path) -> Run:
    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(
            main, ["events", "export", *map(str, arguments)], env={"ARAS_DATA_DIR": str(folder)}
        )

    return invoke


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_all_events_without_a_query(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "all.csv"
    result = run(out)
    assert result.exit_code == 0, result.output
    assert f"220 events (all reports) in {out}" in result.stdout
    assert len(rows(out)) == 220
    readme = (tmp_path / "all.csv.README.txt").read_text(encoding="utf-8")
    assert "220 reports" in readme and "/?from=..&to=.." in readme
    assert names(tmp_path) == ["all.csv", "all.csv.README.txt"]


def test_what_was_exported_is_what_was_shipped(
    run: Run, tmp_path: Path, chronicle: tuple[Event, ...]
) -> None:
    out = tmp_path / "all.csv"
    run(out, "--all")
    found = read_own_csv(out.read_bytes(), "all.csv")
    assert found.problems == ()
    events = {filed.event.id: filed.event for filed in found.events}
    assert events == {
        event.id: event.model_copy(update={"dataset": "chronicle"}) for event in chronicle
    }


def test_a_query_selects_as_the_page_does(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "some.csv"
    assert run(out, "--query", "https://aras.example/?show=protest&region=ardabil").exit_code == 0
    found = rows(out)
    assert found and {row["layer"] for row in found} == {"protest"}
    readme = (tmp_path / "some.csv.README.txt").read_text(encoding="utf-8")
    assert "https://aras.example/?show=protest&region=ardabil" in readme


@pytest.mark.parametrize("ending", [writer.id for writer in WRITERS])
def test_the_ending_says_the_format(run: Run, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    result = run(out, "--query", "show=border_incident", "--json")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert report["ok"] and report["events"] == BORDER_INCIDENTS and report["withheld"] == []
    assert [Path(name).name for name in report["files"]] == names(tmp_path)
    beside = ending in ("csv", "geojson", "parquet")
    assert (tmp_path / f"out.{ending}.README.txt").exists() == beside
    assert read_back(out) == BORDER_INCIDENTS


def read_back(path: Path) -> int:
    """How many reports another reader finds."""
    if path.suffix == ".csv":
        return len(rows(path))
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as bundle:
            return len(json.loads(bundle.read("events.geojson"))["features"])
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        return int(pq.read_table(path).num_rows)
    if path.suffix == ".xlsx":
        import openpyxl

        book: Any = openpyxl.load_workbook(path, read_only=True)
        return sum(1 for _ in book["Events"].iter_rows(min_row=2))
    layer = "border_incident" if path.suffix == ".gpkg" else None
    return int(pyogrio.read_info(path, layer=layer, force_feature_count=True)["features"])


def test_a_format_can_be_said(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "events.txt"
    assert run(out, "--format", "geojson").exit_code == 0
    assert len(json.loads(out.read_bytes())["features"]) == 220
    marked = tmp_path / "excel.csv"
    assert run(marked, "--bom").exit_code == 0
    assert marked.read_bytes().startswith(b"\xef\xbb\xbfid,")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("out.docx",), 2, "end it with one of .csv, .xlsx"),
        (("out",), 2, "give --format"),
        (("out.kml", "--bom"), 2, "--bom is for CSV files only"),
        (("out.csv", "--all", "--query", "q=x"), 2, "leave one away"),
        (("out.csv", "--query", "kind=war"), 1, "kind: “war” is not a known kind"),
        (("nowhere/out.csv",), 1, "is not there; make it first"),
    ],
)
def test_refusals_are_one_sentence(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    result = run(tmp_path / arguments[0], *arguments[1:])
    assert result.exit_code == status
    assert sentence in result.stderr and "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over_unless_it_is_said(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.geojson"
    readme = tmp_path / "out.geojson.README.txt"
    readme.write_text("mine", encoding="utf-8")
    result = run(out)
    assert result.exit_code == 1 and "is there already" in result.stderr
    assert names(tmp_path) == [readme.name] and readme.read_text(encoding="utf-8") == "mine"
    assert run(out, "--force").exit_code == 0
    assert "220 reports" in readme.read_text(encoding="utf-8")


def test_a_fault_while_writing_leaves_what_was_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.csv"
    out.write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run(out, "--force")
    assert result.exit_code == 1
    assert "out.csv: cannot be written (No space left on device)" in result.stderr
    assert names(tmp_path) == ["out.csv"] and out.read_text(encoding="utf-8") == "before"


def test_an_acled_file_leaves_as_counts_with_its_attribution(tmp_path: Path) -> None:
    assert ACLED.is_file(), f"the shared samples are needed: {ACLED}"
    environment = {"ARAS_DATA_DIR": str(tmp_path / "data")}

    def aras(*arguments: object) -> Result:
        result = CliRunner().invoke(main, ["events", *map(str, arguments)], env=environment)
        assert result.exit_code == 0, result.output
        return result

    brought = json.loads(
        aras("import", ACLED, "--skip-bad", tmp_path / "bad.csv", "--json").stdout
    )["stored"]
    assert brought > 0
    seen = json.loads(aras("list", "--json").stdout)["events"]
    assert sum(row["dataset"] == "acled" for row in seen) == brought
    out = tmp_path / "out.csv"
    report = json.loads(aras("export", out, "--json").stdout)
    assert report["events"] == len(rows(out)) == 220
    assert [row for row in rows(out) if row["id"].startswith("acled-")] == []
    (said,) = report["withheld"]
    assert said.startswith(f"{brought} reports of Armed Conflict Location & Event Data (ACLED)")
    readme = " ".join((tmp_path / "out.csv.README.txt").read_text(encoding="utf-8").split())
    assert "Cite as: Armed Conflict Location & Event Data (ACLED), acleddata.com" in readme
    table = readme.partition("Counts by dataset, kind, month of the first day, and province:")[2]
    numbers = re.findall(r"acled \w+ \d{4}-\d{2} .*? (\d+)(?= acled | Boundaries)", table)
    assert sum(map(int, numbers)) == brought
