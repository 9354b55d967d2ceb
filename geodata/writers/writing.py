"""What every writer is, and how bytes are handed on in pieces.

A writer knows one format. Its bytes come as they are made, so that no export is ever in memory as
a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from geodata.writers.export import Export

PIECE: Final = 65_536
"""About so many bytes are handed on at a time."""


class Writer(Protocol):
    """One format. `id` is its short name and the end of a file's name; `way` its way out."""

    @property
    def id(self) -> str:
        """Short name, as `--format` takes it: `csv`."""

    @property
    def way(self) -> str:
        """The way out, of `geodata.licences.WAYS`."""

    @property
    def mimetype(self) -> str:
        """The media type of the file."""

    @property
    def holds_readme(self) -> bool:
        """Whether the whole README stands inside the file."""

    @property
    def explains_itself(self) -> bool:
        """Whether filters, sources and licences stand inside the file, for people or programs."""

    def pieces(self, export: Export) -> Iterator[bytes]:
        """The file, piece by piece. The same export gives the same bytes."""


def gathered(texts: Iterable[str], size: int = PIECE) -> Iterator[bytes]:
    """Texts as UTF-8, gathered to pieces of at least so many bytes; the last may be shorter."""
    waiting: list[bytes] = []
    length = 0
    for text in texts:
        part = text.encode()
        waiting.append(part)
        length += len(part)
        if length >= size:
            yield b"".join(waiting)
            waiting, length = [], 0
    if waiting:
        yield b"".join(waiting)
