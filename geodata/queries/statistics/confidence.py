"""Reports by confidence."""

from __future__ import annotations

from typing import Final

from geodata.queries.statistics.base import (
    REPORTS,
    Basis,
    Column,
    Figure,
    Line,
    Numbers,
    rows_by_code,
)
from geodata.vocabulary import CONFIDENCES


def _count(basis: Basis) -> Numbers:
    codes = basis.snapshot.confidence[basis.rows]
    found = zip(CONFIDENCES, rows_by_code(basis.rows, codes, len(CONFIDENCES)), strict=True)
    return Numbers(
        (Column("confidence"), Column(REPORTS, "reports")),
        tuple(Line((word, len(rows)), rows, {"confidence": word}) for word, rows in found),
        {"counted": len(basis.rows)},
    )


CONFIDENCE: Final = Figure("confidence", _count)
