"""Features of layers: those of a box and a time, page by page in the order of their file.

A layer that changes in time (`control`, `occupied`) is, without a day, as its file has it, and on a
day as it stood then: of an interval its last day counts. Its periods are a collection of their own,
with a feature for each period of each area, in which an interval finds all that meet it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import shapely

from geodata.errors import QueryError
from geodata.layers import Catalogue, layer_as_of
from geodata.layers.control import UNKNOWN_CONTROL
from geodata.model.dates import parse_date
from geodata.ogc.collections import Collection
from geodata.ogc.extents import Extent
from geodata.ogc.intervals import Box, Interval
from geodata.ogc.pages import Page


@dataclass(frozen=True, slots=True, eq=False)
class _Shapes:
    """Features as GeoJSON, their shapes, and the days in which each was in force."""

    features: Sequence[dict[str, Any]]
    shapes: Any
    days: Sequence[tuple[date | None, date | None]]


def shape_page(
    catalogue: Catalogue,
    collection: Collection,
    *,
    box: Box | None = None,
    interval: Interval | None = None,
    properties: Mapping[str, str] | None = None,
    after: str = "",
    limit: int,
) -> Page:
    """A page of the features that meet the box and the interval and have these properties.

    A feature is in force from its first day up to, not including, its last. QueryError when `after`
    names no feature.
    """
    found = _on(catalogue, collection, interval)
    kept = np.ones(len(found.features), dtype=np.bool_)
    if interval is not None:
        kept &= np.array([_meets(days, interval) for days in found.days], dtype=np.bool_)
    if box is not None:
        kept &= _touches(found.shapes, box)
    for name, value in (properties or {}).items():
        same = [_text(one["properties"].get(name)) == value for one in found.features]
        kept &= np.array(same, dtype=np.bool_)
    rows = np.flatnonzero(kept).tolist()
    start = 0
    if after:
        names = [one["id"] for one in found.features]
        if after not in names:
            raise QueryError(
                f"after: “{after[:60]}” is no feature here; follow the link to the next page"
            )
        start = int(np.searchsorted(rows, names.index(after), side="right"))
    page = [found.features[row] for row in rows[start : start + limit]]
    more = start + limit < len(rows)
    return Page(page, len(rows), page[-1]["id"] if more and page else None)


def shape_feature(
    catalogue: Catalogue, collection: Collection, name: str, interval: Interval | None = None
) -> dict[str, Any] | None:
    """One feature, as it stood on a day when one is given; None when there is none."""
    features = _on(catalogue, collection, interval).features
    return next((one for one in features if one["id"] == name), None)


def shape_extent(catalogue: Catalogue, collection: Collection) -> Extent:
    """The box around the features, and the days between which they were in force."""
    found = _whole(catalogue, collection)
    box = tuple(round(float(end), 6) for end in shapely.total_bounds(found.shapes))
    firsts, lasts = zip(*_in_force(catalogue, collection, found), strict=True)
    return Extent(
        (box[0], box[1], box[2], box[3]),
        None if None in firsts else min(firsts),
        None if None in lasts else max(lasts),
    )


def _in_force(
    catalogue: Catalogue, collection: Collection, found: _Shapes
) -> Sequence[tuple[date | None, date | None]]:
    """The days of features; of a layer that changes in time, those of the periods behind it."""
    spec = collection.layer
    if collection.kind == "periods" or spec is None or not spec.temporal:
        return found.days
    periods = catalogue.control.periods
    held = [one for one in periods if not spec.held_by or one.controller in spec.held_by]
    return [(one.since, one.until) for one in held] or found.days


def shape_properties(catalogue: Catalogue, collection: Collection) -> tuple[str, ...]:
    """The properties by whose value features may be asked for, in the order of the features."""
    names: dict[str, None] = {}
    for feature in _whole(catalogue, collection).features:
        names |= dict.fromkeys(feature["properties"])
    if collection.kind == "layer" and collection.layer and collection.layer.temporal:
        names |= dict.fromkeys(UNKNOWN_CONTROL)
    return tuple(names)


def _on(catalogue: Catalogue, collection: Collection, interval: Interval | None) -> _Shapes:
    temporal = collection.kind == "layer" and collection.layer and collection.layer.temporal
    if temporal and interval is not None:
        return _as_of(catalogue, collection, interval.last or date.today())
    return _whole(catalogue, collection)


@lru_cache(maxsize=64)
def _whole(catalogue: Catalogue, collection: Collection) -> _Shapes:
    if collection.kind == "periods":
        return _periods(catalogue, collection)
    layer = catalogue.layer(collection.id)
    features = [feature.geojson() for feature in layer.features]
    days = [
        (_day(one["properties"].get("valid_from")), _day(one["properties"].get("valid_to")))
        for one in features
    ]
    return _Shapes(features, np.array([one.geometry for one in layer.features]), days)


@lru_cache(maxsize=32)
def _as_of(catalogue: Catalogue, collection: Collection, day: date) -> _Shapes:
    features = layer_as_of(catalogue, collection.id, day)["features"]
    shapes = [catalogue.shape(one["id"]) for one in features]
    return _Shapes(features, np.array(shapes, dtype=object), [(None, None)] * len(features))


def _periods(catalogue: Catalogue, collection: Collection) -> _Shapes:
    assert collection.layer is not None
    areas = {one.id: one for one in catalogue.layer(collection.layer.id).features}
    features, shapes, days = [], [], []
    for period in catalogue.control.periods:
        feature = areas[period.area_id].geojson()
        since = period.since.isoformat()
        feature["id"] = f"{period.area_id}.{since}"
        said = {**feature["properties"], **period.properties(), "area_id": period.area_id}
        said |= {"id": feature["id"], "valid_from": since, "valid_to": said["until"] or ""}
        feature["properties"] = said
        features.append(feature)
        shapes.append(areas[period.area_id].geometry)
        days.append((period.since, period.until))
    return _Shapes(features, np.array(shapes), days)


def _meets(days: tuple[date | None, date | None], asked: Interval) -> bool:
    since, until = days
    begun = since is None or asked.last is None or since <= asked.last
    lasting = until is None or asked.first is None or asked.first < until
    return begun and lasting


def _touches(shapes: Any, box: Box) -> Any:
    west, south, east, north = box
    if west <= east:
        return shapely.intersects(shapes, shapely.box(west, south, east, north))
    parts = (shapely.box(west, south, 180.0, north), shapely.box(-180.0, south, east, north))
    return shapely.intersects(shapes, parts[0]) | shapely.intersects(shapes, parts[1])


def _day(value: Any) -> date | None:
    return parse_date(str(value)) if value else None


def _text(value: Any) -> str:
    return "" if value is None else str(value)
