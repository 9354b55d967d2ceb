"""Writing an import, or the placements of everything, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeAlias

import sqlalchemy as sa

from geodata.checks import check_events
from geodata.errors import ArasError
from geodata.layers import Catalogue
from geodata.licences import known_datasets
from geodata.model import Dataset, Event, FiledEvent, Problem
from geodata.queries import place_events, placing_key
from geodata.stores import schema
from geodata.stores.placed import write_placements
from geodata.stores.records import read_events, read_hashes, read_meta, write_meta

Row: TypeAlias = dict[str, Any]


class ImportRefused(ArasError):
    """Nothing was stored; `problems` says why, one sentence each."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Batch:
    """The events of one file, the SHA-256 of its bytes, and the dataset they belong to.

    `events` are taken once, in one pass, while the import is written: what they raise undoes it.
    An event that names no dataset is filed under the batch's, or stays in the one it is stored in.
    """

    file: str
    sha256: str
    events: Iterable[FiledEvent]
    dataset: Dataset


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many events an import added, changed and found the same; the version it led to."""

    added: int
    changed: int
    unchanged: int
    version: str


def store_batches(
    connection: sa.Connection, given: Iterable[Batch], catalogue: Catalogue
) -> ImportReport:
    """Write batches within the caller's transaction; raises ImportRefused before it writes."""
    hashes = read_hashes(connection)
    batches = [replace(batch, events=tuple(batch.events)) for batch in given]
    problems = check_events([one for batch in batches for one in batch.events], hashes.keys())
    if problems:
        raise ImportRefused(problems)
    added = changed = unchanged = 0
    written: list[Event] = []
    for batch in _filed(connection, batches):
        rows = {one.event.id: schema.row_values(one.event) for one in batch.events}
        new = [row for name, row in rows.items() if name not in hashes]
        other = [
            row
            for name, row in rows.items()
            if name in hashes and hashes[name] != row["content_hash"]
        ]
        same = len(rows) - len(new) - len(other)
        added, changed, unchanged = added + len(new), changed + len(other), unchanged + same
        if new or other:
            _write_batch(connection, batch, new, other, same)
            touched = {row["id"]: row["content_hash"] for row in (*new, *other)}
            hashes.update(touched)
            written += [one.event for one in batch.events if one.event.id in touched]
    if written:
        write_placements(connection, written, place_events(written, catalogue))
        write_meta(connection, "version", schema.data_version(hashes, placing_key(catalogue)))
    return ImportReport(added, changed, unchanged, read_meta(connection)["version"])


def _filed(connection: sa.Connection, batches: Sequence[Batch]) -> list[Batch]:
    """The batches with a dataset in every event; the datasets are recorded."""
    table = schema.events
    found = connection.execute(sa.select(table.c.id, table.c.dataset))
    stored = {str(name): str(dataset) for name, dataset in found}
    filed = []
    for batch in batches:
        events = []
        for one in batch.events:
            name = one.event.dataset or stored.get(one.event.id, batch.dataset.id)
            events.append(replace(one, event=one.event.model_copy(update={"dataset": name})))
        filed.append(replace(batch, events=tuple(events)))
        for name in {one.event.dataset for one in events} | {batch.dataset.id}:
            there = sa.select(schema.datasets.c.id).where(schema.datasets.c.id == name)
            if connection.execute(there).first() is None:
                named = batch.dataset.model_copy(update={"id": name})
                record = known_datasets().get(name, named)
                connection.execute(sa.insert(schema.datasets).values(record.model_dump()))
    return filed


def _write_batch(
    connection: sa.Connection, batch: Batch, new: list[Row], other: list[Row], same: int
) -> None:
    record = {
        "file": batch.file,
        "sha256": batch.sha256,
        "imported_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "added": len(new),
        "changed": len(other),
        "unchanged": same,
    }
    key = connection.execute(sa.insert(schema.imports).values(record)).inserted_primary_key
    assert key is not None  # the table has one integer key, which every insert gives back
    table = schema.events
    if new:
        connection.execute(sa.insert(table), [{**row, "import_id": key[0]} for row in new])
    for row in other:
        values = {**row, "import_id": key[0]}
        connection.execute(sa.update(table).where(table.c.id == row["id"]).values(values))


def place_again(connection: sa.Connection, catalogue: Catalogue) -> None:
    """Compute all placements anew, for a catalogue or rules that changed."""
    events = read_events(connection)
    connection.execute(sa.delete(schema.memberships))
    connection.execute(sa.delete(schema.placements))
    write_placements(connection, events, place_events(events, catalogue))
    hashes = read_hashes(connection)
    write_meta(connection, "placing", placing_key(catalogue))
    write_meta(connection, "version", schema.data_version(hashes, placing_key(catalogue)))
