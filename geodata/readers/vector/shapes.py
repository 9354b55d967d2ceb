"""From a shape to a place: one representative point, and the whole shape as the extent.

Shapes are flat, longitude before latitude, WGS 84, within the globe; edges are straight in
longitude and latitude, as RFC 7946 has them. A shape that runs over 180 degrees must be cut there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.geometry import geodesic_area_km2, geodesic_length_km
from geodata.geometry.nearest import GEOD
from geodata.model.problems import Refusal
from geodata.model.values import LONGEST_EXTENT
from geodata.readers.vector.mending import Remark, few_vertices, parts_of, sound

_DIGITS: Final = 6
"""Decimals of an extent and of a representative point: a tenth of a metre."""

_KM_PER_DEGREE: Final = 111.2
_EDGE_DEG: Final = 1.0

PRECISION_BY_SIZE: Final = ((2.0, "exact"), (20.0, "settlement"), (100.0, "district"))
"""A line or area up to so many kilometres across is known as finely as this word says: a quarter
is exact, a town a settlement, Kalbajar (60 km across) a district, Ardabil (270 km) a province."""

_PROVINCE_KM: Final = 400.0

_KINDS: Final = frozenset(
    {
        "Point",
        "LineString",
        "LinearRing",
        "Polygon",
        "MultiPoint",
        "MultiLineString",
        "MultiPolygon",
        "GeometryCollection",
    }
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a shape lies: a point in degrees, the whole as WKT when it is more than the point.

    `geo_precision` is empty for a point, which says nothing of how finely it is known.
    """

    lon: float
    lat: float
    extent: str = ""
    geo_precision: str = ""
    remarks: tuple[Remark, ...] = ()


def placed(shape: BaseGeometry) -> Placed:
    """The place of a shape; `Refusal` when it has none or is of a kind that is not read."""
    if shape.geom_type not in _KINDS:
        raise Refusal(
            f"is a shape of the kind {shape.geom_type}",
            "save it as points, lines or polygons",
            field="geometry",
        )
    if shape.is_empty:
        raise Refusal("has an empty geometry", "give it a point or a shape", field="geometry")
    if shape.geom_type == "Point":
        return Placed(float(shape.x), float(shape.y))
    remarks: list[Remark] = []
    try:
        kept = sound(few_vertices(shape, remarks), remarks)
        one = _only_point(kept)
        if one is not None:
            return Placed(float(one.x), float(one.y), "", "", tuple(remarks))
        kept, wkt = _written(kept, remarks)
        point = _point_of(kept)
    except shapely.errors.ShapelyError:
        message = "has a shape that cannot be mended"
        raise Refusal(message, "redraw it", field="geometry") from None
    lon, lat = round(float(point.x), _DIGITS), round(float(point.y), _DIGITS)
    return Placed(lon, lat, wkt, precision_of(kept), tuple(remarks))


def precision_of(shape: BaseGeometry) -> str:
    """How finely a place is known that is told by such a shape, by how far it reaches."""
    west, south, east, north = shape.bounds
    middle = 0.0 if south <= 0 <= north else min(abs(south), abs(north))
    width = (east - west) * math.cos(math.radians(middle))
    across_km = math.hypot(width, north - south) * _KM_PER_DEGREE
    for most_km, word in PRECISION_BY_SIZE:
        if across_km <= most_km:
            return word
    return "province" if across_km <= _PROVINCE_KM else "country"


def _only_point(shape: BaseGeometry) -> Any:
    """The one point that a shape comes down to, or None."""
    west, south, east, north = shape.bounds
    return shapely.Point(west, south) if (west, south) == (east, north) else None


def _written(shape: BaseGeometry, remarks: list[Remark]) -> tuple[BaseGeometry, str]:
    """The shape and its WKT of at most `LONGEST_EXTENT` characters."""
    kept = _rounded(shape)
    wkt = shapely.to_wkt(kept, rounding_precision=-1, trim=True)
    if len(wkt) <= LONGEST_EXTENT:
        return kept, wkt
    hull = shapely.convex_hull(kept)
    remarks.append(("has a shape too long to keep whole, so its hull is kept", "simplify it"))
    return hull, shapely.to_wkt(hull, rounding_precision=_DIGITS, trim=True)


def _rounded(shape: BaseGeometry) -> BaseGeometry:
    """The shape on a grid of `_DIGITS` decimals, or as it is when it is smaller than the grid."""
    points = shapely.get_coordinates(shape)
    short = np.round(points, _DIGITS)
    if (short == points).all():
        return shape
    rounded = shapely.set_coordinates(shape, short)
    if not shapely.is_valid(rounded):
        rounded = shapely.set_precision(shape, 10.0**-_DIGITS)
    gone = rounded.is_empty or rounded.bounds[:2] == rounded.bounds[2:]
    return shape if gone else rounded


def _point_of(shape: BaseGeometry) -> Any:
    """A point of the shape: of its largest area, else of its longest line, else of its points."""
    parts = parts_of(shape)
    dimension = max(int(shapely.get_dimensions(part)) for part in parts)
    parts = [part for part in parts if shapely.get_dimensions(part) == dimension]
    if dimension == 2:
        return shapely.point_on_surface(_greatest(parts, geodesic_area_km2))
    if dimension == 1:
        return _halfway(_greatest(parts, geodesic_length_km))
    points = shapely.get_coordinates(parts)
    off = ((points - points.mean(axis=0)) ** 2).sum(axis=1)
    return shapely.Point(points[int(off.argmin())])


def _greatest(parts: list[BaseGeometry], size: Callable[[BaseGeometry], float]) -> BaseGeometry:
    return parts[0] if len(parts) == 1 else max(parts, key=size)


def _halfway(line: BaseGeometry) -> Any:
    """The point of a line with as many kilometres before it as after it."""
    points = shapely.get_coordinates(shapely.segmentize(line, _EDGE_DEG))
    lengths = np.asarray(GEOD.line_lengths(points[:, 0], points[:, 1]))
    run = np.concatenate(([0.0], np.cumsum(lengths)))
    half = run[-1] / 2
    edge = min(int(np.searchsorted(run, half, side="right")) - 1, len(lengths) - 1)
    share = (half - run[edge]) / lengths[edge] if lengths[edge] else 0.0
    return shapely.Point(points[edge] + share * (points[edge + 1] - points[edge]))
