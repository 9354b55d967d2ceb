"""`datetime` and `bbox` as texts, right and wrong."""

from __future__ import annotations

from datetime import date

import pytest

from geodata.errors import QueryError
from geodata.ogc import Interval, parse_box, parse_interval

FIRST, LAST = date(2020, 9, 27), date(2020, 11, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-09-27", Interval(FIRST, FIRST)),
        ("2020-09-27/2020-11-10", Interval(FIRST, LAST)),
        ("../2020-11-10", Interval(None, LAST)),
        ("/2020-11-10", Interval(None, LAST)),
        ("2020-09-27/..", Interval(FIRST, None)),
        ("2020-09-27/", Interval(FIRST, None)),
        ("../..", Interval(None, None)),
        ("2020-09-27T00:00:00Z/2020-11-10T23:59:59.999999999Z", Interval(FIRST, LAST)),
        ("2020-09-27t22:30:00z", Interval(FIRST, FIRST)),
        ("2020-09-28T02:30:00+03:30", Interval(FIRST, FIRST)),
        ("2020-09-27T/2020-11-10T", Interval(FIRST, LAST)),
        ("2020-09-27T10Z", Interval(FIRST, FIRST)),
        ("2020-09-27T10:30Z", Interval(FIRST, FIRST)),
    ],
)
def test_instants_and_intervals(text: str, expected: Interval) -> None:
    assert parse_interval(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2020", "2020-13-01", "2020-09-27/2020-11-10/..", "2020-09-27T25:00:00Z",
     "2020-9-27", "20200927", "2020-09-27 ", "0001-01-01T00:00:00+14:00", "٢٠٢٠-٠٩-٢٧"],
)  # fmt: skip
def test_what_is_none_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(QueryError, match=r"^datetime: .* write 2020-10-04"):
        parse_interval(text)


def test_an_interval_does_not_end_before_it_starts() -> None:
    with pytest.raises(QueryError, match="swap its ends"):
        parse_interval("2020-11-10/2020-09-27")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("44,35.5,51.7,41", (44.0, 35.5, 51.7, 41.0)),
        ("44,35.5,0,51.7,41,9000", (44.0, 35.5, 51.7, 41.0)),
        ("170,-10,-170,10", (170.0, -10.0, -170.0, 10.0)),
        ("47,39,47,39", (47.0, 39.0, 47.0, 39.0)),
    ],
)
def test_boxes(text: str, expected: tuple[float, ...]) -> None:
    assert parse_box(text) == expected


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "nan,0,1,1", "0,0,inf,1", "0,5,1,4", "0,0,1,91",
             "-181,0,1,1"],
)  # fmt: skip
def test_what_is_no_box_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(QueryError, match=r"^bbox: "):
        parse_box(text)
