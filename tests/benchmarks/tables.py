"""The table that a benchmark prints, and the JSON that it leaves."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import Geod

OUT = Path(__file__).resolve().parents[2] / "build" / "bench"
LIBRARIES = ("numpy", "shapely", "pyproj", "geopandas", "pandas", "pyogrio")


@dataclass
class Row:
    """One line: medians of several runs. `ratio` is how many times quicker than the known way."""

    name: str
    rows: int
    wall_s: float
    cpu_s: float
    peak_mb: float
    ratio: float | None = None
    told: dict[str, Any] = field(default_factory=dict)
    bars: dict[str, bool] = field(default_factory=dict)


@dataclass
class Delay:
    """One line: how long a person waits, milliseconds, of `times` acts."""

    name: str
    times: int
    median_ms: float
    p90_ms: float
    bars: dict[str, bool] = field(default_factory=dict)


def machine() -> dict[str, Any]:
    """What the figures were measured on; a shared core is slower than the same core alone."""
    return {
        "geodesic_us": round(_geodesic_us(), 2),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load_average": os.getloadavg(),
        **{name: version(name) for name in LIBRARIES},
    }


def _geodesic_us() -> float:
    """Microseconds of the core for one geodesic now: how fast it is while others work beside."""
    chance = np.random.default_rng(1)
    ends = chance.uniform(44, 50, (4, 100_000))
    took = []
    for _ in range(3):
        started = time.process_time()
        Geod(ellps="WGS84").inv(*ends)
        took.append(time.process_time() - started)
    return min(took) * 10


def table(rows: Sequence[Row | Delay]) -> str:
    """The lines as text, aligned; the rows are of one kind."""
    delays = [row for row in rows if isinstance(row, Delay)]
    return _delays(delays) if delays else _rates([row for row in rows if isinstance(row, Row)])


def _delays(rows: list[Delay]) -> str:
    lines = [
        (row.name, str(row.times), f"{row.median_ms:.0f}", f"{row.p90_ms:.0f}") for row in rows
    ]
    text = _aligned(("", "times", "median ms", "p90 ms"), lines)
    return "\n".join(text + _met([(row.bars, row.name) for row in rows]))


def _rates(rows: list[Row]) -> str:
    head = ("", "rows", "wall s", "core s", "rows/s", "rows/core s", "peak MB", "times quicker")
    lines = [
        (
            row.name,
            f"{row.rows:,}",
            f"{row.wall_s:.2f}",
            f"{row.cpu_s:.2f}",
            f"{row.rows / row.wall_s:,.0f}",
            f"{row.rows / row.cpu_s:,.0f}",
            f"{row.peak_mb:,.0f}",
            f"{row.ratio:,.0f}" if row.ratio else "",
        )
        for row in rows
    ]
    text = _aligned(head, lines)
    return "\n".join(text + _met([(row.bars, f"{row.name}, {row.rows:,} rows") for row in rows]))


def _met(bars: list[tuple[dict[str, bool], str]]) -> list[str]:
    return [
        f"{'met' if met else 'MISSED'}: {bar} ({what})"
        for named, what in bars
        for bar, met in named.items()
    ]


def _aligned(head: tuple[str, ...], lines: list[tuple[str, ...]]) -> list[str]:
    wide = [max(map(len, column)) for column in zip(head, *lines, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, wide, strict=True))
        ).rstrip()
        for line in (head, *lines)
    ]


def write(name: str, rows: Sequence[Row | Delay], before: dict[str, Any]) -> Path:
    """Leave `build/bench/<name>.json`."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{name}.json"
    content = {"machine": before, "load_average_after": os.getloadavg()}
    content["rows"] = [asdict(row) for row in rows]
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return path
