"""Long work shows itself: a bar on a terminal, plain lines elsewhere, nothing for short work."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from geodata.cli_progress import LINE_EVERY, SHORT, Progress


@pytest.fixture
def long_file(tmp_path: Path, chronicle_csv: bytes) -> Path:
    """More rows than short work has, each an event of its own."""
    header, first, *_ = chronicle_csv.decode().splitlines()
    path = tmp_path / "long.csv"
    rows = (
        first.replace("1980-09-22-iran-iraq-war", f"row-{number}") for number in range(SHORT + 1500)
    )
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    return path


def check(path: Path, stderr: int, *options: str) -> subprocess.CompletedProcess[bytes]:
    """`aras events check` in a process of its own."""
    environment = {**os.environ, "ARAS_DATA_DIR": str(path.parent), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "geodata.cli", "events", "check", str(path), *options]
    root = Path(__file__).parents[2]
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=stderr, env=environment, cwd=root, check=False
    )


def test_a_bar_on_a_terminal_leaves_the_report_alone(long_file: Path) -> None:
    terminal, theirs = pty.openpty()
    try:
        done = check(long_file, theirs, "--json")
        os.close(theirs)
        shown = os.read(terminal, 65_536).decode()
    finally:
        os.close(terminal)
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["rows"]["kept"] == SHORT + 1500
    assert shown.startswith("\r")
    assert "reading long.csv" in shown


def test_short_work_and_files_show_nothing_elsewhere(long_file: Path) -> None:
    done = check(long_file, subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


def test_plain_lines_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as watch:
        for done in range(0, 3 * LINE_EVERY + 2000, 1000):
            watch("reading a.csv", done, None)
        watch("storing a.csv", LINE_EVERY + 1, 2 * LINE_EVERY)
        watch("storing a.csv", 2 * LINE_EVERY, 2 * LINE_EVERY)
    assert capsys.readouterr().err.splitlines() == [
        "reading a.csv: 50,000 rows",
        "reading a.csv: 100,000 rows",
        "reading a.csv: 150,000 rows",
        "storing a.csv: 50,001 of 100,000 rows",
        "storing a.csv: 100,000 of 100,000 rows",
    ]
