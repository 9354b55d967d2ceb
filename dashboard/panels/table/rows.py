"""Rows of the table: a block of a selection in words, in the order that the reader chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from dashboard.panels.table.columns import BY_ID, COLUMNS, ranks
from geodata.model.snapshot import Rows
from geodata.queries import Selection

BLOCK: Final = 100
"""Rows in a block."""


@dataclass(frozen=True, slots=True)
class Order:
    """By which column the table is sorted, and in which direction. ValueError for an unknown one,
    in one sentence."""

    column: str
    falling: bool = False

    @classmethod
    def asked(cls, column: str, direction: str) -> Order | None:
        """The order that an address asks for; None for that of the selection."""
        if not column:
            return None
        if column not in BY_ID:
            raise ValueError(f"sort: “{column}” is no column; write one of {', '.join(BY_ID)}.")
        if direction not in ("", "asc", "desc"):
            raise ValueError(f"order: “{direction}” is not known; write asc or desc.")
        return cls(column, direction == "desc")


def table_rows(
    selection: Selection,
    start: int,
    stop: int,
    lang: str,
    order: Order | None = None,
    names: str = "en",
) -> dict[str, Any]:
    """Rows `start` to `stop` (excluded) of the selection, and how many it has in all.

    What lies outside the selection is left out, and so is what is more than five blocks.
    """
    rows = ordered_rows(selection, order, lang, names)
    count = len(rows)
    start = max(0, min(start, count))
    stop = max(start, min(stop, start + 5 * BLOCK, count))
    return {
        "count": count,
        "rows": [table_row(selection, int(row), lang, names) for row in rows[start:stop]],
    }


def ordered_rows(selection: Selection, order: Order | None, lang: str, names: str = "en") -> Rows:
    """The rows of a selection sorted by a column; rows without a value come last either way."""
    if order is None:
        return selection.rows
    column = BY_ID[order.column]
    rank = ranks(selection.snapshot, column, names if column.named else lang)[selection.rows]
    last = np.iinfo(rank.dtype).max
    keys = np.where(rank < 0, last, -rank if order.falling else rank)
    sorted_rows: Rows = selection.rows[np.argsort(keys, kind="stable")]
    return sorted_rows


def table_row(selection: Selection, row: int, lang: str, names: str = "en") -> dict[str, Any]:
    """One report as the table shows it: its id, its row in the columns of the page, and words.

    `lang`: of words, dates and numbers; `names`: of names of places.
    """
    snapshot, event = selection.snapshot, selection.snapshot.events[row]
    words = {
        column.id: column.cell(snapshot, row, event, names if column.named else lang)
        for column in COLUMNS
    }
    return {"id": event.id, "row": row, **words}
