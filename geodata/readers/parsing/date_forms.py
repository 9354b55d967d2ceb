"""The shapes of single dates: a text as parts of a date, and the parts as days.

Years 1250 to 1419 are of the solar Hijri calendar (1871 to 2041); conversion by `jdatetime`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import jdatetime

from geodata.model import Refusal
from geodata.model.dates import checked_date
from geodata.model.folding import fold
from geodata.readers.parsing.digits import plain_digits
from geodata.readers.parsing.month_names import SAID_BESIDE, SOLAR_MONTHS, gregorian_month

SERIAL_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of spreadsheets that count days, after 28 February 1900."""

SOLAR_YEARS: Final = range(1250, 1420)
LUNAR_YEARS: Final = range(1420, 1501)
"""Years that may be of the lunar calendar: today is in the 1440s of it."""

_LONGEST: Final = 80
"""Characters of a date in words."""

_CURE: Final = "write it as YYYY-MM-DD, such as 2020-09-27"
_TIME: Final = re.compile(
    r"(?:T\d{6}|(?:T|,?\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(?:[AaPp]\.?[Mm]\.?)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$",
    re.ASCII,
)
_NUMBERS: Final = re.compile(r"(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?", re.ASCII)
_YEAR_MONTH: Final = re.compile(r"(\d{4})[./-](\d{1,2})", re.ASCII)
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[./](\d{4})", re.ASCII)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_SERIAL: Final = re.compile(r"(\d{5})(?:[.,]\d+)?", re.ASCII)
_WEEK: Final = re.compile(r"(\d{4})-?W(\d{2})", re.ASCII)
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A day, or first day of a coarser date; `end` is the last day when calendars differ.

    A solar Hijri month lies in two Gregorian ones: then both ends are given, with the precision.
    """

    start: date
    precision: str = "day"
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Parts that name themselves; month and day are 0 when they are not said."""

    year: int
    month: int
    day: int
    solar: bool = False
    two_digit_year: bool = False
    week: int = 0

    @property
    def has_day(self) -> bool:
        """Whether it names a day."""
        return self.day > 0


@dataclass(frozen=True, slots=True)
class Numbers:
    """Three numbers, the last a year, whose order is open; or a day number of a spreadsheet."""

    parts: tuple[int, int, int] = (0, 0, 0)
    dotted: bool = False
    serial: int = 0
    two_digit_year: bool = False

    @property
    def has_day(self) -> bool:
        """Whether it names a day."""
        return True

    @property
    def solar(self) -> bool:
        """Whether its year is one of the solar Hijri calendar."""
        return self.parts[2] in SOLAR_YEARS


Shape = Named | Numbers


def shape_of(text: str) -> Shape | None:
    """The parts of the text; None when it is no date in any form."""
    return _shape(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=1 << 14)
def _shape(text: str) -> Shape | None:
    written = plain_digits(text).strip().strip("\u200e\u200f\u061c")
    written = _TIME.sub("", " ".join(written.split()))
    if match := _NUMBERS.fullmatch(written):
        return _numbers(match)
    if match := _COMPACT.fullmatch(written):
        year, month, day = map(int, match.groups())
        return Named(year, month, day, solar=year in SOLAR_YEARS)
    if match := _YEAR_MONTH.fullmatch(written):
        return Named(int(match[1]), int(match[2]), 0, solar=int(match[1]) in SOLAR_YEARS)
    if match := _MONTH_YEAR.fullmatch(written):
        return Named(int(match[2]), int(match[1]), 0, solar=int(match[2]) in SOLAR_YEARS)
    if _YEAR.fullmatch(written):
        return Named(int(written), 0, 0, solar=int(written) in SOLAR_YEARS)
    if match := _SERIAL.fullmatch(written):
        return Numbers(serial=int(match[1]))
    if match := _WEEK.fullmatch(written):
        return Named(int(match[1]), 0, 0, week=int(match[2]))
    return _in_words(written)


def date_of(shape: Shape | None, order: str) -> ReadDate:
    """The date of the parts; `order` (dmy, mdy, ymd) holds where the parts do not tell.

    `Refusal` when the calendar has no such day.
    """
    if shape is None or (isinstance(shape, Numbers) and shape.serial):
        raise Refusal("is not a date", _CURE)
    if isinstance(shape, Named):
        return _checked(shape)
    first, second, third = shape.parts
    if order == "ymd":
        if shape.two_digit_year:
            return _checked(Named(_full_year(first), second, third % 100))
        raise Refusal("does not have the year first", _CURE)
    day, month = (second, first) if order == "mdy" else (first, second)
    if month > 12 >= day:
        said = "month" if order == "mdy" else "day"
        raise Refusal(f"does not have the {said} first, as the column has", _CURE)
    return _checked(Named(third, month, day, solar=shape.solar))


def _numbers(match: re.Match[str]) -> Shape | None:
    first, second, third = match[1], match[3], match[4]
    if len(first) == 4 and len(third) <= 2:
        year = int(first)
        return Named(year, int(second), int(third), solar=year in SOLAR_YEARS)
    if len(first) > 2 or len(third) not in (2, 4):
        return None
    short = len(third) == 2
    year = _full_year(int(third)) if short else int(third)
    return Numbers((int(first), int(second), year), match[2] == ".", two_digit_year=short)


def _in_words(written: str) -> Named | None:
    """A date with the name of the month: 27 September 2020, Sep 27, 2020, 27-Sep-20, Sep 2020."""
    month, solar = 0, False
    numbers = []
    for part in _WORDS.findall(written):
        if part.isdigit():
            numbers.append(part)
            continue
        word = fold(part)
        named = gregorian_month(word) or SOLAR_MONTHS.get(word, 0)
        if named:
            if month:
                return None
            month, solar = named, word in SOLAR_MONTHS
        elif word not in SAID_BESIDE:
            return None
    if not month or not 1 <= len(numbers) <= 2:
        return None
    if len(numbers) == 1:
        year = numbers[0]
        return Named(int(year), month, 0, solar) if len(year) == 4 else None
    day, year = numbers if len(numbers[1]) != 1 and len(numbers[0]) <= 2 else numbers[::-1]
    if len(day) > 2 or len(year) not in (2, 4):
        return None
    short = len(year) == 2
    return Named(_full_year(int(year)) if short else int(year), month, int(day), solar, short)


def _full_year(short: int) -> int:
    """1950 to 2049."""
    return short + (2000 if short < 50 else 1900) if short < 100 else short


def _checked(named: Named) -> ReadDate:
    if named.solar or named.year in SOLAR_YEARS:
        return _solar(named)
    if named.year in LUNAR_YEARS:
        raise Refusal(
            "may be a year of the lunar or of the solar Hijri calendar",
            "write the Gregorian date as YYYY-MM-DD",
        )
    if named.week:
        try:
            return ReadDate(date.fromisocalendar(named.year, named.week, 1), "week")
        except ValueError:
            raise Refusal("is not a week of that year", _CURE) from None
    start = checked_date(named.year, named.month or 1, named.day or 1)
    if not named.day and not named.month:
        return ReadDate(start, "year")
    return ReadDate(start, "day" if named.day else "month")


def _solar(named: Named) -> ReadDate:
    try:
        start = jdatetime.date(named.year, named.month or 1, named.day or 1)
        if named.day:
            return ReadDate(start.togregorian())
        after = (
            jdatetime.date(named.year, named.month + 1, 1)
            if 0 < named.month < 12
            else jdatetime.date(named.year + 1, 1, 1)
        )
    except ValueError:
        raise Refusal("is not a day of the solar Hijri calendar", _CURE) from None
    precision = "month" if named.month else "year"
    end = after.togregorian() - timedelta(days=1)
    return ReadDate(start.togregorian(), precision, end)
