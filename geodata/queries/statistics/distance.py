"""Reports by their distance to Iran's border with Armenia and Azerbaijan (WGS 84 geodesic, km).

Measured where the filter `near` measures: places known to the province or country only have no
distance worth the name and are counted apart.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np

from geodata.queries.filters.near import COARSEST_MEASURED
from geodata.queries.statistics.base import (
    REPORTS,
    Basis,
    Column,
    Figure,
    Line,
    Numbers,
    rows_by_code,
)

EDGES_KM: Final = (0.0, 5.0, 10.0, 25.0, 50.0, 100.0, 200.0)
"""Bins end where they say, included; the first holds 0, the last has no end."""

BORDER: Final = "iran-border"


def _count(basis: Basis) -> Numbers:
    km = basis.snapshot.iran_border_km[basis.rows]
    fine = basis.snapshot.geo_precision[basis.rows] <= COARSEST_MEASURED
    place = np.searchsorted(np.array(EDGES_KM[1:], dtype=np.float32), km, side="left")
    codes = np.where(fine, place, len(EDGES_KM))
    found = rows_by_code(basis.rows, codes, len(EDGES_KM))
    lines, within = [], 0
    for (low, high), rows in zip(pairwise((*EDGES_KM, None)), found, strict=True):
        within += len(rows)
        asks = {"near": f"{BORDER}:{high:g}"} if high else {}
        lines.append(Line((low, high, len(rows), within), rows, asks))
    return Numbers(
        (
            Column("from_km", "km"),
            Column("to_km", "km"),
            Column(REPORTS, "reports"),
            Column("up_to_here", "reports"),
        ),
        tuple(lines),
        {"too_coarse": int(np.count_nonzero(~fine))},
    )


BORDER_DISTANCE: Final = Figure("border-distance", _count)
