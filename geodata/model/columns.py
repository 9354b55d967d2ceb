"""What events say, as columns: one entry an event, in the one order of rows (first day, then id).

It knows neither places of the catalogue nor stores; a snapshot is made of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from geodata import vocabulary
from geodata.model.dates import EPOCH, day_number
from geodata.model.event import Casualties, Event
from geodata.model.terms import Terms, terms_of

Floats: TypeAlias = NDArray[np.float64]
Days: TypeAlias = NDArray[np.int32]
Codes: TypeAlias = NDArray[np.uint8]
Counts: TypeAlias = NDArray[np.int32]

Ranges: TypeAlias = NDArray[np.int32]
"""Low and high, one pair a row."""

NOT_GIVEN: Final = -1
"""The casualties of an event for which no figure is given."""

MOST_COUNTED: Final = 2**31 - 1

_FIRST_MONDAY: Final = 4
"""5 January 1970, as days since the epoch."""


@dataclass(frozen=True, eq=False)
class Columns:
    """Columns of equal length.

    `lon`, `lat` in degrees (WGS 84); `start_day`, `end_day` in days since 1970-01-01, as dated;
    codes are positions in `vocabulary`. `dataset` holds ids; `related` gives the ids that a row
    names, for the rows that name any. `casualties` counts killed and injured together as
    `casualties_of` says, or is NOT_GIVEN. `killed` and `injured` hold the low and the high figure
    of each row, or NOT_GIVEN twice.
    """

    ids: tuple[str, ...]
    lon: Floats
    lat: Floats
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
    dataset: Sequence[str]
    related: Mapping[int, Sequence[str]]


def columns_of(events: Sequence[Event]) -> Columns:
    """The columns of events that stand in order."""
    start = [day_number(event.date_start) for event in events]
    end = [day_number(event.date_end or event.date_start) for event in events]
    return Columns(
        ids=tuple(event.id for event in events),
        lon=np.array([event.place.lon for event in events], dtype=np.float64),
        lat=np.array([event.place.lat for event in events], dtype=np.float64),
        start_day=np.array(start, dtype=np.int32),
        end_day=np.array(end, dtype=np.int32),
        layer=codes_of((e.layer for e in events), vocabulary.REPORT_LAYERS),
        kind=codes_of((e.kind for e in events), vocabulary.KINDS),
        confidence=codes_of((e.confidence for e in events), vocabulary.CONFIDENCES),
        date_precision=codes_of((e.date_precision for e in events), vocabulary.DATE_PRECISIONS),
        geo_precision=codes_of((e.place.geo_precision for e in events), vocabulary.GEO_PRECISIONS),
        casualties=casualties_of(
            *zip(
                *(_low_and_high(event.killed) + _low_and_high(event.injured) for event in events),
                strict=True,
            )
        ),
        killed=ranges_of(*_lows_and_highs(event.killed for event in events)),
        injured=ranges_of(*_lows_and_highs(event.injured for event in events)),
        actors=terms_of((json.dumps(event.actors) for event in events), json.loads),
        publishers=terms_of((json.dumps(event.publishers) for event in events), json.loads),
        dataset=[event.dataset for event in events],
        related={row: e.related_ids for row, e in enumerate(events) if e.related_ids},
    )


def codes_of(found: Iterable[str], words: Sequence[str]) -> Codes:
    """Words as positions in their list. KeyError for a word that is not in it."""
    code = {word: position for position, word in enumerate(words)}
    return np.array([code[word] for word in found], dtype=np.uint8)


def casualties_of(
    killed_min: Sequence[int | None] = (),
    killed_max: Sequence[int | None] = (),
    injured_min: Sequence[int | None] = (),
    injured_max: Sequence[int | None] = (),
) -> Counts:
    """Killed and injured together: of each the low figure where given, else the high.

    One entry an event; where neither the killed nor the injured are given it is NOT_GIVEN.
    """
    killed, injured = (
        np.array(
            [high if low is None else low for low, high in zip(lows, highs, strict=True)], float
        )
        for lows, highs in ((killed_min, killed_max), (injured_min, injured_max))
    )
    given = ~(np.isnan(killed) & np.isnan(injured))
    total = np.nan_to_num(killed) + np.nan_to_num(injured)
    return np.where(given, np.minimum(total, MOST_COUNTED), NOT_GIVEN).astype(np.int32)


def ranges_of(lows: Sequence[int | None], highs: Sequence[int | None]) -> Ranges:
    """Low and high figures as pairs, one a row; NOT_GIVEN twice where the high one is missing.

    A missing low figure is the high one.
    """
    high = np.array([NOT_GIVEN if n is None else min(n, MOST_COUNTED) for n in highs], np.int32)
    low = np.array([NOT_GIVEN if n is None else min(n, MOST_COUNTED) for n in lows], np.int32)
    low = np.where((low == NOT_GIVEN) | (high == NOT_GIVEN), high, low)
    return np.column_stack((low, high)).astype(np.int32)


def _lows_and_highs(
    ranges: Iterable[Casualties | None],
) -> tuple[list[int | None], list[int | None]]:
    pairs = [_low_and_high(one) for one in ranges]
    return [low for low, _ in pairs], [high for _, high in pairs]


def _low_and_high(range_: Casualties | None) -> tuple[int | None, int | None]:
    return (range_.min, range_.max) if range_ else (None, None)


def widened(start: Days, end: Days, precision: Codes) -> tuple[Days, Days]:
    """First and last day that events may cover: `geodata.model.dates.span_of`, for columns."""
    first, last = start.astype(np.int64), end.astype(np.int64)
    coarse = {word: precision == code for code, word in enumerate(vocabulary.DATE_PRECISIONS)}
    week = coarse["week"]
    first[week] -= (first[week] - _FIRST_MONDAY) % 7
    last[week] += 6 - (last[week] - _FIRST_MONDAY) % 7
    for word, unit in (("month", "M"), ("year", "Y")):
        rows = coarse[word]
        period = f"datetime64[{unit}]"
        first[rows] = _days(_dates(first[rows]).astype(period))
        last[rows] = _days(_dates(last[rows]).astype(period) + 1) - 1
    return first.astype(np.int32), last.astype(np.int32)


def _dates(days: NDArray[np.int64]) -> NDArray[np.datetime64]:
    return np.datetime64(EPOCH, "D") + days


def _days(dates: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return dates.astype("datetime64[D]").astype(np.int64)
