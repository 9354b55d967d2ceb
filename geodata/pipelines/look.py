"""A file looked at and not stored: its report, and its rows as a snapshot of their own.

The same readers and checks as in an import, with a bound on the rows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from geodata.layers import Catalogue
from geodata.model import Dataset, FiledEvent, Snapshot, snapshot_of
from geodata.pipelines.reports import Report
from geodata.pipelines.screening import Options, screen
from geodata.queries import place_events

MOST_ROWS: Final = 10_000
"""Rows of a file that are looked at."""

VERSION: Final = "look"
"""In place of a data version: these rows are in no store."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look gave: the report, the kept rows in order (first day, then id), and for each of
    them its row in the file and its cells as the file had them."""

    report: Report
    snapshot: Snapshot
    filed: tuple[FiledEvent, ...]


def look_at(
    path: Path,
    catalogue: Catalogue,
    stored: Collection[str],
    datasets: Mapping[str, Dataset],
    *,
    most_rows: int = MOST_ROWS,
) -> Look:
    """Look at a file as an import into a store with these ids and datasets would.

    Good rows are kept beside refused ones; rows beyond `most_rows` are not read, and the report
    says so.
    """
    options = Options(skip_bad=True, most_rows=most_rows)
    with screen([path], stored, datasets, options) as found:
        (one,) = found.files
        kept = sorted(found.kept(0), key=lambda row: (row.event.date_start, row.event.id))
        report, dataset = found.report, one.dataset
    if dataset is None:
        kept = []
    name = dataset.id if dataset else ""
    events = [row.event.model_copy(update={"dataset": name}) for row in kept]
    placed = place_events(events, catalogue)
    snapshot = snapshot_of(VERSION, events, placed, [dataset] if dataset else [])
    filed = tuple(replace(row, event=event) for row, event in zip(kept, events, strict=True))
    return Look(report, snapshot, filed)
