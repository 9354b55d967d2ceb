"""`aras layers` as a person or a program uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geodata.cli_layers import layers
from tests.geodata.layers.small import PERIODS, collection, feature, ring, write_small


def run(*arguments: str) -> Result:
    return CliRunner().invoke(layers, arguments)


def test_list_names_the_layers_and_their_areas() -> None:
    result = run("list")
    assert result.exit_code == 0
    assert "line-of-contact" in result.stdout
    assert "districts: AZ-KAL, AZ-LAC, AZ-QBI, AZ-ZAN, AZ-CAB, AZ-FUZ, AZ-AGM" in result.stdout


def test_list_as_json() -> None:
    rows = {row["id"]: row for row in json.loads(run("list", "--json").stdout)["layers"]}
    assert rows["control"]["temporal"] is True
    assert rows["provinces"]["features"] == [
        "west-azerbaijan",
        "east-azerbaijan",
        "ardabil",
        "zanjan",
    ]


def test_check_prints_each_figure_beside_the_official_one() -> None:
    result = run("check")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["enclave", "4,342.1", "4,388", "-1.05", "%", "enclave"] in lines
    assert ["AZ-FUZ", "1,243.2", "1,386", "-10.30", "%", "districts"] in lines
    assert ["2020-09-26", "11,861.3", "11,861", "+0.00", "%", "armenian-forces"] in lines
    assert result.stdout.splitlines()[-1].endswith("no error")
    assert result.stderr == ""


def test_check_as_json() -> None:
    report = json.loads(run("check", "--json").stdout)
    assert report["ok"] is True
    assert {"layer", "feature", "area_km2", "official_km2", "deviation_pct"} <= report["areas"][
        0
    ].keys()
    assert report["held"][0]["day"] == "1994-06-01"


def test_an_error_of_the_check_is_exit_1_and_a_line(tmp_path: Path) -> None:
    wide = collection(feature("one", ring(46, 39, 47.01, 40)))
    path = write_small(tmp_path, files={"oblast.geojson": wide})
    result = run("check", "--catalogue", str(path))
    assert result.exit_code == 1
    assert "error: oblast, one: overlaps two by" in result.stderr
    assert json.loads(run("check", "--json", "--catalogue", str(path)).stdout)["ok"] is False


@pytest.mark.parametrize("command", ["list", "check", "build"])
def test_a_broken_file_is_one_sentence_and_exit_1(tmp_path: Path, command: str) -> None:
    path = write_small(tmp_path, files={"oblast.geojson": '{"type":'})
    result = run(command, "--catalogue", str(path))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("oblast.geojson, line 1, column 9: is not JSON")
    assert not (tmp_path / "built").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"oblast": {"role": "hero"}}, 'catalogue.toml, layer "oblast", role: "hero" will not do'),
        ({"periods": PERIODS.replace(",azerbaijan,", ",them,")}, "held.csv, row 4, controller: "),
        ({"catalogue": "[view"}, "catalogue.toml: is not TOML"),
    ],
)
def test_a_broken_catalogue_is_one_sentence_and_exit_1(
    tmp_path: Path, change: dict[str, str], said: str
) -> None:
    path = write_small(tmp_path, **change)  # type: ignore[arg-type]
    result = run("check", "--catalogue", str(path))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(said)
    as_json = json.loads(run("check", "--json", "--catalogue", str(path)).stdout)
    assert as_json["ok"] is False
    assert as_json["error"].startswith(said)


def test_build_writes_beside_the_catalogue_or_where_it_is_told(tmp_path: Path) -> None:
    path = write_small(tmp_path)
    assert run("build", "--catalogue", str(path)).exit_code == 0
    index = json.loads((tmp_path / "built" / "index.json").read_bytes())
    assert "oblast.geojson" in index["files"]
    elsewhere = tmp_path / "elsewhere"
    result = run("build", "--catalogue", str(path), "--to", str(elsewhere), "--json")
    assert json.loads(result.stdout) == index
    assert (elsewhere / "oblast.geojson").read_bytes() == (
        tmp_path / "built" / "oblast.geojson"
    ).read_bytes()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = write_small(tmp_path)
    result = run("build", "--catalogue", str(path), "--to", str(tmp_path / "file" / "below"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert result.stderr.count("\n") == 1


def test_check_tells_when_the_built_files_are_older(tmp_path: Path) -> None:
    path = write_small(tmp_path)
    run("build", "--catalogue", str(path))
    write_small(tmp_path, oblast={"order": 7})
    result = run("check", "--catalogue", str(path))
    assert result.exit_code == 0
    assert "run `aras layers build`" in result.stdout


def test_what_is_not_sound_is_not_built(tmp_path: Path) -> None:
    bow = feature("one", [[46, 39], [47, 40], [47, 39], [46, 40], [46, 39]])
    path = write_small(tmp_path, files={"oblast.geojson": collection(bow)})
    result = run("build", "--catalogue", str(path))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith("oblast, one: the geometry is not valid (Self-intersection")
    assert not (tmp_path / "built").exists()


def test_a_broken_index_of_built_files_is_one_sentence(tmp_path: Path) -> None:
    path = write_small(tmp_path)
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "index.json").write_text("{")
    result = run("check", "--catalogue", str(path), "--json")
    assert result.exit_code == 1
    assert result.stderr == "built/index.json: is not JSON; run `aras layers build` again\n"
    assert json.loads(result.stdout)["error"] == result.stderr.strip()


def test_wrong_usage_is_exit_2() -> None:
    assert run("chekc").exit_code == 2
    assert run("check", "--wide").exit_code == 2
