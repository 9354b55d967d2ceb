"""Events of a snapshot that are read from the ledger when they are asked for.

A version in the ledger never changes, so a snapshot stays true to its version however much is
imported meanwhile. What was read last is remembered, some ten thousand events of it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any, Final, overload

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from geodata.errors import StoreError
from geodata.model import Event
from geodata.stores.database import reading
from geodata.stores.ledger import entries_of

CHUNK: Final = 500
"""Events that are read together."""
CHUNKS: Final = 40
"""Chunks that are remembered."""


class KeptEvents(Sequence[Event]):
    """The events of a snapshot by row. Safe to share between threads; as good as a tuple.

    Taking an event raises StoreError when it cannot be read, or was spoiled in the store.
    """

    def __init__(self, engine: sa.Engine, version_keys: NDArray[np.int64]):
        self._engine = engine
        self._keys = version_keys
        self._lock = threading.Lock()
        self._chunks: OrderedDict[int, tuple[Event, ...]] = OrderedDict()
        if len(self._keys) <= CHUNK * CHUNKS:
            # What fits is read at once: it is there even when the database is not.
            for number in range(-(-len(self._keys) // CHUNK)):
                self._chunk(number)

    @property
    def version_keys(self) -> NDArray[np.int64]:
        """The keys, in the ledger, of the versions that the rows are."""
        return self._keys

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, row: int) -> Event: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, row: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(row, slice):
            return tuple(self[one] for one in range(*row.indices(len(self))))
        position = int(row) + (len(self) if row < 0 else 0)
        if not 0 <= position < len(self):
            raise IndexError(row)
        chunk, place = divmod(position, CHUNK)
        return self._chunk(chunk)[place]

    def __iter__(self) -> Iterator[Event]:
        for number in range(-(-len(self) // CHUNK)):
            yield from self._chunk(number)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != len(self):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def _chunk(self, number: int) -> tuple[Event, ...]:
        with self._lock:
            if found := self._chunks.get(number):
                self._chunks.move_to_end(number)
                return found
        keys = self._keys[number * CHUNK : (number + 1) * CHUNK].tolist()
        with reading(self._engine) as connection:
            entries: dict[int, Any] = entries_of(connection, keys)
        if len(entries) < len(keys):
            raise StoreError("an event is gone from the store; put back a copy of it")
        events = tuple(entries[key].event for key in keys)
        with self._lock:
            self._chunks[number] = events
            while len(self._chunks) > CHUNKS:
                self._chunks.popitem(last=False)
        return events
