"""KML as a stream of placemarks, wherever they stand: in a document, or folders within folders.

The parser is expat without namespaces, for files use prefixes that they do not declare. Entities
are never declared, external ones never fetched, links never followed; nothing is kept but the
placemark that is being read.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final
from xml.parsers import expat

LONGEST_PLACEMARK: Final = 40_000_000
"""Bytes of one placemark: a shape of a million vertices has about 25 million."""

_MOST_ELEMENTS: Final = 200_000
_DEEPEST: Final = 100
_PIECE: Final = 1 << 16

_CONTAINERS: Final = frozenset({"Document", "Folder"})
PASSED_OVER: Final = frozenset({"NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay"})
"""Features of KML that are no placemarks: links to other files, and pictures."""

_CURE: Final = "save it as KML again"


class KmlFault(Exception):
    """Why the file cannot be read on: what is wrong, and the cure."""

    def __init__(self, message: str, cure: str = _CURE):
        super().__init__(message)
        self.message = message
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Placemark:
    """One placemark, its tags without prefixes, and the names of the containers around it."""

    element: ET.Element
    folders: tuple[str, ...]


@dataclass(slots=True)
class Passed:
    """How many features of each kind were passed over; filled as the stream is read."""

    counts: Counter[str] = field(default_factory=Counter)


def placemarks_of(source: IO[bytes], passed: Passed) -> Iterator[Placemark]:
    """The placemarks of a KML document in their order. `KmlFault` where it cannot be read."""
    reader = _Reader(passed)
    while True:
        piece = source.read(_PIECE)
        reader.feed(piece)
        while reader.found:
            yield reader.found.popleft()
        if not piece:
            return


class _Reader:
    def __init__(self, passed: Passed):
        self.found: deque[Placemark] = deque()
        self._passed = passed
        self._depth = 0
        self._folders: list[tuple[int, list[str]]] = []
        self._names = False
        self._builder: ET.TreeBuilder | None = None
        self._inside = self._elements = self._bytes = 0
        self._parser: Any = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._parser.ExternalEntityRefHandler = self._entity

    def feed(self, piece: bytes) -> None:
        self._bytes += len(piece)
        if self._builder is not None and self._bytes > LONGEST_PLACEMARK:
            size = LONGEST_PLACEMARK // 1_000_000
            raise KmlFault(f"has a placemark of more than {size} MB", "simplify its shape")
        try:
            self._parser.Parse(piece, not piece)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            raise KmlFault(f"is broken XML ({what}, line {error.lineno:,})") from None
        except (LookupError, ValueError):
            raise KmlFault("is in an encoding that is not known", "save it as UTF-8") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise KmlFault("is nested too deeply", "save it with fewer folders in folders")
        tag = _local(name)
        if self._builder is not None:
            self._elements += 1
            if self._elements > _MOST_ELEMENTS:
                raise KmlFault(
                    f"has a placemark of more than {_MOST_ELEMENTS:,} elements", "split it"
                )
            self._builder.start(tag, attributes)
        elif tag == "Placemark":
            self._builder = ET.TreeBuilder()
            self._inside, self._elements, self._bytes = self._depth, 0, 0
            self._builder.start(tag, attributes)
        elif tag in _CONTAINERS:
            self._folders.append((self._depth, []))
        elif tag in PASSED_OVER:
            self._passed.counts[tag] += 1
        self._names = (
            self._builder is None
            and tag == "name"
            and bool(self._folders)
            and self._folders[-1][0] == self._depth - 1
        )

    def _end(self, name: str) -> None:
        if self._builder is not None:
            self._builder.end(_local(name))
            if self._depth == self._inside:
                names = (" ".join("".join(parts).split()) for _, parts in self._folders)
                element = self._builder.close()
                self.found.append(Placemark(element, tuple(filter(None, names))))
                self._builder = None
        elif self._folders and self._folders[-1][0] == self._depth:
            self._folders.pop()
        self._names = False
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._builder is not None:
            self._builder.data(text)
        elif self._names and sum(map(len, self._folders[-1][1])) < 1000:
            self._folders[-1][1].append(text)

    def _entity(self, *_: Any) -> int:
        raise KmlFault("declares entities, which are not read", "save it without a DOCTYPE")


def _local(name: str) -> str:
    return name.rpartition(":")[2]
