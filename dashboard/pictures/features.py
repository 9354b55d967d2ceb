"""The built layers as shapes on the unit square of Web Mercator, and cut to a frame."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.pictures.camera import Frame, mercator

BLEED_PX = 8
"""Shapes are cut so far outside the frame, so that no edge of a cut is seen."""
SIMPLER_PX = 0.2
"""Corners closer to the line than this are not drawn."""


@dataclass(frozen=True, slots=True)
class MapFeature:
    """A feature of a built file: unit-square shape, flat properties, its id."""

    id: str
    properties: Mapping[str, Any]
    shape: BaseGeometry


@lru_cache(maxsize=64)
def map_features(path: Path) -> tuple[MapFeature, ...]:
    """The features of a built file, read once a process."""
    content = json.loads(path.read_bytes())
    found = []
    for feature in content["features"]:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        shape = shapely.transform(shape, _to_square)
        shapely.prepare(shape)
        properties = feature["properties"]
        found.append(MapFeature(str(feature.get("id", "")), properties, shape))
    return tuple(found)


def _to_square(points: Any) -> Any:
    return np.stack(mercator(points[:, 0], points[:, 1]), axis=1)


def cut(shape: BaseGeometry, frame: Frame) -> BaseGeometry | None:
    """The part of a shape that the frame shows, in px of the frame; None when it shows none."""
    bleed = BLEED_PX / frame.scale
    west, north, east, south = frame.box
    box = (west - bleed, north - bleed, east + bleed, south + bleed)
    bounds = shape.bounds
    if bounds[2] < box[0] or bounds[0] > box[2] or bounds[3] < box[1] or bounds[1] > box[3]:
        return None
    inside = bounds[0] >= box[0] and bounds[2] <= box[2] and bounds[1] >= box[1]
    if not (inside and bounds[3] <= box[3]):
        shape = shapely.clip_by_rect(shape, *box)
    if shape.is_empty:
        return None
    if shape.geom_type not in ("Point", "MultiPoint"):
        shape = shapely.simplify(shape, SIMPLER_PX / frame.scale, preserve_topology=False)
        if shape.is_empty:
            return None
    return shapely.transform(shape, lambda p: np.stack(frame.place(p[:, 0], p[:, 1]), axis=1))


def path_of(shape: BaseGeometry) -> str:
    """SVG path data of a shape in px, to a tenth of one, relative and short."""
    return "".join(_ring(np.asarray(part.coords), closed) for part, closed in _lines(shape))


def _lines(shape: BaseGeometry) -> Iterator[tuple[Any, bool]]:
    if shape.geom_type == "Polygon":
        yield shape.exterior, True
        for hole in shape.interiors:
            yield hole, True
    elif shape.geom_type in ("LineString", "LinearRing"):
        yield shape, False
    elif hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from _lines(part)


def _ring(points: Any, closed: bool) -> str:
    tenths = np.rint(points[:, :2] * 10).astype(np.int64)
    moved = np.any(np.diff(tenths, axis=0) != 0, axis=1)
    tenths = tenths[np.concatenate([[True], moved])]
    if closed and len(tenths) > 1 and (tenths[0] == tenths[-1]).all():
        tenths = tenths[:-1]
    if len(tenths) < (3 if closed else 2):
        return ""
    steps = np.diff(tenths, axis=0).tolist()
    start = f"M{_tenth(int(tenths[0][0]))} {_tenth(int(tenths[0][1]))}l"
    said: list[str] = []
    for x, y in steps:
        across, down = _tenth(x), _tenth(y)
        said.append(across if not said or across.startswith("-") else f" {across}")
        said.append(down if down.startswith("-") else f" {down}")
    return start + "".join(said) + ("z" if closed else "")


@lru_cache(maxsize=8192)
def _tenth(value: int) -> str:
    whole, rest = divmod(abs(value), 10)
    text = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{text}" if value < 0 else text
