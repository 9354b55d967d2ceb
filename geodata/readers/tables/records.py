"""Records of a separated text: lines in, lists of cells out, one at a time.

A quote that is left open costs its own row only: the lines after it are read again.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geodata.readers.tables.encoding import ERRORS, UNREADABLE, Encoding, Opener

LONGEST_LINE: Final = 16_000_000
"""Characters of a line; more is not a table."""

_MOST_READ_AGAIN: Final = 50_000_000
"""Characters that may be read again after open quotes, so that bad files end in time."""


@dataclass(frozen=True, slots=True)
class Separation:
    """How cells are parted: the sign between them, and whether quotes enclose cells."""

    delimiter: str = ","
    quotes: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row; `number` counts from 1, `lines` is how many lines it goes over."""

    number: int
    cells: list[str]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be read as cells: what is wrong, and the cure."""

    number: int
    message: str
    cure: str


def lines_of(opener: Opener, encoding: Encoding) -> Iterator[str]:
    """Lines with their ends (LF, CRLF or CR); a line that is too long is given in pieces."""
    with (
        opener() as raw,
        io.TextIOWrapper(raw, encoding.codec, errors=ERRORS, newline="") as source,
    ):
        first = source.readline(LONGEST_LINE)
        if not first.lower().startswith("sep="):  # a hint for Excel, which does not show it either
            yield first.lstrip("\ufeff")
        while line := source.readline(LONGEST_LINE):
            yield line


def records_of(lines: Iterator[str], separation: Separation) -> Iterator[Record | Fault]:
    """Every record, blank ones too (no cells), or what is wrong with it."""
    feed = _Feed(lines)
    reader = csv.reader(
        feed,
        delimiter=separation.delimiter,
        quoting=csv.QUOTE_MINIMAL if separation.quotes else csv.QUOTE_NONE,
        strict=True,
    )
    number = read_again = 0
    while True:
        feed.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield _fault(number, str(error))
            read_again += feed.resume()
            if read_again > _MOST_READ_AGAIN:
                message = "and the rows after it are not read: too many quotes are left open"
                yield Fault(number + 1, message, "save the file again from a spreadsheet")
                return
            continue
        number += 1
        taken = feed.taken
        if len(taken) == 1 and len(taken[0]) < LONGEST_LINE and not _unclean(taken[0]):
            yield Record(number, cells)
            continue
        if any(len(line) >= LONGEST_LINE for line in taken):
            message = f"has a line of more than {LONGEST_LINE:,} characters"
            yield Fault(number, message, "check that the file is a table")
            return
        if any("\0" in line for line in taken):
            yield Fault(number, "holds a NUL character", 'save the file again as "CSV UTF-8"')
        elif any(UNREADABLE in line for line in taken):
            message = "holds bytes that are no text in the encoding of the file"
            yield Fault(number, message, 'save the file again as "CSV UTF-8"')
        else:
            yield Record(number, cells, len(taken))


def _unclean(line: str) -> bool:
    return "\0" in line or UNREADABLE in line


def _fault(number: int, error: str) -> Fault:
    if "field limit" in error or "field larger" in error:
        message = f"has a cell of more than {csv.field_size_limit():,} characters"
        return Fault(number, message, 'shorten it, or close the "quote" before it')
    message = f"cannot be read as CSV ({error})"
    return Fault(number, message, 'close every "quote", and double quotes inside a text')


class _Feed(Iterator[str]):
    """Lines for the CSV reader; it remembers those of the record that is being read."""

    def __init__(self, lines: Iterator[str]):
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def resume(self) -> int:
        """Give all lines of this record but the first once more; how many characters they are."""
        again = self.taken[1:]
        self._again.extendleft(reversed(again))
        return sum(map(len, again))
