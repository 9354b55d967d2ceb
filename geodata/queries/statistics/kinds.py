"""Reports by kind and week, or by month or year where the window is long."""

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
from geodata.queries.statistics.bins import NO_BIN, placed_in_time
from geodata.vocabulary import KINDS


def _count(basis: Basis) -> Numbers:
    placed = placed_in_time(basis, "week")
    bins, kind = placed.bins, basis.snapshot.kind[basis.rows].astype(np.int64)
    cells = rows_by_code(
        basis.rows, (placed.of_row - NO_BIN) * len(KINDS) + kind, (len(bins) + 1) * len(KINDS)
    )
    lines, apart = [], []
    for code, rows in enumerate(cells):
        place, word = code // len(KINDS) + NO_BIN, KINDS[code % len(KINDS)]
        if not len(rows):
            continue
        if place == NO_BIN:
            apart.append(Line((None, None, None, word, len(rows)), rows))
            continue
        first, last = bins.span(place)
        asks = {"kind": word, "from": first, "to": last}
        lines.append(Line((bins.name(place), first, last, word, len(rows)), rows, asks))
    return Numbers(
        (
            Column("period"),
            Column("from"),
            Column("to"),
            Column("kind"),
            Column(REPORTS, "reports"),
        ),
        (*lines, *apart),
        {**bins.facts(), "no_date": int(np.count_nonzero(placed.of_row == NO_BIN))},
    )


KINDS_BY_WEEK: Final = Figure("kinds-by-week", _count)
