"""Reports by actor: those named most often, and the others together.

A report that names several actors counts once for each of them.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from geodata.queries.statistics.base import (
    REPORTS,
    Basis,
    Column,
    Figure,
    Line,
    Numbers,
    rows_by_code,
)
from geodata.queries.statistics.said import actors_of

MOST: Final = 15
"""So many actors have a line of their own."""


def _count(basis: Basis) -> Numbers:
    said = actors_of(basis)
    rows = basis.rows[said.of_row]
    reports = np.bincount(said.codes, minlength=len(said.names))
    order = sorted(range(len(said.names)), key=lambda code: (-reports[code], said.names[code]))
    order = [code for code in order if reports[code]]
    rank = np.full(len(said.names), MOST, dtype=np.int64)
    rank[order[:MOST]] = np.arange(len(order[:MOST]))
    found = rows_by_code(rows, rank[said.codes], MOST + 1)
    lines = []
    for code, here in zip(order[:MOST], found, strict=False):
        name = said.names[code]
        lines.append(Line((name, len(here)), here, said.asks(name)))
    others = np.unique(found[MOST])
    if len(others):
        lines.append(Line((None, len(others)), others))
    named = np.bincount(said.of_row, minlength=len(basis.rows))
    return Numbers(
        (Column("actor"), Column(REPORTS, "reports")),
        tuple(lines),
        {
            "other_actors": max(0, len(order) - MOST),
            "several": int(np.count_nonzero(named > 1)),
            "none_named": int(np.count_nonzero(named == 0)),
        },
    )


ACTORS: Final = Figure("actors", _count)
