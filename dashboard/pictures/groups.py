"""Reports gathered by identical point, so that many become one mark: the browser's `groups.js`.

What is known to country only has no point and is counted, not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from geodata.model import Snapshot
from geodata.model.snapshot import Rows
from geodata.vocabulary import CONFIDENCES, GEO_PRECISIONS, REPORT_LAYERS

COUNTRY: Final = GEO_PRECISIONS.index("country")

Point: TypeAlias = tuple[float, float]
"""Degrees, longitude first."""
Tally: TypeAlias = tuple[tuple[int, ...], ...]
"""Reports by set and by confidence, in the order of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Disc:
    """The reports of a point that are known as roughly as each other."""

    radius_km: float
    n: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports at one and the same point; `rows` ascending, `sharp` of them known to the place."""

    lon: float
    lat: float
    rows: tuple[int, ...]
    sharp: int
    tally: Tally
    discs: tuple[Disc, ...]

    @property
    def point(self) -> Point:
        """Where it is."""
        return self.lon, self.lat

    @property
    def n(self) -> int:
        """How many."""
        return len(self.rows)

    @property
    def radius_km(self) -> float:
        """The largest radius of its coarse places, 0 when there is none."""
        return self.discs[0].radius_km if self.discs else 0.0

    @property
    def main_layer(self) -> int:
        """The code of the set with the most reports."""
        return int(np.argmax([sum(part) for part in self.tally]))


def gather(snapshot: Snapshot, rows: Rows) -> tuple[tuple[Reports, ...], int]:
    """The groups in the order of their first rows, and how many reports have no point."""
    placed = rows[snapshot.geo_precision[rows] != COUNTRY]
    by_point: dict[Point, list[int]] = {}
    for row in placed.tolist():
        by_point.setdefault((float(snapshot.lon[row]), float(snapshot.lat[row])), []).append(row)
    found = tuple(_reports(snapshot, point, own) for point, own in by_point.items())
    return found, len(rows) - len(placed)


def _reports(snapshot: Snapshot, point: Point, rows: list[int]) -> Reports:
    by_radius: dict[float, list[int]] = {}
    for row in rows:
        by_radius.setdefault(float(snapshot.radius_km[row]), []).append(row)
    sharp = len(by_radius.pop(0.0, ()))
    discs = tuple(
        Disc(radius, len(by_radius[radius]), _tally(snapshot, by_radius[radius]))
        for radius in sorted(by_radius, reverse=True)
    )
    return Reports(*point, tuple(rows), sharp, _tally(snapshot, rows), discs)


def _tally(snapshot: Snapshot, rows: Iterable[int]) -> Tally:
    counts = np.zeros((len(REPORT_LAYERS), len(CONFIDENCES)), dtype=np.int64)
    for row in rows:
        counts[snapshot.layer[row], snapshot.confidence[row]] += 1
    return tuple(tuple(part) for part in counts.tolist())
