"""Folding: one comparable form for the many ways to write a word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model.folding import fold, foldings, words
from geodata.model.folding_many import folded_texts

BESIDE = dict.fromkeys("ءـ՚՛՜՝՞'’‘ʼʻʿʾʹ`´.", "")
"""Signs that fall away and do not part words."""


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(fold(word) == word for word in words(text))


@given(st.text())
def test_the_first_folding_is_what_is_asked_for(text: str) -> None:
    assert foldings(text)[0] == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ŞUŞA", "şuşa"),
        ("Şuşa", "Susa"),
        ("QAZAX", "qazax"),
        ("İRAN", "iran"),
        ("IĞDIR", "ığdır"),
        ("Iğdır", "igdir"),
        ("Gəncə", "GƏNCƏ"),
        ("Ərdəbil", "Ardabil"),
        ("Cəbrayıl", "Cabrayil"),
        ("Çöl Üzüm Ğ", "col uzum g"),
        ("Décines", "decines"),
        ("ايران", "ایران"),
        ("كرج", "کرج"),
        ("قره\u200cباغ", "قرهباغ"),
        ("آذربایجان", "اذربايجان"),
        ("شوشــا", "شوشا"),
        ("مُحَمَّد", "محمد"),
        ("۲۰۲۰", "2020"),
        ("Երևան", "ԵՐԵՎԱՆ"),
        ("Երևան", "Երեւան"),
        ("ՇՈՒՇԻ", "Շուշի"),
        ("ի՞նչ", "ինչ"),
        ("Iran–Iraq", "Iran-Iraq"),
        ("Step’anakert", "Step'anakert"),
        ("Ｓｈｕｓｈａ", "shusha"),
    ],
)
def test_two_spellings_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_schwa_is_found_as_a_and_as_e() -> None:
    assert foldings("Xankəndi") == ("xankandi", "xankendi")
    assert foldings("Tabriz") == ("tabriz",)


def test_words_part_at_blanks_signs_and_joiners() -> None:
    assert words(" Shusha, Lachin;shusha ") == ("shusha", "lachin")
    assert words("قره\u200cباغ") == ("قره", "باغ")
    assert words(" -- \u200b ") == ()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_folding_by_characters_is_the_plain_way(text: str) -> None:
    """Case, decomposition and marks of the whole text at once, blanks for what parts words."""
    said = unicodedata.normalize("NFKD", text.casefold()).casefold()
    kept = [
        char
        for char in unicodedata.normalize("NFKD", said)
        if unicodedata.category(char) not in ("Mn", "Me", "Cf")
    ]
    plain = "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else fold(char) or BESIDE.get(char, " ")
        for char in kept
    )
    assert fold(text) == " ".join(plain.replace("եվ", "եւ").split())


@given(
    st.lists(st.text() | st.text(st.sampled_from("aB ,-.'\n\t\0\x1e_əƏ9æﷲևِ…"))), st.integers(0, 30)
)
def test_many_texts_are_folded_as_one_by_one(texts: list[str], more: int) -> None:
    texts += [" Two \n words. ", " Şuşa  şəhəri"] * more
    for text, folded in zip(texts, folded_texts(texts), strict=True):
        each = [foldings(line) for line in text.split("\n")]
        ways = (0, -1) if "ə" in text.lower() else (0,)
        assert folded.split("\n") == [lines[way] for way in ways for lines in each]


def test_every_character_is_folded_among_many_as_alone() -> None:
    texts = [f"A{chr(code)} b" for code in range(0x11000) if not 0xD800 <= code < 0xE000]
    alone = [" ".join("\n".join(foldings(text)).split()) for text in texts]
    assert [" ".join(text.split()) for text in folded_texts(texts)] == alone
