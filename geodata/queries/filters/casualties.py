"""Casualties: killed and injured together are at least so many.

Of the killed and of the injured the low figure counts where it is given, else the high one; a
report that gives neither never qualifies.
"""

from __future__ import annotations

from typing import Final

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries.filters.base import Filter, Kept
from geodata.queries.query import Query


def _apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
    if query.casualties is None:
        return None
    return Kept(snapshot.casualties >= query.casualties)


def _describe(query: Query) -> str | None:
    if query.casualties is None:
        return None
    return f"at least {query.casualties} killed or injured"


CASUALTIES: Final = Filter("casualties", _apply, _describe)
