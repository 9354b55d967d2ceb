"""Folding: text made comparable across case, diacritics, scripts' letter variants and spellings.

`fold` is for what a person asks, `foldings` for what is searched: where the Azerbaijani ə may be
typed as a or as e, the searched text holds both; `folded_lines` does very many texts at once.
Nothing here knows events or the gazetteer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

import numpy as np

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
_ASCII: Final = bytes(ord(_TABLE[code] or " ") if code < 128 else 32 for code in range(256))
_ASCII_GONE: Final = bytes(code for code in range(128) if _TABLE[code] is None)
_ASCII_LINES: Final = _ASCII[:10] + b"\n" + _ASCII[11:]
_ARMENIAN_EV: Final = ("եվ", "եւ")  # the ligature և written as two letters, as in capitals
_JOINERS: Final = re.compile("[\u200b-\u200d]")


def fold(text: str) -> str:
    """The text in its one comparable form; words separated by one blank. Folding twice is once."""
    if text.isascii():
        plain = text.encode("ascii").translate(_ASCII, _ASCII_GONE)
        return b" ".join(plain.split()).decode("ascii")
    return _fold(text, _TABLE)


def foldings(text: str) -> tuple[str, ...]:
    """The comparable forms under which the text may be found: one, or two where it has an ə."""
    first = fold(text)
    if text.isascii() or ("ə" not in text and "Ə" not in text):
        return (first,)
    return (first, _fold(text, _TABLE_E))


def folded_lines(texts: Sequence[str]) -> list[str]:
    """For each text its foldings, a line each; much quicker than one by one when there are many."""
    plain = [text for text in texts if text.isascii()]
    if len(plain) < 16:
        return ["\n".join(foldings(text)) for text in texts]
    if len(plain) == len(texts):
        return _ascii_folded(plain)
    folded = iter(_ascii_folded(plain))
    return [next(folded) if text.isascii() else "\n".join(foldings(text)) for text in texts]


def _ascii_folded(texts: list[str]) -> list[str]:
    """The one folding of each of some texts of ASCII, as one array of letters."""
    together = "\n".join(texts)
    if together.count("\n") >= len(texts):
        together = "\n".join(text.replace("\n", " ") for text in texts)
    plain = together.encode("ascii").translate(_ASCII_LINES, _ASCII_GONE)
    letters = np.frombuffer(plain, dtype=np.uint8)
    # Of a run of blanks the last one stays, and only between two letters of one line.
    blank, part = letters == 32, letters <= 32
    blank[:-1] &= part[1:]
    letters = letters[~blank]
    leads = np.flatnonzero(letters == 10) + 1
    leads = leads[letters[np.minimum(leads, letters.size - 1)] == 32]
    folded: bytes = np.delete(letters, leads).tobytes()
    return folded.decode("ascii").strip(" ").split("\n")


def words(text: str) -> tuple[str, ...]:
    """The folded words that a person asks for; a joiner inside a word parts it, to find both."""
    return tuple(dict.fromkeys(fold(_JOINERS.sub(" ", text)).split()))


def _fold(text: str, table: _Table) -> str:
    return " ".join(text.translate(table).replace(*_ARMENIAN_EV).split())
