"""Bins of time: days, ISO weeks, months or years, and the bin of each report.

The rule: a report stands in the bin of its first day that lies in the window, once. One whose
date is known less finely than the bins (to the month, in bins of a week) has no bin and is counted
apart; one known to the week only stands in the month or year of the day that it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geodata.model.dates import EPOCH, day_number
from geodata.queries.statistics.base import Basis
from geodata.vocabulary import DATE_PRECISIONS

GRAINS: Final = ("day", "week", "month", "year")
MOST: Final = 120
"""So many bins at most: finer ones could not be told apart in a chart beside a map."""

NO_BIN: Final = -1
_FIRST_MONDAY: Final = 4
"""5 January 1970, as days since the epoch."""


@dataclass(frozen=True, eq=False)
class Bins:
    """Bins without gaps. `starts` holds the first day of each and, last, the day after the end.

    Days since 1970-01-01. `first`, `last` are the ends of what is counted: the window's, or the
    first and last report's where the window is open; None when there is nothing.
    """

    grain: str
    starts: NDArray[np.int64]
    first: date | None
    last: date | None

    def __len__(self) -> int:
        return max(0, len(self.starts) - 1)

    def name(self, place: int) -> str:
        """ISO 8601 name: `2020-10-05`, `2020-W41`, `2020-10` or `2020`."""
        day = _date(int(self.starts[place]))
        if self.grain == "week":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}"
        return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.grain]]

    def span(self, place: int) -> tuple[str, str]:
        """First and last day of a bin inside the window, ISO 8601."""
        first, last = _date(int(self.starts[place])), _date(int(self.starts[place + 1]) - 1)
        if self.first and self.last:
            first, last = max(first, self.first), min(last, self.last)
        return first.isoformat(), last.isoformat()

    def facts(self) -> dict[str, Any]:
        """Grain and bins, for an axis that shows the empty ones too."""
        spans = [self.span(place) for place in range(len(self))]
        names = [self.name(place) for place in range(len(self))]
        return {
            "grain": self.grain,
            "bins": [[name, *span] for name, span in zip(names, spans, strict=True)],
        }


@dataclass(frozen=True, eq=False)
class Placed:
    """Bins, and the bin of each of the basis's rows (`NO_BIN` for those counted apart)."""

    bins: Bins
    of_row: NDArray[np.int64]


def placed_in_time(basis: Basis, finest: str) -> Placed:
    """The basis's reports in bins of the finest grain, from `finest` on, that gives few enough."""
    day = _days_in_window(basis)
    precision = basis.snapshot.date_precision[basis.rows]
    first, last = _ends(basis, day)
    if first is None or last is None:
        empty = np.empty(0, dtype=np.int64)
        return Placed(Bins(finest, empty, None, None), np.full(len(day), NO_BIN, dtype=np.int64))
    bins = _bins(first, last, finest)
    known = precision <= DATE_PRECISIONS.index(bins.grain)
    place = np.searchsorted(bins.starts, day, side="right") - 1
    return Placed(bins, np.where(known, place, NO_BIN).astype(np.int64))


def _days_in_window(basis: Basis) -> NDArray[np.int64]:
    """The first day of each report that lies in the window, days since 1970-01-01."""
    day = basis.snapshot.start_day[basis.rows].astype(np.int64)
    query = basis.query
    if query.from_ is not None:
        day = np.maximum(day, day_number(query.from_))
    if query.to is not None:
        day = np.minimum(day, day_number(query.to))
    return day


def _ends(basis: Basis, day: NDArray[np.int64]) -> tuple[date | None, date | None]:
    first, last = basis.query.from_, basis.query.to
    if day.size:
        first = first or _date(int(day.min()))
        last = last or _date(int(day.max()))
    if first and last and first > last:
        last = first
    return first, last


def _bins(first: date, last: date, finest: str) -> Bins:
    for grain in GRAINS[GRAINS.index(finest) :]:
        starts = _starts(first, last, grain)
        if len(starts) <= MOST + 1 or grain == GRAINS[-1]:
            break
    return Bins(grain, starts, first, last)


def _starts(first: date, last: date, grain: str) -> NDArray[np.int64]:
    """First days of the bins that cover the days, and the day after the last bin."""
    low, high = day_number(first), day_number(last)
    if grain in ("day", "week"):
        step = 1 if grain == "day" else 7
        low -= (low - _FIRST_MONDAY) % step
        return np.arange(low, high + step + 1, step, dtype=np.int64)[: (high - low) // step + 2]
    unit = "M" if grain == "month" else "Y"
    period = np.array([low, high], dtype="datetime64[D]").astype(f"datetime64[{unit}]")
    periods = np.arange(period[0], period[1] + 2)
    return periods.astype("datetime64[D]").astype(np.int64)


def _date(day: int) -> date:
    return EPOCH + timedelta(days=day)
