"""Coordinate reference systems by their OGC addresses, with the order of axes that each asks for.

What is stored is in degrees, longitude first (CRS84).
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

import numpy as np
import shapely
from pyproj import Transformer

from geodata.errors import QueryError
from geodata.ogc.intervals import Box

CRS84: Final = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG4326: Final = "http://www.opengis.net/def/crs/EPSG/0/4326"
EPSG3857: Final = "http://www.opengis.net/def/crs/EPSG/0/3857"

CRSS: Final = (CRS84, EPSG4326, EPSG3857)
"""What features may be asked in; EPSG:4326 has the latitude first."""
STORAGE_CRS: Final = CRS84
_MERCATOR_LATITUDE: Final = 85.05112877980659
_METRE_DECIMALS: Final = 2


def crs_of(text: str, key: str) -> str:
    """The system that a parameter names. QueryError for one that is not offered."""
    if text not in CRSS:
        raise QueryError(f"{key}: “{text[:80]}” is not offered; write one of {', '.join(CRSS)}")
    return text


def box_from(box: Box, crs: str) -> Box:
    """A box of a system as one in degrees, longitude first."""
    if crs == EPSG4326:
        south, west, north, east = box
        return west, south, east, north
    if crs == EPSG3857:
        (west, east), (south, north) = _to_degrees().transform(box[0::2], box[1::2])
        return west, south, east, north
    return box


def in_crs(feature: dict[str, Any], crs: str) -> dict[str, Any]:
    """A GeoJSON feature with its geometry in a system; the same when that is how it is stored."""
    geometry = feature["geometry"]
    if crs == CRS84 or geometry is None:
        return feature
    move = _swapped if crs == EPSG4326 else _to_metres
    if geometry["type"] == "Point":
        x, y = geometry["coordinates"]
        found = move(np.array([[x, y]]))[0].tolist()
        moved: dict[str, Any] = {"type": "Point", "coordinates": found}
    else:
        shape = shapely.from_geojson(json.dumps(geometry))
        moved = json.loads(shapely.to_geojson(shapely.transform(shape, move)))
    return {**feature, "geometry": moved}


def _swapped(positions: Any) -> Any:
    return positions[:, ::-1]


def _to_metres(positions: Any) -> Any:
    lat = np.clip(positions[:, 1], -_MERCATOR_LATITUDE, _MERCATOR_LATITUDE)
    x, y = _from_degrees().transform(positions[:, 0], lat)
    return np.round(np.column_stack([x, y]), _METRE_DECIMALS)


@lru_cache(maxsize=1)
def _from_degrees() -> Transformer:
    return Transformer.from_crs("OGC:CRS84", "EPSG:3857", always_xy=True)


@lru_cache(maxsize=1)
def _to_degrees() -> Transformer:
    return Transformer.from_crs("EPSG:3857", "OGC:CRS84", always_xy=True)
