"""Briefs: what the page says of an event before it is opened, in chunks of rows.

A chunk is an array of objects in the order of rows. A chunk beyond the last row is empty.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from geodata.errors import QueryError
from geodata.model import Event, Snapshot

BRIEF_SIZE: Final = 256
"""Rows in a chunk."""

Saying: TypeAlias = Callable[[Event], dict[str, str]]


def briefs_json(
    snapshot: Snapshot, chunk: int, size: int = BRIEF_SIZE, said: Saying | None = None
) -> bytes:
    """The briefs of rows `chunk * size` and following, as JSON. QueryError for a chunk below 0.

    `said` gives texts of an event that stand in the place of the English ones.
    """
    if chunk < 0 or size < 1:
        raise QueryError(f"there is no chunk {chunk} of {size} rows; chunks count from 0")
    rows = snapshot.events[chunk * size : (chunk + 1) * size]
    return json.dumps(
        [_brief(event) | (said(event) if said else {}) for event in rows], ensure_ascii=False
    ).encode()


def _brief(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "title": event.title,
        "place": event.place.name,
        "dates": event.dates,
        "layer": event.layer,
        "kind": event.kind,
        "confidence": event.confidence,
        "geo_precision": event.place.geo_precision,
    }
