"""The window of time: a report is kept when its span, widened by its precision, meets it."""

from __future__ import annotations

from typing import Final

import numpy as np

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.model.dates import day_number, in_words
from geodata.queries.filters.base import Filter, Kept
from geodata.queries.query import Query


def _apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
    if query.from_ is None and query.to is None:
        return None
    rows = np.ones(len(snapshot), dtype=np.bool_)
    if query.from_ is not None:
        rows &= snapshot.last_day >= day_number(query.from_)
    if query.to is not None:
        rows &= snapshot.first_day <= day_number(query.to)
    return Kept(rows)


def _describe(query: Query) -> str | None:
    if query.from_ is not None and query.to is not None:
        return in_words(query.from_, query.to, "day")
    if query.from_ is not None:
        return f"from {in_words(query.from_, None, 'day')} on"
    if query.to is not None:
        return f"until {in_words(query.to, None, 'day')}"
    return None


TIME: Final = Filter("time", _apply, _describe, in_browser=True)
