"""Reading and importing: rows a second for every format, from the file to events and to the store.

`reading` is a reader alone: bytes to events. `importing` is the command that a person runs, with
checks, placing and the transaction, into a store that is new but for the shipped chronicle.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from geodata.layers import load_catalogue
from geodata.readers import READERS, InputFile, ReadOptions
from tests.benchmarks.made import SIZES, made
from tests.benchmarks.made_files import FORMATS
from tests.benchmarks.measuring import Clock, measure, medians
from tests.benchmarks.tables import Row

READING_MOST = 100_000
IMPORTING_MOST = 100_000
COMMAND = (sys.executable, "-c", "from dashboard.cli import main; main()")


def read(clock: Clock, *, path: str) -> dict[str, Any]:
    """Task: read a file with the first reader that claims it."""
    file = InputFile(Path(path).name, Path(path))
    with clock.running():
        reader = next((reader for reader in READERS if reader.claims(file)), None)
        kept = refused = 0
        for row in reader.read(file, ReadOptions()).rows if reader else ():
            kept += row.event is not None
            refused += row.refused
    return {"reader": reader.id if reader else None, "kept": kept, "refused": refused}


def import_file(clock: Clock, *, path: str) -> dict[str, Any]:
    """Task: `aras events import` of one file into a store in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "ARAS_DATA_DIR": folder}
        environment.pop("DATABASE_URL", None)
        subprocess.run([*COMMAND, "store", "info"], env=environment, stdout=subprocess.DEVNULL)
        with clock.running():
            done = subprocess.run(
                [*COMMAND, "events", "import", "--json", path],
                env=environment,
                capture_output=True,
                text=True,
            )
        store = sum(file.stat().st_size for file in Path(folder).iterdir())
    told = json.loads(done.stdout) if done.stdout.startswith("{") else {}
    return {"status": done.returncode, "store_mb": store / 1e6, "report": _short(told)}


def _short(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if isinstance(value, int | str)}


def run_reading(sizes: tuple[int, ...] = SIZES, repeats: int = 3) -> list[Row]:
    """Every format up to its most."""
    return _run("importing:read", sizes, repeats, READING_MOST)


def run_importing(sizes: tuple[int, ...] = SIZES, repeats: int = 3) -> list[Row]:
    """Every format up to its most."""
    return _run("importing:import_file", sizes, repeats, IMPORTING_MOST)


def _run(task: str, sizes: tuple[int, ...], repeats: int, most: int) -> list[Row]:
    table, catalogue = [], load_catalogue()
    for rows in (size for size in sizes if 1_000 < size <= most):
        columns = made(rows, catalogue, distinct=False)
        for name, (file, write) in FORMATS.items():
            with tempfile.TemporaryDirectory() as folder:
                write(columns, Path(folder) / file)
                given = {"path": str(Path(folder) / file)}
                runs = [measure(task, **given) for _ in range(repeats)]
            told = {**runs[0].told, "rows": rows}
            table.append(Row(_named(name, told), rows, **medians(runs), told=told))
    return table


def _named(name: str, told: dict[str, Any]) -> str:
    """The name of the format, and what went wrong with it if anything did."""
    if told.get("status"):
        return f"{name}: refused, status {told['status']}"
    if told.get("kept", told["rows"]) != told["rows"]:
        return f"{name}: {told['kept']:,} kept, {told['refused']:,} refused"
    return name
