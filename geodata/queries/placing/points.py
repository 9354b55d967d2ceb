"""Points of rows: each place once, whatever number of rows lies there.

Reports repeat their places (a town, a post on the line), and what a place means is the same for all
of them. Nothing here knows areas or the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from geodata.model.snapshot import Floats, Rows

Positions: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Points:
    """Distinct points in degrees, by longitude, and the point of each row."""

    lon: Floats
    lat: Floats
    of_row: Positions
    _order: Positions
    _first: Positions

    def rows_at(self, points: Positions) -> Rows:
        """The rows that lie at these points (each given once), ascending."""
        first, many = self._first[points], self._first[points + 1] - self._first[points]
        skipped = np.repeat(first - (np.cumsum(many) - many), many)
        rows = self._order[skipped + np.arange(skipped.size)].astype(np.uint32)
        rows.sort()
        return rows


def points_of(lon: Floats, lat: Floats) -> Points:
    """The distinct points of rows."""
    order = np.argsort(lon)
    same = np.diff(lon[order]) == 0
    meridian = np.flatnonzero(np.append(same, False) | np.append(False, same))
    alike = order[meridian]  # few, so that all the others need no second key
    order[meridian] = alike[np.lexsort((lat[alike], lon[alike]))]
    lon, lat = lon[order], lat[order]
    new = np.ones(lon.size, dtype=np.bool_)
    new[1:] = (np.diff(lon) != 0) | (np.diff(lat) != 0)
    of_row = np.empty(lon.size, dtype=np.intp)
    of_row[order] = np.cumsum(new) - 1
    first = np.append(np.flatnonzero(new), lon.size)
    return Points(lon[new], lat[new], of_row, order, first)
