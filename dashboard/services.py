"""What every part of the application shares: catalogue, store, the newest snapshot, earlier ones.

All of it is read-only and belongs to no visitor. The snapshot is re-read when the store's version
has changed; an earlier one is made from the ledger when a link pins it. Selections are remembered
by (version, query).
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from dashboard.settings import Settings
from dashboard.state import Known
from geodata.layers import Catalogue, load_catalogue
from geodata.model.snapshot import Snapshot
from geodata.queries import Query, Selection, select
from geodata.queries.link import link_names
from geodata.stores import Past, Store, open_store

_LOOK_EVERY_S = 1.0
_LOOK_AGAIN_S = 0.2
"""How soon the store is asked again when a page names a version that is not known here yet."""
_SELECTIONS = 256
_PAST = 2
"""How many earlier versions are remembered by their rows."""
_PINNED = 4
_PINNED_ROWS = 500_000
"""So many earlier snapshots, and rows of them, are kept at most; one is, however large."""


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
    _pinned: OrderedDict[str, Past] = field(default_factory=OrderedDict)
    _pinning: threading.Lock = field(default_factory=threading.Lock)
    _recorded: tuple[Snapshot | None, tuple[datetime, ...]] = (None, ())
    _versions: tuple[str, Mapping[str, datetime]] = ("", MappingProxyType({}))

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
        """The snapshot that an address names: the newest, or an earlier one that the store had.

        The newest also for a version that is not known; the store is asked again at once then, for
        another worker may have seen what is not known here yet.
        """
        newest = self.snapshot
        if not version or newest.version == version:
            return newest
        newest = self._newest(_LOOK_AGAIN_S)
        if newest.version == version:
            return newest
        past = self.past(version)
        return past.snapshot if past else newest

    def past(self, version: str) -> Past | None:
        """An earlier version of the data, remembered; None when the store never had it."""
        if version not in self.versions():
            return None
        # One at a time: several may ask for the same, and each is dear to make.
        with self._pinning:
            if found := self._pinned.get(version):
                self._pinned.move_to_end(version)
                return found
            made = self.store.snapshot_at(version)
            if made is None:
                return None
            self._pinned[version] = made
            while len(self._pinned) > 1 and (
                len(self._pinned) > _PINNED
                or sum(len(past.snapshot) for past in self._pinned.values()) > _PINNED_ROWS
            ):
                self._pinned.popitem(last=False)
            return made

    def recorded_at(self, snapshot: Snapshot) -> tuple[datetime, ...]:
        """When each row of a snapshot of this store was last said, in UTC; remembered."""
        with self._pinning:
            if self._recorded[0] is not snapshot:
                self._recorded = (snapshot, self.store.recorded_at(snapshot))
            return self._recorded[1]

    def versions(self) -> Mapping[str, datetime]:
        """Every version that the data has had, oldest first, and when it last became that one."""
        newest = self.snapshot.version
        version, found = self._versions
        if version != newest or newest not in found:
            found = self.store.versions()
            self._versions = (newest, found)
        return found

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

    def known(self, version: str | None = None) -> Known:
        """The names that a link may use today, or could in an earlier version."""
        snapshot = self.snapshot_for(version)
        return link_names(snapshot, self.catalogue, self.versions())

    def selection(self, query: Query, version: str | None = None) -> Selection:
        """The selection of the newest snapshot, or of an earlier version; remembered."""
        return self.selection_of(self.snapshot_for(version), query)

    def selection_of(self, snapshot: Snapshot, query: Query) -> Selection:
        """The selection of a snapshot of this store, remembered."""
        key = (snapshot.version, query)
        with self._lock:
            found = self._selections.get(key)
            # A version that came back is the same data in another snapshot.
            if found and found.snapshot is snapshot:
                self._selections.move_to_end(key)
                return found
        made = select(snapshot, query, self.catalogue)
        with self._lock:
            self._selections[key] = made
            while len(self._selections) > _SELECTIONS:
                self._selections.popitem(last=False)
        return made
