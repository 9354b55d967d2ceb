"""Geometry on the WGS84 ellipsoid: arrays in, arrays out.

Coordinates are longitude, latitude in degrees everywhere. The room measures, tests, simplifies and
hatches shapes; it deliberately knows no file, no layer and no event.
"""

from __future__ import annotations

from geodata.geometry.constructive import hatch, label_point
from geodata.geometry.drawn import geodesic_polygon, points_on_or_in
from geodata.geometry.measure import distance_km, geodesic_area_km2, geodesic_length_km
from geodata.geometry.nearest import Nearest
from geodata.geometry.predicates import points_in, shares_interior
from geodata.geometry.simplify import Coverage, cover, rounded
from geodata.geometry.validity import faults_of, range_faults

__all__ = [
    "Coverage",
    "Nearest",
    "cover",
    "distance_km",
    "faults_of",
    "geodesic_area_km2",
    "geodesic_length_km",
    "geodesic_polygon",
    "hatch",
    "label_point",
    "points_in",
    "points_on_or_in",
    "range_faults",
    "rounded",
    "shares_interior",
]
