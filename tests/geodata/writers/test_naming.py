"""Names of files: they say what is in them, and are safe on every disk and in every header."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.queries import Query
from geodata.writers import file_name
from tests.geodata.strategies import queries

FIRST, LAST = date(2020, 9, 27), date(2020, 11, 10)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (Query(from_=FIRST, to=LAST), "aras-2020-09-27_2020-11-10.csv"),
        (
            Query(from_=FIRST, to=LAST, show=frozenset({"protest"})),
            "aras-2020-09-27_2020-11-10-protests.csv",
        ),
        (Query(), "aras-all-days.csv"),
        (Query(from_=FIRST), "aras-since-2020-09-27.csv"),
        (Query(to=LAST), "aras-until-2020-11-10.csv"),
        (Query(from_=FIRST, to=FIRST), "aras-2020-09-27.csv"),
        (
            Query(near=("iran-border", 25.0), region=("ardabil", "AZ-KAL")),
            "aras-all-days-ardabil-AZ-KAL-25km-of-iran-border.csv",
        ),
        (Query(q="Şuşa / rally"), "aras-all-days-susa-rally.csv"),
        (Query(q="تبریز"), "aras-all-days.csv"),
    ],
)
def test_names_say_the_question(query: Query, name: str) -> None:
    assert file_name(query, "csv") == name


@given(queries(), st.text(max_size=200))
def test_any_question_has_a_safe_name(query: Query, text: str) -> None:
    asked = Query(from_=query.from_, to=query.to, region=query.region, near=query.near, q=text)
    for one in (query, asked):
        name = file_name(one, "gpkg")
        assert re.fullmatch(r"aras-[A-Za-z0-9._-]+\.gpkg", name), name
        assert len(name) <= 106 and ".." not in name
