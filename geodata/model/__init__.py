"""The model: events as claims with sources, their dates, places, rows, problems and snapshot.

It holds every rule about one event. It deliberately knows no file, no catalogue, no store.
"""

from __future__ import annotations

from geodata.model.dataset import Dataset
from geodata.model.event import Casualties, Event, Place, Source
from geodata.model.problems import Problem, Refusal
from geodata.model.rows import FiledEvent, RawRow, event_of, row_of
from geodata.model.snapshot import Placements, Snapshot, snapshot_of

__all__ = [
    "Casualties",
    "Dataset",
    "Event",
    "FiledEvent",
    "Place",
    "Placements",
    "Problem",
    "RawRow",
    "Refusal",
    "Snapshot",
    "Source",
    "event_of",
    "row_of",
    "snapshot_of",
]
