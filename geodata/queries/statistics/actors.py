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
)

MOST: Final = 15
"""So many actors have a line of their own."""


def _count(basis: Basis) -> Numbers:
    terms = basis.snapshot.actors
    kept = np.zeros(len(basis.snapshot), dtype=np.bool_)
    kept[basis.rows] = True
    reports = terms.counts(kept)
    # Terms stand in the order of their slugs, which decides between equals.
    order = np.argsort(-reports, kind="stable")[: np.count_nonzero(reports)]
    lines = []
    for term in order[:MOST]:
        rows = terms.rows[terms.starts[term] : terms.starts[term + 1]]
        rows = rows[kept[rows]]
        asks = {"actor": terms.slugs[term]}
        lines.append(Line((terms.labels[term], len(rows)), rows, asks))
    own = np.zeros(len(terms), dtype=np.bool_)
    own[order[:MOST]] = True
    bearing = terms.rows[~np.repeat(own, np.diff(terms.starts))]
    bears = np.zeros(len(basis.snapshot), dtype=np.bool_)
    bears[bearing] = True
    others = np.flatnonzero(bears & kept).astype(np.uint32)
    if len(others):
        lines.append(Line((None, len(others)), others))
    named = np.bincount(terms.rows, minlength=len(basis.snapshot))[basis.rows]
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
