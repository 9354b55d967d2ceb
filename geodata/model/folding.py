"""Folding: text made comparable across case, diacritics, scripts' letter variants and spellings.

`fold` is for what a person asks, `foldings` for what is searched: where the Azerbaijani ə may be
typed as a or as e, the searched text holds both. Nothing here knows events or the gazetteer.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = {
    # Latin: what decomposition does not reach.
    "ı": "i",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "æ": "ae",
    "œ": "oe",
    # Arabic and Persian: one letter for its variants (hamza and madda fall as marks).
    "ي": "ی",
    "ى": "ی",
    "ې": "ی",
    "ے": "ی",
    "ك": "ک",
    "ڪ": "ک",
    "ة": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ۃ": "ه",
    "ٱ": "ا",
    "ء": "",
    "ـ": "",
    # Armenian: marks of stress and question stand inside a word.
    "՚": "",
    "՛": "",
    "՜": "",
    "՝": "",
    "՞": "",
    # Signs that writers put in, leave out or write differently.
    "'": "",
    "’": "",
    "‘": "",
    "ʼ": "",
    "ʻ": "",
    "ʿ": "",
    "ʾ": "",
    "ʹ": "",
    "`": "",
    "´": "",
    ".": "",
}


class _Table(dict[int, str]):
    """For `str.translate`: every character in its comparable form, worked out at first sight."""

    def __init__(self, schwa: str):
        super().__init__({ord(char): plain for char, plain in _LETTERS.items()})
        self[ord("ə")] = schwa

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category in ("Mn", "Me", "Cf"):
            char = ""
        elif category == "Nd":
            char = str(unicodedata.decimal(char))
        self[code] = char
        return char


_TABLE: Final = _Table("a")
_TABLE_E: Final = _Table("e")
_ARMENIAN_EV: Final = ("եվ", "եւ")  # the ligature և written as two letters, as in capitals
_APART: Final = re.compile(r"[\W_]+")
_JOINERS: Final = re.compile("[\u200b-\u200d]")


def fold(text: str) -> str:
    """The text in its one comparable form; words separated by one blank. Folding twice is once."""
    return _fold(text, _TABLE)


@lru_cache(maxsize=1 << 14)
def foldings(text: str) -> tuple[str, ...]:
    """The comparable forms under which the text may be found: one, or two where it has an ə."""
    first = _fold(text, _TABLE)
    if "ə" not in text and "Ə" not in text:
        return (first,)
    return (first, _fold(text, _TABLE_E))


def words(text: str) -> tuple[str, ...]:
    """The folded words that a person asks for; a joiner inside a word parts it, to find both."""
    return tuple(dict.fromkeys(fold(_JOINERS.sub(" ", text)).split()))


def _fold(text: str, table: _Table) -> str:
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", text.casefold()).casefold()
        plain = unicodedata.normalize("NFKD", plain)
    plain = plain.translate(table).replace(*_ARMENIAN_EV)
    return _APART.sub(" ", plain).strip()
