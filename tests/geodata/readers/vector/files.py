"""For tests of vector readers: files of a few features, and what must hold whatever the bytes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.readers import InputFile, Reader, ReadOptions, RowRead
from tests.geodata.readers.known import outcome

FUZULI = (47.1431, 39.6003)
SHUSHA = (46.7465, 39.7537)

SHAPES: Mapping[str, BaseGeometry] = {
    "Point": shapely.Point(SHUSHA),
    "LineString": shapely.from_wkt("LINESTRING (46.5 39.5, 47 39.9)"),
    "Polygon": shapely.from_wkt(
        "POLYGON ((46.5 39.5, 47 39.5, 47 40, 46.5 40, 46.5 39.5), "
        "(46.6 39.6, 46.6 39.7, 46.7 39.7, 46.7 39.6, 46.6 39.6))"
    ),
    "MultiPoint": shapely.from_wkt("MULTIPOINT ((46.5 39.5), (46.6 39.6), (47.4 39.9))"),
    "MultiLineString": shapely.from_wkt(
        "MULTILINESTRING ((46.5 39.5, 46.6 39.5), (46.5 39.6, 47.5 39.6))"
    ),
    "MultiPolygon": shapely.from_wkt(
        "MULTIPOLYGON (((46.5 39.5, 46.6 39.5, 46.6 39.6, 46.5 39.5)), "
        "((47 39.5, 47.9 39.5, 47.9 40, 47 39.5)))"
    ),
    "GeometryCollection": shapely.from_wkt(
        "GEOMETRYCOLLECTION (POINT (46.5 39.5), LINESTRING (46.5 39.5, 47 39.9))"
    ),
}
"""A shape of every kind, in the theatre."""


def feature(
    geometry: Any = None, properties: Mapping[str, Any] | None = None, **members: Any
) -> dict[str, Any]:
    """A feature of GeoJSON with a date and a name, unless it is said otherwise."""
    if isinstance(geometry, tuple):
        geometry = {"type": "Point", "coordinates": list(geometry)}
    usual = {"date": "2020-09-27", "name": "Shelling"}
    return {
        "type": "Feature",
        "properties": usual | dict(properties or {}),
        "geometry": geometry,
        **members,
    }


def collection(features: Sequence[Any], **members: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **members, "features": list(features)}


def written(folder: Path, name: str, content: Any) -> InputFile:
    """A file of bytes, of text, or of JSON."""
    path = folder / name
    if not isinstance(content, (str, bytes)):
        content = json.dumps(content, ensure_ascii=False)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return InputFile(name, path)


def holds_whatever_the_bytes(reader: Reader, data: bytes, name: str) -> list[RowRead]:
    """Reads the bytes: every row has one outcome, every sentence stands on one line."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        file = InputFile(name, path)
        reader.claims(file)
        rows = list(reader.read(file, ReadOptions()).rows)
    for row in rows:
        outcome(row)
        for problem in row.problems:
            assert "\n" not in str(problem) and problem.message and problem.cure
            assert len(str(problem)) < 1500
    return rows


def damaged(data: bytes, seed: int) -> bytes:
    """The bytes with some of them changed, cut out, doubled, or the end missing."""
    chance = random.Random(seed)
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found) + 1)
        way = chance.randrange(5)
        if way == 0:
            found[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            del found[at : at + chance.randint(1, 60)]
        elif way == 2:
            found[at:at] = found[at : at + chance.randint(1, 40)]
        elif way == 3:
            found[at:at] = chance.choice(WORDS)
        elif len(found) > 40:
            del found[chance.randrange(len(found) // 2, len(found)) :]
    return bytes(found)


WORDS = (
    b"null", b'"', b"{", b"[", b"}", b"]", b"1e999", b"-", b"\\ud800", b"\xff", b"<", b">", b"&x;",
    b"<Placemark>", b"</Point>", b"NaN", b",", b"\0", b"9" * 40, b'"coordinates":', b"]]>",
)  # fmt: skip


def sentences(rows: Iterable[RowRead], level: str = "refused") -> list[str]:
    return [str(p) for row in rows for p in row.problems if p.level == level]
