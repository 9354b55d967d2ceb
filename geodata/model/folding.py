"""Folding: text made comparable across case, diacritics, scripts' letter variants and spellings.

`fold` is for what a person asks, `foldings` for what is searched: where the Azerbaijani ə may be
typed as a or as e, the searched text holds both. Nothing here knows events or the gazetteer.
"""

from __future__ import annotations

import re
import unicodedata
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


class _Table(dict[int, str | None]):
    """For `str.translate`: every character in its comparable form, worked out at first sight.

    A blank stands for what parts words, None for what falls away. Canonical order plays no part:
    the marks that it sorts fall away.
    """

    def __init__(self, schwa: str):
        super().__init__()
        self._plain = _LETTERS | {"ə": schwa}

    def __missing__(self, code: int) -> str | None:
        said = unicodedata.normalize("NFKD", chr(code).casefold()).casefold()
        form = "".join(map(self._letter, unicodedata.normalize("NFKD", said))) or None
        self[code] = form
        return form

    def _letter(self, char: str) -> str:
        if char in self._plain:
            return self._plain[char]
        category = unicodedata.category(char)
        if category in ("Mn", "Me", "Cf"):
            return ""
        if category == "Nd":
            return str(unicodedata.decimal(char))
        return char if char.isalnum() else " "


_TABLE: Final = _Table("a")
_TABLE_E: Final = _Table("e")
ASCII: Final = bytes(ord(_TABLE[code] or " ") if code < 128 else 32 for code in range(256))
ASCII_GONE: Final = bytes(code for code in range(128) if _TABLE[code] is None)
"""How the characters of ASCII are folded, for `bytes.translate`, and those that fall away."""
ARMENIAN_EV: Final = ("եվ", "եւ")  # the ligature և written as two letters, as in capitals
_JOINERS: Final = re.compile("[\u200b-\u200d]")


def fold(text: str) -> str:
    """The text in its one comparable form; words separated by one blank. Folding twice is once."""
    if text.isascii():
        plain = text.encode("ascii").translate(ASCII, ASCII_GONE)
        return b" ".join(plain.split()).decode("ascii")
    return _fold(text, _TABLE)


def foldings(text: str) -> tuple[str, ...]:
    """The comparable forms under which the text may be found: one, or two where it has an ə."""
    first = fold(text)
    if text.isascii() or ("ə" not in text and "Ə" not in text):
        return (first,)
    return (first, _fold(text, _TABLE_E))


def form_of(code: int) -> str:
    """What the character of a code point is folded to; empty when it falls away."""
    return _TABLE[code] or ""


def words(text: str) -> tuple[str, ...]:
    """The folded words that a person asks for; a joiner inside a word parts it, to find both."""
    return tuple(dict.fromkeys(fold(_JOINERS.sub(" ", text)).split()))


def _fold(text: str, table: _Table) -> str:
    return " ".join(text.translate(table).replace(*ARMENIAN_EV).split())
