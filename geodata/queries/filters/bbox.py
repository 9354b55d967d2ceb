"""A box of degrees: the point lies inside, edges included."""

from __future__ import annotations

from typing import Final

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries.filters.base import Filter, Kept
from geodata.queries.query import Query


def _apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
    if query.bbox is None:
        return None
    west, south, east, north = query.bbox
    lon, lat = snapshot.lon, snapshot.lat
    return Kept((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))


def _describe(query: Query) -> str | None:
    if query.bbox is None:
        return None
    west, south, east, north = query.bbox
    return f"between {west:g}° and {east:g}° east, {south:g}° and {north:g}° north"


BBOX: Final = Filter("bbox", _apply, _describe)
