"""A place for rows between checking and storing: small in memory, else in a file without a name.

A file is read once only: what was checked is then what is stored, and a long file needs no more
memory than a short one. The system takes the file away even when the program is killed.
"""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Iterator
from typing import Final, Generic, TypeVar

from geodata.errors import ArasError

Item = TypeVar("Item")

CHUNK: Final = 500
"""Items that are packed together."""

IN_MEMORY: Final = 32_000_000
"""Bytes, packed, beyond which a file on disk is used."""


class Spool(Generic[Item]):
    """Items filed under a key, given back in their order. Used by one thread."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self._chunks: dict[int, list[tuple[int, int]]] = {}
        self._open: dict[int, list[Item]] = {}
        self._end = 0

    def put(self, key: int, item: Item) -> None:
        """File an item. ArasError when the disk for temporary files is full."""
        waiting = self._open.setdefault(key, [])
        waiting.append(item)
        if len(waiting) >= CHUNK:
            self._pack(key)

    def items(self, key: int) -> Iterator[Item]:
        """The items of a key in the order in which they were filed, from the first at each call."""
        self._pack(key)
        for start, length in self._chunks.get(key, ()):
            self._file.seek(start)
            # Only what this very process wrote is unpacked here.
            yield from pickle.loads(zlib.decompress(self._file.read(length)))

    def close(self) -> None:
        """Forget everything."""
        self._file.close()

    def _pack(self, key: int) -> None:
        waiting = self._open.pop(key, None)
        if not waiting:
            return
        packed = zlib.compress(pickle.dumps(waiting, pickle.HIGHEST_PROTOCOL), 1)
        try:
            self._file.seek(self._end)
            self._file.write(packed)
        except OSError as fault:
            raise ArasError(
                f"{tempfile.gettempdir()}: no room for temporary files ({fault.strerror}); "
                "make room, or name another folder with TMPDIR"
            ) from fault
        self._chunks.setdefault(key, []).append((self._end, len(packed)))
        self._end += len(packed)
