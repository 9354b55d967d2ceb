"""Which encoding the bytes of a text are in: marks, then validity, then the letters themselves.

UTF-8 and UTF-16 prove themselves. The Windows code pages do not: among them the one is taken whose
words look like words of the theatre (Turkish and Azerbaijani, Cyrillic, Persian and Arabic), and
the choice is called a guess. The whole file is looked at, a piece at a time.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from geodata.readers.tables.code_pages import best_code_page

UNREADABLE: Final = "\udcff"
"""What stands in the text for bytes that the encoding does not know; no file can hold it."""

ERRORS: Final = "geodata.unreadable"
"""Name of the error handler that puts `UNREADABLE` for such bytes."""

Opener = Callable[[], BinaryIO]
"""Opens the bytes of a file from the start."""

_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a"))
_NO_CONTROLS: Final = dict.fromkeys(_CONTROLS)
_FEWEST_PLAIN: Final = 25
"""A table has at least one character of ASCII in so many: what parts cells and lines."""

_PIECE: Final = 1 << 20
_HEAD: Final = 1 << 16

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def _unreadable(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return UNREADABLE, error.end
    raise error


codecs.register_error(ERRORS, _unreadable)


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec, what people call it, whether it is a guess, and whether every byte fits it."""

    codec: str
    title: str
    guessed: bool = False
    flawless: bool = True


def encoding_of(opener: Opener) -> Encoding | None:
    """The encoding of a file of text; None when it is no text. OSError when it cannot be read."""
    with opener() as source:
        head = source.read(_HEAD)
    for mark, codec, title in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, title, flawless=_fits(opener, codec))
    if b"\0" in head:
        wide = _wide(head)
        if wide is not None:
            return Encoding(wide, "UTF-16", flawless=_fits(opener, wide))
    if _is_binary(head):
        return None
    if _fits(opener, "utf-8"):
        return Encoding("utf-8", "UTF-8")
    if _mostly_utf8(opener):
        return Encoding("utf-8", "UTF-8", flawless=False)
    codec, title = best_code_page(lambda: _pieces(opener))
    return Encoding(codec, title, guessed=True, flawless=_fits(opener, codec))


def _pieces(opener: Opener) -> Iterator[bytes]:
    with opener() as source:
        while piece := source.read(_PIECE):
            yield piece


def _fits(opener: Opener, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for piece in _pieces(opener):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: the byte order in which the bytes hold blanks, digits and commas.

    In the other order these are letters of the Far East, and letters may be control characters.
    """
    found = (0, "")
    for codec in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(codec, "replace")
        plain = sum(map(str.isascii, text))
        if plain * _FEWEST_PLAIN >= len(text) and text.translate(_NO_CONTROLS) == text:
            found = max(found, (plain, codec))
    return found[1] or None


def _is_binary(head: bytes) -> bool:
    """Whether control characters make up more than 2 % of the first bytes."""
    return (len(head) - len(head.translate(None, _CONTROLS))) * 50 > len(head)


def _mostly_utf8(opener: Opener) -> bool:
    """Whether letters beyond ASCII are UTF-8 with exceptions, as in a file that was damaged.

    Letters of a code page hardly ever make valid UTF-8 side by side.
    """
    good = bad = 0
    decoder = codecs.getincrementaldecoder("utf-8")(ERRORS)
    for piece in _pieces(opener):
        text = decoder.decode(piece)
        faults = text.count(UNREADABLE)
        bad += faults
        good += sum(not char.isascii() for char in text) - faults
        if good + bad > 100_000:
            break
    return good >= 2 * bad
