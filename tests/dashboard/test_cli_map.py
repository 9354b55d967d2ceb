"""`aras map`: formats by the ending, refusals by exit status, no file half written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import aras


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(aras, ["map", *arguments], env={"ARAS_DATA_DIR": str(folder)})


@pytest.mark.parametrize(
    ("ending", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF-")]
)
def test_the_ending_says_the_format(
    folder: Path, tmp_path: Path, ending: str, start: bytes
) -> None:
    out = tmp_path / f"map.{ending}"
    done = run(folder, str(out), "--query", "show=protest", "--width", "400", "--theme", "print")
    assert done.exit_code == 0, done.output
    assert "25 reports" in done.output
    assert out.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [out]


def test_the_same_file_twice(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.png"
    assert run(folder, str(out), "--width", "300").exit_code == 0
    first = out.read_bytes()
    refused = run(folder, str(out), "--width", "300")
    assert refused.exit_code == 1 and "is there already" in refused.output
    told = run(folder, str(out), "--width", "300", "--force", "--json")
    report = json.loads(told.stdout)
    assert report["ok"] and report["reports"] == 140 and report["bytes"] == len(first)
    assert out.read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["map.gif"], 2, "does not say a format"),
        (["map.png", "--width", "12"], 2, "width: 12"),
        (["map.png", "--theme", "pink"], 2, "pink"),
        (["map.png", "--query", "region=atlantis"], 1, "region: “atlantis”"),
        (["map.png", "--query", "lang=tlh"], 1, "lang: “tlh”"),
        (["nowhere/map.png"], 1, "make it first"),
    ],
)
def test_refusals_are_one_sentence(
    folder: Path, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    done = run(folder, str(tmp_path / arguments[0]), *arguments[1:])
    assert done.exit_code == status and said in done.output
    assert list(tmp_path.iterdir()) == []
