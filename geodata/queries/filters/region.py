"""Areas: the point lies inside, and the place is known as finely as the grain of the area wants.

An area is its shape, whatever the day. The id of a layer stands for any of its areas; that of a
layer which changes in time (`occupied`) for what was held on the first day of the event. What that
means for each event was computed when it was stored, see `queries.placing`.
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
    for asked in query.region:
        for name in _placed_as(asked, catalogue):
            if name in snapshot.members:
                rows[snapshot.members[name]] = True
            if name in snapshot.coarse:
                coarse[snapshot.coarse[name]] = True
    return Kept(rows, coarse & ~rows)


def _placed_as(asked: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The names under which the placements know an area, or the areas of a layer."""
    layer = catalogue.layers.get(asked)
    names: tuple[str, ...] = (asked,)
    if asked in catalogue.areas or layer is None or layer.spec.geometry != "polygon":
        grain = catalogue.area(asked).grain
    else:
        grain = layer.spec.grain
        if not layer.spec.held_by:
            names = tuple(feature.id for feature in layer.features)
    if grain is None:
        raise QueryError(f'the area "{asked}" is context only and counts no reports')
    return names


def _describe(query: Query) -> str | None:
    return f"in {one_of(query.region)}" if query.region else None


REGION: Final = Filter("region", _apply, _describe)
