"""Polygons that a person draws: few corners, joined by the shortest lines on the ellipsoid.

Long edges of a drawn polygon are told apart from those of RFC 7946, which are straight in
longitude and latitude: here an edge is split into short pieces along its geodesic.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Polygon

from geodata.geometry.nearest import GEOD
from geodata.geometry.predicates import points_in

_PIECE_M: Final = 5_000.0
"""Longest piece of an edge: below 60 degrees its straight stand-in leaves the geodesic by a metre
at most."""

_TOUCH_DEG: Final = 1e-5
"""A point as near to an edge as this (a metre) lies on it."""


@lru_cache(maxsize=64)
def geodesic_polygon(corners: tuple[tuple[float, float], ...]) -> Polygon:
    """The polygon with these corners (degrees, longitude first) and geodesic edges.

    ValueError, one part of a sentence, when it is none: fewer than three corners, edges that cross
    or meet, or an edge that goes round the back of the earth (over the 180th meridian or a pole).
    """
    if len(set(corners)) < len(corners) or len(corners) < 3:
        raise ValueError("has fewer than three corners, or one of them twice")
    pieces: list[tuple[float, float]] = []
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        pieces += [start, *_between(start, end)]
    polygon = Polygon(pieces)
    if not polygon.is_valid or polygon.area == 0:
        raise ValueError("has edges that cross or meet each other")
    return polygon


def points_on_or_in(
    lon: npt.ArrayLike, lat: npt.ArrayLike, polygon: Polygon
) -> npt.NDArray[np.bool_]:
    """Whether each point lies in the polygon, or within a metre of its edge. Degrees."""
    inside = points_in(lon, lat, polygon)
    west, south, east, north = polygon.bounds
    lon_a, lat_a = (np.atleast_1d(np.asarray(values, dtype=np.float64)) for values in (lon, lat))
    near = np.flatnonzero(
        ~inside
        & (lon_a >= west - _TOUCH_DEG)
        & (lon_a <= east + _TOUCH_DEG)
        & (lat_a >= south - _TOUCH_DEG)
        & (lat_a <= north + _TOUCH_DEG)
    )
    if near.size:
        edge = polygon.exterior
        shapely.prepare(edge)
        inside[near] = shapely.dwithin(shapely.points(lon_a[near], lat_a[near]), edge, _TOUCH_DEG)
    return inside


def _between(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """The points that split an edge, without its ends."""
    if abs(end[0] - start[0]) >= 180 or max(abs(start[1]), abs(end[1])) == 90:
        raise ValueError("goes over the 180th meridian or a pole")
    _, _, length_m = GEOD.inv(*start, *end)
    count = ceil(length_m / _PIECE_M) - 1
    return [(lon, lat) for lon, lat in GEOD.npts(*start, *end, count)] if count > 0 else []
