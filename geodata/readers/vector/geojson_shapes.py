"""Geometries of GeoJSON (RFC 7946, section 3.1) as shapes; what is wrong is said, not guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.model.problems import Refusal

_DEEPEST: Final = 8
"""Collections within collections; RFC 7946 advises against any."""

_CURE: Final = "write longitude and latitude as numbers, such as [46.75, 39.81]"


def shape_of(geometry: Any, depth: int = 0) -> BaseGeometry | None:
    """The shape of a geometry, None for null; heights fall away. `Refusal` when it is none."""
    if geometry is None:
        return None
    if not isinstance(geometry, dict):
        raise _refusal("is no geometry", "write an object with type and coordinates, or null")
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        return _collection(geometry, depth)
    build = _BUILDERS.get(kind) if isinstance(kind, str) else None
    if build is None:
        cure = f"use {', '.join(_BUILDERS)} or GeometryCollection"
        raise _refusal("has a type that GeoJSON does not know", cure, str(kind)[:80])
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list):
        raise _refusal("has no list of coordinates", _CURE)
    try:
        return build(coordinates)
    except Refusal:
        raise
    except (ValueError, TypeError, OverflowError, shapely.errors.ShapelyError) as error:
        raise _refusal(f"has coordinates that make no {kind} ({_first_line(error)})", _CURE) from (
            None
        )


def _collection(geometry: Mapping[str, Any], depth: int) -> BaseGeometry:
    members = geometry.get("geometries")
    if not isinstance(members, list):
        raise _refusal("has no list of geometries", "write them in the member geometries")
    if depth >= _DEEPEST:
        raise _refusal("holds collections within collections", "write a single collection")
    shapes = [shape_of(member, depth + 1) for member in members]
    return shapely.GeometryCollection([shape for shape in shapes if shape is not None])


def _positions(values: Any) -> npt.NDArray[np.float64]:
    """Longitudes and latitudes (n, 2) of a list of positions, some of which may have a height."""
    if not isinstance(values, list):
        raise _refusal("has a position that is no list", _CURE)
    flat = []
    for position in values:
        if not isinstance(position, list) or len(position) < 2:
            raise _refusal("has a position of fewer than two numbers", _CURE)
        lon, lat = position[0], position[1]
        if type(lon) not in _NUMBERS or type(lat) not in _NUMBERS:
            raise _refusal("has a coordinate that is not a number", _CURE, f"{lon}, {lat}"[:80])
        flat.append((lon, lat))
    return np.array(flat, dtype=np.float64).reshape(-1, 2)


_NUMBERS: Final = (float, int)


def _point(values: Any) -> BaseGeometry:
    return shapely.Point() if not values else shapely.Point(_positions([values])[0])


def _line(values: Any) -> BaseGeometry:
    return shapely.LineString(_positions(values))


def _polygon(rings: Any) -> BaseGeometry:
    if not rings:
        return shapely.Polygon()
    shell, *holes = [_positions(ring) for ring in rings]
    return shapely.Polygon(shell, holes)


def _several(
    build: Callable[[Any], BaseGeometry], gather: Callable[[list[BaseGeometry]], BaseGeometry]
) -> Callable[[Any], BaseGeometry]:
    return lambda values: gather([build(value) for value in values])


_BUILDERS: Final[Mapping[str, Callable[[Any], BaseGeometry]]] = MappingProxyType(
    {
        "Point": _point,
        "LineString": _line,
        "Polygon": _polygon,
        "MultiPoint": lambda values: shapely.MultiPoint(_positions(values)),
        "MultiLineString": _several(_line, shapely.MultiLineString),
        "MultiPolygon": _several(_polygon, shapely.MultiPolygon),
    }
)

GEOMETRIES: Final = frozenset({*_BUILDERS, "GeometryCollection"})


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:80]


def _refusal(message: str, cure: str, value: str | None = None) -> Refusal:
    return Refusal(message, cure, field="geometry", value=value or "")
