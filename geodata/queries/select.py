"""Selection: the one place that answers which reports a query means.

Pages, pictures, files and feeds all read a `Selection`, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from geodata import vocabulary
from geodata.layers import Catalogue
from geodata.model import Event, Snapshot
from geodata.model.snapshot import Rows
from geodata.queries.filters import FILTERS, Filter
from geodata.queries.query import Query

_SERVER_ONLY: Final = tuple(one for one in FILTERS if not one.in_browser)


@dataclass(frozen=True, eq=False)
class Selection:
    """The rows that a query selects, ascending, and how many it left out for coarseness alone."""

    snapshot: Snapshot
    query: Query
    rows: Rows
    coarse_left_out: int

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def events(self) -> tuple[Event, ...]:
        """The selected events in the order of rows."""
        return tuple(self.snapshot.events[row] for row in self.rows)

    def counts_by_layer(self) -> dict[str, int]:
        """How many of each set of reports, every set named."""
        layers = vocabulary.REPORT_LAYERS
        counts = np.bincount(self.snapshot.layer[self.rows], minlength=len(layers))
        return {layer: int(count) for layer, count in zip(layers, counts, strict=True)}


def select(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Selection:
    """The reports that a query means. QueryError when it names an unknown area or line."""
    rows, left_out = _rows(snapshot, query, catalogue, FILTERS)
    return Selection(snapshot, query, rows, left_out)


def candidates(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Rows:
    """The rows that pass the filters which the browser does not compute."""
    return _rows(snapshot, query, catalogue, _SERVER_ONLY)[0]


def describe(query: Query) -> str:
    """What a query asks, in plain words."""
    said = [words for one in FILTERS if (words := one.describe(query))]
    return "; ".join(said) if said else "all reports"


def _rows(
    snapshot: Snapshot, query: Query, catalogue: Catalogue, filters: Iterable[Filter]
) -> tuple[Rows, int]:
    kept = np.ones(len(snapshot), dtype=np.bool_)
    kept_if_finer = kept.copy()
    for one in filters:
        found = one.apply(snapshot, query, catalogue)
        if found is not None:
            kept &= found.rows
            kept_if_finer &= found.rows if found.coarse is None else found.rows | found.coarse
    rows = np.flatnonzero(kept).astype(np.uint32)
    rows.setflags(write=False)
    return rows, int(np.count_nonzero(kept_if_finer & ~kept))
