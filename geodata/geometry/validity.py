"""What is wrong with a geometry by RFC 7946 and by the rules of simple features.

Faults are sentences, not exceptions: whoever asks decides what is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geodata.geometry.measure import geodesic_area_km2, geodesic_length_km

SLIVER_WIDTH_KM: Final = 0.05
"""A polygon narrower than this, area over half its edge, is an accident of cutting."""


def faults_of(geometry: BaseGeometry) -> Iterator[str]:
    """Each fault as a part of a sentence that says what is wrong and where; nothing if sound.

    Looks at the range of longitude and latitude, at validity, at the right-hand rule and at
    slivers. Degrees, longitude first.
    """
    if geometry.is_empty:
        yield "the geometry is empty; draw it or leave the feature out"
        return
    outside = list(range_faults(geometry))
    if outside:
        yield from outside
        return
    if not geometry.is_valid:
        reason = shapely.is_valid_reason(geometry)
        yield f"the geometry is not valid ({reason}); redraw it there"
        return
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            yield from _ring_faults(part)


def range_faults(geometry: BaseGeometry) -> Iterator[str]:
    """The faults of coordinates that are no place on the earth; nothing can be measured there."""
    coordinates = shapely.get_coordinates(geometry)
    if not coordinates.size:
        return
    if not np.isfinite(coordinates).all():
        yield "a coordinate is not a finite number; correct it"
        return
    for axis, name, limit in ((0, "longitude", 180.0), (1, "latitude", 90.0)):
        worst = float(coordinates[np.abs(coordinates[:, axis]).argmax(), axis])
        if abs(worst) > limit:
            yield (
                f"{name} {worst:g} is beyond {limit:g}; write longitude before latitude, in degrees"
            )


def _ring_faults(polygon: Polygon) -> Iterator[str]:
    at = "near {:.4f}, {:.4f}".format(*polygon.representative_point().coords[0])
    rings = [polygon.exterior, *polygon.interiors]
    if not shapely.is_ccw(polygon.exterior) or any(map(shapely.is_ccw, polygon.interiors)):
        yield (
            f"a ring {at} breaks the right-hand rule; run outer rings counter-clockwise "
            "and holes clockwise"
        )
    edge_km = sum(geodesic_length_km(ring) for ring in rings)
    width_km = 2 * geodesic_area_km2(polygon) / edge_km if edge_km else 0.0
    if width_km < SLIVER_WIDTH_KM:
        yield (
            f"a part {at} is a sliver {width_km * 1000:.0f} m wide; "
            "give it to the neighbour it was cut from"
        )
