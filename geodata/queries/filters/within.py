"""A drawn area: the point lies inside, edges included. Its edges are geodesics (WGS 84)."""

from __future__ import annotations

from typing import Final

from geodata.geometry import geodesic_polygon, points_on_or_in
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries.filters.base import Filter, Kept
from geodata.queries.query import Query


def _apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
    if query.within is None:
        return None
    return Kept(points_on_or_in(snapshot.lon, snapshot.lat, geodesic_polygon(query.within)))


def _describe(query: Query) -> str | None:
    return f"in a drawn area of {len(query.within)} corners" if query.within else None


WITHIN: Final = Filter("within", _apply, _describe)
