"""GeoJSON (RFC 7946): a point for each event, its columns as flat properties.

Positions have seven decimals at most (section 11.2); the properties `lat` and `lon` keep the exact
numbers. What a program wants to know of the whole stands in the foreign member `aras`, before the
features, where a reader of a stream meets it first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from geodata.licences import Release
from geodata.model.fields import Field
from geodata.writers.export import Export
from geodata.writers.saying import facts
from geodata.writers.table import Value, columns_of, rows_of_values
from geodata.writers.writing import gathered

DECIMALS: Final = 7


@dataclass(frozen=True, slots=True)
class GeoJsonWriter:
    """The writer of GeoJSON."""

    id: str = "geojson"
    way: str = "events.geojson"
    mimetype: str = "application/geo+json"
    holds_readme: bool = False
    explains_itself: bool = True

    def pieces(self, export: Export) -> Iterator[bytes]:
        """One FeatureCollection, a feature on each line."""
        yield from gathered(_collection(export))


def _collection(export: Export) -> Iterator[str]:
    release = export.release
    head: dict[str, Any] = {"type": "FeatureCollection", "name": "events"}
    if len(release):
        head["bbox"] = bounds(release)
    head["aras"] = facts(export)
    yield f'{_json(head)[:-1]},"features":['
    before = "\n"
    for feature in features(release):
        yield before + _json(feature)
        before = ",\n"
    yield "\n]}\n"


def features(release: Release, columns: Sequence[Field] | None = None) -> Iterator[dict[str, Any]]:
    """The events as GeoJSON features: `id`, the point, the columns of the CSV as properties.

    Numbers are numbers and days are text; what is not known is null. The columns are those that
    these events need, unless they are given.
    """
    columns = columns_of(release.events()) if columns is None else columns
    names = [field.column for field in columns]
    for values in rows_of_values(release.events(), columns):
        properties = dict(zip(names, map(_plain, values), strict=True))
        yield {
            "type": "Feature",
            "id": properties["id"],
            "geometry": {"type": "Point", "coordinates": _position(properties)},
            "properties": properties,
        }


def bounds(release: Release) -> list[float]:
    """West, south, east, north of the points in degrees, as their positions are written."""
    lon, lat = release.snapshot.lon[release.rows], release.snapshot.lat[release.rows]
    ends: Iterable[Any] = (lon.min(), lat.min(), lon.max(), lat.max())
    return [round(float(end), DECIMALS) for end in ends]


def _position(properties: Mapping[str, Any]) -> list[float]:
    return [round(properties["lon"], DECIMALS), round(properties["lat"], DECIMALS)]


def _plain(value: Value) -> str | float | int | None:
    return value.isoformat() if isinstance(value, date) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
