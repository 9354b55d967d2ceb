"""What every part of the application shares: catalogue, store, and the newest snapshot.

All of it is read-only and belongs to no visitor. The snapshot is re-read when the store's version
has changed; selections are remembered by (version, query).
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.settings import Settings
from dashboard.state import Known
from geodata.layers import Catalogue, load_catalogue
from geodata.model.snapshot import Snapshot
from geodata.queries import Query, Selection, select
from geodata.queries.link import link_names
from geodata.stores import Store, open_store

_LOOK_EVERY_S = 1.0
_LOOK_AGAIN_S = 0.2
"""How soon the store is asked again when a page names a version that is not known here yet."""
_SELECTIONS = 256
_PAST = 2
"""How many earlier versions are remembered by their rows."""


@dataclass(slots=True)
class Services:
    """The shared parts. Thread-safe; one instance a process."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    _snapshot: Snapshot
    _looked: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _selections: OrderedDict[tuple[str, Query], Selection] = field(default_factory=OrderedDict)
    _past: OrderedDict[str, tuple[str, ...]] = field(default_factory=OrderedDict)

    @classmethod
    def open(cls, settings: Settings) -> Services:
        """Open the store (creating the embedded one at the first start) and read it once."""
        store = open_store(settings.database_url, settings.data_dir)
        return cls(settings, load_catalogue(), store, store.snapshot(), time.monotonic())

    @property
    def snapshot(self) -> Snapshot:
        """The newest snapshot; asks the store for its version at most once a second."""
        return self._newest(_LOOK_EVERY_S)

    def snapshot_for(self, version: str | None) -> Snapshot:
        """The newest snapshot, for a page that names a version it may have from another worker.

        When the version is not the newest known here, the store is asked again at once.
        """
        newest = self.snapshot
        if not version or newest.version == version:
            return newest
        return self._newest(_LOOK_AGAIN_S)

    def rows_now(self, version: str, rows: Sequence[int]) -> list[int] | None:
        """The rows of today for rows of an earlier version, without those that are gone.

        None when that version is not remembered here.
        """
        snapshot = self.snapshot
        with self._lock:
            ids = snapshot.ids if version == snapshot.version else self._past.get(version)
        if ids is None:
            return None
        names = (ids[row] for row in rows if 0 <= row < len(ids))
        return [snapshot.row_of[name] for name in names if name in snapshot.row_of]

    def _newest(self, within_s: float) -> Snapshot:
        with self._lock:
            if time.monotonic() - self._looked > within_s:
                self._looked = time.monotonic()
                if self.store.version() != self._snapshot.version:
                    self._past[self._snapshot.version] = self._snapshot.ids
                    while len(self._past) > _PAST:
                        self._past.popitem(last=False)
                    self._snapshot = self.store.snapshot()
            return self._snapshot

    def known(self) -> Known:
        """The names that a link may use today."""
        return link_names(self.snapshot, self.catalogue)

    def selection(self, query: Query) -> Selection:
        """The selection of the newest snapshot, remembered."""
        snapshot = self.snapshot
        key = (snapshot.version, query)
        with self._lock:
            if found := self._selections.get(key):
                self._selections.move_to_end(key)
                return found
        made = select(snapshot, query, self.catalogue)
        with self._lock:
            self._selections[key] = made
            while len(self._selections) > _SELECTIONS:
                self._selections.popitem(last=False)
        return made
