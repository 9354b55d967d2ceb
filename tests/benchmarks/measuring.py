"""Measuring one piece of work in a process of its own, on one core.

A task is a function of this folder that does its preparation, then its work under `Clock`, and
gives back plain data. Peak memory is that of the whole process, preparation and inputs included.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Clock:
    """What the work inside `with clock.running():` took: seconds of the wall and of the core."""

    def __init__(self) -> None:
        self.wall_s = self.cpu_s = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Counts the time of the block, children included."""
        wall, cpu = time.perf_counter(), _cpu_s()
        yield
        self.wall_s += time.perf_counter() - wall
        self.cpu_s += _cpu_s() - cpu


@dataclass(frozen=True)
class Measured:
    """One run of one task."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    told: dict[str, Any]


def measure(task: str, **given: Any) -> Measured:
    """Run `module:function` of this folder in a new process on one core."""
    environment = {**os.environ, **ONE_THREAD}
    command = [sys.executable, "-m", __name__, task, json.dumps(given)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def medians(runs: list[Measured]) -> dict[str, float]:
    """The middle of several runs, and the greatest memory."""
    return {
        "wall_s": median(run.wall_s for run in runs),
        "cpu_s": median(run.cpu_s for run in runs),
        "peak_mb": max(run.peak_mb for run in runs),
    }


def _cpu_s() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _peak_mb() -> float:
    return max(
        resource.getrusage(who).ru_maxrss / 1024  # kilobytes on Linux
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def _run(task: str, given: dict[str, Any]) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    module, function = task.split(":")
    clock = Clock()
    told = getattr(importlib.import_module(f"tests.benchmarks.{module}"), function)(clock, **given)
    result = {"wall_s": clock.wall_s, "cpu_s": clock.cpu_s, "peak_mb": _peak_mb(), "told": told}
    print(json.dumps(result))


if __name__ == "__main__":
    _run(sys.argv[1], json.loads(sys.argv[2]))
