"""Dates that carry their precision: reading, widening, counting and saying them.

All dates are civil dates of the Gregorian calendar; there are no hours and no time zones here.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from geodata.model.problems import Refusal

EPOCH: Final = date(1970, 1, 1)
FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2500

_MONTHS: Final = tuple(calendar.month_abbr[1:])

_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PARTIAL: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

Span = tuple[date, date]


def parse_date(text: str) -> date:
    """The day that an ISO 8601 date names; `Refusal` for anything else."""
    match = _ISO_DATE.fullmatch(text)
    if match is None:
        raise Refusal("is not a date", "write it as YYYY-MM-DD, such as 2020-09-27")
    return checked_date(*(int(part) for part in match.groups()))


def checked_date(year: int, month: int, day: int) -> date:
    """The day, when the calendar has it and the year is one of history; else `Refusal`."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(
            f"is outside the years {FIRST_YEAR} to {LAST_YEAR}",
            "write the year with its four digits",
        )
    if not 1 <= month <= 12:
        raise Refusal("is not a day of the calendar", "write the month as 01 to 12, in YYYY-MM-DD")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Refusal(
            "is not a day of the calendar",
            f"{calendar.month_name[month]} {year} has the days 01 to {last}",
        )
    return date(year, month, day)


def parse_partial_date(text: str) -> str:
    """A year, month or day in ISO 8601, as it was written; `Refusal` for anything else."""
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise Refusal("is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty")
    year, month, day = match.groups()
    checked_date(int(year), int(month or 1), int(day or 1))
    return text


def widen(day: date, precision: str) -> Span:
    """First and last day of what `day` stands for: itself, its ISO week, month or year."""
    if precision == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if precision == "month":
        last = calendar.monthrange(day.year, day.month)[1]
        return day.replace(day=1), day.replace(day=last)
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def span_of(start: date, end: date | None, precision: str) -> Span:
    """First and last day that an event may cover, both widened by the precision."""
    return widen(start, precision)[0], widen(end or start, precision)[1]


def day_number(day: date) -> int:
    """Days since 1970-01-01; negative before."""
    return (day - EPOCH).days


def in_words(start: date, end: date | None, precision: str) -> str:
    """Plain words for a dated span: "4 Oct 2020", "week of 5 Oct 2020", "27 Sep – 10 Nov 2020"."""
    first, last = start, end or start
    if precision == "year":
        return _joined(str(first.year), str(last.year))
    if precision == "month":
        if (first.year, first.month) == (last.year, last.month):
            return _month(first)
        return _joined(_month(first, year=first.year != last.year), _month(last))
    if precision == "week":
        first, last = widen(first, "week")[0], widen(last, "week")[0]
        return ("week of " if first == last else "weeks of ") + _days(first, last)
    return _days(first, last)


def _days(first: date, last: date) -> str:
    end = f"{last.day} {_month(last)}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return _joined(str(first.day), end)
    return _joined(f"{first.day} {_month(first, year=first.year != last.year)}", end)


def _month(day: date, *, year: bool = True) -> str:
    name = _MONTHS[day.month - 1]
    return f"{name} {day.year}" if year else name


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
