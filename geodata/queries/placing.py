"""Placing: what the place of an event means to the catalogue, computed when it is stored.

Areas and the rule of their grain, distances, the size of a coarse place, and the searchable text.
Each event is placed for itself, so a few can be placed again without the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import pi
from typing import Final

import numpy as np

from geodata.geometry import distance_km, points_in
from geodata.layers import Area, Catalogue
from geodata.model import Event, Placements
from geodata.model.folding import foldings
from geodata.model.snapshot import Codes, Floats, Floats32, Rows
from geodata.queries.gazetteer import Gazetteer, gazetteer_of
from geodata.vocabulary import GEO_PRECISIONS, GRAINS

RULES: Final = 1
"""Raised when these rules change, so that stored placements are computed again."""

UNKNOWN_AREA_RADIUS_KM: Final = {"district": 15.0, "province": 60.0, "country": 300.0}
"""Size of a coarse place that no polygon of the catalogue holds."""


def placing_key(catalogue: Catalogue) -> str:
    """Names the catalogue and the rules by which placements were computed."""
    return f"{catalogue.version}.{RULES}"


def place_events(events: Sequence[Event], catalogue: Catalogue) -> Placements:
    """Placements of events, in their order. QueryError when the catalogue lacks a promised line."""
    lon = np.array([event.place.lon for event in events], dtype=np.float64)
    lat = np.array([event.place.lat for event in events], dtype=np.float64)
    precision = np.array(
        [GEO_PRECISIONS.index(event.place.geo_precision) for event in events], dtype=np.uint8
    )
    members: dict[str, Rows] = {}
    coarse: dict[str, Rows] = {}
    areas = [area for area in catalogue.areas.values() if area.grain is not None]
    smallest = {grain: np.full(len(events), np.inf) for grain in GRAINS}
    for area in areas:
        grain = str(area.grain)
        inside = _rows_inside(lon, lat, area)
        fineness = precision[inside]
        counts = fineness <= GEO_PRECISIONS.index(grain)
        members[area.id], coarse[area.id] = inside[counts], inside[~counts]
        as_coarse_as_area = inside[fineness == GEO_PRECISIONS.index(grain)]
        if as_coarse_as_area.size:
            size = smallest[grain]
            size[as_coarse_as_area] = np.minimum(size[as_coarse_as_area], area.area_km2)
    gazetteer = gazetteer_of(catalogue)
    return Placements(
        radius_km=_radius_km(precision, smallest),
        iran_border_km=distance_km(lon, lat, catalogue.shape("iran-border")).astype(np.float32),
        contact_line_km=distance_km(lon, lat, catalogue.shape("line-of-contact")).astype(
            np.float32
        ),
        members=members,
        coarse=coarse,
        folded=tuple(searchable_text(event, gazetteer) for event in events),
    )


def searchable_text(event: Event, gazetteer: Gazetteer) -> str:
    """All folded text of an event, a line for each part.

    Title, summary, actors, publishers and titles of the sources, and every name of the place.
    Addresses are left out: their random letters would answer to short words.
    """
    parts = [event.title, event.summary, *event.actors]
    parts += [text for source in event.sources for text in (source.publisher, source.title)]
    parts += gazetteer.names_of(event.place)
    return "\n".join(dict.fromkeys(line for part in parts for line in foldings(part) if line))


def _rows_inside(lon: Floats, lat: Floats, area: Area) -> Rows:
    west, south, east, north = area.geometry.bounds
    box = np.flatnonzero((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))
    return box[points_in(lon[box], lat[box], area.geometry)].astype(np.uint32)


def _radius_km(precision: Codes, smallest: dict[str, Floats]) -> Floats32:
    """0 for a sharp point, else the circle of the smallest area of that grain around the point."""
    radius = np.zeros(len(precision), dtype=np.float32)
    for grain, size_km2 in smallest.items():
        here = precision == GEO_PRECISIONS.index(grain)
        known = here & np.isfinite(size_km2)
        radius[here] = UNKNOWN_AREA_RADIUS_KM[grain]
        radius[known] = np.sqrt(size_km2[known] / pi)
    return radius
