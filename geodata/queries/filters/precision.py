"""Precision: the place is known at least as finely as asked."""

from __future__ import annotations

from typing import Final

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries.filters.base import Filter, Kept
from geodata.queries.query import Query
from geodata.vocabulary import GEO_PRECISIONS


def _apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
    if query.precision is None:
        return None
    return Kept(snapshot.geo_precision <= GEO_PRECISIONS.index(query.precision))


def _describe(query: Query) -> str | None:
    if query.precision is None:
        return None
    finest = query.precision == GEO_PRECISIONS[0]
    return f"place is {query.precision}" if finest else f"place known to {query.precision} or finer"


PRECISION: Final = Filter("precision", _apply, _describe)
