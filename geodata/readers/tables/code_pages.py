"""Which code page makes words of the bytes: the Windows pages of the theatre, then older ones.

Each code page is tried on the words that hold bytes beyond ASCII. A word of one script, with
capitals where capitals stand and letters that are common, speaks for it; a word that mixes scripts
speaks against it. Detectors of any language need more text than the names of a short list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

CODE_PAGES: Final = (
    ("cp1254", "Windows-1254 (Turkish)"),
    ("cp1251", "Windows-1251 (Cyrillic)"),
    ("cp1256", "Windows-1256 (Arabic and Persian)"),
    ("cp1252", "Windows-1252 (Western European)"),
)
"""Code pages of the theatre; of two that read the words equally well the first is taken."""

OLDER_PAGES: Final = (
    ("koi8_r", "KOI8-R (Cyrillic)"),
    ("cp866", "DOS 866 (Cyrillic)"),
    ("mac_cyrillic", "Mac Cyrillic"),
    ("mac_turkish", "Mac Turkish"),
    ("cp857", "DOS 857 (Turkish)"),
)
"""Tried when none of the first makes words of most of the bytes."""

_WORD: Final = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_ASCII: Final = bytes(range(128))
_ENOUGH_WORDS: Final = 4000
_POOR: Final = 0.7

_TURKISH: Final = frozenset("çğıöşüÇĞİÖŞÜâîûÂÎÛ")
_RARE_LATIN: Final = frozenset("ðþýÐÞÝ")
_WEIGHTS: Final = {
    char: weight
    for letters, weight in (
        ("оеаинтсрвлкмдпуяыьгзб", 1.0),
        ("чйхжшюцщэфъё", 0.8),
        ("اليمنرتبودكسهفعحقشجىئخصةیکپچگ", 1.0),
        ("ضغظثذطءؤآأإزژ", 0.8),
    )
    for char in letters
}
"""Letters of Russian, Arabic and Persian: common ones, and those that are less so."""

_TYPOGRAPHY: Final = frozenset("‘’‚“”„«»‹›–—…·•°№€§©®±²³½،؛؟\u00a0")
"""Signs that texts have between words."""

_OTHER_LETTER: Final = 0.4
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def best_code_page(pieces: Callable[[], Iterator[bytes]]) -> tuple[str, str]:
    """Codec and title of the code page in which the words of the bytes look best."""
    words, used = _words(pieces())
    best, best_score = CODE_PAGES[-1], -1.0
    for pages in (CODE_PAGES, OLDER_PAGES):
        for codec, title in pages:
            score = _score(b" ".join(words).decode(codec, "replace"))
            if _knows(codec, used) and score > best_score:
                best, best_score = (codec, title), score
        if best_score >= _POOR:
            break
    return best


def _words(pieces: Iterator[bytes]) -> tuple[list[bytes], bytes]:
    """Different words with bytes beyond ASCII, and every such byte that the file holds."""
    words: dict[bytes, None] = {}
    used: set[int] = set()
    for piece in pieces:
        used.update(piece.translate(None, _ASCII))
        if len(words) < _ENOUGH_WORDS:
            words.update(dict.fromkeys(_WORD.findall(piece)[:_ENOUGH_WORDS]))
    return list(words), bytes(sorted(used))


def _knows(codec: str, used: bytes) -> bool:
    try:
        used.decode(codec)
    except UnicodeError:
        return False
    return True


def _score(text: str) -> float:
    """How well the words look, 0 to 1, weighted by their letters beyond ASCII; 1 without any.

    Signs that no text has between letters (boxes, currencies) count as letters of no word.
    """
    total = float(sum(not char.isascii() and not _is_usual(char) for char in text))
    won = 0.0
    for word in _LETTERS.findall(text):
        strange = sum(not char.isascii() for char in word)
        if strange:
            total += strange
            won += strange * _plausible(word, strange)
    return won / total if total else 1.0


def _is_usual(char: str) -> bool:
    return char.isalpha() or char in _TYPOGRAPHY or unicodedata.category(char) in ("Mn", "Cf")


def _plausible(word: str, strange: int) -> float:
    scripts = {_script(char) for char in word}
    if len(scripts) > 1 or not _well_cased(word):
        return 0.0
    script = scripts.pop()
    if script == "latin":
        if strange > 3 and strange == len(word):
            return 0.1
        return sum(map(_latin, word)) / len(word)
    if script == "other":
        return 0.0
    return sum(_WEIGHTS.get(char.lower(), _OTHER_LETTER) for char in word) / len(word)


def _latin(char: str) -> float:
    if char.isascii() or char in _TURKISH:
        return 1.0
    return 0.3 if char in _RARE_LATIN else 0.7


def _script(char: str) -> str:
    if char <= "\u024f":
        return "latin"
    if "\u0400" <= char <= "\u052f":
        return "cyrillic"
    return "arabic" if "\u0600" <= char <= "\u06ff" or char == "\u200c" else "other"


def _well_cased(word: str) -> bool:
    return word[1:] in (word[1:].lower(), word[1:].upper()) and not (
        word[0].islower() and len(word) > 1 and word[1:].isupper()
    )
