"""JSON of any length, a value at a time: the members of the outer object, the items of its list.

The parser is Python's own; here stands only what hands it one value after the other, so that memory
is bounded by the largest value and not by the file. Several objects after each other are read as
well: newline-delimited JSON, and text sequences (RFC 8142) with their record separators.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geodata.readers.tables.encoding import ERRORS

LONGEST_VALUE: Final = 64_000_000
"""Characters of one value: a shape of a million vertices has about 40 million."""

_PIECE: Final = 1 << 20
_LONGEST_WORD: Final = 32
"""Characters of the longest word, number or escape that the end of a window may cut."""

_BLANKS: Final = " \t\n\r\x1e\ufeff"
"""White space of JSON, the record separator of text sequences, and a byte order mark."""

_CURE: Final = "save it as GeoJSON again"


class JsonFault(Exception):
    """Why the text cannot be read on: what is wrong, and the cure."""

    def __init__(self, message: str, cure: str = _CURE):
        super().__init__(message)
        self.message = message
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an outer object, other than the list that is streamed."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the streamed list, or of an outer array."""

    value: Any


@dataclass(frozen=True, slots=True)
class End:
    """The end of an outer object; `streamed` when it had the list."""

    streamed: bool


def parts_of(path: Path, codec: str, streamed: str) -> Iterator[Member | Item | End]:
    """The parts of a JSON text in their order; the member `streamed` is given item by item.

    `JsonFault` where the text is broken, OSError when it cannot be read. Bytes that are no text in
    the encoding stand as `geodata.readers.tables.encoding.UNREADABLE`.
    """
    source = _Source(path, codec)
    try:
        while sign := source.next_sign():
            if sign == "{":
                yield from _members(source, streamed)
            elif sign == "[":
                yield from _items(source)
            else:
                raise JsonFault(f"is no JSON{source.place()}")
    finally:
        source.close()


def _members(source: _Source, streamed: str) -> Iterator[Member | Item | End]:
    source.take()
    found = False
    if source.next_sign() == "}":
        source.take()
        yield End(False)
        return
    while True:
        name = source.value()
        if not isinstance(name, str) or source.next_sign() != ":":
            raise source.broken()
        source.take()
        if name == streamed and source.next_sign() == "[":
            found = True
            yield from _items(source)
        else:
            yield Member(name, source.value())
        sign = source.next_sign()
        if sign not in (",", "}"):
            raise source.broken()
        source.take()
        if sign == "}":
            yield End(found)
            return


def _items(source: _Source) -> Iterator[Item]:
    source.take()
    if source.next_sign() == "]":
        source.take()
        return
    while True:
        yield Item(source.value())
        sign = source.next_sign()
        if sign not in (",", "]"):
            raise source.broken()
        source.take()
        if sign == "]":
            return


class _Source:
    """A window on the text: what is read is forgotten."""

    def __init__(self, path: Path, codec: str):
        self._file = path.open(encoding=codec, errors=ERRORS, newline="")
        self._window = ""
        self._at = 0
        self._line = 1
        self._ended = False
        # NaN and Infinity are no JSON, but some programs write them for what is missing.
        self._decoder = json.JSONDecoder(parse_constant=lambda _: None)

    def close(self) -> None:
        self._file.close()

    def place(self) -> str:
        return f" (line {self._line + self._window.count(chr(10), 0, self._at):,})"

    def broken(self) -> JsonFault:
        if self._ended and self._at >= len(self._window):
            return JsonFault(f"ends in the middle{self.place()}", "copy or save it again")
        return JsonFault(f"is broken JSON{self.place()}")

    def next_sign(self) -> str:
        """The next character that is not blank, without taking it; empty at the end."""
        while True:
            while self._at < len(self._window):
                if self._window[self._at] not in _BLANKS:
                    return self._window[self._at]
                self._at += 1
            if not self._more(_PIECE):
                return ""

    def take(self) -> None:
        self._at += 1

    def value(self) -> Any:
        """The next value. JsonFault when there is none."""
        if not self.next_sign():
            raise self.broken()
        piece = _PIECE
        while True:
            try:
                value, end = self._decoder.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                # It may only be cut off by the end of the window.
                unended = error.msg.startswith("Unterminated string")
                cut = unended or error.pos > len(self._window) - _LONGEST_WORD
                if cut and self._grow(piece):
                    piece *= 8  # a long value is parsed anew each time: seldom, then
                    continue
                self._at = len(self._window) if unended else max(error.pos, self._at)
                raise self.broken() from None
            except RecursionError:
                message = f"is nested too deeply{self.place()}"
                raise JsonFault(message, "save it without lists in lists") from None
            except ValueError:  # a whole number of thousands of digits
                message = f"has a number that is too long{self.place()}"
                raise JsonFault(message, "shorten the number") from None
            if end == len(self._window) and self._grow(piece):
                continue  # a number may go on
            self._at = end
            return value

    def _grow(self, size: int) -> bool:
        if len(self._window) - self._at > LONGEST_VALUE:
            message = f"has a value of more than {LONGEST_VALUE // 1_000_000} MB{self.place()}"
            raise JsonFault(message, "check the file, or simplify its shapes")
        return self._more(size)

    def _more(self, size: int) -> bool:
        """Read on; what was taken is forgotten. False at the end of the file."""
        if self._ended:
            return False
        try:
            piece = self._file.read(size)
        except UnicodeError:
            piece = ""
        if not piece:
            self._ended = True
            return False
        self._line += self._window.count("\n", 0, self._at)
        self._window = self._window[self._at :] + piece
        self._at = 0
        return True
