"""The event store: every version of every event, what was computed for those that hold now, and
where they came from.

An import is stored as a whole or not at all. A snapshot is immutable and kept until the version
changes. The store knows no file format; what it is given are events.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from geodata.errors import QueryError
from geodata.layers import Catalogue
from geodata.licences import known_dataset
from geodata.model import Dataset, Event, FiledEvent, Refusal, Snapshot, values
from geodata.queries import placing_key
from geodata.stores import schema
from geodata.stores.changes import DataChanges, read_changes
from geodata.stores.content import content_hash, hash_of
from geodata.stores.current import CHUNK, Current
from geodata.stores.database import reading, writing
from geodata.stores.editions import Edition
from geodata.stores.history import DatasetVersion, EventHistory, read_dataset_history, read_history
from geodata.stores.importing import Batch, ImportReport, import_batches
from geodata.stores.info import StoreInfo, read_info
from geodata.stores.kept_events import KeptEvents
from geodata.stores.ledger import look_up, read_recorded
from geodata.stores.past import Past, read_past, read_versions
from geodata.stores.records import read_datasets, read_meta
from geodata.stores.snapshots import read_snapshot
from geodata.stores.withdrawing import Withdrawn, withdrawn_events, write_withdrawals


class Store:
    """One event store. Cheap to make, safe to share between threads and to fork.

    Whatever the database cannot do is a StoreError: one sentence that names the store.
    """

    def __init__(self, engine: sa.Engine, catalogue: Catalogue):
        self._engine = engine
        self._catalogue = catalogue
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def version(self) -> str:
        """The version of the data now: the same content has the same version everywhere."""
        with reading(self._engine) as connection:
            return read_meta(connection)["version"]

    def snapshot(self) -> Snapshot:
        """All events of the version now, immutable; the same object while the version lasts."""
        with self._lock:
            if self._snapshot is None or self._snapshot.version != self.version():
                self._snapshot = read_snapshot(self._engine)
            return self._snapshot

    def versions(self) -> Mapping[str, datetime]:
        """Every version that the data has had, oldest first, and when it last became that one."""
        with reading(self._engine) as connection:
            return read_versions(connection)

    def snapshot_at(self, version: str) -> Past | None:
        """The events as they stood at an earlier version; None when the store never had it.

        Made anew at each call: keep what is asked for again.
        """
        while version in self.versions():
            now = self.snapshot()
            found = read_past(self._engine, now, version, self._catalogue)
            if found is not None or now.version == self.version():
                return found
        return None

    def recorded_at(self, snapshot: Snapshot) -> tuple[datetime, ...]:
        """When each event of a snapshot of this store was last said anew, row by row, in UTC."""
        events = snapshot.events
        if not isinstance(events, KeptEvents):
            raise TypeError("the snapshot is of no store")
        with reading(self._engine) as connection:
            return read_recorded(connection, events.version_keys)

    def ids(self) -> frozenset[str]:
        """The ids of all events that were ever stored, withdrawn ones too."""
        column = schema.event_versions.c.event_id
        with reading(self._engine) as connection:
            return frozenset(connection.execute(sa.select(column).distinct()).scalars())

    def datasets(self) -> tuple[Dataset, ...]:
        """All datasets, in the order of their ids."""
        with reading(self._engine) as connection:
            return tuple(read_datasets(connection))

    def import_events(
        self, events: Sequence[Event], *, file: str, dataset: Dataset | None = None
    ) -> ImportReport:
        """Store events under the name of where they came from; see `import_batches`.

        Without a dataset, those of them that are new and name none are the product's own rows.
        """
        digest = hash_of("\n".join(content_hash(event) for event in events))
        filed = tuple(FiledEvent(event, file) for event in events)
        return self.import_batches(
            [Batch(file, digest, filed, dataset or known_dataset("chronicle"))]
        )

    def import_batches(self, batches: Iterable[Batch], *, restore: bool = False) -> ImportReport:
        """Store the events of all batches, one a file, or none and raise ImportRefused.

        Batches and their events are taken one after another while they are written, so neither
        need be in memory; what taking them raises undoes the import too. An id stands in one row of
        an import, and related events exist in it or in the store, or the import is refused.

        An event whose id is stored gets a new version when the row says something new, in the event
        or in the other cells of its file (`FiledEvent.original`); else nothing is written, so
        importing twice is importing once, and an import of nothing new leaves no record. A
        withdrawn event stays withdrawn, though what is said of it anew is kept, unless `restore`.

        Other imports wait until this one has ended.
        """
        with writing(self._engine) as connection:
            return import_batches(connection, batches, self._catalogue, restore=restore)

    def history(self, name: str) -> EventHistory:
        """Every version of an event, with what changed. QueryError when there never was one."""
        with reading(self._engine) as connection:
            found = read_history(connection, name)
        if not found.versions:
            raise QueryError(_unknown(name))
        return found

    def changes_since(self, since: str, *, until: str) -> DataChanges | None:
        """What changed between two versions of the data.

        None when this store never had one of them, or had it before it kept a ledger.
        """
        with reading(self._engine) as connection:
            return read_changes(connection, since, until)

    def dataset_history(self, name: str) -> tuple[DatasetVersion, ...]:
        """Every version of what is said of a dataset, oldest first; empty for an unknown one."""
        with reading(self._engine) as connection:
            return read_dataset_history(connection, name)

    def withdraw(self, ids: str | Iterable[str], why: str) -> tuple[str, ...]:
        """Hide events from every snapshot; all that was said of them is kept.

        Returns those that were not withdrawn already. QueryError for an id of no event, and then
        none is withdrawn, or when no reason is given.
        """
        return self._withdraw(ids, why, restore=False)

    def restore(self, ids: str | Iterable[str], why: str) -> tuple[str, ...]:
        """Show withdrawn events again, as they were last said; else as `withdraw`."""
        return self._withdraw(ids, why, restore=True)

    def withdrawn(self) -> tuple[Withdrawn, ...]:
        """The events that are withdrawn now, by id."""
        with reading(self._engine) as connection:
            return withdrawn_events(connection)

    def info(self) -> StoreInfo:
        """Where the store is, its version, counts, datasets and imports."""
        with reading(self._engine) as connection:
            return read_info(connection)

    def _withdraw(self, ids: str | Iterable[str], why: str, *, restore: bool) -> tuple[str, ...]:
        try:
            reason = values.some_text(why)
        except Refusal as refusal:
            raise QueryError(f"the reason {refusal}") from None
        names = list(dict.fromkeys([ids] if isinstance(ids, str) else ids))
        done: list[str] = []
        with writing(self._engine) as connection:
            edition = Edition(connection)
            current = Current(connection, self._catalogue, edition)
            for first in range(0, len(names), CHUNK):
                some = names[first : first + CHUNK]
                stored = look_up(connection, some)
                if missing := [name for name in some if name not in stored]:
                    raise QueryError(_unknown(missing[0]))
                meant = [name for name in some if (stored[name].key is None) == restore]
                if meant:
                    write_withdrawals(connection, edition, current, meant, reason, restore=restore)
                done += meant
            if done:
                edition.close(placing_key(self._catalogue))
        return tuple(done)


def _unknown(name: str) -> str:
    return f'"{name}" is the id of no event; look for it with aras events list'
