"""Exports for tests, and events out of the rows that a reader found in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import numpy as np
from hypothesis import strategies as st

from geodata.layers import Catalogue, load_catalogue
from geodata.model import Dataset, Event, RawRow, Snapshot, event_of
from geodata.model.rows import degrees_text
from geodata.queries import Query, Selection
from geodata.writers import WRITERS, Export, ReadmeWriter, Writer, export_of
from tests.geodata.mixed import OPEN, snapshot_with
from tests.geodata.strategies import events as any_event

DAY: Final = date(2026, 11, 24)
EVERY_WRITER: Final[tuple[Writer, ...]] = (*WRITERS, ReadmeWriter())
NAMES: Final = [writer.id for writer in EVERY_WRITER]


def export_from(
    snapshot: Snapshot, catalogue: Catalogue, way: str = "events.csv", **more: Any
) -> Export:
    """The export of all rows of a snapshot."""
    rows = np.arange(len(snapshot), dtype=np.uint32)
    selection = Selection(snapshot, more.pop("query", Query()), rows, more.pop("left_out", 0))
    said = {"link": "https://aras.example/?from=..&to=..", "accessed": DAY, **more}
    return export_of(selection, way, catalogue, **said)


def export_of_events(
    events: Sequence[Event], catalogue: Catalogue | None = None, **more: Any
) -> Export:
    """The export of these events, all of datasets that let their rows go."""
    owned = [e if e.dataset else e.model_copy(update={"dataset": OPEN.id}) for e in events]
    names = sorted({event.dataset for event in owned})
    owners = [Dataset(id=name, name=name, redistribution="rows") for name in names]
    return export_from(snapshot_with(owned, owners), catalogue or load_catalogue(), **more)


def written(writer: Writer, export: Export) -> bytes:
    return b"".join(writer.pieces(export))


def event_from(values: Mapping[str, Any]) -> Event:
    """The event of a row that some reader gave: text, numbers, days, and None for nothing."""
    found = event_of(RawRow("file", 2, {name: cell(value) for name, value in values.items()}))
    assert isinstance(found, Event), found
    return found


def cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    return degrees_text(value) if isinstance(value, float) else str(value)


def released(export: Export) -> list[Event]:
    return list(export.release.events())


def by_id(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.id)


some_events = st.lists(any_event(), min_size=1, max_size=4, unique_by=lambda event: event.id)
"""A few events that the model lets stand, of any datasets."""
