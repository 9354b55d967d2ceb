"""The event store: events that were accepted, what was computed for them, and their imports.

An import is stored as a whole or not at all. A snapshot is immutable and kept until the version
changes. The store knows no file format; what it is given are events.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from geodata.layers import Catalogue
from geodata.licences import known_dataset
from geodata.model import Dataset, Event, FiledEvent, Snapshot, snapshot_of
from geodata.stores import schema
from geodata.stores.database import reading, writing
from geodata.stores.importing import Batch, ImportReport, store_batches
from geodata.stores.placed import read_placements
from geodata.stores.records import read_datasets, read_events, read_meta
from geodata.vocabulary import REPORT_LAYERS


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What stands in a store."""

    path: str
    version: str
    schema: int
    catalogue: str
    events: int
    by_layer: Mapping[str, int]
    imports: tuple[Mapping[str, str | int], ...]


class Store:
    """One event store on disk. Cheap to make, safe to share between threads and to fork."""

    def __init__(self, path: Path, engine: sa.Engine, catalogue: Catalogue):
        self.path = path
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
                self._snapshot = self._read_snapshot()
            return self._snapshot

    def ids(self) -> frozenset[str]:
        """The ids of all events."""
        with reading(self._engine) as connection:
            return frozenset(connection.execute(sa.select(schema.events.c.id)).scalars())

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
        said = "\n".join(schema.content_hash(event) for event in events)
        digest = hashlib.sha256(said.encode()).hexdigest()
        filed = tuple(FiledEvent(event, file) for event in events)
        batch = Batch(file, digest, filed, dataset or known_dataset("chronicle"))
        return self.import_batches([batch])

    def import_batches(self, batches: Iterable[Batch]) -> ImportReport:
        """Store all events of all batches, or none and raise ImportRefused.

        An event whose id is stored replaces that event. What says nothing new is not written, so
        importing twice is importing once.
        """
        with writing(self._engine) as connection:
            return store_batches(connection, batches, self._catalogue)

    def info(self) -> StoreInfo:
        """Version, counts and imports."""
        by_layer = sa.select(schema.events.c.layer, sa.func.count()).group_by(schema.events.c.layer)
        history = sa.select(schema.imports).order_by(schema.imports.c.id)
        with reading(self._engine) as connection:
            meta = read_meta(connection)
            counts = {str(layer): int(count) for layer, count in connection.execute(by_layer)}
            imports = tuple(dict(row) for row in connection.execute(history).mappings())
        return StoreInfo(
            path=str(self.path),
            version=meta["version"],
            schema=int(meta["schema"]),
            catalogue=meta["placing"].partition(".")[0],
            events=sum(counts.values()),
            by_layer={layer: counts.get(layer, 0) for layer in REPORT_LAYERS},
            imports=imports,
        )

    def _read_snapshot(self) -> Snapshot:
        with reading(self._engine) as connection:
            version = read_meta(connection)["version"]
            events = read_events(connection)
            placements = read_placements(connection, [event.id for event in events])
            datasets = read_datasets(connection)
        return snapshot_of(version, events, placements, datasets)
