"""`python -m tests.fuzz [READER…]` looks for inputs that break a promise of a reader.

Each reader has a process of its own and an equal share of FUZZ_SECONDS (600). What is found lies in
build/fuzz/READER: `faults/` and `stopped/` with the command that shows each again, and `corpus/`,
inputs that took new ways. `python -m tests.fuzz again READER FILE` reads one file.

`--own` leaves the samples out and looks in `own/`, whose inputs may be kept in the repository.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.faults import ROOT
from tests.fuzz.promises import READERS_BY_ID, read_under_promises
from tests.fuzz.seeds import SEEDS
from tests.fuzz.seeds.samples import sample_seeds

CORPUS = Path(__file__).with_name("corpus")
BUILD = ROOT / "build" / "fuzz"
LARGEST_INPUT = 24_000
MEGABYTES = 3_000
MEMORY = Path("/dev/shm")
"""Where Linux has a folder in memory: files come and go by the thousand."""


def main(words: Sequence[str]) -> int:
    if words[:1] == ["again"]:
        return again(words[1], Path(words[2]))
    own = "--own" in words
    names = [word for word in words if word != "--own"] or list(READERS_BY_ID)
    seconds = float(os.environ.get("FUZZ_SECONDS", "600")) / len(names)
    return max([look(name, seconds, own) for name in names])


def look(reader_id: str, seconds: float, own: bool) -> int:
    """Look for so long, anew when an input ended the process; 1 when anything was found."""
    folder = BUILD / reader_id
    found, faults, stopped = (folder / n for n in ("own" if own else "corpus", "faults", "stopped"))
    for part in (found, faults, stopped):
        part.mkdir(parents=True, exist_ok=True)
    (stopped / "last.log").unlink(missing_ok=True)
    seeds = [*SEEDS[reader_id](), *([] if own else sample_seeds(reader_id))]
    end, runs = time.monotonic() + seconds, 0
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as scratch:
        first = Path(scratch, "seeds")
        first.mkdir()
        for number, seed in enumerate(seeds):
            (first / str(number)).write_bytes(seed)
        places = [found, first, CORPUS / reader_id]
        while (left := end - time.monotonic()) > 1:
            runs += _one_process(reader_id, left, faults, stopped, places, scratch)
    print(f"{reader_id}: {runs:,} inputs, {len(list(found.iterdir()))} ways kept", flush=True)
    bad = [*faults.glob("*/told.txt"), *(p for p in stopped.iterdir() if p.suffix != ".log")]
    for path in bad:
        shown = f"python -m tests.fuzz again {reader_id} {path}"
        told = path.read_text("utf-8").splitlines()[:3] if path.suffix == ".txt" else [shown]
        print(*(f"  {line}" for line in told if line), sep="\n", flush=True)
    return int(bool(bad))


def _one_process(
    reader_id: str,
    seconds: float,
    faults: Path,
    stopped: Path,
    places: Sequence[Path],
    scratch: str,
) -> int:
    """How many inputs it read until its time was over, or an input ended it."""
    options = [
        *(str(place) for place in places if place.is_dir()),
        f"-max_total_time={int(seconds)}",
        "-timeout=1000000",  # the target has a clock for hangs
        f"-rss_limit_mb={MEGABYTES}",
        f"-max_len={LARGEST_INPUT}",
        f"-artifact_prefix={stopped}{os.sep}",
        "-len_control=0",
        "-report_slow_units=1000000",
        "-print_final_stats=1",
    ]
    command = [sys.executable, "-m", "tests.fuzz.target", reader_id, str(faults), *options]
    log = stopped / "last.log"
    with log.open("a+", encoding="utf-8", errors="replace") as out:
        start = out.tell()
        told_where = os.environ | {"TMPDIR": scratch}
        done = subprocess.run(
            command, cwd=ROOT, env=told_where, stdout=out, stderr=out, check=False
        )
        out.seek(start)
        told = out.read()
    if done.returncode == -signal.SIGPROF:
        for path in Path(scratch).glob("aras-fuzz-*/*/1/f.*"):
            shutil.move(path, stopped / f"hang-{uuid.uuid4().hex[:8]}")
    if "INFO: Seed:" not in told:
        raise SystemExit(f"the fuzzer did not run, see {log}:\n{told[-2000:]}")
    counts = re.findall(r"number_of_executed_units: (\d+)|^#(\d+)\t", told, re.MULTILINE)
    return max((int(final or running) for final, running in counts), default=0)


def again(reader_id: str, path: Path) -> int:
    """Read one file as the fuzzer does; the exception is shown as it is."""
    with tempfile.TemporaryDirectory() as folder:
        for row in read_under_promises(path.read_bytes(), reader_id, Path(folder, "x")):
            print(row.row, row.event, *row.problems, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
