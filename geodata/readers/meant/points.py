"""The point of a row: from its geometry, its columns, or WKT."""

from __future__ import annotations

import re
from typing import Final, Literal

from geodata.model import Refusal
from geodata.readers.meant.cells import Named, Said
from geodata.readers.meant.draft import Draft
from geodata.readers.parsing import parse_degrees

_WKT_POINT: Final = re.compile(
    r"(?:SRID=4326;)?\s*POINT\s*Z?\s*\(\s*(\S+)\s+(\S+?)(?:\s+\S+)?\s*\)", re.ASCII | re.IGNORECASE
)
_PLAIN: Final = re.compile(r"-?\d{1,3}(?:\.\d{1,20})?", re.ASCII)

_ANY: Final = {"lat": 90.0, "lon": 0.0}
"""Stands where coordinates were refused already."""


def point_of(
    draft: Draft,
    named: Named,
    said: Said,
    wkt: str = "",
    lat: str = "latitude",
    lon: str = "longitude",
) -> dict[str, float]:
    """`lat` and `lon` of a row, degrees, WGS 84; a refusal is noted when it has none.

    Both of them 0 is how programs write that there are none; it is refused as well.
    """
    point = draft.row.point
    if point is not None:
        return {"lon": point[0], "lat": point[1]}
    texts = [said[lat], said[lon]]
    if not any(texts) and wkt:
        match = _WKT_POINT.fullmatch(said[wkt])
        texts = [match[2], match[1]] if match else texts
    column = named.column(lat)
    if not all(texts):
        half = named.column(lat if texts[1] else lon)
        message, cure = "has no coordinates", "write degrees north and east, or leave the row out"
        draft.refuse(half if any(texts) else column, message, cure, "")
        return dict(_ANY)
    found = {
        "lat": _degrees(draft, column, texts[0], "lat"),
        "lon": _degrees(draft, named.column(lon), texts[1], "lon"),
    }
    if found == {"lat": 0.0, "lon": 0.0}:
        message = "has no coordinates (0 and 0 stand for none)"
        draft.refuse(column, message, "write degrees north and east, or leave the row out")
    return found


def _degrees(draft: Draft, column: str, text: str, axis: Literal["lat", "lon"]) -> float:
    if _PLAIN.fullmatch(text):
        return float(text)
    try:
        return parse_degrees(text, axis)
    except Refusal as refusal:
        draft.refuse(column, refusal.message, refusal.cure, text)
        return _ANY[axis]
