"""The snapshot: all events of one version as an immutable columnar view.

Its order (first day, then id) is the order of rows everywhere. It knows what was computed when the
events were stored, and neither the store nor the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from geodata import vocabulary
from geodata.model.dataset import Dataset
from geodata.model.dates import day_number
from geodata.model.event import Event

Floats: TypeAlias = NDArray[np.float64]
Floats32: TypeAlias = NDArray[np.float32]
Days: TypeAlias = NDArray[np.int32]
Codes: TypeAlias = NDArray[np.uint8]
DatasetCodes: TypeAlias = NDArray[np.uint16]
Rows: TypeAlias = NDArray[np.uint32]
PlaceCodes: TypeAlias = NDArray[np.uint32]

NOBODY: Final = 255
"""The code of an event whose place lies in no area of control, or is known too coarsely for one."""

NOWHERE: Final = 2**32 - 1
"""The code of an event without a nearest settlement: the catalogue has none."""


@dataclass(frozen=True, eq=False)
class Placements:
    """What an event's place means to the catalogue, one entry per event.

    `radius_km` is 0 for a sharp point. `members` gives the rows that count inside an area, `coarse`
    those whose point lies inside but whose place is known too coarsely for the area's grain. The id
    of a layer that changes in time (`occupied`) stands for what it held on the event's first day.
    `controller` is a position in `vocabulary.CONTROLLERS`, as of the event's first day, or NOBODY.
    `settlement` is a position in `settlements` (ids of the catalogue's places), or NOWHERE.
    """

    radius_km: Floats32
    iran_border_km: Floats32
    contact_line_km: Floats32
    members: Mapping[str, Rows]
    coarse: Mapping[str, Rows]
    folded: tuple[str, ...]
    controller: Codes = field(default_factory=lambda: np.empty(0, np.uint8))
    settlement: PlaceCodes = field(default_factory=lambda: np.empty(0, np.uint32))
    settlement_km: Floats32 = field(default_factory=lambda: np.empty(0, np.float32))
    settlements: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Snapshot:
    """Events of one version, as rows and as columns that cannot be written to.

    `lon`, `lat` in degrees (WGS 84); days since 1970-01-01, `first_day`..`last_day` widened by the
    precision; codes are positions in `vocabulary`. `related[related_start[r]:related_start[r + 1]]`
    are the rows related to row r, in both directions. `folded` holds lines of comparable text.
    `dataset` gives positions in `datasets`, which stand in the order of their ids.
    """

    version: str
    events: tuple[Event, ...]
    ids: tuple[str, ...]
    row_of: Mapping[str, int]
    lon: Floats
    lat: Floats
    first_day: Days
    last_day: Days
    start_day: Days
    end_day: Days
    layer: Codes
    kind: Codes
    confidence: Codes
    date_precision: Codes
    geo_precision: Codes
    dataset: DatasetCodes
    radius_km: Floats32
    iran_border_km: Floats32
    contact_line_km: Floats32
    controller: Codes
    settlement: PlaceCodes
    settlement_km: Floats32
    related_start: Rows
    related: Rows
    members: Mapping[str, Rows]
    coarse: Mapping[str, Rows]
    folded: tuple[str, ...]
    settlements: tuple[str, ...]
    datasets: tuple[Dataset, ...]

    def __len__(self) -> int:
        return len(self.events)

    def __repr__(self) -> str:
        return f"<Snapshot {self.version}: {len(self)} events>"

    def related_rows(self, row: int) -> Rows:
        """The rows related to a row, ascending, in both directions."""
        return self.related[self.related_start[row] : self.related_start[row + 1]]


def snapshot_of(
    version: str,
    events: Sequence[Event],
    placements: Placements,
    datasets: Sequence[Dataset] = (),
) -> Snapshot:
    """The snapshot of events that stand in order (first day, then id), with their placements.

    KeyError when an event is of a dataset that is not given.
    """
    datasets = sorted(datasets, key=lambda dataset: dataset.id)
    place_of = {dataset.id: place for place, dataset in enumerate(datasets)}
    ids = tuple(event.id for event in events)
    row_of = {name: row for row, name in enumerate(ids)}
    spans = [event.span for event in events]
    related_start, related = _relations(events, row_of)
    return Snapshot(
        version=version,
        events=tuple(events),
        ids=ids,
        row_of=MappingProxyType(row_of),
        lon=_frozen([event.place.lon for event in events], np.float64),
        lat=_frozen([event.place.lat for event in events], np.float64),
        first_day=_frozen([day_number(first) for first, _ in spans], np.int32),
        last_day=_frozen([day_number(last) for _, last in spans], np.int32),
        start_day=_frozen([day_number(event.date_start) for event in events], np.int32),
        end_day=_frozen([day_number(e.date_end or e.date_start) for e in events], np.int32),
        layer=_codes([event.layer for event in events], vocabulary.REPORT_LAYERS),
        kind=_codes([event.kind for event in events], vocabulary.KINDS),
        confidence=_codes([event.confidence for event in events], vocabulary.CONFIDENCES),
        date_precision=_codes([e.date_precision for e in events], vocabulary.DATE_PRECISIONS),
        geo_precision=_codes([e.place.geo_precision for e in events], vocabulary.GEO_PRECISIONS),
        dataset=_frozen([place_of[event.dataset] for event in events], np.uint16),
        radius_km=_frozen(placements.radius_km, np.float32),
        iran_border_km=_frozen(placements.iran_border_km, np.float32),
        contact_line_km=_frozen(placements.contact_line_km, np.float32),
        controller=_each(placements.controller, len(ids), NOBODY, np.uint8),
        settlement=_each(placements.settlement, len(ids), NOWHERE, np.uint32),
        settlement_km=_each(placements.settlement_km, len(ids), np.inf, np.float32),
        related_start=related_start,
        related=related,
        members=_frozen_rows(placements.members),
        coarse=_frozen_rows(placements.coarse),
        folded=tuple(placements.folded),
        settlements=tuple(placements.settlements),
        datasets=tuple(datasets),
    )


def _relations(events: Sequence[Event], row_of: Mapping[str, int]) -> tuple[Rows, Rows]:
    """Both directions of every relation, row by row (compressed sparse rows)."""
    neighbours: list[set[int]] = [set() for _ in events]
    for row, event in enumerate(events):
        for name in event.related_ids:
            other = row_of[name]
            neighbours[row].add(other)
            neighbours[other].add(row)
    start = np.zeros(len(events) + 1, dtype=np.uint32)
    np.cumsum([len(rows) for rows in neighbours], out=start[1:])
    return _frozen(start, np.uint32), _frozen([r for n in neighbours for r in sorted(n)], np.uint32)


def _codes(found: Sequence[str], words: Sequence[str]) -> Codes:
    code = {word: position for position, word in enumerate(words)}
    return _frozen([code[word] for word in found], np.uint8)


def _each(values: Any, rows: int, unknown: float, dtype: type[np.generic]) -> NDArray[Any]:
    """A column, or one of unknowns where the placements were made without it."""
    return _frozen(values if len(values) or not rows else np.full(rows, unknown), dtype)


def _frozen_rows(rows: Mapping[str, Rows]) -> Mapping[str, Rows]:
    return MappingProxyType({area: _frozen(found, np.uint32) for area, found in rows.items()})


def _frozen(values: Any, dtype: type[np.generic]) -> NDArray[Any]:
    array = np.array(values, dtype=dtype)
    array.setflags(write=False)
    return array
