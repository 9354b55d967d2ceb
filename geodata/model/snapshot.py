"""The snapshot: all events of one version as an immutable columnar view.

Its order (first day, then id) is the order of rows everywhere. It knows what was computed when the
events were stored, and neither the store nor the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from geodata.model.columns import Codes, Columns, Counts, Days, Floats, Ranges, columns_of, widened
from geodata.model.dataset import Dataset
from geodata.model.event import Event
from geodata.model.terms import Terms

Floats32: TypeAlias = NDArray[np.float32]
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
    controller: Codes
    settlement: PlaceCodes
    settlement_km: Floats32
    settlements: tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Snapshot:
    """Events of one version, as rows and as columns that cannot be written to.

    `lon`, `lat` in degrees (WGS 84); days since 1970-01-01, `first_day`..`last_day` widened by the
    precision; codes are positions in `vocabulary`. `related[related_start[r]:related_start[r + 1]]`
    are the rows related to row r, in both directions. `folded` holds lines of comparable text.
    `dataset` gives positions in `datasets`, which stand in the order of their ids. `casualties` is
    the least number of killed and injured together, or columns.NOT_GIVEN; `killed` and `injured`
    are pairs of the low and the high figure.
    `events` may be read from their store when they are asked for, some hundred at a time.
    """

    version: str
    events: Sequence[Event]
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
    casualties: Counts
    killed: Ranges
    injured: Ranges
    actors: Terms
    publishers: Terms
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
    columns: Columns | None = None,
) -> Snapshot:
    """The snapshot of events that stand in order (first day, then id), with their placements.

    `columns` are those of the events when they are known already; then the events need not be in
    memory. KeyError when an event is of a dataset that is not given.
    """
    said = columns_of(events) if columns is None else columns
    datasets = sorted(datasets, key=lambda dataset: dataset.id)
    place_of = {dataset.id: place for place, dataset in enumerate(datasets)}
    row_of = {name: row for row, name in enumerate(said.ids)}
    first_day, last_day = widened(said.start_day, said.end_day, said.date_precision)
    related_start, related = _relations(said, row_of)
    return Snapshot(
        version=version,
        events=tuple(events) if columns is None else events,
        ids=said.ids,
        row_of=MappingProxyType(row_of),
        lon=_frozen(said.lon, np.float64),
        lat=_frozen(said.lat, np.float64),
        first_day=_frozen(first_day, np.int32),
        last_day=_frozen(last_day, np.int32),
        start_day=_frozen(said.start_day, np.int32),
        end_day=_frozen(said.end_day, np.int32),
        layer=_frozen(said.layer, np.uint8),
        kind=_frozen(said.kind, np.uint8),
        confidence=_frozen(said.confidence, np.uint8),
        date_precision=_frozen(said.date_precision, np.uint8),
        geo_precision=_frozen(said.geo_precision, np.uint8),
        casualties=_frozen(said.casualties, np.int32),
        killed=_frozen(said.killed, np.int32),
        injured=_frozen(said.injured, np.int32),
        actors=said.actors,
        publishers=said.publishers,
        dataset=_frozen([place_of[name] for name in said.dataset], np.uint16),
        radius_km=_frozen(placements.radius_km, np.float32),
        iran_border_km=_frozen(placements.iran_border_km, np.float32),
        contact_line_km=_frozen(placements.contact_line_km, np.float32),
        controller=_frozen(placements.controller, np.uint8),
        settlement=_frozen(placements.settlement, np.uint32),
        settlement_km=_frozen(placements.settlement_km, np.float32),
        related_start=related_start,
        related=related,
        members=_frozen_rows(placements.members),
        coarse=_frozen_rows(placements.coarse),
        folded=tuple(placements.folded),
        settlements=tuple(placements.settlements),
        datasets=tuple(datasets),
    )


def _relations(said: Columns, row_of: Mapping[str, int]) -> tuple[Rows, Rows]:
    """Both directions of every relation, row by row (compressed sparse rows).

    A relation to an event that is withdrawn, and so not here, is passed over.
    """
    pairs = {
        pair
        for row, names in said.related.items()
        for name in names
        if (other := row_of.get(name)) is not None
        for pair in ((row, other), (other, row))
    }
    ordered = np.array(sorted(pairs), dtype=np.uint32).reshape(-1, 2)
    start = np.zeros(len(said.ids) + 1, dtype=np.uint32)
    np.cumsum(np.bincount(ordered[:, 0], minlength=len(said.ids)), out=start[1:])
    return _frozen(start, np.uint32), _frozen(ordered[:, 1], np.uint32)


def _frozen_rows(rows: Mapping[str, Rows]) -> Mapping[str, Rows]:
    return MappingProxyType({area: _frozen(found, np.uint32) for area, found in rows.items()})


def _frozen(values: Any, dtype: type[np.generic]) -> NDArray[Any]:
    array = np.array(values, dtype=dtype)
    array.setflags(write=False)
    return array


__all__ = [
    "NOBODY",
    "NOWHERE",
    "Codes",
    "DatasetCodes",
    "Days",
    "Floats",
    "Floats32",
    "PlaceCodes",
    "Placements",
    "Rows",
    "Snapshot",
    "snapshot_of",
]
