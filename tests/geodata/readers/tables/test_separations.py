"""Separations: whatever parts the cells, they come back as they were written."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.geodata.readers.tables.helpers import cells, numbers, sentences, table, text_of

CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t", max_codepoint=0x2FFF),
    max_size=20,
)
WORDS = st.text("abcəşКоتب", min_size=1, max_size=8)
DELIMITERS = st.sampled_from((",", ";", "\t", "|"))
ENDS = st.sampled_from(("\n", "\r\n", "\r"))
CODECS = st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"))


@settings(max_examples=200)
@given(st.data(), DELIMITERS, ENDS, CODECS)
def test_what_was_written_is_read(
    data: st.DataObject, delimiter: str, end: str, codec: str
) -> None:
    header = data.draw(st.lists(WORDS, min_size=2, max_size=5, unique=True))
    row = st.lists(CELLS, min_size=len(header), max_size=len(header))
    rows = data.draw(st.lists(row.filter(lambda r: any(c.strip() for c in r)), max_size=5))
    found = table(text_of([header, *rows], delimiter, end).encode(codec))
    assert list(found.columns) == header
    assert cells(found) == rows
    assert numbers(found) == list(range(2, len(rows) + 2))
    assert sentences(found) == []
    assert found.delimiter == delimiter
    assert found.expected == len(rows) + 1


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_problems(data: bytes) -> None:
    found = table(data)
    assert list(found.rows()) or found.readable
    assert all("\n" not in sentence for sentence in sentences(found))


@given(st.text(st.sampled_from('ab,;\t|"\n\r \0#='), max_size=60))
def test_any_signs_give_rows_or_problems(text: str) -> None:
    found = table("a,b\n" + text)
    assert all(len(row) == len(found.columns) for row in cells(found))
    assert sentences(found) == sentences(found)


@pytest.mark.parametrize(
    "text",
    [
        'day;lat;lon\n2020-10-01;39,8;46,7\n"2020-10-02";39,9;46,8\n',
        "sep=;\nday;lat;lon\n2020-10-01;39,8;46,7\n2020-10-02;39,9;46,8\n",
        "day\tlat\tlon\n2020-10-01\t39,8\t46,7\n2020-10-02\t39,9\t46,8\n",
        "day|lat|lon\r2020-10-01|39,8|46,7\r2020-10-02|39,9|46,8",
    ],
)
def test_a_decimal_comma_parts_nothing(text: str) -> None:
    found = table(text)
    assert found.columns == ("day", "lat", "lon")
    assert cells(found) == [["2020-10-01", "39,8", "46,7"], ["2020-10-02", "39,9", "46,8"]]
    assert numbers(found) == [2, 3]


def test_rows_that_are_broken_do_not_change_the_delimiter() -> None:
    good = "2020-10-01;39,8;46,7\n" * 60
    found = table(f"day;lat;lon\n{good}2020-10-01;39,8\n2020;1;2;3;4\n")
    assert found.columns == ("day", "lat", "lon")
    assert len(cells(found)) == 60


def test_quotes_in_a_file_of_tabs_may_be_plain_text() -> None:
    found = table('day\tnote\n2020-10-01\t"the "north" side\n2020-10-02\tplain\n')
    assert cells(found) == [["2020-10-01", '"the "north" side'], ["2020-10-02", "plain"]]


def test_quotes_in_a_file_of_tabs_may_enclose_cells() -> None:
    out = io.StringIO(newline="")
    rows = [["day", "note"], ["2020-10-01", "two\nlines\tand a tab"]]
    csv.writer(out, delimiter="\t").writerows(rows)
    assert cells(table(out.getvalue())) == rows[1:]


def test_one_column_is_a_table_too() -> None:
    found = table("wkt\nPOINT (46 39)\nPOINT (47 39)\n")
    assert (found.columns, len(cells(found))) == (("wkt",), 2)
