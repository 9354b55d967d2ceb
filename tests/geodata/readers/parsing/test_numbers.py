"""Numbers: counts, degrees, signs of the whole theatre."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Refusal
from geodata.readers.parsing import (
    is_missing,
    parse_count,
    parse_degrees,
    parse_number,
    plain_digits,
)

PERSIAN = str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("39.8153", 39.8153), (" 39.8153 ", 39.8153), ("39,8153", 39.8153), ("-39,5", -39.5),
        ("−3.5", -3.5), ("+7", 7), (".5", 0.5), ("1e-3", 0.001), ("3.98E+01", 39.8),
        ("1,234,567", 1234567), ("1.234.567", 1234567), ("1 234 567", 1234567), ("1'234.5", 1234.5),
        ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1\u00a0234,5", 1234.5), ("۳۹٫۸۱۵۳", 39.8153),
        ("٣٩٫٨", 39.8), ("١٬٢٣٤٬٥٦٧", 1234567), ("1,234", 1.234),
    ],
)  # fmt: skip
def test_numbers(text: str, number: float) -> None:
    assert parse_number(text) == pytest.approx(number, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("12", 12), ("1,234", 1234), ("1.234", 1234), ("1 234", 1234), ("3.0", 3),
        ("3,0", 3), ("۱۲", 12), ("1,234,567", 1234567), ("1.000.000", 1000000), ("1e3", 1000),
    ],
)  # fmt: skip
def test_counts(text: str, number: int) -> None:
    assert parse_count(text) == number


@pytest.mark.parametrize(
    "text", ["", "x", "1.5", "-1", "1,23", "1,2345", "12 or 13", "1e99", "1e999"]
)
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="is not a count; write a whole number, or leave it empty"):
        parse_count(text)


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("39.8153", 39.8153), ("39,8153", 39.8153), ("39.8153°", 39.8153), ("39,8153 °", 39.8153),
        ("39.8153° N", 39.8153), ("N39.8153", 39.8153), ("39.8153 N", 39.8153),
        ("39.8153 S", -39.8153),
        ("39°48.9'N", 39.815), ("39° 48,9′ N", 39.815), ("39°45'31\"N", 39.7586111),
        ("39°45′31″", 39.7586111), ("39º 45’ 31.5” N", 39.75875), ("39 45 31", 39.7586111),
        ("N 39 45 31", 39.7586111), ("39d", None), ("-39°30'", -39.5), ("39°45''31'", None),
        ("39°60'", None), ("39°45'61\"", None), ("N39S", None), ("-39° S", None), ("۳۹°۴۵′", 39.75),
        ("39°45'31\"С", 39.7586111), ("39°45'31''N", 39.7586111), ("", None), ("north", None),
    ],
)  # fmt: skip
def test_latitudes(text: str, degrees: float | None) -> None:
    if degrees is None:
        with pytest.raises(Refusal):
            parse_degrees(text, "lat")
    else:
        assert parse_degrees(text, "lat") == pytest.approx(degrees, abs=1e-7)


def test_a_letter_of_the_other_axis_is_refused() -> None:
    assert parse_degrees("46°45.1'E", "lon") == pytest.approx(46.7516667)
    assert parse_degrees("46°45.1'W", "lon") == pytest.approx(-46.7516667)
    with pytest.raises(Refusal, match="is a longitude; check that lat and lon are not swapped"):
        parse_degrees("46°45.1'E", "lat")


@given(st.integers(0, 89), st.integers(0, 59), st.integers(0, 59), st.sampled_from("NS"))
def test_minutes_and_seconds_add_up(degrees: int, minutes: int, seconds: int, sign: str) -> None:
    whole = (degrees + minutes / 60 + seconds / 3600) * (1 if sign == "N" else -1)
    for text in (f"{degrees}°{minutes}'{seconds}\"{sign}", f"{sign} {degrees} {minutes} {seconds}"):
        assert parse_degrees(text, "lat") == pytest.approx(whole, abs=1e-6)


@given(st.floats(-180, 180))
def test_a_written_number_is_read(number: float) -> None:
    text = f"{number:.6f}"
    for written in (text, text.replace(".", ","), text.translate(PERSIAN)):
        assert parse_number(written) == float(text)
        assert parse_degrees(written, "lon") == float(text)


@given(st.integers(0, 10**9))
def test_a_written_count_is_read(number: int) -> None:
    text = f"{number:,}"
    for written in (text, text.replace(",", "."), text.replace(",", " "), str(number)):
        assert parse_count(written) == number


@given(st.text() | st.text(st.sampled_from("0123456789°'\".,-+ NSEW۰٫e")))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    for reading in (parse_number, parse_count, lambda t: parse_degrees(t, "lat")):
        try:
            assert isinstance(reading(text), (int, float))
        except Refusal as refused:
            assert refused.cure


def test_digits_of_any_script_are_digits() -> None:
    assert plain_digits("۱۳۹۹ ٢٠ १२ ab") == "1399 20 12 ab"
    assert plain_digits("²½") == "²½"


@pytest.mark.parametrize("text", ["", "  ", "NA", "n/a", "N/A", "NaN", "null", "NULL", "None", "-",
                                  "—", "#N/A", "\\N", "?"])  # fmt: skip
def test_missing(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "no", "x", "Nana", "not known to us", "--x"])
def test_not_missing(text: str) -> None:
    assert not is_missing(text)


@pytest.mark.parametrize("text", ["9" * 100_000, "39" + " " * 100_000 + "N", "1," * 50_000])
def test_no_text_takes_long(text: str) -> None:
    for reading in (parse_number, parse_count, lambda t: parse_degrees(t, "lat")):
        with pytest.raises(Refusal):
            reading(text)
