"""The name of an exported file: it says what is in it, in letters that are safe everywhere."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from geodata.model.folding import fold
from geodata.queries import Query
from geodata.vocabulary import CONFIDENCES, KINDS, REPORT_LAYERS

LONGEST: Final = 100

_SETS: Final = {"event": "events", "border_incident": "border-incidents", "protest": "protests"}
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._]+")


def file_name(query: Query, ending: str) -> str:
    """Such as `aras-2020-09-27_2020-11-10-protests.csv`, at most `LONGEST` characters and the end.

    First the days, then the sets, kinds, confidences, areas, distance, box and words asked for.
    """
    parts = ["aras", _days(query.from_, query.to)]
    parts += _words(query.show, REPORT_LAYERS, _SETS)
    parts += _words(query.kind, KINDS)
    parts += _words(query.confidence, CONFIDENCES)
    parts += query.region
    if query.near is not None:
        parts.append(f"{query.near[1]:g}km-of-{query.near[0]}")
    if query.bbox is not None:
        parts.append("box")
    parts.append(fold(query.q))
    said = "-".join(filter(None, (_UNSAFE.sub("-", part).strip("-._") for part in parts)))
    return f"{said[:LONGEST].rstrip('-._')}.{ending}"


def _days(first: date | None, last: date | None) -> str:
    if first and last:
        return f"{first}_{last}" if first != last else str(first)
    if first:
        return f"since-{first}"
    return f"until-{last}" if last else "all-days"


def _words(
    asked: frozenset[str] | None, order: tuple[str, ...], names: dict[str, str] | None = None
) -> list[str]:
    if asked is None:
        return []
    return [(names or {}).get(word, word) for word in order if word in asked]
