"""Dates of any file: one column or two, parts in columns of their own, precision."""

from __future__ import annotations

import pytest

from geodata.model import Event
from tests.geodata.readers.generic.helpers import events, sentences


def on(header: str, *rows: str, **said: str) -> list[Event]:
    body = "".join(f"39.8,46.7,{row}\n" for row in rows)
    return events(f"lat,lon,{header}\n{body}", **said)


def days(header: str, *rows: str, **said: str) -> list[str]:
    return [event.dates for event in on(header, *rows, **said)]


def test_a_span_of_two_columns() -> None:
    assert days("date_start,date_end", "2020-09-27,2020-11-10", "2020-09-27,", "2020-09-27,NA",
                "2020-09-27,2020-09-27") == [
        "27 Sep – 10 Nov 2020", "27 Sep 2020", "27 Sep 2020", "27 Sep 2020"]  # fmt: skip
    assert on("date,end_date", "2020-09-27,2020-09-27")[0].date_end is None


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    (said,) = sentences("date,date_end,lat,lon\n2020-09-27,2020-09-26,39.8,46.7\n")
    assert said.startswith('f.csv, row 2, date_end: "2020-09-26" is before the start, 2020-09-27;')


def test_one_column_of_a_span_decides_for_the_other() -> None:
    assert days("date_start,date_end", "10/05/2020,25/05/2020", "01/02/2020,03/02/2020") == [
        "10 – 25 May 2020",
        "1 – 3 Feb 2020",
    ]


def test_columns_that_contradict_themselves_refuse_the_file() -> None:
    text = "lat,lon,date\n39.8,46.7,27/09/2020\n39.8,46.7,01/02/2020\n39.8,46.7,09/28/2020\n"
    assert sentences(text) == [
        'f.csv, row 4, date: "09/28/2020" has the month first, row 2 ("27/09/2020") the day; '
        "write all dates in one order, best as YYYY-MM-DD, or say --map date_order=dmy (or mdy)"
    ]
    first, second = sentences(text, date_order="dmy"), sentences(text, date_order="mdy")
    assert first == [
        'f.csv, row 4, date: "09/28/2020" does not have the day first, as the column has; '
        "write it as YYYY-MM-DD, such as 2020-09-27"
    ]
    assert len(second) == 1


def test_an_undecided_column_refuses_the_file_until_a_person_decides() -> None:
    text = "lat,lon,date\n39.8,46.7,01/02/2020\n39.8,46.7,2020-05-05\n"
    assert sentences(text) == [
        'f.csv, row 2, date: "01/02/2020" may have the day or the month first, and no row decides '
        "which; say --map date_order=dmy (or mdy), or write dates as YYYY-MM-DD"
    ]
    assert days("date", "01/02/2020", date_order="dmy") == ["1 Feb 2020"]
    assert days("date", "01/02/2020", date_order="mdy") == ["2 Jan 2020"]


def test_precision_is_that_of_the_text_or_of_its_column() -> None:
    assert days("date", "2020-10", "2020-11") == ["Oct 2020", "Nov 2020"]
    assert days("date", "2020") == ["2020"]
    assert days("date,date_precision", "2020-10,Month", "2020-10-04,", "2020-10-04,week") == [
        "Oct 2020",
        "4 Oct 2020",
        "week of 28 Sep 2020",
    ]


def test_a_month_of_the_solar_calendar_covers_both_months_it_lies_in() -> None:
    (event,) = _solar()
    first, last = event.span
    assert (first.isoformat(), last.isoformat()) == ("2020-09-01", "2020-10-31")


def _solar() -> list[Event]:
    from tests.geodata.readers.generic.helpers import reads

    found = reads("lat,lon,date\n39.8,46.7,مهر ۱۳۹۹\n")
    assert [str(problem) for read in found for problem in read.problems] == [
        "f.csv, date: has solar Hijri dates, which were converted; check a date of it"
    ]
    return [read.event for read in found if read.event]


@pytest.mark.parametrize(
    ("header", "row", "dates"),
    [
        ("year,month,day", "2020,9,27", "27 Sep 2020"),
        ("year,month,day", "2020,9,", "Sep 2020"),
        ("year,month", "2020,September", "Sep 2020"),
        ("il,ay,gün", "2020,9,27", "27 Sep 2020"),
        ("سال,ماه,روز", "۱۳۹۹,۷,۶", "27 Sep 2020"),
        ("year", "2020", "2020"),
    ],
)
def test_parts_in_columns_of_their_own(header: str, row: str, dates: str) -> None:
    assert days(header, row) == [dates]


def test_a_year_beside_a_date_is_not_needed() -> None:
    assert days("event_date,year,month", "2020-09-27,1999,1") == ["27 Sep 2020"]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("", "date: is empty; write it as YYYY-MM-DD, such as 2020-09-27"),
        ("soon", 'date: "soon" is not a date; write it as YYYY-MM-DD, such as 2020-09-27'),
        ("2020-02-30", 'date: "2020-02-30" is not a day of the calendar; '),
        ("2020-10", 'date: "2020-10" names only the month; write the day, or say month in a'),
    ],
)
def test_what_is_no_day_is_one_sentence(cell: str, sentence: str) -> None:
    text = f"lat,lon,date\n39.8,46.7,{cell}\n39.8,46.7,2020-10-04\n"
    (said,) = sentences(text)
    assert said.startswith(f"f.csv, row 2, {sentence}")
