"""Rows of the table: a block of a selection in its order (first day, then id), in words."""

from __future__ import annotations

from typing import Any, Final

from dashboard.wording import wording
from geodata.queries import Selection

BLOCK: Final = 100
"""Rows in a block."""


def table_rows(selection: Selection, start: int, stop: int, lang: str) -> dict[str, Any]:
    """Rows `start` to `stop` (excluded) of the selection, and how many it has in all.

    What lies outside the selection is left out, and so is what is more than five blocks.
    """
    count = len(selection.rows)
    start = max(0, min(start, count))
    stop = max(start, min(stop, start + 5 * BLOCK, count))
    return {
        "count": count,
        "rows": [table_row(selection, int(row), lang) for row in selection.rows[start:stop]],
    }


def table_row(selection: Selection, row: int, lang: str) -> dict[str, Any]:
    """One report as the table shows it: words, not codes."""
    w, event = wording(lang), selection.snapshot.events[row]
    return {
        "id": event.id,
        "dates": event.dates,
        "title": event.title,
        "place": event.place.name,
        "layer": w[f"layer.{event.layer}"],
        "kind": w[f"kind.{event.kind}"],
        "confidence": w[f"confidence.{event.confidence}"],
    }
