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

Box = tuple[float, float, float, float]

_WORDS: Final = {
    "show": vocabulary.REPORT_LAYERS,
    "kind": vocabulary.KINDS,
    "confidence": vocabulary.CONFIDENCES,
}


@dataclass(frozen=True, slots=True)
class Query:
    """Which reports: keys combine with AND, the values of one key with OR.

    `from_` and `to` are inclusive, None is open. `bbox` is west, south, east, north in degrees.
    `near` is the id of a line or area and kilometres. QueryError for an impossible value.
    """

    show: frozenset[str] | None = None
    kind: frozenset[str] | None = None
    confidence: frozenset[str] | None = None
    from_: date | None = None
    to: date | None = None
    region: tuple[str, ...] = ()
    bbox: Box | None = None
    near: tuple[str, float] | None = None
    q: str = ""

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
