"""Dates and numbers in the words of each language."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.wording.dates import (
    dates_in_words,
    day_in_words,
    partial_in_words,
    validity_in_words,
)
from dashboard.wording.numbers import digits, number
from geodata.model.dates import in_words
from geodata.vocabulary import DATE_PRECISIONS

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@given(DAYS, st.none() | st.integers(0, 800), st.sampled_from(DATE_PRECISIONS))
def test_english_says_what_the_data_says(start: dt.date, more: int | None, precision: str) -> None:
    end = None if more is None else start + dt.timedelta(days=more)
    assert dates_in_words(start, end, precision, "en") == in_words(start, end, precision)


@pytest.mark.parametrize(
    ("lang", "day", "war", "month"),
    [
        ("az", "5 okt 2020", "27 sen – 10 noy 2020", "okt 2020"),
        ("hy", "5 հոկ, 2020 թ.", "27 սեպ – 10 նոյ, 2020 թ.", "2020 թ. հոկ"),
        ("fa", "۵ اکتبر ۲۰۲۰", "۲۷ سپتامبر – ۱۰ نوامبر ۲۰۲۰", "اکتبر ۲۰۲۰"),
    ],
)
def test_each_language_in_its_order_and_digits(lang: str, day: str, war: str, month: str) -> None:
    monday = dt.date(2020, 10, 5)
    assert day_in_words(monday, lang) == day
    assert dates_in_words(dt.date(2020, 9, 27), dt.date(2020, 11, 10), "day", lang) == war
    assert day in dates_in_words(monday, None, "week", lang)
    assert dates_in_words(monday, None, "month", lang) == month
    assert dates_in_words(monday, None, "year", lang) == digits("2020", lang)


def test_what_is_known_in_part_is_said_in_part() -> None:
    assert partial_in_words("2003", "fa") == "۲۰۰۳"
    assert partial_in_words("2020-10", "az") == "okt 2020"
    assert partial_in_words("2020-10-05", "en") == "5 Oct 2020"
    assert partial_in_words("about 2020", "fa") == "about 2020"
    assert partial_in_words("2020-19-40", "en") == "2020-19-40"
    assert validity_in_words("1994-05-12", None, "en") == "12 May 1994 – …"
    assert validity_in_words(None, None, "en") == ""


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "12,345"), ("az", "12.345"), ("hy", "12\xa0345"), ("fa", "۱۲٬۳۴۵")]
)
def test_numbers_are_grouped_as_the_language_does(lang: str, text: str) -> None:
    assert number(12345.4, lang) == text
    assert number(7, lang) == digits("7", lang)
