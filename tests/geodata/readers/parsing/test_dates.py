"""Dates: every form that a column may have, decided over the column, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Refusal
from geodata.readers.parsing import ColumnRefusal, DateForms, ReadDate, decide_dates
from geodata.readers.parsing.dates import ORDERS

DAY = date(2020, 9, 27)
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
SURE_DAYS = DAYS.filter(lambda day: day.day > 12)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def read(text: str, *others: str, order: str = "") -> ReadDate:
    rows = [(number, one) for number, one in enumerate((text, *others), start=2)]
    return decide_dates(rows, order).parse(text)


def refusal(*texts: str, order: str = "") -> str:
    rows = [(number, one) for number, one in enumerate(texts, start=2)]
    with pytest.raises(Refusal) as refused:
        decide_dates(rows, order).parse(texts[0])
    return str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "2020-09-27", " 2020-09-27 ", "2020-9-27", "2020/09/27", "2020.09.27", "20200927",
        "2020-09-27T00:00:00", "2020-09-27T14:30:00Z", "2020-09-27 14:30",
        "2020-09-27 00:00:00.000",
        "2020-09-27T14:30:00+04:00", "20200927T143000Z", "2020-09-27 2:30 PM",
        "27.09.2020", "27.9.2020", "27. 9. 2020", "27.09.2020 14:30:00", "27.09.20",
        "27/09/2020", "27-09-2020", "27/9/2020 00:00:00",
        "09/27/2020", "9/27/2020", "9-27-2020", "9/27/2020 2:30:00 PM",
        "27 September 2020", "27 Sep 2020", "27-Sep-20", "27-Sep-2020", "27-sept-2020",
        "Sep 27, 2020",
        "September 27, 2020", "27th of September 2020", "Sunday, 27 September 2020", "2020 Sep 27",
        "Sun Sep 27 2020", "27 September, 2020", "27SEP2020",
        "27 Eylül 2020", "27 Eyl 2020", "27 sentyabr 2020", "27 SENTYABR 2020-ci il",
        "27 сентября 2020", "27 сентября 2020 г.", "27 сен 2020", "27 սեպտեմբերի 2020",
        "27 سبتمبر 2020", "۲۷ سپتامبر ۲۰۲۰",
        "۲۰۲۰-۰۹-۲۷", "٢٠٢٠/٠٩/٢٧", "٢٧.٠٩.٢٠٢٠",
        "۱۳۹۹/۰۷/۰۶", "1399/07/06", "1399-7-6", "13990706", "۶ مهر ۱۳۹۹", "6 Mehr 1399",
        "06/07/1399",
        "یکشنبه ۶ مهر ۱۳۹۹", "\u200f۱۳۹۹/۰۷/۰۶",
    ],
)  # fmt: skip
def test_a_day_in_every_form(text: str) -> None:
    # Another row decides the order for the one text that does not itself.
    assert read(text, "16/05/2020" if text == "06/07/1399" else text) == ReadDate(DAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020-09", ReadDate(date(2020, 9, 1), "month")),
        ("09/2020", ReadDate(date(2020, 9, 1), "month")),
        ("September 2020", ReadDate(date(2020, 9, 1), "month")),
        ("сентябрь 2020", ReadDate(date(2020, 9, 1), "month")),
        ("2020", ReadDate(date(2020, 1, 1), "year")),
        ("2020-W40", ReadDate(date(2020, 9, 28), "week")),
        ("۱۳۹۹/۰۷", ReadDate(date(2020, 9, 22), "month", date(2020, 10, 21))),
        ("مهر ۱۳۹۹", ReadDate(date(2020, 9, 22), "month", date(2020, 10, 21))),
        ("اسفند ۱۳۹۹", ReadDate(date(2021, 2, 19), "month", date(2021, 3, 20))),
        ("1399", ReadDate(date(2020, 3, 20), "year", date(2021, 3, 20))),
    ],
)
def test_a_coarse_date_has_its_precision(text: str, found: ReadDate) -> None:
    assert read(text) == found


def test_a_month_among_days_lacks_something() -> None:
    assert refusal("2020-10", "2020-10-04") == (
        "names only the month; write the day, or say month in a column date_precision"
    )
    forms = decide_dates([(2, "2020-10"), (3, "2020-10-04")])
    assert forms.parse("2020-10", coarse=True).precision == "month"


@given(st.lists(DAYS, min_size=1, max_size=6), SURE_DAYS, st.sampled_from("/-"))
def test_one_sure_day_decides_the_column(days: list[date], sure: date, sign: str) -> None:
    for order, form in (("dmy", f"%d{sign}%m{sign}%Y"), ("mdy", f"%m{sign}%d{sign}%Y")):
        texts = [day.strftime(form) for day in (*days, sure)]
        forms = decide_dates(enumerate(texts, start=2))
        assert forms.order == order
        assert [forms.parse(text).start for text in texts] == [*days, sure]


@given(st.lists(DAYS, min_size=1, max_size=6))
def test_dots_mean_the_day_first(days: list[date]) -> None:
    texts = [f"{day:%d.%m.%Y}" for day in days]
    forms = decide_dates(enumerate(texts, start=2))
    assert [forms.parse(text).start for text in texts] == days


@given(DAYS, st.sampled_from(ORDERS))
def test_a_person_may_say_the_order(day: date, order: str) -> None:
    form = {"dmy": "%d/%m/%Y", "mdy": "%m/%d/%Y", "ymd": "%Y/%m/%d"}[order]
    assert read(day.strftime(form), order=order).start == day
    short = form.replace("%Y", "%y")
    assert read(day.strftime(short), order=order).start == day


@given(DAYS, st.sampled_from(MONTHS), st.booleans())
def test_names_of_months_need_no_order(day: date, _: str, short: bool) -> None:
    name = MONTHS[day.month - 1]
    for text in (f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}",
                 f"{day.day:02}-{name[:3]}-{day:%y}"):  # fmt: skip
        assert read(text.upper() if short else text).start == day


@given(st.dates(date(1900, 3, 1), date(2041, 3, 1)))
def test_the_solar_calendar_is_told_by_its_years(day: date) -> None:
    solar = jdatetime.date.fromgregorian(date=day)
    text = f"{solar.year}/{solar.month:02}/{solar.day:02}"
    persian = text.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert read(text).start == read(persian).start == read(text.replace("/", "")).start == day


@given(st.lists(st.integers(10_000, 60_000), min_size=1, max_size=5))
def test_day_numbers_of_a_spreadsheet_are_days_when_all_are(numbers: list[int]) -> None:
    forms = decide_dates((row, str(number)) for row, number in enumerate(numbers))
    epoch = date(1899, 12, 30)
    for number in numbers:
        assert forms.parse(str(number)).start == epoch + timedelta(days=number)
        assert forms.parse(f"{number}.5").start == epoch + timedelta(days=number)
    assert [message for message, _ in forms.warnings] == [
        "is read as a day number of a spreadsheet"
    ]


def test_a_number_among_dates_is_no_date() -> None:
    assert refusal("44101", "2020-09-28").startswith("is not a date; write it as YYYY-MM-DD")
    assert read("44101") == ReadDate(DAY)


@pytest.mark.parametrize(
    "texts",
    [
        ("05/10/2020",),
        ("05/10/2020", "2020-10-04", "11/12/2021"),
        ("5-10-2020", "5/5/2020"),
        ("27/09/20",),  # the year may stand first
        ("05/10/2020", "06.10.2020"),
    ],
)
def test_what_nothing_decides_is_refused_with_the_cure(texts: tuple[str, ...]) -> None:
    rows = list(enumerate(texts, start=2))
    with pytest.raises(ColumnRefusal) as refused:
        decide_dates(rows)
    assert str(refused.value) == (
        "may have the day or the month first, and no row decides which; "
        "say --map date_order=dmy (or mdy), or write dates as YYYY-MM-DD"
    )
    assert (refused.value.row, refused.value.value) == (2, texts[0])


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("27/09/2020", "09/28/2020"), 'has the month first, row 2 ("27/09/2020") the day; '),
        (("09/27/2020", "2020-01-01", "28-09-2020"), 'has the day first, row 2 ("09/27/2020") '),
        (("05.10.2020", "09/28/2020"), 'has the month first, row 2 ("05.10.2020") the day; '),
        (("09.27.2020", "05.10.2020"), 'has the day first, row 2 ("09.27.2020") the month; '),
    ],
)
def test_rows_that_contradict_each_other_are_named(texts: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(ColumnRefusal) as refused:
        decide_dates(enumerate(texts, start=2))
    assert str(refused.value).startswith(sentence)
    assert refused.value.row == len(texts) + 1


def test_the_same_number_twice_needs_no_decision() -> None:
    assert read("05/05/2020").start == date(2020, 5, 5)


def test_the_order_of_a_format_holds_where_nothing_decides() -> None:
    assert decide_dates([(2, "05/10/2020")], usual="mdy").order == "mdy"
    assert decide_dates([(2, "25/10/2020")], usual="mdy").order == "dmy"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2020-02-30", "is not a day of the calendar; February 2020 has the days 01 to 29"),
        ("30 February 2021", "is not a day of the calendar; February 2021 has the days 01 to 28"),
        ("2020-13-01", "is not a day of the calendar; write the month as 01 to 12"),
        ("31/11/2020", "is not a day of the calendar; November 2020 has the days 01 to 30"),
        ("1399/12/31", "is not a day of the solar Hijri calendar; write it as YYYY-MM-DD"),
        ("1442/02/09", "may be a year of the lunar or of the solar Hijri calendar; write the"),
        ("0020-01-01", "is outside the years 1500 to 2500; write the year with its four digits"),
        ("99/99/2020", "is not a day of the calendar; "),
        ("2020-W54", "is not a week of that year; "),
        ("yesterday", "is not a date; write it as YYYY-MM-DD, such as 2020-09-27"),
        ("Sep 5", "is not a date; "),
        ("27 September October 2020", "is not a date; "),
        ("2020-10-01/2020-10-05", "is not a date; "),
        ("1601510400", "is not a date; "),
        ("", "is not a date; "),
        ("September" * 100, "is not a date; "),
    ],
)
def test_what_is_no_date_is_one_sentence(text: str, sentence: str) -> None:
    assert refusal(text, order="dmy").startswith(sentence)


def test_a_row_against_what_a_person_says_is_refused() -> None:
    assert refusal("09/27/2020", order="dmy").startswith("does not have the day first")
    assert refusal("27/09/2020", order="mdy").startswith("does not have the month first")
    assert refusal("27/09/2020", order="ymd").startswith("does not have the year first")


def test_what_is_taken_for_granted_is_said_once() -> None:
    forms = decide_dates([(2, "27-Sep-20"), (3, "28-Sep-20"), (4, "۱۳۹۹/۰۷/۱۰")])
    assert [message for message, _ in forms.warnings] == [
        "has years of two digits, read as 1950 to 2049",
        "has solar Hijri dates, which were converted",
    ]


@given(st.text() | st.text(st.sampled_from("0123456789۰۱٠/-. :TWZSepمهر")), st.sampled_from(ORDERS))
def test_any_text_is_a_date_or_refused(text: str, order: str) -> None:
    try:
        found = decide_dates([(2, text)], order).parse(text)
    except Refusal:
        return
    assert date(1500, 1, 1) <= found.start <= date(2500, 12, 31)
    assert found.end is None or found.end >= found.start


@given(st.lists(st.text(st.sampled_from("0123456789/."), max_size=10), max_size=5))
def test_any_column_is_decided_or_refused(texts: list[str]) -> None:
    try:
        forms = decide_dates(enumerate(texts))
    except ColumnRefusal as refused:
        assert refused.value in texts
    else:
        assert isinstance(forms, DateForms)
