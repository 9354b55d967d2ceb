"""Control: who held an area on the day of each row, and what layers that makes up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geodata.layers import Layer
from geodata.layers.control import ControlPeriod
from geodata.model.dates import day_number
from geodata.model.snapshot import NOBODY, Codes, Days, Rows
from geodata.vocabulary import CONTROLLERS

_OPEN_END = 2**31 - 1


def controllers_on(periods: Sequence[ControlPeriod], day: Days) -> Codes:
    """Positions in CONTROLLERS by the periods of one area, earliest first; NOBODY between them."""
    since = np.array([day_number(period.since) for period in periods])
    until = np.array([day_number(p.until) if p.until else _OPEN_END for p in periods])
    code = np.array([CONTROLLERS.index(p.controller) for p in periods], dtype=np.uint8)
    period = np.searchsorted(since, day, side="right") - 1
    known = (period >= 0) & (day < until[period])
    return np.where(known, code[period], np.uint8(NOBODY))


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
    return np.unique(np.concatenate([np.empty(0, dtype=np.uint32), *parts]))
