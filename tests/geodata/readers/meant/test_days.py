"""Days of a column: what is plain, what the column decides, what stays in doubt."""

from __future__ import annotations

from datetime import date

import pytest

from geodata.model import Refusal
from geodata.readers.meant import DayColumn


def column(*texts: str, usual: str = "", said: str = "") -> DayColumn:
    return DayColumn.of(enumerate(texts, start=2), usual, said)


def refusal(days: DayColumn, text: str) -> str:
    with pytest.raises(Refusal) as found:
        days.day(text)
    return str(found.value)


def test_iso_dates_need_no_column() -> None:
    days = DayColumn()
    assert days.day("2020-09-27") == days.day("2020-09-27T10:00:00Z") == date(2020, 9, 27)
    assert days.day("27 September 2020") == date(2020, 9, 27)
    assert "may have the day or the month first" in refusal(days, "10/09/2020")


def test_the_column_decides_and_a_person_goes_before_it() -> None:
    assert column("27/09/2020").day("10/09/2020") == date(2020, 9, 10)
    assert column("09/27/2020").day("10/09/2020") == date(2020, 10, 9)
    assert column("x").day("27-Sep-20") == date(2020, 9, 27)
    months = column("09/27/2020", "10/09/2020", usual="dmy")
    assert 'row 2 ("09/27/2020") has the month first' in refusal(months, "10/09/2020")
    said = column("09/27/2020", "10/09/2020", usual="dmy", said="mdy")
    assert said.day("10/09/2020") == date(2020, 10, 9)
    assert said.day("09/27/2020") == date(2020, 9, 27)
    mixed = column("27/09/2020", "09/27/2020")
    assert 'row 2 ("27/09/2020") has the day first' in refusal(mixed, "27/09/2020")


def test_years_of_two_digits_keep_the_usual_order_unless_a_row_contradicts_it() -> None:
    assert column("10/9/20", usual="dmy").day("10/9/20") == date(2020, 9, 10)
    contradicted = column("10/9/20", "9/27/20", usual="dmy")
    assert 'row 3 ("9/27/20") has the month first' in refusal(contradicted, "10/9/20")


def test_a_month_is_no_day() -> None:
    assert refusal(column("Sep 2020"), "Sep 2020") == (
        "names only the month; write the day, as YYYY-MM-DD"
    )


def test_day_numbers_of_a_spreadsheet_are_told_once() -> None:
    days = column("44101", "44102")
    assert days.day("44101") == date(2020, 9, 27)
    assert [message for message, _ in days.warnings] == ["is read as a day number of a spreadsheet"]
