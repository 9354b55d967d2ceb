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
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geodata.geometry.predicates import points_in

Floats = npt.NDArray[np.float64]

GEOD: Final = Geod(ellps="WGS84")

_EDGE_DEG: Final = 0.1
"""Edges longer than this are split: 11 km of a parallel leave the geodesic by less than 3 m."""

_STEP_DEG: Final = 0.008
"""Spacing of the points that stand for a line in the search: at most 0.9 km."""

_BLOCK: Final = 2_000_000
"""Point-to-vertex pairs looked at in one go; keeps the working memory near 50 MB."""

_MEAN_RADIUS_M: Final = 6_371_000.0

_CURVATURE_SPREAD: Final = 0.02
"""How much the ellipsoid's radii of curvature differ by place and direction, generously."""


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

    Points in degrees, longitude first; 0 inside a polygon or on its edge. Good to a metre. An
    empty shape is infinitely far away; a point with a NaN coordinate gives NaN.
    """
    lon_a, lat_a = (np.atleast_1d(np.asarray(values, dtype=np.float64)) for values in (lon, lat))
    result = np.full(lon_a.shape, np.inf)
    if shape.is_empty or lon_a.size == 0:
        return result
    starts, ends = _segments(shape)
    block = max(1, _BLOCK // (len(starts) + 1))
    for first in range(0, lon_a.size, block):
        part = slice(first, first + block)
        result[part] = _nearest_km(lon_a[part], lat_a[part], starts, ends)
    result[points_in(lon_a, lat_a, shape)] = 0.0
    result[~(np.isfinite(lon_a) & np.isfinite(lat_a))] = np.nan
    return result


def _segments(shape: BaseGeometry) -> tuple[Floats, Floats]:
    """Starts and ends, as (n, 2) degrees, of the short segments that make up lines and rings."""
    starts, ends = [], []
    for part in shapely.get_parts(np.atleast_1d(shape)):
        rings = shapely.get_rings(part) if part.geom_type == "Polygon" else [part]
        for ring in rings:
            points = shapely.get_coordinates(shapely.segmentize(ring, _STEP_DEG))
            starts.append(points[:-1] if len(points) > 1 else points)
            ends.append(points[1:] if len(points) > 1 else points)
    return np.concatenate(starts), np.concatenate(ends)


def _cartesian(lonlat: Floats) -> Floats:
    """Earth-centred WGS84 coordinates in metres, (n, 3), of points on the ellipsoid."""
    lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
    radius = GEOD.a / np.sqrt(1 - GEOD.es * np.sin(lat) ** 2)
    return np.column_stack(
        (
            radius * np.cos(lat) * np.cos(lon),
            radius * np.cos(lat) * np.sin(lon),
            radius * (1 - GEOD.es) * np.sin(lat),
        )
    )


def _nearest_km(lon: Floats, lat: Floats, starts: Floats, ends: Floats) -> Floats:
    """Distances by a search through chords, then the exact geodesic to the nearest candidates.

    The chord through the earth orders points as the geodesic does, but for the small spread of the
    radii of curvature; candidates within that spread are all measured exactly.
    """
    here = _cartesian(np.column_stack((lon, lat)))
    start_xyz, end_xyz = _cartesian(starts), _cartesian(ends)
    middle = (start_xyz + end_xyz) / 2
    reach = float(np.linalg.norm(end_xyz - start_xyz, axis=1).max()) / 2
    # |p - m|^2 by the matrix product: the one dense step, so it is the one that must be cheap.
    squares = (here**2).sum(1)[:, None] + (middle**2).sum(1)[None, :] - 2 * (here @ middle.T)
    nearest = np.sqrt(np.maximum(squares.min(axis=1), 0.0))
    slack = _CURVATURE_SPREAD * nearest**3 / (24 * _MEAN_RADIUS_M**2)
    # A segment reaches half its length either side of its middle; 1 m covers the rounding.
    limit = (nearest + 2 * reach + slack + 1.0) ** 2
    point, segment = np.nonzero(squares <= limit[:, None])
    offset = here[point] - start_xyz[segment]
    along = end_xyz[segment] - start_xyz[segment]
    length2 = (along**2).sum(1)
    share = np.clip((offset * along).sum(1) / np.where(length2 > 0, length2, 1.0), 0.0, 1.0)
    chord = np.linalg.norm(offset - share[:, None] * along, axis=1)
    best = np.full(len(lon), np.inf)
    np.minimum.at(best, point, chord)
    keep = chord <= best[point] + slack[point] + 0.01
    point, segment, share = point[keep], segment[keep], share[keep]
    there = starts[segment] + share[:, None] * (ends[segment] - starts[segment])
    _, _, metres = GEOD.inv(lon[point], lat[point], there[:, 0], there[:, 1])
    result = np.full(len(lon), np.inf)
    np.minimum.at(result, point, np.asarray(metres) / 1e3)
    return result
