"""The wording of every language says everything that the English one says."""

from __future__ import annotations

import re
import string

import pytest

from dashboard.state.view import INTERFACE_LANGUAGES
from dashboard.wording import HERE, read_words, wording

TRANSLATED = tuple(lang for lang in INTERFACE_LANGUAGES if lang != "en")
ENGLISH_ONLY = ("ogc.", "mcp.")
"""Sections that answer programs and are in English on every page."""
SAME = {
    *("product.name", "language.en", "language.az", "language.hy", "language.fa"),
    *(f"download.{name}" for name in ("csv", "xlsx", "geojson", "gpkg", "parquet", "kml")),
    *(
        "map.km",
        "map.m",
        "picture.km",
        "picture.m",
        "table.km",
        "filters.km",
        "filters.corners_hint",
        "calendar.format",
    ),
}
"""Names and abbreviations that may be the same in another language."""
ONLY_BLANKS = re.compile(r"[\W\d_]*")


def english() -> dict[str, str]:
    return {k: v for k, v in read_words("en").items() if not k.startswith(ENGLISH_ONLY)}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_word_is_there_and_no_other(lang: str) -> None:
    assert (HERE / f"{lang}.toml").is_file()
    own = read_words(lang)
    assert sorted(set(english()) - set(own)) == []
    assert sorted(set(own) - set(english())) == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_the_blanks_are_the_same(lang: str) -> None:
    own = read_words(lang)
    other = {k: own[k] for k, v in english().items() if k in own and blanks(own[k]) != blanks(v)}
    assert other == {}


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_text_was_left_in_english(lang: str) -> None:
    own = read_words(lang)
    left = {
        key: text
        for key, text in english().items()
        if own.get(key) == text
        and key not in SAME
        and not ONLY_BLANKS.fullmatch(re.sub(r"\{\w+\}", "", text))
    }
    assert left == {}


def test_persian_texts_count_in_persian_digits() -> None:
    allowed = re.compile(r"CC BY 4\.0|License 1\.1|WGS 84|\{km2\}|API 3\.0|RFC \d+")
    examples = {"filters.corners_hint", "calendar.format"}
    latin = {
        key: text
        for key, text in read_words("fa").items()
        if key not in examples and re.search(r"[0-9]", allowed.sub("", text))
    }
    assert latin == {}


@pytest.mark.parametrize("lang", INTERFACE_LANGUAGES)
def test_there_are_twelve_months_and_seven_days(lang: str) -> None:
    words = wording(lang)
    assert len(words["dates.short"].split()) == len(words["dates.long"].split()) == 12
    assert len(words["dates.weekdays"].split()) == len(words["dates.days"].split(", ")) == 7
