"""Reference systems: what the coordinates of a layer mean, and the way to WGS 84.

Everything that leaves here is longitude before latitude in WGS 84 degrees. No grid is ever
fetched: transformations use what pyproj ships.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from pyproj.exceptions import ProjError

from geodata.model.problems import Refusal, shorten

Geometries = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]

_NAMED: Final = re.compile(
    r"(?:urn:(?:x-)?ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?"
    r"(?P<authority>EPSG|ESRI|OGC|IGNF|IAU_2015)[:/](?:[0-9.]*[:/])?(?P<code>[A-Za-z0-9]{1,12})",
    re.IGNORECASE,
)
"""A name of the old `crs` member: `EPSG:32638`, `urn:ogc:def:crs:EPSG::32638`, an OGC address."""

_WGS84: Final = frozenset({"EPSG:4326", "EPSG:4979", "OGC:CRS84", "OGC:CRS84H", "OGC:84"})

_METRES: Final = "declare the reference system that it is in, or save it as WGS 84 (EPSG:4326)"


@dataclass(frozen=True, slots=True)
class Frame:
    """A reference system; `declared` is False when the file says nothing and WGS 84 is assumed."""

    name: str
    declared: bool = True
    projected: bool = False
    transformer: Any = None
    """A pyproj transformer to WGS 84, None when the coordinates are WGS 84 already."""

    def to_wgs84(self, shapes: Geometries) -> Geometries:
        """The shapes, flat, in WGS 84; None stays None; a place beyond the system is infinite."""
        flat: Geometries = shapely.force_2d(shapes)
        if self.transformer is None:
            return flat
        moved: Geometries = shapely.transform(flat, self._moved)
        return moved

    def _moved(self, points: Floats) -> Floats:
        """Coordinates (n, 2) of the system to longitude and latitude, to a centimetre."""
        lon, lat = self.transformer.transform(points[:, 0], points[:, 1], errcheck=False)
        return np.round(np.column_stack((lon, lat)), 7)

    def beyond(self, given: Geometries, placed: Geometries) -> npt.NDArray[np.bool_]:
        """Which of the shapes, as given and in WGS 84, `check` would look at more closely."""
        found = np.zeros(len(given), dtype=bool)
        points, owner = shapely.get_coordinates(given, return_index=True)
        found[owner[~np.isfinite(points).all(axis=1)]] = True
        if self.projected:
            found[owner[(np.abs(points) <= (180, 90)).all(axis=1)]] = True
        points, owner = shapely.get_coordinates(placed, return_index=True)
        found[owner[~(np.abs(points) <= (180, 90)).all(axis=1)]] = True
        return found

    def check(self, given: Any, placed: Any) -> None:
        """`Refusal` when a shape, as it was given and in WGS 84, is no place on the earth."""
        points, degrees = shapely.get_coordinates(given), shapely.get_coordinates(placed)
        if not np.isfinite(points).all():
            raise Refusal("has a coordinate that is not a number", "correct it in the file")
        if self.projected and (np.abs(points) <= (180, 90)).all():
            raise Refusal(
                f"has coordinates in degrees, though the file declares {self.name}",
                "declare WGS 84 (EPSG:4326) instead",
                value=in_words(points[0]),
            )
        beyond = (np.abs(points) > (180, 90)).any(axis=1)
        if beyond.any() and not self.projected:
            raise _beyond(points[int(beyond.argmax())], self)
        if not (np.abs(degrees) <= (180, 90)).all():
            raise Refusal(
                f"lies where {self.name} does not reach",
                "check that the file declares the reference system that it is in",
                value=in_words(points[0]),
            )


WGS84: Final = Frame("WGS 84")
UNDECLARED: Final = Frame("WGS 84", declared=False)


def _beyond(point: Floats, frame: Frame) -> Refusal:
    lon, lat = (abs(float(value)) for value in point)
    shown = in_words(point)
    if lon <= 90 and lat <= 180:
        cure = "write longitude before latitude"
        return Refusal("has a latitude beyond 90 degrees", cure, value=shown)
    if lon <= 360 and lat <= 90:
        cure = "write longitudes from -180 to 180, and cut the shape at 180 degrees"
        return Refusal("has a longitude beyond 180 degrees", cure, value=shown)
    declared = f"declared as degrees ({frame.name})" if frame.declared else "without a system"
    return Refusal(f"has coordinates that look like metres, {declared}", _METRES, value=shown)


def in_words(point: Floats) -> str:
    """A coordinate pair for a sentence."""
    return ", ".join(f"{float(value):.10g}" for value in point[:2])


def named_frame(name: str) -> Frame:
    """The system that a file names; `Refusal` when it is unknown or a name of no list."""
    match = _NAMED.fullmatch(name.strip())
    if match is None:
        raise _unknown(name)
    authority, code = match["authority"].upper(), match["code"].upper()
    if f"{authority}:{code}" in _WGS84:
        return WGS84
    return described_frame(f"{authority}:{code}")


@lru_cache(maxsize=64)  # some systems have hundreds of ways to WGS 84, which takes seconds
def described_frame(description: str) -> Frame:
    """The system of a code (EPSG:32638) or of WKT; `Refusal` when it has no place on the earth."""
    if description in _WGS84:
        return WGS84
    try:
        system = pyproj.CRS.from_user_input(description).to_2d()
        if not (system.is_geographic or system.is_projected):
            raise _unknown(system.name)
        transformer = pyproj.Transformer.from_crs(system, "OGC:CRS84", always_xy=True)
    except (ProjError, ValueError):
        raise _unknown(description) from None
    told = description if len(description) < 40 else system.name
    same = transformer.definition.startswith(("noop", "proj=noop"))
    return Frame(shorten(told, 60), True, not system.is_geographic, None if same else transformer)


def _unknown(name: str) -> Refusal:
    return Refusal(
        "is not a reference system that is known here",
        "save the file as WGS 84 (EPSG:4326)",
        field="crs",
        value=name,
    )
