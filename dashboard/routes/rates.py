"""How often one client may ask, when the product is told to mind it.

A bucket for each client fills evenly through the minute and holds a minute's worth. It is kept in
the memory of one worker, so that several workers let through several times as much; the least
recently seen clients are forgotten.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

MOST_CLIENTS: Final = 10_000


class Rates:
    """Requests a minute for each client. Thread-safe."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic):
        self._most = float(per_minute)
        self._clock = clock
        self._lock = threading.Lock()
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, client: str) -> float:
        """Take one request of a client: 0 when it may pass, else the seconds until it might."""
        now = self._clock()
        with self._lock:
            left, seen = self._clients.pop(client, (self._most, now))
            left = min(self._most, left + (now - seen) * self._most / 60)
            may = left >= 1
            self._clients[client] = (left - 1 if may else left, now)
            while len(self._clients) > MOST_CLIENTS:
                self._clients.popitem(last=False)
        return 0.0 if may else (1 - left) * 60 / self._most
