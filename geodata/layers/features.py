"""Reading a layer's GeoJSON: from the file to features whose names and shapes can be relied on.

Checks what a program needs to go on (it is GeoJSON, ids are there and unique, geometries are of
the layer's type); whether a shape is a good one is for the check to say.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import CatalogueError
from geodata.geometry import geodesic_area_km2, range_faults
from geodata.layers.spec import LayerSpec
from geodata.model import Refusal
from geodata.model.dates import parse_date
from geodata.model.problems import shorten
from geodata.vocabulary import LANGUAGES, STATUSES

TYPES: Final = {
    "polygon": ("Polygon", "MultiPolygon"),
    "line": ("LineString", "MultiLineString"),
    "point": ("Point",),
}
"""GeoJSON types that a layer of each geometry may hold."""

INHERITED: Final = ("status", "by", "source", "licence", "exactness_m")
"""Properties that a feature takes from its layer's entry when it has none of its own."""

_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""Ids stand in links, between commas and before the colon of `near`."""

_LIBRARY_CODE: Final = re.compile(r"\[json\.exception\.[^]]*\] ")


@dataclass(frozen=True, eq=False)
class Feature:
    """One feature of a layer. `geometry` is in degrees, longitude first, and must not be changed.

    `properties` are flat and complete: what the feature does not say is taken from its layer.
    """

    id: str
    layer_id: str
    names: Mapping[str, str]
    geometry: BaseGeometry
    properties: Mapping[str, Any]

    def geojson(self) -> dict[str, Any]:
        """The feature as a GeoJSON object."""
        return {
            "type": "Feature",
            "id": self.id,
            "properties": dict(self.properties),
            "geometry": json.loads(shapely.to_geojson(self.geometry)),
        }


@dataclass(frozen=True, eq=False)
class Area(Feature):
    """A feature with an inside; `grain` is None in layers that count no reports."""

    grain: str | None

    @cached_property
    def area_km2(self) -> float:
        """Geodesic area in square kilometres."""
        return geodesic_area_km2(self.geometry)


def read_features(path: Path, spec: LayerSpec) -> tuple[Feature, ...]:
    """Read the features of a layer file in the order of the file.

    Raises CatalogueError, one sentence that names file, feature and field.
    """
    rows = _collection(path)
    features = [_feature(row, f"{path.name}, feature {n}", spec) for n, row in enumerate(rows, 1)]
    seen: dict[str, int] = {}
    for number, feature in enumerate(features, 1):
        if feature.id in seen:
            raise CatalogueError(
                f'{path.name}, feature {number}, id: "{feature.id}" is already the id of feature '
                f"{seen[feature.id]}; give each its own"
            )
        seen[feature.id] = number
    return tuple(features)


def _collection(path: Path) -> list[Any]:
    try:
        content = json.loads(path.read_bytes(), parse_constant=_refuse_constant)
    except OSError as fault:
        raise CatalogueError(
            f"{path.name}: cannot be read ({fault.strerror}); put the file into {path.parent.name}"
        ) from fault
    except UnicodeDecodeError as fault:
        raise CatalogueError(f"{path.name}: is not UTF-8 text; save it as UTF-8") from fault
    except json.JSONDecodeError as fault:
        raise CatalogueError(
            f"{path.name}, line {fault.lineno}, column {fault.colno}: is not JSON ({fault.msg}); "
            "mend or export the file again"
        ) from fault
    except (ValueError, RecursionError) as fault:
        reason = str(fault).partition(":")[0]
        raise CatalogueError(
            f"{path.name}: cannot be read as JSON ({reason}); export the file again"
        ) from fault
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise CatalogueError(
            f"{path.name}: is not a GeoJSON FeatureCollection; wrap the features in one"
        )
    if "crs" in content:
        raise CatalogueError(
            f'{path.name}, crs: RFC 7946 knows WGS84 only; reproject and remove the member "crs"'
        )
    rows = content.get("features")
    if not isinstance(rows, list) or not rows:
        raise CatalogueError(f"{path.name}, features: is not a list with at least one feature")
    return rows


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _feature(row: Any, where: str, spec: LayerSpec) -> Feature:
    if not isinstance(row, dict) or row.get("type") != "Feature":
        raise CatalogueError(f'{where}: is not a GeoJSON Feature; its "type" must say so')
    own = row.get("properties")
    if not isinstance(own, dict):
        raise CatalogueError(f"{where}, properties: is not an object; give at least id and name_en")
    for name, value in own.items():
        if isinstance(value, dict | list):
            raise CatalogueError(f"{where}, {name}: is nested; properties must be flat")
        if isinstance(value, float) and not math.isfinite(value):
            raise CatalogueError(f"{where}, {name}: is not a finite number; correct it")
    identity = own.get("id")
    if not isinstance(identity, str) or not identity.strip():
        raise CatalogueError(f"{where}, id: is missing; give a text that stays the same")
    if _IDENTIFIER.fullmatch(identity) is None:
        raise CatalogueError(
            f'{where}, id: "{shorten(identity)}" is not an id; use Latin letters, digits and . _ -'
        )
    if row.get("id", identity) != identity:
        raise CatalogueError(f'{where}, id: "{row["id"]}" and "{identity}" differ; make them one')
    if not own.get("name_en"):
        raise CatalogueError(f"{where}, name_en: is missing; give the feature an English name")
    for name in (f"name_{lang}" for lang in LANGUAGES):
        if not isinstance(own.get(name, ""), str | None):
            raise CatalogueError(f"{where}, {name}: is not text; put it in quotes")
    _check_days(own, where)
    if own.get("status", STATUSES[0]) not in STATUSES:
        raise CatalogueError(
            f'{where}, status: "{own["status"]}" is not one of {", ".join(STATUSES)}'
        )
    names = {lang: own[f"name_{lang}"] for lang in LANGUAGES if own.get(f"name_{lang}")}
    geometry = _geometry(row.get("geometry"), where, spec)
    properties = {**_inherited(spec), **own}
    if spec.geometry == "polygon":
        return Area(identity, spec.id, names, geometry, properties, spec.grain)
    return Feature(identity, spec.id, names, geometry, properties)


def _inherited(spec: LayerSpec) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: day.isoformat() if day else ""
        for name, day in (("valid_from", spec.valid_from), ("valid_to", spec.valid_to))
    }
    return values | {name: getattr(spec, name) for name in INHERITED}


def _check_days(own: Mapping[str, Any], where: str) -> None:
    days = {}
    for name in ("valid_from", "valid_to"):
        value = own.get(name)
        if value in (None, ""):
            continue
        try:
            days[name] = parse_date(str(value))
        except Refusal as refusal:
            raise CatalogueError(f'{where}, {name}: "{value}" {refusal}') from refusal
    if len(days) == 2 and days["valid_to"] <= days["valid_from"]:
        raise CatalogueError(
            f"{where}, valid_to: {days['valid_to']} is not after {days['valid_from']}; "
            "the last day comes later"
        )


def _geometry(value: Any, where: str, spec: LayerSpec) -> BaseGeometry:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in TYPES[spec.geometry]:
        allowed = " or ".join(TYPES[spec.geometry])
        raise CatalogueError(
            f"{where}, geometry: is {kind or 'missing'}, but the layer holds {allowed}"
        )
    try:
        geometry = shapely.from_geojson(json.dumps(value))
    except shapely.errors.ShapelyError as fault:
        reason = _LIBRARY_CODE.sub("", str(fault).strip("'")).split(":")[-1].strip(" .'")
        raise CatalogueError(
            f"{where}, geometry: its coordinates cannot be read ({reason}); write them as "
            f"{kind} asks, rings closed"
        ) from fault
    if shapely.has_z(geometry):
        geometry = shapely.force_2d(geometry)
    for said in range_faults(geometry):
        raise CatalogueError(f"{where}, geometry: {said}")
    shapely.prepare(geometry)
    return geometry
