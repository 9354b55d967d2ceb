"""The keys of the reports for machines are those that `docs/reports.md` tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from geodata.cli import main

PAGE = Path(__file__).parents[2] / "docs/reports.md"
ONLY_IMPORT = {
    *("error", "stored", "added", "changed", "unchanged"),
    *("withdrawn", "restored", "version"),
}


def told(table: str) -> set[str]:
    """The paths of keys in the first cells of a table, with what they are part of."""
    paths: set[str] = set()
    for cell in re.findall(r"^\| (`[^|]*) \|", table, re.M):
        for name in re.findall(r"`([^`]+)`", cell):
            parts = name.split(".")
            paths |= {".".join(parts[: count + 1]) for count in range(len(parts))}
    return paths


def paths_of(value: Any, path: str = "") -> Iterator[str]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        yield f"{path}[]"
        for inner in value:
            yield from paths_of(inner, f"{path}[]")


def keys_of(report: dict[str, Any]) -> set[str]:
    """The paths of a report; a list counts by its elements, what is said elsewhere is left out."""
    found = {path for path in paths_of(report) if f"{path}[]" not in set(paths_of(report))}
    elsewhere = re.compile(
        r"^(rows|files\[\]\.reasons\[\]\.examples\[\]|versions\[\]\.(event|original))\."
    )
    return {path for path in found if not elsewhere.match(path)}


@pytest.fixture
def run(tmp_path: Path, chronicle_csv: bytes) -> Any:
    bad = tmp_path / "mine.csv"
    bad.write_bytes(chronicle_csv.replace(b"30.44079", b"95", 1))

    def invoke(command: str, *options: str, of: str = "") -> dict[str, Any]:
        arguments = ["events", command, of or str(bad), "--json", *options]
        environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/events.sqlite3"}
        report: dict[str, Any] = json.loads(
            CliRunner().invoke(main, arguments, env=environment).stdout
        )
        return report

    return invoke


def test_every_key_is_told_and_there(run: Any, tmp_path: Path) -> None:
    table = PAGE.read_text(encoding="utf-8").partition("When the store itself")[0]
    documented = told(table)
    check, refused = run("check"), run("import")
    done = run("import", "--skip-bad", str(tmp_path / "rejects.csv"))
    assert done["ok"] and not refused["ok"] and not check["ok"]
    assert keys_of(done) == documented
    assert keys_of(refused) == documented - {path for path in documented if "rejects[]." in path}
    rejects = {path for path in documented if path.startswith("rejects")}
    assert keys_of(check) == documented - ONLY_IMPORT - rejects
    examples = check["files"][0]["reasons"][0]["examples"]
    assert examples == check["problems"]


def test_every_key_of_a_history_is_told_and_there(
    run: Any, tmp_path: Path, chronicle_csv: bytes
) -> None:
    table = PAGE.read_text(encoding="utf-8").partition("## The history")[2].partition("\n## ")[0]
    newer = tmp_path / "newer.csv"
    newer.write_bytes(chronicle_csv.replace(b"30.44079", b"30.5", 1))
    name = "1980-09-22-iran-iraq-war"
    run("import", of=str(newer))
    withdrawn = run("withdraw", "--why", "told twice", of=name)
    restored = run("restore", "--why", "it was not", of=name)
    assert keys_of(run("history", of=name)) == told(table)
    assert set(withdrawn) == {"ok", "withdrawn", "unchanged", "version"}
    assert set(restored) == {"ok", "restored", "unchanged", "version"}
