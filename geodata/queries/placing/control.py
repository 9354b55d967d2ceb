"""Control: who held an area on the day of each row, and what layers that makes up.

One day is kept for each row, its first; `control_during` tells all that its dates may mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geodata.layers import Catalogue, Layer
from geodata.layers.control import ControlPeriod
from geodata.model import Snapshot
from geodata.model.dates import day_number
from geodata.model.snapshot import NOBODY, Codes, Days, Rows
from geodata.vocabulary import CONTROLLERS

_OPEN_END: Final = 2**31 - 1
_NO_ROWS: Final[Rows] = np.empty(0, dtype=np.uint32)


def controllers_on(periods: Sequence[ControlPeriod], day: Days) -> Codes:
    """Positions in CONTROLLERS by the periods of one area, earliest first; NOBODY between them."""
    since = np.array([day_number(period.since) for period in periods])
    until = np.array([day_number(p.until) if p.until else _OPEN_END for p in periods])
    code = np.array([CONTROLLERS.index(p.controller) for p in periods], dtype=np.uint8)
    period = np.searchsorted(since, day, side="right") - 1
    known = (period >= 0) & (day < until[period])
    return np.where(known, code[period], np.uint8(NOBODY))


class Hold(NamedTuple):
    """One controller of one area, from `since` up to but not including `until` (None: open)."""

    area_id: str
    controller: str
    since: date
    until: date | None


def control_during(snapshot: Snapshot, row: int, catalogue: Catalogue) -> tuple[Hold, ...]:
    """Who controlled the place of a row on its days, widened by their precision, one after another.

    Periods of one controller are one. Empty where the place counts in no area of control, or
    before the history.
    """
    first, last = int(snapshot.first_day[row]), int(snapshot.last_day[row])
    for area_id in catalogue.control.areas:
        rows = snapshot.members.get(area_id, _NO_ROWS)
        at = int(np.searchsorted(rows, row))
        if at < rows.size and rows[at] == row:
            return tuple(
                hold
                for hold in _holds(catalogue.control.of(area_id))
                if day_number(hold.since) <= last
                and (hold.until is None or day_number(hold.until) > first)
            )
    return ()


def _holds(periods: Sequence[ControlPeriod]) -> list[Hold]:
    holds: list[Hold] = []
    for period in periods:
        since = period.since
        if holds and (holds[-1].controller, holds[-1].until) == (period.controller, since):
            since = holds.pop().since
        holds.append(Hold(period.area_id, period.controller, since, period.until))
    return holds


class HeldRows:
    """The rows that lie in what the controllers of one layer held on their day."""

    def __init__(self, layer: Layer):
        self.layer_id = layer.id
        held_by = [CONTROLLERS.index(word) for word in layer.spec.held_by]
        self._holds = np.isin(np.arange(NOBODY + 1), held_by)
        self._fine: list[Rows] = []
        self._coarse: list[Rows] = []

    def note(self, inside: Rows, holder: Codes, fine: NDArray[np.bool_]) -> None:
        """Take note of the rows inside one area, who held it, and which are known finely enough."""
        holds = self._holds[holder]
        self._fine.append(inside[holds & fine])
        self._coarse.append(inside[holds & ~fine])

    @property
    def fine(self) -> Rows:
        """The rows that count, ascending."""
        return _joined(self._fine)

    @property
    def coarse(self) -> Rows:
        """The rows that lie inside but are known too coarsely, ascending."""
        return _joined(self._coarse)


def _joined(parts: list[Rows]) -> Rows:
    return np.unique(np.concatenate([_NO_ROWS, *parts]))
