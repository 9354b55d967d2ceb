"""Placing: what the place and day of a report mean to the catalogue, computed when it is stored.

Areas and the rule of their grain, who controlled the place that day, distances, the nearest
settlement, the size of a coarse place, and the searchable text. Each row is placed for itself, so
a few can be placed again without the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from geodata.geometry import Nearest
from geodata.layers import Catalogue, Feature
from geodata.model import Event, Placements
from geodata.model.dates import day_number
from geodata.model.snapshot import NOWHERE, Codes, Days, Floats
from geodata.queries.gazetteer import PLACES_LAYER, gazetteer_of
from geodata.queries.placing.areas import UNKNOWN_AREA_RADIUS_KM, areas_of
from geodata.queries.placing.control import control_during
from geodata.queries.placing.points import points_of
from geodata.queries.placing.text import Said, said_by, searchable_texts
from geodata.vocabulary import GEO_PRECISIONS

__all__ = [
    "RULES",
    "UNKNOWN_AREA_RADIUS_KM",
    "Said",
    "control_during",
    "place_columns",
    "place_events",
    "placing_key",
    "searchable_texts",
]

RULES: Final = 2
"""Raised when these rules change, so that stored placements are computed again."""


def placing_key(catalogue: Catalogue) -> str:
    """Names the catalogue and the rules by which placements were computed."""
    return f"{catalogue.version}.{RULES}"


def place_events(events: Sequence[Event], catalogue: Catalogue) -> Placements:
    """Placements of events, in their order. QueryError when the catalogue lacks a promised line."""
    code = {word: position for position, word in enumerate(GEO_PRECISIONS)}
    return place_columns(
        np.array([event.place.lon for event in events], dtype=np.float64),
        np.array([event.place.lat for event in events], dtype=np.float64),
        np.array([code[event.place.geo_precision] for event in events], dtype=np.uint8),
        np.array([day_number(event.date_start) for event in events], dtype=np.int32),
        catalogue,
        map(said_by, events),
    )


def place_columns(
    lon: Floats,
    lat: Floats,
    precision: Codes,
    day: Days,
    catalogue: Catalogue,
    said: Iterable[Said] = (),
) -> Placements:
    """Placements of rows that are given as columns; without `said` they have no text.

    Degrees (WGS 84), `precision` as positions in GEO_PRECISIONS, `day` the first day of the report
    as days since 1970-01-01. QueryError when the catalogue lacks a promised line.
    """
    border, contact_line, settlement = _measures(catalogue)
    points = points_of(lon, lat)
    found = areas_of(points, precision, day, catalogue)
    border_km, contact_km = (
        of(points.lon, points.lat)[0].astype(np.float32) for of in (border, contact_line)
    )
    settlement_km, which = settlement(points.lon, points.lat)
    nearest = np.where(which < 0, NOWHERE, which).astype(np.uint32)
    return Placements(
        radius_km=found.radius_km,
        iran_border_km=border_km[points.of_row],
        contact_line_km=contact_km[points.of_row],
        members=found.members,
        coarse=found.coarse,
        folded=tuple(searchable_texts(said, gazetteer_of(catalogue))),
        controller=found.controller,
        settlement=nearest[points.of_row],
        settlement_km=settlement_km.astype(np.float32)[points.of_row],
        settlements=tuple(feature.id for feature in _settlements(catalogue)),
    )


def _settlements(catalogue: Catalogue) -> tuple[Feature, ...]:
    layer = catalogue.layers.get(PLACES_LAYER)
    return layer.features if layer else ()


@lru_cache(maxsize=4)
def _measures(catalogue: Catalogue) -> tuple[Nearest, Nearest, Nearest]:
    """What is measured: Iran's border, the line of contact, the settlements."""
    return (
        Nearest([catalogue.shape("iran-border")]),
        Nearest([catalogue.shape("line-of-contact")]),
        Nearest([place.geometry for place in _settlements(catalogue)]),
    )
