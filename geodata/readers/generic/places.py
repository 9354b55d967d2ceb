"""Where a row lies: from its geometry, latitude and longitude, a pair in one cell, WKT or GeoJSON.

Coordinates come out as longitude and latitude, degrees, WGS 84.
"""

from __future__ import annotations

import binascii
import json
import re
from collections.abc import Mapping
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.model import Refusal
from geodata.model import values as model
from geodata.readers.generic.names import Columns
from geodata.readers.generic.words import is_elsewhere
from geodata.readers.parsing import has_minutes, is_missing, parse_degrees, parse_number
from geodata.readers.parsing.numbers import Axis
from geodata.readers.vector.shapes import Placed, placed

BOX: Final = (38.0, 33.0, 60.0, 44.5)
"""The theatre and its neighbours: west, south, east, north."""

_PAIR: Final = re.compile(r"[(\[]?\s*([^,;|]+?)\s*[,;|]\s*([^,;|]+?)\s*[)\]]?")
_BLANK_PAIR: Final = re.compile(r"[(\[]?\s*([^\s()\[\]]+)\s+([^\s()\[\]]+)\s*[)\]]?")
_COMMA_PAIR: Final = re.compile(r"\s*(\d+,\d+)\s*[,;\s]\s*(\d+,\d+)\s*")
_LONGEST_PAIR: Final = 120
_HEX: Final = re.compile(r"[0-9A-Fa-f]{42,}")
_SRID: Final = re.compile(r"SRID=(\d+);", re.IGNORECASE)

_UNREADABLE: Final = (
    shapely.errors.ShapelyError,
    ValueError,
    AttributeError,
    TypeError,
    NotImplementedError,  # arcs
    RecursionError,
)
"""What the readers of shapes raise for texts that are none."""


class PlaceReader:
    """Reads the place of rows of one file.

    `decimal` are the axes whose column has decimal degrees in some row: degrees and minutes in
    another are then a slip, and refused.
    """

    def __init__(self, columns: Columns, decimal: frozenset[Axis]):
        self._columns = columns
        self._decimal = decimal

    def read(self, cells: Mapping[str, str], geometry: Placed | None) -> Placed:
        """The place of a row, its own geometry first. `Refusal` names the column."""
        columns = self._columns
        shape, name = geometry, columns.name("geometry")
        said = columns.cell(cells, "geometry")
        if shape is None and not is_missing(said):
            shape = _shaped(said, name)
        if shape is not None:
            self._checked(shape.lat, shape.lon, cells, name, name)
        if geometry is not None:
            return geometry
        lat, lon = columns.cell(cells, "lat"), columns.cell(cells, "lon")
        said = columns.cell(cells, "coordinates")
        if not (is_missing(lat) and is_missing(lon)):
            return _at(self._point(lat, lon, cells), shape)
        if not is_missing(said):
            return self._pair(said, cells)
        if shape is not None:
            return shape
        places = [field for field in ("lat", "coordinates", "geometry") if field in columns]
        name = columns.name(places[0] if places else "geometry")
        raise Refusal("is empty", "write where it was", field=name, value="")

    def _pair(self, text: str, cells: Mapping[str, str]) -> Placed:
        name = self._columns.name("coordinates")
        if text[:1].isalpha() and "(" in text:
            shape = _shaped(text, name)
            self._checked(shape.lat, shape.lon, cells, name, name)
            return shape
        cure = "write latitude and longitude, such as 39.8153, 46.7519"
        text = text if len(text) <= _LONGEST_PAIR else ""
        match = _COMMA_PAIR.fullmatch(text) or _PAIR.fullmatch(text) or _BLANK_PAIR.fullmatch(text)
        if match is None:
            raise Refusal("is not a pair of coordinates", cure, field=name, value=text)
        lat = _degrees(match[1], "lat", name, decimal=False)
        lon = _degrees(match[2], "lon", name, decimal=False)
        return _at(self._checked(lat, lon, cells, name, name), None)

    def _point(self, lat: str, lon: str, cells: Mapping[str, str]) -> tuple[float, float]:
        lat_name, lon_name = self._columns.name("lat"), self._columns.name("lon")
        north = _degrees(lat, "lat", lat_name, decimal="lat" in self._decimal)
        east = _degrees(lon, "lon", lon_name, decimal="lon" in self._decimal)
        return self._checked(north, east, cells, lat_name, lon_name)

    def _checked(
        self, lat: float, lon: float, cells: Mapping[str, str], lat_name: str, lon_name: str
    ) -> tuple[float, float]:
        """Longitude and latitude when they can be a place."""
        pair = f"{lat:g}, {lon:g}"
        if lat == 0 and lon == 0:
            cure = "write where it was, or leave both empty and the row out"
            raise Refusal("is 0, 0: nobody wrote a place", cure, field=lat_name, value=pair)
        if not _in_box(lon, lat) and _in_box(lat, lon) and not self._elsewhere(cells):
            raise Refusal(
                "lies in the theatre only when latitude and longitude change places",
                "exchange the two, or say in a column country that it is elsewhere",
                field=lat_name,
                value=pair,
            )
        for value, rule, name in (
            (lat, model.latitude, lat_name),
            (lon, model.longitude, lon_name),
        ):
            try:
                rule(value)
            except Refusal as refusal:
                shown = f"{value:.12g}"
                raise Refusal(refusal.message, refusal.cure, field=name, value=shown) from None
        return lon, lat

    def _elsewhere(self, cells: Mapping[str, str]) -> bool:
        return is_elsewhere(self._columns.cell(cells, "country"))


def is_decimal(text: str) -> bool:
    """Whether a cell holds a plain number of degrees."""
    try:
        parse_number(text)
    except Refusal:
        return False
    return True


def _degrees(text: str, axis: Axis, name: str, *, decimal: bool) -> float:
    if is_missing(text):
        cure = "write decimal degrees, such as 39.75850"
        raise Refusal("is empty", cure, field=name, value=text)
    try:
        found = parse_degrees(text, axis)
    except Refusal as refusal:
        raise Refusal(refusal.message, refusal.cure, field=name, value=text) from None
    if decimal and has_minutes(text):
        raise Refusal(
            "is in degrees and minutes where other rows have decimal degrees",
            f"write {found:.5f}",
            field=name,
            value=text,
        )
    return found


def _in_box(lon: float, lat: float) -> bool:
    west, south, east, north = BOX
    return west <= lon <= east and south <= lat <= north


def _at(point: tuple[float, float], shape: Placed | None) -> Placed:
    """The place of a point, with the shape that the row gives besides."""
    if shape is None:
        return Placed(*point)
    return Placed(*point, shape.extent, shape.geo_precision, shape.remarks)


def _shaped(text: str, name: str) -> Placed:
    """The place of WKT, EWKT, GeoJSON or hexadecimal WKB."""
    try:
        return placed(_shape(text, name))
    except Refusal as refusal:
        raise Refusal(refusal.message, refusal.cure, field=name, value=text) from None


def _shape(text: str, name: str) -> BaseGeometry:
    cure = "write WKT or GeoJSON with longitude before latitude, such as POINT (46.75 39.81)"
    if len(text) > model.LONGEST_EXTENT + 10_000:
        raise Refusal("is a shape too long to read", "simplify the shape", field=name)
    srid = _SRID.match(text)
    plain = text[srid.end() :] if srid else text
    try:
        if plain.startswith("{"):
            found = json.loads(plain)
            found = found.get("geometry") or found
            shape = shapely.from_geojson(json.dumps(found))
        elif _HEX.fullmatch(plain):
            shape = shapely.from_wkb(binascii.unhexlify(plain))
        else:
            shape = shapely.from_wkt(plain)
    except _UNREADABLE:
        raise Refusal("is not a shape", cure) from None
    if shape is None:
        raise Refusal("is not a shape", cure)
    code = int(srid[1]) if srid else shapely.get_srid(shape)
    if code not in (0, 4326):
        raise Refusal(f"is in the reference system {code}", "save it as WGS 84 (EPSG:4326)")
    shape = shapely.force_2d(shape)
    west, south, east, north = shape.bounds if not shape.is_empty else (0.0, 0.0, 0.0, 0.0)
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise Refusal("is a shape beyond the globe", cure)
    return shape
