"""New shapes made from a polygon: its hatching and the point where its name goes.

Hatching is drawn in the Mercator plane because that is the plane of the map: the lines look
straight and evenly spaced there, and the lines of neighbouring polygons meet when they are given
the same origin.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiLineString, Point
from shapely.geometry.base import BaseGeometry

Floats = npt.NDArray[np.float64]

_RADIUS_KM: Final = 6378.137
"""Radius of the sphere of the web's Mercator projection (EPSG:3857)."""


def hatch(
    polygon: BaseGeometry,
    spacing_km: float,
    angle_deg: float,
    origin: tuple[float, float] | None = None,
) -> MultiLineString:
    """Parallel lines that fill the polygon, clipped to it.

    `spacing_km` is true at the latitude of `origin` (longitude, latitude; the middle of the
    polygon when not given), `angle_deg` counts from east, counter-clockwise. A polygon that slips
    between two lines gives an empty result.
    """
    if spacing_km <= 0:
        raise ValueError(f"the spacing of a hatching must be above 0 km, not {spacing_km}")
    if polygon.is_empty:
        return MultiLineString()
    west, south, east, north = polygon.bounds
    lon0, lat0 = origin or ((west + east) / 2, (south + north) / 2)
    # An edge straight in degrees is bent on the map; in short pieces it is so by less than 1 m.
    plane = shapely.transform(shapely.segmentize(polygon, 0.05), _mercator)
    x0, y0 = _mercator(np.array([[lon0, lat0]]))[0]
    step = spacing_km / np.cos(np.radians(lat0))
    angle = np.radians(angle_deg)
    along = np.array([np.cos(angle), np.sin(angle)])
    across = np.array([-np.sin(angle), np.cos(angle)])
    corners = shapely.get_coordinates(shapely.box(*plane.bounds)) - (x0, y0)
    first = int(np.floor((corners @ across).min() / step))
    last = int(np.ceil((corners @ across).max() / step))
    low, high = float((corners @ along).min()), float((corners @ along).max())
    rulings = np.array(
        [
            [np.array((x0, y0)) + n * step * across + t * along for t in (low, high)]
            for n in range(first, last + 1)
        ]
    )
    clipped = shapely.intersection(shapely.multilinestrings(list(rulings)), plane)
    lines = [
        part
        for part in shapely.get_parts(clipped)
        if part.geom_type == "LineString" and not part.is_empty
    ]
    return shapely.transform(MultiLineString(lines), _geographic)


def label_point(polygon: BaseGeometry) -> Point:
    """The point of the polygon that is farthest from its edge: room for a name.

    Of a multipolygon the largest part gets the name. The measure is the Mercator plane, to which
    the sight of the map corresponds; good to a thousandth of the polygon's extent. A polygon even
    thinner than that gets any point inside.
    """
    parts = shapely.get_parts(polygon)
    planes = shapely.transform(parts, _mercator)
    largest = int(np.argmax(shapely.area(planes)))
    west, south, east, north = planes[largest].bounds
    circle = shapely.maximum_inscribed_circle(
        planes[largest], tolerance=max(east - west, north - south) / 1000
    )
    point = Point(shapely.get_coordinates(shapely.transform(circle, _geographic))[0])
    if shapely.contains(parts[largest], point):
        return point
    return shapely.point_on_surface(parts[largest])


def _mercator(lonlat: Floats) -> Floats:
    """Kilometres in the plane of the web's map from degrees."""
    lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
    return _RADIUS_KM * np.column_stack((lon, np.log(np.tan(np.pi / 4 + lat / 2))))


def _geographic(plane: Floats) -> Floats:
    """Degrees from kilometres in the plane of the web's map."""
    x, y = plane[:, 0] / _RADIUS_KM, plane[:, 1] / _RADIUS_KM
    return np.column_stack((np.degrees(x), np.degrees(2 * np.arctan(np.exp(y)) - np.pi / 2)))
