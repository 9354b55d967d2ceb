"""The parameters `datetime` and `bbox`, from their text."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from geodata.errors import QueryError

_MOMENT: Final = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"([Tt](?P<time>\d{2}:\d{2}:\d{2}(\.\d{1,9})?(?P<zone>[Zz]|[+-]\d{2}:\d{2}))?"
    r"(\d{2}(:\d{2})?Z)?)?",
    re.ASCII,
)
"""A day or a moment of RFC 3339; also with the bare T, or the hours alone, that GDAL 3.12 writes
for the days of an attribute filter."""
_FORM: Final = "write 2020-10-04, or 2020-09-27/2020-11-10, or ../2020-11-10"
_DEGREES: Final = ((-180.0, 180.0), (-90.0, 90.0))


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both included; None where that end is open."""

    first: date | None
    last: date | None


def parse_interval(text: str) -> Interval:
    """An instant or an interval (RFC 3339 days or moments; `..` or nothing for an open end).

    Of a moment the day in UTC counts: reports are known to the day. QueryError, one sentence.
    """
    ends = text.split("/")
    if len(ends) == 1:
        day = _day(text, text)
        return Interval(day, day)
    if len(ends) != 2:
        raise QueryError(f"datetime: “{_short(text)}” is no instant or interval; {_FORM}")
    first, last = (None if end in ("", "..") else _day(end, text) for end in ends)
    if first and last and first > last:
        raise QueryError(f"datetime: “{_short(text)}” ends before it starts; swap its ends")
    return Interval(first, last)


def _day(end: str, text: str) -> date:
    found = _MOMENT.fullmatch(end)
    try:
        if found and found["time"]:
            moment = f"{found['day']}T{_microseconds(found['time'])}"
            return datetime.fromisoformat(moment.upper()).astimezone(UTC).date()
        if found:
            return date.fromisoformat(found["day"])
    except (ValueError, OverflowError):
        pass
    raise QueryError(f"datetime: “{_short(text)}” is no instant or interval; {_FORM}")


def _microseconds(moment: str) -> str:
    return re.sub(r"(\.\d{6})\d+", r"\1", moment)


Box = tuple[float, float, float, float]


def parse_box(text: str, *, degrees: bool = True) -> Box:
    """Four numbers, or six of which the heights are passed over: least x and y, greatest x and y.

    In degrees the least longitude may be the greater one: then the box crosses the antimeridian.
    QueryError, one sentence.
    """
    try:
        found = [float(part) for part in text.split(",")]
    except ValueError:
        found = []
    if len(found) == 6:
        found = [found[0], found[1], found[3], found[4]]
    if len(found) != 4 or not all(map(math.isfinite, found)):
        raise QueryError(
            f"bbox: “{_short(text)}” is no box; write four numbers, such as 44,35.5,51.7,41"
        )
    west, south, east, north = found
    wrong = south > north or (west > east and not degrees)
    if degrees:
        for place, (least, most) in enumerate((*_DEGREES, *_DEGREES)):
            wrong |= not least <= found[place] <= most
    if wrong:
        raise QueryError(
            f"bbox: “{_short(text)}” is no box on the earth; write west,south,east,north"
        )
    return west, south, east, north


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
