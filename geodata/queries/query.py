"""The question: which reports, as one frozen value.

None, an empty tuple or an empty text asks nothing. The value is checked when it is made, apart from
ids of the catalogue, which only `select` can know. It does not read links; it has no defaults of
a page.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from geodata import vocabulary
from geodata.errors import QueryError
from geodata.geometry import geodesic_polygon

Box = tuple[float, float, float, float]
Ring = tuple[tuple[float, float], ...]
"""Corners of a polygon, longitude and latitude in degrees; the last is joined to the first."""

CORNERS: Final = (3, 64)
"""How few and how many corners a drawn area may have."""
MOST_CASUALTIES: Final = 1_000_000

_WORDS: Final = {
    "show": vocabulary.REPORT_LAYERS,
    "kind": vocabulary.KINDS,
    "confidence": vocabulary.CONFIDENCES,
}


@dataclass(frozen=True, slots=True)
class Query:
    """Which reports: keys combine with AND, the values of one key with OR.

    `from_` and `to` are inclusive, None is open. `bbox` is west, south, east, north in degrees.
    `near` is the id of a line or area and kilometres, `within` a drawn area with geodesic edges.
    `actor` and `publisher` are slugs, `casualties` the least number of killed and injured together,
    `precision` the coarsest that a place may have. QueryError for an impossible value.
    """

    show: frozenset[str] | None = None
    kind: frozenset[str] | None = None
    confidence: frozenset[str] | None = None
    from_: date | None = None
    to: date | None = None
    region: tuple[str, ...] = ()
    bbox: Box | None = None
    near: tuple[str, float] | None = None
    within: Ring | None = None
    q: str = ""
    actor: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    casualties: int | None = None
    precision: str | None = None

    def __post_init__(self) -> None:
        for key, words in _WORDS.items():
            _known(key, getattr(self, key), words)
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise QueryError(f"from={self.from_} is after to={self.to}; swap them")
        if self.bbox is not None:
            _box(self.bbox)
        if self.near is not None:
            shape, km = self.near
            if not shape:
                raise QueryError("near names no line or area; write near=iran-border:25")
            if not (math.isfinite(km) and km >= 0):
                raise QueryError(f"near={shape}:{km} is no distance; write kilometres, 0 or more")
        if self.within is not None and (fault := ring_fault(self.within)):
            raise QueryError(f"within {fault}")
        if self.casualties is not None and not 1 <= self.casualties <= MOST_CASUALTIES:
            raise QueryError(
                f"casualties={self.casualties} is no number of people; write 1 or more"
            )
        if self.precision is not None:
            _known("precision", (self.precision,), vocabulary.GEO_PRECISIONS)


def ring_fault(ring: Ring) -> str:
    """What is wrong with the corners of a drawn area, with the cure; empty when nothing is."""
    fewest, most = CORNERS
    if not fewest <= len(ring) <= most:
        return f"has {len(ring)} corners; draw {fewest} to {most}"
    for lon, lat in ring:
        if not (abs(lon) <= 180 and abs(lat) <= 90):
            return f"has a corner at {lon:g},{lat:g}; write lon,lat in degrees"
    try:
        geodesic_polygon(ring)
    except ValueError as fault:
        return f"{fault}; draw it anew"
    return ""


def _known(key: str, asked: Iterable[str] | None, words: tuple[str, ...]) -> None:
    for word in sorted(asked or ()):
        if word not in words:
            raise QueryError(f"{key}={word} is not known; write some of {', '.join(words)}")


def _box(box: Box) -> None:
    text = "bbox=" + ",".join(f"{value:g}" for value in box)
    if len(box) != 4 or not all(math.isfinite(value) for value in box):
        raise QueryError(f"{text} is not a box; write bbox=west,south,east,north in degrees")
    west, south, east, north = box
    if max(abs(south), abs(north)) > 90:
        raise QueryError(f"{text} has a latitude beyond 90; write bbox=west,south,east,north")
    if max(abs(west), abs(east)) > 180:
        raise QueryError(f"{text} has a longitude beyond 180; write bbox=west,south,east,north")
    if west >= east or south >= north:
        raise QueryError(f"{text} is empty; write west before east and south before north")
