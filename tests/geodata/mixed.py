"""Reports of three datasets, one of each rule, whose every text and id names its rule.

So a file may be searched for what must not be in it: `AGGREGATES` and `LINKONLY` are in every text
of a report that stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np

from geodata.model import Dataset, Event, Placements, Snapshot, snapshot_of
from geodata.model.snapshot import NOBODY, NOWHERE

OPEN: Final = Dataset(
    id="open-list",
    name="Open list",
    redistribution="rows",
    licence="CC BY 4.0",
    url="https://example.org/open",
    citation="Open list, version {version}; {filters}; accessed {accessed}.",
)
COUNTED: Final = Dataset(
    id="counted-list",
    name="Counted list",
    redistribution="aggregates",
    licence="counts only",
    url="https://example.org/counted",
    citation="Counted list, accessed {accessed}; {filters}.",
    accessed="2026-02",
)
NAMED: Final = Dataset(
    id="named-list",
    name="Named list",
    redistribution="link-only",
    licence="all rights reserved",
    url="https://example.org/named",
)
MARKS: Final = {"rows": "FREEROW", "aggregates": "AGGREGATES", "link-only": "LINKONLY"}
SECRETS: Final = (MARKS["aggregates"], MARKS["link-only"])
FIRST: Final = date(2020, 9, 30)


def report(dataset: Dataset, number: int, **more: object) -> Event:
    """Report `number` of a dataset, on a day of its own; its texts bear the mark of the rule."""
    mark = MARKS[dataset.redistribution]
    values: dict[str, object] = {
        "id": f"{mark}-{number}",
        "layer": ("event", "border_incident", "protest")[number % 3],
        "kind": ("shelling", "landing", "demonstration")[number % 3],
        "date_start": FIRST + timedelta(days=number),
        "date_precision": "day",
        "title": f"{mark} title {number}",
        "summary": f"{mark} summary {number}",
        "place": {
            "name": f"{mark} place",
            "country": "Iran",
            "admin1": ("Ardabil", "East Azerbaijan")[number % 2],
            "lat": 38.5 + number / 100,
            "lon": 47.0 + number / 70,
            "geo_precision": "settlement",
        },
        "actors": (f"{mark} actor",),
        "killed": {"min": number, "max": number + 1} if number % 2 else None,
        "reported_by": f"{mark} voice",
        "confidence": "reported",
        "sources": ({"publisher": f"{mark} publisher", "url": f"https://example.org/{mark}"},),
        "dataset": dataset.id,
    }
    return Event.model_validate(values | more)


def snapshot_with(
    events: Sequence[Event], datasets: Sequence[Dataset], version: str = "v-mixed"
) -> Snapshot:
    """A snapshot of events in order, placed nowhere in particular."""
    ordered = sorted(events, key=lambda event: (event.date_start, event.id))
    zeros = np.zeros(len(ordered), dtype=np.float32)
    placements = _placements(len(ordered), zeros)
    return snapshot_of(version, ordered, placements, datasets)


def _placements(count: int, zeros: object) -> Placements:
    known = {
        "radius_km": zeros,
        "iran_border_km": zeros,
        "contact_line_km": zeros,
        "members": {},
        "coarse": {},
        "folded": ("",) * count,
        "controller": np.full(count, NOBODY),
        "settlement": np.full(count, NOWHERE),
        "settlement_km": np.full(count, np.inf),
        "settlements": (),
    }
    return Placements(**known)  # type: ignore[arg-type]


def mixed_snapshot(each: int = 4) -> Snapshot:
    """So many reports of each of the three datasets; a free one is related to one of each other."""
    events = [report(dataset, n) for dataset in (OPEN, COUNTED, NAMED) for n in range(each)]
    related = tuple(f"{mark}-1" for mark in MARKS.values())
    events[0] = report(OPEN, 0, related_ids=related)
    return snapshot_with(events, (OPEN, COUNTED, NAMED))
