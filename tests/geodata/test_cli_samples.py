"""Real files of every format through the real commands: figures, refusals, and the way back."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from geodata.cli import main
from geodata.stores import Store, open_store

SAMPLES = Path(__file__).parents[2].parent / "shared/data/samples"

METRES = "generic_synthetic/events_metres_declared_as_degrees"

FIGURES = [
    # file, format, rows read, kept, merged, refused
    ("acled_synthetic/acled_old_31_columns_synthetic.csv", "acled", 31, 29, 1, 1),
    ("acled_synthetic/acled_old_semicolon_decimal_comma_bom_synthetic.csv", "acled", 15, 14, 0, 1),
    ("acled_synthetic/acled_old_resaved_by_excel_synthetic.csv", "acled", 15, 14, 0, 1),
    ("acled_synthetic/acled_new_31_columns_synthetic.csv", "acled", 30, 29, 0, 1),
    ("acled_synthetic/acled_new_iso_dates_word_codes_bom_synthetic.csv", "acled", 20, 19, 0, 1),
    ("acled_synthetic/acled_new_actor_form_28_columns_synthetic.csv", "acled", 23, 11, 10, 2),
    ("acled_synthetic/acled_new_NA_strings_synthetic.csv", "acled", 15, 14, 0, 1),
    ("gdelt/20191024143000_sample.export.CSV", "gdelt", 51, 51, 0, 0),
    ("gdelt/20201113_named_columns_sample.csv", "gdelt", 62, 58, 0, 4),
    ("gdelt/gdelt1_events_57_58_columns_sample.tsv", "gdelt", 22, 22, 0, 0),
    ("generic_synthetic/events_epsg3857_synthetic.geojson", "geojson", 9, 9, 0, 0),
    (
        "generic_synthetic/events_metres_declared_as_degrees_synthetic.geojson",
        "geojson",
        9,
        0,
        0,
        9,
    ),
    ("generic_synthetic/events_synthetic.geojson", "geojson", 10, 9, 0, 1),
    ("generic_synthetic/events_synthetic.kml", "kml", 9, 7, 0, 2),
    ("generic_synthetic/points_lat_lon_synthetic.csv", "table", 29, 29, 0, 0),
    ("generic_synthetic/points_swapped_and_bad_synthetic.csv", "table", 9, 2, 0, 7),
    ("generic_synthetic/points_y_x_dmy_cp1254_synthetic.csv", "table", 12, 12, 0, 0),
    ("ucdp/ged231_sample_60.csv", "ucdp", 60, 60, 0, 0),
    ("ucdp/ged231_sample_60.xlsx", "ucdp", 60, 60, 0, 0),
    ("ucdp/gedevents-2025-01-17_bfa_58.csv", "ucdp", 58, 58, 0, 0),
    ("ucdp/conflict_data_BGD_hxl_38.csv", "ucdp", 38, 38, 0, 0),
    ("ucdp/GEDEvent_v23_1_CAR_30.geojson", "geojson", 30, 30, 0, 0),
]

Run = Callable[..., Result]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path}/events.sqlite3", None)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def invoke(*arguments: object) -> Result:
        environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/events.sqlite3"}
        return CliRunner().invoke(main, [str(part) for part in arguments], env=environment)

    return invoke


def sample(name: str) -> Path:
    path = SAMPLES / name
    assert path.is_file(), f"{path} is missing"
    return path


def report_of(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(("name", "form", "read", "kept", "merged", "refused"), FIGURES)
def test_each_sample_is_recognised_and_told_in_figures(
    run: Run, name: str, form: str, read: int, kept: int, merged: int, refused: int
) -> None:
    result = run("events", "check", sample(name), "--json")
    (file,) = report_of(result)["files"]
    rows = file["rows"]
    assert (file["format"], rows["read"], rows["kept"], rows["merged"], rows["refused"]) == (
        *(form, read, kept, merged, refused),
    )
    assert result.exit_code == (1 if refused else 0)
    assert (result.exit_code == 1) == any(one["level"] == "refused" for one in file["reasons"])


def test_every_sample_of_events_has_its_figures() -> None:
    others = {"gdelt/gkg2_sample.gkg.csv"}
    there = {
        path.relative_to(SAMPLES).as_posix()
        for folder in ("acled_synthetic", "gdelt", "generic_synthetic", "ucdp")
        for path in (SAMPLES / folder).iterdir()
    }
    assert there == {name for name, *_ in FIGURES} | others


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gdelt/gkg2_sample.gkg.csv", "whose rows are articles and not events"),
        ("boundaries/IRN.geo.json", "has no column for the date"),
    ],
)
def test_a_file_of_something_else_is_told_in_one_sentence(
    run: Run, name: str, sentence: str
) -> None:
    result = run("events", "import", sample(name), "--skip-bad", "rejects.csv")
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert sentence in first
    assert second == "nothing was stored: a file cannot be read row by row"


POINT = {"lat": "39.8153", "lon": "46.7519"}


def fix_acled(row: dict[str, str]) -> None:
    row["latitude"], row["longitude"] = POINT["lat"], POINT["lon"]


def fix_european_acled(row: dict[str, str]) -> None:
    row["latitude"], row["longitude"] = "39,8153", "46,7519"


def fix_gdelt(row: dict[str, str]) -> None:
    row["Lat_Extra"], row["Long_Extra"] = POINT["lat"], POINT["lon"]


def fix_shape(row: dict[str, str]) -> None:
    row["geometry"] = row["geometry"] or "POINT (46.7519 39.8153)"
    if "date_start" in row:
        row["date_start"] = row["date_start"] or "2022-09-14"


def fix_points(row: dict[str, str]) -> None:
    row["latitude"], row["longitude"] = POINT["lat"], POINT["lon"]
    row["date"] = "2020-10-04"


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("acled_synthetic/acled_old_31_columns_synthetic.csv", fix_acled),
        (
            "acled_synthetic/acled_old_semicolon_decimal_comma_bom_synthetic.csv",
            fix_european_acled,
        ),
        ("acled_synthetic/acled_old_resaved_by_excel_synthetic.csv", fix_acled),
        ("acled_synthetic/acled_new_31_columns_synthetic.csv", fix_acled),
        ("acled_synthetic/acled_new_actor_form_28_columns_synthetic.csv", fix_acled),
        ("gdelt/20201113_named_columns_sample.csv", fix_gdelt),
        ("generic_synthetic/events_synthetic.geojson", fix_shape),
        ("generic_synthetic/events_synthetic.kml", fix_shape),
        ("generic_synthetic/points_swapped_and_bad_synthetic.csv", fix_points),
    ],
)
def test_refused_rows_of_a_sample_are_corrected_and_go_in(
    run: Run, store: Store, tmp_path: Path, name: str, fix: Callable[[dict[str, str]], None]
) -> None:
    rejects = tmp_path / "rejects.csv"
    report = report_of(run("events", "import", sample(name), "--skip-bad", rejects, "--json"))
    (written,) = report["rejects"]
    assert written["rows"] == report["rows"]["refused"] > 0
    with rejects.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    assert len(rows) == written["rows"]
    for row in rows:
        fix(row)
    with rejects.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.DictWriter(target, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    again = run("events", "import", rejects, "--source-name", written["dataset"], "--json")
    assert again.exit_code == 0, again.stderr
    corrected = report_of(again)
    assert corrected["rows"]["read"] == len(rows)
    assert corrected["added"] == corrected["rows"]["kept"] >= 1
    filed = {event.dataset for event in store.snapshot().events}
    assert filed == {"chronicle", written["dataset"]}


def test_all_samples_at_once_go_in_and_twice_changes_nothing(
    run: Run, store: Store, tmp_path: Path
) -> None:
    files = [
        sample(name)
        for name, _, _, _, _, refused in FIGURES
        if not refused and not name.endswith((".xlsx", "bfa_58.csv"))
    ]
    first = report_of(run("events", "import", *files, "--json"))
    assert first["ok"], first
    assert first["added"] == first["rows"]["kept"] > 200
    before = store.info()
    again = report_of(run("events", "import", *files, "--json"))
    assert (again["stored"], again["unchanged"]) == (0, first["added"])
    assert store.info() == before


def test_a_workbook_says_what_its_table_says(run: Run) -> None:
    run("events", "import", sample("ucdp/ged231_sample_60.csv"))
    report = report_of(run("events", "import", sample("ucdp/ged231_sample_60.xlsx"), "--json"))
    assert report["added"] == 0
    assert report["changed"] + report["unchanged"] == 60


def test_rows_of_acled_stay_under_its_rule_however_they_are_read(run: Run, store: Store) -> None:
    path = sample("acled_synthetic/acled_new_NA_strings_synthetic.csv")
    said = ("--format", "table", "--source-name", "Mine", "--redistribution", "rows")
    for options in (said, said[2:]):
        report = report_of(run("events", "check", path, *options, "--json"))
        (file,) = report["files"]
        assert (file["dataset"]["id"], file["dataset"]["redistribution"]) == ("acled", "aggregates")
        assert {one["field"] for one in file["reasons"] if one["level"] == "warned"} >= {
            "source-name",
            "redistribution",
        }
    assert "only counts of them leave the product" in run("events", "check", path).stdout


def test_columns_named_for_a_known_format_are_told_to_be_in_vain(run: Run) -> None:
    path = sample("ucdp/ged231_sample_60.csv")
    result = run("events", "check", path, "--map", "title=headline")
    assert result.exit_code == 0
    assert 'map: "title=headline" is not used: the columns of UCDP GED have one' in result.stderr
