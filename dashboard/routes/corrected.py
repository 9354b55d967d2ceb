"""What has been corrected since a pinned version, for the reports that a question selects.

Only of what the licences let go is told: an id tells of a row.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from dashboard.services import Services
from geodata.licences import release
from geodata.queries import Query, Selection
from geodata.stores import DataChanges, changes_among

WAY: Final = "changes"


def released_ids(selection: Selection) -> list[str]:
    """The ids of a selection that may leave, in the order of rows."""
    rows = release(selection.snapshot, selection.rows, WAY).rows
    return [selection.snapshot.ids[row] for row in rows]


def seen_ids(selection: Selection) -> list[str]:
    """All ids of a selection: for the workspace alone, which passes nothing on."""
    return [selection.snapshot.ids[row] for row in selection.rows]


def changes_for(
    services: Services,
    query: Query,
    since: str,
    ids_of: Callable[[Selection], list[str]] = released_ids,
) -> DataChanges | None:
    """What changed since a version for who asks a question; None when it never was here."""
    now = services.snapshot
    past = services.past(since)
    changes = services.store.changes_since(since, until=now.version)
    if past is None or changes is None:
        return None
    then = services.selection_of(past.snapshot, query)
    return changes_among(ids_of(then), ids_of(services.selection_of(now, query)), changes)


def corrected_json(services: Services, query: Query, version: str | None) -> dict[str, Any]:
    """The member `corrected` of an answer that is pinned to an earlier version; else nothing.

    `changed` and `withdrawn` are ids of the pinned reports; `added` those that would answer now.
    """
    if version is None or version == services.snapshot.version:
        return {}
    changes = changes_for(services, query, version)
    if changes is None or not (changes.added or changes.changed or changes.removed):
        return {}
    return {
        "corrected": {
            "now": services.snapshot.version,
            "changed": sorted(changes.changed),
            "withdrawn": sorted(changes.removed),
            "added": sorted(changes.added),
        }
    }
