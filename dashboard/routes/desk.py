"""The drawing desk: pictures are drawn a few at a time, remembered, and never keep others waiting.

A picture takes a second of a core. Of the threads that answer requests only some may wait for one,
so that pages and data are answered meanwhile.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

AT_ONCE: Final = 2
"""Pictures that are drawn at the same time in one process."""
PLACES: Final = 4
"""Requests that may draw or wait; half of the threads of a process by default."""
PATIENCE_S: Final = 10.0
KEPT_BYTES: Final = 24_000_000


class Busy(Exception):
    """Nobody is free to draw; ask again later."""


@dataclass(slots=True)
class Desk:
    """One a process. Thread-safe."""

    at_once: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AT_ONCE))
    places: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(PLACES))
    patience_s: float = PATIENCE_S
    _kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def picture(self, tag: str, draw: Callable[[], bytes]) -> bytes:
        """The picture of that name, drawn when it is not remembered. Raises Busy."""
        if (found := self._remembered(tag)) is not None:
            return found
        if not self.places.acquire(blocking=False):
            raise Busy
        try:
            if not self.at_once.acquire(timeout=self.patience_s):
                raise Busy
            try:
                # Another request may have drawn it meanwhile.
                if (found := self._remembered(tag)) is not None:
                    return found
                body = draw()
            finally:
                self.at_once.release()
        finally:
            self.places.release()
        self._keep(tag, body)
        return body

    def _remembered(self, tag: str) -> bytes | None:
        with self._lock:
            if tag in self._kept:
                self._kept.move_to_end(tag)
            return self._kept.get(tag)

    def _keep(self, tag: str, body: bytes) -> None:
        with self._lock:
            self._kept[tag] = body
            self._kept.move_to_end(tag)
            while len(self._kept) > 1 and sum(map(len, self._kept.values())) > KEPT_BYTES:
                self._kept.popitem(last=False)
