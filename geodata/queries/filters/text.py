"""Text: every word asked for, folded, occurs in the folded text of the event."""

from __future__ import annotations

from typing import Final

import numpy as np

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.model.folding import words
from geodata.queries.filters.base import Filter, Kept
from geodata.queries.query import Query


def _apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
    asked = words(query.q)
    if not asked:
        return None
    found = (all(word in text for word in asked) for text in snapshot.folded)
    return Kept(np.fromiter(found, dtype=np.bool_, count=len(snapshot)))


def _describe(query: Query) -> str | None:
    return f"with the words “{' '.join(query.q.split())}”" if words(query.q) else None


TEXT: Final = Filter("q", _apply, _describe)
