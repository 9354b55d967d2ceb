"""Areas, lengths and distances on the WGS84 ellipsoid.

An edge is the straight line in longitude and latitude that RFC 7946 says it is, so long edges are
split before a geodesic stands in for them. The room knows no projection: nothing here depends on
where on the earth a shape lies.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.geometry.nearest import GEOD, Nearest
from geodata.geometry.predicates import points_in

_EDGE_DEG: Final = 0.1
"""Edges longer than this are split: 11 km of a parallel leave the geodesic by less than 3 m."""


def geodesic_area_km2(geometry: BaseGeometry) -> float:
    """Area of a polygon or multipolygon in square kilometres, holes left out.

    Formula: Karney 2013, "Algorithms for geodesics", as in GeographicLib. Lines and points give 0.
    """
    if geometry.is_empty:
        return 0.0
    split = shapely.orient_polygons(shapely.segmentize(geometry, _EDGE_DEG))
    area_m2, _ = GEOD.geometry_area_perimeter(split)
    return abs(float(area_m2)) / 1e6


def geodesic_length_km(geometry: BaseGeometry) -> float:
    """Length of a line, or of a polygon's rings, in kilometres."""
    if geometry.is_empty:
        return 0.0
    return float(GEOD.geometry_length(shapely.segmentize(geometry, _EDGE_DEG))) / 1e3


def distance_km(
    lon: npt.ArrayLike, lat: npt.ArrayLike, shape: BaseGeometry
) -> npt.NDArray[np.float64]:
    """Geodesic distance in kilometres from each point to the nearest point of the shape.

    Points in degrees, longitude first; 0 inside a polygon or on its edge. Good to a metre, from
    the other side of the earth to a millionth. An empty shape is infinitely far away; a point with
    a NaN coordinate gives NaN.
    """
    km, _ = Nearest([shape])(lon, lat)
    km[points_in(lon, lat, shape)] = 0.0
    return km
