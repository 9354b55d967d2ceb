"""Areas: the point lies inside, and the place is known as finely as the grain of the area wants.

What that rule means for each event was computed when it was stored, see `queries.placing`.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from geodata.errors import QueryError
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries.filters.base import Filter, Kept, one_of
from geodata.queries.query import Query


def _apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
    if not query.region:
        return None
    rows = np.zeros(len(snapshot), dtype=np.bool_)
    coarse = np.zeros(len(snapshot), dtype=np.bool_)
    for area_id in query.region:
        if catalogue.area(area_id).grain is None:
            raise QueryError(f'the area "{area_id}" is context only and counts no reports')
        if area_id in snapshot.members:
            rows[snapshot.members[area_id]] = True
        if area_id in snapshot.coarse:
            coarse[snapshot.coarse[area_id]] = True
    return Kept(rows, coarse & ~rows)


def _describe(query: Query) -> str | None:
    return f"in {one_of(query.region)}" if query.region else None


REGION: Final = Filter("region", _apply, _describe)
