"""Encodings: what proves itself is taken, what does not is a guess that is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.geodata.readers.tables.helpers import cells, sentences, table

AZERI = ("Şuşa", "Xocavənd", "Kəlbəcər", "Ağdam", "İmişli", "Füzuli")
TURKISH = ("Şuşa", "Ağrı", "Iğdır", "Muş", "Diyarbakır", "Gümüşhane", "İmişli", "Çıldır", "öğle")
RUSSIAN = ("Степанакерт", "Шуша", "обстрел", "село Талыш", "Физули", "перемирие", "Тебриз")
PERSIAN = ("تبریز", "ارومیه", "اردبیل", "پارس‌آباد", "گلوله", "چالدران", "ژوئن", "درگیری")
ARABIC = ("تبريز", "قصف", "مدينة", "الحدود", "إيران", "هدنة")
FRENCH = ("Érevan", "Haut-Karabakh", "cessez-le-feu", "déplacés", "août", "français", "forêt")

GUESS = "f.csv: is not UTF-8; it was read as {}, which is a guess; check the names, or save it as "


def of(words: tuple[str, ...] | list[str]) -> str:
    return "place,day\n" + "".join(f"{word},2020-10-01\n" for word in words)


@pytest.mark.parametrize("words", [AZERI, TURKISH, RUSSIAN, PERSIAN, ARABIC, ("Գորիս",), ("a",)])
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_is_no_guess(words: tuple[str, ...], mark: bytes, codec: str) -> None:
    found = table(mark + of(words).encode(codec))
    assert found.columns == ("place", "day")
    assert [row[0] for row in cells(found)] == list(words)
    assert sentences(found) == []


def test_letters_that_hold_a_zero_byte_do_not_hide_the_byte_order() -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        assert cells(table("a,b\n,Ā\n".encode(codec))) == [["", "Ā"]]
        assert cells(table(f"a,b\n{'Ā' * 20},x\n".encode(codec))) == [["Ā" * 20, "x"]]


@pytest.mark.parametrize(
    ("codec", "title", "words"),
    [
        ("cp1254", "Windows-1254 (Turkish)", TURKISH),
        ("cp1251", "Windows-1251 (Cyrillic)", RUSSIAN),
        ("cp1256", "Windows-1256 (Arabic and Persian)", ARABIC),
    ],
)
def test_a_code_page_is_told_by_its_words_and_said_to_be_a_guess(
    codec: str, title: str, words: tuple[str, ...]
) -> None:
    found = table(of(words).encode(codec))
    assert [row[0] for row in cells(found)] == list(words)
    assert sentences(found) == [GUESS.format(title) + '"CSV UTF-8"']
    assert [note.level for note in found.notes] == ["warned"]


def test_persian_in_the_code_page_of_arabic() -> None:
    # The code page has no Persian yeh: programs write the Arabic one.
    words = [word.replace("ی", "ي") for word in PERSIAN]
    assert [row[0] for row in cells(table(of(words).encode("cp1256")))] == words


def test_french_in_a_western_code_page() -> None:
    found = table(of(FRENCH).encode("cp1252"))
    assert [row[0] for row in cells(found)] == list(FRENCH)


@pytest.mark.parametrize(
    ("codec", "words"), [("cp1254", TURKISH[:6]), ("cp1251", RUSSIAN), ("cp1256", ARABIC)]
)
@given(data=st.data())
def test_a_few_words_are_enough(codec: str, words: tuple[str, ...], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=5))
    assert [row[0] for row in cells(table(of(some).encode(codec)))] == some


def test_capitals_are_words_too() -> None:
    for codec, words in (("cp1251", RUSSIAN), ("cp1254", ("ŞUŞA", "AĞDAM", "İMİŞLİ"))):
        upper = [word.upper() for word in words]
        assert [row[0] for row in cells(table(of(upper).encode(codec)))] == upper


@pytest.mark.parametrize(
    ("codec", "title", "words"),
    [
        ("koi8_r", "KOI8-R (Cyrillic)", RUSSIAN),
        ("cp866", "DOS 866 (Cyrillic)", RUSSIAN),
        ("mac_turkish", "Mac Turkish", TURKISH),
    ],
)
def test_older_code_pages(codec: str, title: str, words: tuple[str, ...]) -> None:
    found = table(of(words).encode(codec))
    assert [row[0] for row in cells(found)] == list(words)
    assert sentences(found) == [GUESS.format(title) + '"CSV UTF-8"']


def test_signs_beyond_ascii_alone_are_read() -> None:
    found = table("place,lat\nShusha,39°45’N\n".encode("cp1252"))
    assert cells(found) == [["Shusha", "39°45’N"]]


def test_letters_late_in_a_long_file_count() -> None:
    rows = "Shusha,2020-10-01\n" * 80_000  # more than is looked at in one piece
    found = table(f"place,day\n{rows}Şuşa,2020-10-02\n".encode("cp1254"))
    *_, last = found.rows()
    assert last.cells["place"] == "Şuşa"  # type: ignore[union-attr]


def test_a_few_damaged_bytes_cost_their_rows_only() -> None:
    data = of(AZERI).encode().replace("Ağdam".encode(), b"A\xf0dam")
    found = table(data)
    assert [row[0] for row in cells(found)] == [word for word in AZERI if word != "Ağdam"]
    assert sentences(found) == [
        "f.csv, row 5: holds bytes that are no text in the encoding of the file; "
        'save the file again as "CSV UTF-8"'
    ]


def test_a_file_cut_off_inside_a_letter_loses_its_last_row_only() -> None:
    for codec in ("utf-16", "utf-32"):
        found = table(of(AZERI).encode(codec)[:-3])
        assert [row[0] for row in cells(found)] == list(AZERI[:-1])
        assert len(sentences(found)) == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "f.csv: is empty; give it a header and a row for each event"),
        (b"\n\n  \n", "f.csv: is empty; give it a header and a row for each event"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "f.csv: is not a table of text; "),
        (b"SQLite format 3\0" + bytes(100), "f.csv: is not a table of text; "),
        (b"%PDF-1.4 \x01\x02\x03\x04\x05", "f.csv: is not a table of text; "),
        (b'{"type": "FeatureCollection"}', "f.csv: is JSON, not a table; save it as CSV or XLSX"),
        (b"<html><table>", "f.csv: is XML or HTML, not a table; save it as CSV or XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "f.csv: is an old (.xls) or a "),
        (b"PK\x03\x04 nothing", "f.csv: is a damaged workbook, or none; open it in a "),
    ],
)
def test_what_is_no_table_is_one_sentence(data: bytes, sentence: str) -> None:
    found = table(data)
    assert not found.readable
    (said,) = sentences(found)
    assert said.startswith(sentence)
