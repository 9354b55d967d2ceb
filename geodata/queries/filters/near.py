"""Within so many kilometres of a line or area (WGS 84 geodesic), for places known finely enough.

The distances to Iran's border and to the line of contact were computed when the events were stored;
to anything else they are computed here.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from geodata.errors import QueryError
from geodata.geometry import distance_km
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries.filters.base import Filter, Kept, Mask
from geodata.queries.query import Query
from geodata.vocabulary import GEO_PRECISIONS

COARSEST_MEASURED: Final = GEO_PRECISIONS.index("district")
"""Places known to province or country only have no distance worth the name."""


def _apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
    if query.near is None:
        return None
    inside = _within(snapshot, *query.near, catalogue)
    fine = snapshot.geo_precision <= COARSEST_MEASURED
    return Kept(inside & fine, inside & ~fine)


def _within(snapshot: Snapshot, shape_id: str, km: float, catalogue: Catalogue) -> Mask:
    shape = catalogue.shape(shape_id)
    if shape_id == "iran-border":
        return snapshot.iran_border_km <= np.float32(km)
    if shape_id == "line-of-contact":
        return snapshot.contact_line_km <= np.float32(km)
    if shape.geom_type in ("Point", "MultiPoint"):
        raise QueryError(f'"{shape_id}" is a point; near takes a line or an area')
    return distance_km(snapshot.lon, snapshot.lat, shape) <= km


def _describe(query: Query) -> str | None:
    if query.near is None:
        return None
    shape_id, km = query.near
    return f"within {km:g} km of {shape_id}"


NEAR: Final = Filter("near", _apply, _describe)
