"""Columns: found by their usual names, or said; names of months."""

from __future__ import annotations

import pytest

from geodata.model import Refusal
from geodata.readers.parsing import find_columns, month_names

NAMES = {"date": ("date", "tarix", "дата"), "end": ("date",), "place": ("place", "yaşayış yeri")}


def test_case_diacritics_and_signs_do_not_matter() -> None:
    assert find_columns(["ДАТА", "Yasayis_Yeri"], NAMES) == {
        "date": "ДАТА",
        "place": "Yasayis_Yeri",
    }


def test_a_column_serves_one_field() -> None:
    assert find_columns(["date"], NAMES) == {"date": "date"}
    assert find_columns(["date", "tarix"], NAMES, {"date": "tarix"}) == {
        "date": "tarix",
        "end": "date",
    }


def test_what_a_person_says_goes_before_and_may_leave_a_field_out() -> None:
    assert find_columns(["place", "Where"], NAMES, {"place": "where"}) == {"place": "Where"}
    assert find_columns(["place", "x"], NAMES, {"place": ""}) == {}


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"plase": "x"}, "is not a field; did you mean place?"),
        ({"zzzz": "x"}, "is not a field; use one of date, end, place"),
        ({"place": "wher"}, "is not a column of the file; did you mean where?"),
        ({"place": "zzzz"}, "is not a column of the file; it has where, x"),
    ],
)
def test_what_is_not_there_is_one_sentence(mapping: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        find_columns(["where", "x"], NAMES, mapping)
    assert str(refused.value) == sentence
    assert refused.value.field == "--map"


def test_no_name_of_a_month_is_two_months() -> None:
    for lines in (month_names._GREGORIAN, month_names._SOLAR):
        found: dict[str, int] = {}
        for line in lines.strip().splitlines():
            names = line.split()
            assert len(names) == 12, line
            for month, name in enumerate(names, start=1):
                folded = month_names.fold(name)
                assert found.setdefault(folded, month) == month, name
    assert not set(month_names.SOLAR_MONTHS) & set(month_names.GREGORIAN_MONTHS)
    assert not month_names.SAID_BESIDE & (
        set(month_names.GREGORIAN_MONTHS) | set(month_names.SOLAR_MONTHS)
    )
