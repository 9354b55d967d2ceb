"""Areas: which rows lie in which area, by the rule of its grain and as of their day.

A row counts in an area when its point lies inside, edge included, and its place is known at least
as finely as the grain of the layer. The id of a layer that is made up, day by day, of what some
controllers hold (`occupied`) stands for the areas that they held on the day of the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import pi
from typing import Final

import numpy as np

from geodata.geometry import points_in
from geodata.layers import Area, Catalogue
from geodata.model.snapshot import NOBODY, Codes, Days, Floats, Floats32, Rows
from geodata.queries.placing.control import HeldRows, controllers_on
from geodata.queries.placing.points import Points, Positions
from geodata.vocabulary import GEO_PRECISIONS

UNKNOWN_AREA_RADIUS_KM: Final = {"district": 15.0, "province": 60.0, "country": 300.0}
"""Size of a coarse place that no polygon of the catalogue holds."""


@dataclass(frozen=True, eq=False)
class InAreas:
    """What the areas of the catalogue say about rows; the words are those of `Placements`."""

    members: Mapping[str, Rows]
    coarse: Mapping[str, Rows]
    controller: Codes
    radius_km: Floats32


def areas_of(points: Points, precision: Codes, day: Days, catalogue: Catalogue) -> InAreas:
    """The areas of rows; `precision` and `day` are those of `place_columns`."""
    members: dict[str, Rows] = {}
    coarse: dict[str, Rows] = {}
    controller = np.full(day.size, NOBODY, dtype=np.uint8)
    held = [HeldRows(layer) for layer in catalogue.layers.values() if layer.spec.held_by]
    size_km2 = np.full(day.size, np.inf)
    for area in catalogue.areas.values():
        if area.grain is None:
            continue
        grain = GEO_PRECISIONS.index(area.grain)
        inside = points.rows_at(_points_inside(points, area))
        fineness = precision[inside]
        fine = fineness <= grain
        members[area.id], coarse[area.id] = inside[fine], inside[~fine]
        as_coarse = inside[fineness == grain]
        size_km2[as_coarse] = np.minimum(size_km2[as_coarse], area.area_km2)
        if area.id in catalogue.control.areas:
            holder = controllers_on(catalogue.control.of(area.id), day[inside])
            # On a common edge the area that stands first in its file is the one that is named.
            named = fine & (controller[inside] == NOBODY)
            controller[inside[named]] = holder[named]
            for rows in held:
                rows.note(inside, holder, fine)
    for rows in held:
        if rows.layer_id not in catalogue.areas:
            members[rows.layer_id], coarse[rows.layer_id] = rows.fine, rows.coarse
    return InAreas(members, coarse, controller, _radius_km(precision, size_km2))


def _points_inside(points: Points, area: Area) -> Positions:
    west, south, east, north = area.geometry.bounds
    first, end = np.searchsorted(points.lon, west), np.searchsorted(points.lon, east, "right")
    lat = points.lat[first:end]
    box: Positions = first + np.flatnonzero((lat >= south) & (lat <= north))
    return box[points_in(points.lon[box], points.lat[box], area.geometry)]


def _radius_km(precision: Codes, size_km2: Floats) -> Floats32:
    """0 for a sharp point, else the circle of the smallest area of that grain around the point."""
    radius = np.zeros(len(precision), dtype=np.float32)
    for grain, unknown in UNKNOWN_AREA_RADIUS_KM.items():
        here = precision == GEO_PRECISIONS.index(grain)
        known = here & np.isfinite(size_km2)
        radius[here] = unknown
        radius[known] = np.sqrt(size_km2[known] / pi)
    return radius
