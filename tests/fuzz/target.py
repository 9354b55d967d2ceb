"""One reader under Atheris: `python -m tests.fuzz.target READER FAULTS [options of libFuzzer]`.

A broken promise is written down and the search goes on. What ends the process itself, a crash of a
library or too much memory, libFuzzer writes as a file; a hang is ended by a clock of the processor,
which stands still with the process, and leaves its file where it was read.
"""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["geodata", "openpyxl", "jdatetime"]):
    from tests.fuzz.promises import Broken, read_under_promises

from tests.fuzz.faults import keep_fault
from tests.fuzz.mutation import changed

SLOW_SECONDS = 5.0
"""Seconds of the processor for a small input read three times, under instruments."""

SLOW_SECONDS_PER_KB = 0.25

HANG_SECONDS = 60.0
"""Seconds of the processor after which the process is ended."""

TWICE_EVERY = 4
"""Every so many-th input is read twice."""


def main(reader_id: str, faults: Path, options: list[str]) -> None:
    scratch = Path(tempfile.mkdtemp(prefix="aras-fuzz-"))
    numbers = count()

    def look_at(data: bytes) -> None:
        # A folder of its own each time: what is remembered of files goes by their paths.
        number = next(numbers)
        folder = scratch / str(number)
        start = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, HANG_SECONDS)
        try:
            read_under_promises(data, reader_id, folder, twice=number % TWICE_EVERY == 0)
            if time.process_time() - start > SLOW_SECONDS + SLOW_SECONDS_PER_KB * len(data) / 1024:
                raise Broken("reading takes too long")
        except Exception as error:
            keep_fault(faults, reader_id, data, error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            shutil.rmtree(folder, ignore_errors=True)

    def change(data: bytes, most: int, seed: int) -> bytes:
        found = changed(data, Random(seed), lambda plain: atheris.Mutate(plain, most))
        return found if len(found) <= most else atheris.Mutate(data[:most], most)

    atheris.Setup([sys.argv[0], *options], look_at, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
