"""Filters on names that reports share: who acts in them, who published them; by slug."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from geodata.errors import QueryError
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.model.terms import Terms
from geodata.queries.filters.base import Filter, Kept, one_of
from geodata.queries.query import Query


def _filter(
    key: str,
    asked: Callable[[Query], tuple[str, ...]],
    terms: Callable[[Snapshot], Terms],
    saying: str,
) -> Filter:
    def apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
        if not asked(query):
            return None
        rows = np.zeros(len(snapshot), dtype=np.bool_)
        for slug in asked(query):
            if slug not in terms(snapshot).place:
                raise QueryError(f'there is no {key} "{slug}" here')
            rows[terms(snapshot).rows_of(slug)] = True
        return Kept(rows)

    def describe(query: Query) -> str | None:
        return f"{saying} {one_of(asked(query))}" if asked(query) else None

    return Filter(key, apply, describe)


ACTOR: Final = _filter("actor", lambda q: q.actor, lambda s: s.actors, "actor is")
PUBLISHER: Final = _filter(
    "publisher", lambda q: q.publisher, lambda s: s.publishers, "publisher is"
)
