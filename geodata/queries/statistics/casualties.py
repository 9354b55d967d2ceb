"""Killed and injured, as the range that the report with the highest number gives, by period.

Nothing is added up: two reports may tell of the same people, and a total given later holds those
given before. A report that gives no number is counted apart; 0 is a number.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from geodata.model.columns import NOT_GIVEN, Ranges
from geodata.queries.statistics.base import Basis, Column, Figure, Line, Numbers, rows_by_code
from geodata.queries.statistics.bins import NO_BIN, placed_in_time

PEOPLE: Final = ("killed", "injured")


def _count(basis: Basis) -> Numbers:
    placed = placed_in_time(basis, "week")
    bins = placed.bins
    lines, apart = [], []
    facts: dict[str, int] = {}
    for people in PEOPLE:
        given = getattr(basis.snapshot, people)[basis.rows]
        known = given[:, 1] != NOT_GIVEN
        facts[f"{people}_not_given"] = int(np.count_nonzero(~known))
        found = rows_by_code(
            np.flatnonzero(known).astype(np.int64), placed.of_row[known] - NO_BIN, len(bins) + 1
        )
        for code, here in enumerate(found):
            if not len(here):
                continue
            low, high = _highest(given, here)
            rows = basis.rows[here]
            if code == 0:
                apart.append(Line((None, None, None, people, low, high, len(rows)), rows))
                continue
            place = code + NO_BIN
            first, last = bins.span(place)
            cells = (bins.name(place), first, last, people, low, high, len(rows))
            lines.append(Line(cells, rows, {"from": first, "to": last}))
    lines.sort(key=lambda line: (str(line.cells[1]), PEOPLE.index(str(line.cells[3]))))
    return Numbers(
        (
            Column("period"),
            Column("from"),
            Column("to"),
            Column("people"),
            Column("low", "people"),
            Column("high", "people"),
            Column("giving", "reports"),
        ),
        (*lines, *apart),
        {**bins.facts(), **facts, "no_date": _without_date(apart)},
    )


def _without_date(apart: list[Line]) -> int:
    """How many reports give a number but have no bin."""
    rows = [line.rows for line in apart]
    return len(np.unique(np.concatenate(rows))) if rows else 0


def _highest(given: Ranges, places: NDArray[np.int64]) -> tuple[int, int]:
    """The range of the report whose highest number is the highest; of two, the narrower."""
    low, high = given[places].T
    return int(low[high == high.max()].max()), int(high.max())


CASUALTIES: Final = Figure("casualties", _count)
