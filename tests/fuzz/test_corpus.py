"""Every input that was kept keeps every promise with every reader, and so do some new ones.

The corpus holds inputs that took new ways through a reader, and the smallest that once broke a
promise, under a name that says how. What is changed anew is the same at each run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.faults import ROOT
from tests.fuzz.mutation import changed
from tests.fuzz.promises import READERS_BY_ID, read_under_promises
from tests.fuzz.seeds import SEEDS

# Workbooks that are made here are bare of styles.
pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")

CORPUS = Path(__file__).with_name("corpus")
KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_file())
LARGEST_CORPUS = 300_000


@pytest.mark.parametrize("reader_id", READERS_BY_ID)
def test_kept_inputs(reader_id: str, tmp_path: Path) -> None:
    assert {path.parent.name for path in KEPT} <= set(READERS_BY_ID)
    assert KEPT
    for number, path in enumerate(KEPT):
        own = path.parent.name == reader_id
        under_promises(path.read_bytes(), reader_id, tmp_path / str(number), path.name, more=own)


@pytest.mark.parametrize("reader_id", READERS_BY_ID)
def test_seeds_and_what_chance_makes_of_them(reader_id: str, tmp_path: Path) -> None:
    seeds = SEEDS[reader_id]()
    assert any(
        row.event
        for seed in seeds
        for row in read_under_promises(seed, reader_id, tmp_path / f"seed-{len(seed)}")
    )
    for number in range(60):
        rng = Random(f"{reader_id} {number}")
        data = rng.choice(seeds)
        for _ in range(rng.randint(1, 4)):
            data = changed(data, rng)
        under_promises(data[:40_000], reader_id, tmp_path / str(number), f"Random {number}")


def test_no_order_is_left_to_chance() -> None:
    """Sets of texts have another order in each process: what is read must not follow it."""
    found = {
        subprocess.run(
            [sys.executable, "-m", "tests.fuzz.told", *map(str, KEPT)],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert len(found.pop().splitlines()) == len(KEPT)


def test_the_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in KEPT) < LARGEST_CORPUS


def under_promises(
    data: bytes, reader_id: str, folder: Path, name: str, *, more: bool = True
) -> None:
    try:
        read_under_promises(data, reader_id, folder, twice=more, recognised=more)
    except Exception as error:
        error.add_note(f"read as {reader_id}: {name}")
        raise
