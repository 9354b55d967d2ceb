"""Dates in the words of a language, Gregorian in all of them, as the sources date.

In English the same words as `geodata.model.dates.in_words`.
"""

from __future__ import annotations

import datetime as dt

from dashboard.wording import wording
from dashboard.wording.numbers import digits
from geodata.model.dates import widen


def day_in_words(day: dt.date, lang: str) -> str:
    """One day: "27 Sep 2020"."""
    return _filled("day", lang, d=str(day.day), month=_month(day, lang), year=str(day.year))


def dates_in_words(start: dt.date, end: dt.date | None, precision: str, lang: str) -> str:
    """A dated span with its precision: "week of 5 Oct 2020", "27 Sep – 10 Nov 2020"."""
    first, last = start, end or start
    if precision == "year":
        return _joined(digits(str(first.year), lang), digits(str(last.year), lang))
    if precision == "month":
        head = _month(first, lang) if first.year == last.year else month_in_words(first, lang)
        same = (first.year, first.month) == (last.year, last.month)
        return month_in_words(last, lang) if same else _joined(head, month_in_words(last, lang))
    if precision == "week":
        first, last = widen(first, "week")[0], widen(last, "week")[0]
        return _filled("week" if first == last else "weeks", lang, days=_days(first, last, lang))
    return _days(first, last, lang)


def month_in_words(day: dt.date, lang: str) -> str:
    """The month of a day: "Sep 2020"."""
    return _filled("month_year", lang, month=_month(day, lang), year=str(day.year))


def partial_in_words(text: str, lang: str) -> str:
    """A year, month or day in ISO 8601, in words; anything else as it stands."""
    try:
        match [int(part) for part in text.split("-")]:
            case [year]:
                return digits(str(year), lang)
            case [year, month]:
                return month_in_words(dt.date(year, month, 1), lang)
            case [year, month, day]:
                return day_in_words(dt.date(year, month, day), lang)
    except ValueError:
        pass
    return text


def validity_in_words(start: str | dt.date | None, end: str | dt.date | None, lang: str) -> str:
    """From when to when, an open end as "…"; empty when both are open."""
    if not start and not end:
        return ""
    ends = (partial_in_words(str(day), lang) if day else "…" for day in (start, end))
    return " – ".join(ends)


def _days(first: dt.date, last: dt.date, lang: str) -> str:
    if first == last:
        return day_in_words(last, lang)
    if (first.year, first.month) == (last.year, last.month):
        return _joined(digits(str(first.day), lang), day_in_words(last, lang))
    if first.year == last.year:
        head = _filled("day_month", lang, d=str(first.day), month=_month(first, lang))
        return _joined(head, day_in_words(last, lang))
    return _joined(day_in_words(first, lang), day_in_words(last, lang))


def _month(day: dt.date, lang: str) -> str:
    return wording(lang)["dates.short"].split()[day.month - 1]


def _filled(form: str, lang: str, **values: str) -> str:
    return digits(wording(lang)[f"dates.{form}"].format(**values), lang)


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
