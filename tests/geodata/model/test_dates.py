"""Dates with their precision: what they stand for and how they are said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Refusal
from geodata.model.dates import day_number, in_words, parse_date, parse_partial_date, span_of
from geodata.vocabulary import DATE_PRECISIONS
from tests.geodata.strategies import days

D = date.fromisoformat


@pytest.mark.parametrize(
    ("start", "end", "precision", "first", "last"),
    [
        ("2020-10-04", None, "day", "2020-10-04", "2020-10-04"),
        ("2020-10-04", "2020-10-09", "day", "2020-10-04", "2020-10-09"),
        ("2020-10-04", None, "week", "2020-09-28", "2020-10-04"),  # a Sunday ends its ISO week
        ("2020-10-05", None, "week", "2020-10-05", "2020-10-11"),
        ("2020-12-31", None, "week", "2020-12-28", "2021-01-03"),
        ("2020-02-10", None, "month", "2020-02-01", "2020-02-29"),
        ("2020-10-04", "2020-11-02", "month", "2020-10-01", "2020-11-30"),
        ("1999-08-07", "2000-04-01", "year", "1999-01-01", "2000-12-31"),
    ],
)
def test_span(start: str, end: str | None, precision: str, first: str, last: str) -> None:
    found = span_of(D(start), D(end) if end else None, precision)
    assert found == (D(first), D(last))


@given(days, st.integers(0, 3000), st.sampled_from(DATE_PRECISIONS))
def test_a_span_holds_its_days_and_keeps_to_the_calendar(
    start: date, length: int, precision: str
) -> None:
    end = min(start + timedelta(days=length), date(2500, 12, 31))
    first, last = span_of(start, end, precision)
    assert first <= start <= end <= last
    assert span_of(first, last, precision) == (first, last), "widening twice is widening once"
    if precision == "week":
        assert (first.isoweekday(), last.isoweekday()) == (1, 7)
    if precision == "month":
        assert first.day == 1
        assert (last + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2020-10-04", None, "day", "4 Oct 2020"),
        ("2020-09-27", "2020-11-10", "day", "27 Sep – 10 Nov 2020"),
        ("2020-10-26", "2020-10-28", "day", "26 – 28 Oct 2020"),
        ("1980-09-22", "1988-08-20", "day", "22 Sep 1980 – 20 Aug 1988"),
        ("2020-10-07", None, "week", "week of 5 Oct 2020"),
        ("2020-10-07", "2020-10-11", "week", "week of 5 Oct 2020"),
        ("2020-10-07", "2020-10-12", "week", "weeks of 5 – 12 Oct 2020"),
        ("2020-10-01", "2020-10-31", "month", "Oct 2020"),
        ("2020-10-01", "2020-11-01", "month", "Oct – Nov 2020"),
        ("2020-12-01", "2021-01-01", "month", "Dec 2020 – Jan 2021"),
        ("2020-03-01", None, "year", "2020"),
        ("1999-08-07", "2000-04-01", "year", "1999 – 2000"),
    ],
)
def test_in_words(start: str, end: str | None, precision: str, words: str) -> None:
    assert in_words(D(start), D(end) if end else None, precision) == words


@given(days)
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_partial_date(day.isoformat()[:7]) == day.isoformat()[:7]


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-30",
        "2020-13-01",
        "20200927",
        "2020-W39-7",
        "27.09.2020",
        "۲۰۲۰-۰۹-۲۷",
        "0001-01-01",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(Refusal):
        parse_date(text)


def test_days_count_from_1970() -> None:
    assert day_number(date(1970, 1, 1)) == 0
    assert day_number(date(1969, 12, 31)) == -1
    assert day_number(date(2020, 9, 27)) == 18532
