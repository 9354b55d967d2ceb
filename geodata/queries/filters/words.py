"""Filters on a closed word list: the set of reports, the kind, the confidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from geodata import vocabulary
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.model.snapshot import Codes
from geodata.queries.filters.base import Filter, Kept, one_of
from geodata.queries.query import Query


def _filter(
    key: str,
    words: tuple[str, ...],
    asked: Callable[[Query], frozenset[str] | None],
    column: Callable[[Snapshot], Codes],
    saying: str,
) -> Filter:
    def apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
        chosen = asked(query)
        if chosen is None:
            return None
        keeps = np.array([word in chosen for word in words], dtype=np.bool_)
        return Kept(keeps[column(snapshot)])

    def describe(query: Query) -> str | None:
        chosen = asked(query)
        if chosen is None:
            return None
        named = tuple(word.replace("_", " ") for word in words if word in chosen)
        return f"{saying} {one_of(named)}" if named else f"{saying} none"

    return Filter(key, apply, describe, in_browser=True)


SHOW: Final = _filter(
    "show", vocabulary.REPORT_LAYERS, lambda q: q.show, lambda s: s.layer, "layer is"
)
KIND: Final = _filter("kind", vocabulary.KINDS, lambda q: q.kind, lambda s: s.kind, "kind is")
CONFIDENCE: Final = _filter(
    "confidence",
    vocabulary.CONFIDENCES,
    lambda q: q.confidence,
    lambda s: s.confidence,
    "confidence is",
)
