"""The snapshot as it stood at an earlier version of the data, made from the ledger.

What holds now and held then is taken from the snapshot of now; only what has changed since is read
and placed again. Boundaries are those of today: a version that an earlier catalogue placed is
answered with today's, and says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import islice
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from geodata.layers import Catalogue
from geodata.model import Dataset, Placements, Snapshot, snapshot_of
from geodata.model.columns import Columns, columns_of
from geodata.model.snapshot import NOWHERE, Rows
from geodata.model.terms import Terms, terms_of
from geodata.queries import place_events, placing_key
from geodata.stores import schema
from geodata.stores.changes import edition_of, read_changes, shown_in
from geodata.stores.column_types import text_of
from geodata.stores.current import CHUNK
from geodata.stores.database import reading
from geodata.stores.editions import data_version, sum_of
from geodata.stores.kept_events import KeptEvents
from geodata.stores.ledger import Entry, entries_of
from geodata.stores.records import read_meta
from geodata.stores.snapshots import names_in, read_names, read_related
from geodata.vocabulary import REDISTRIBUTIONS


@dataclass(frozen=True, eq=False)
class Past:
    """An earlier version of the data.

    `recorded_at` is when the data last became that version, in UTC. `same_places` tells whether the
    boundaries and the rules of placing are still those of that time, so that a question by area
    means the same events now as then. Of a dataset whose licence has become stricter since, the
    stricter rule holds.
    """

    snapshot: Snapshot
    recorded_at: datetime
    same_places: bool


def read_versions(connection: sa.Connection) -> dict[str, datetime]:
    """Every version that the data has had, oldest first, and when it last became that one."""
    table = schema.editions.c
    found = connection.execute(
        sa.select(table.version, table.recorded_at)
        .where(table.version != "")
        .order_by(table.number)
    )
    versions: dict[str, datetime] = {}
    for version, at in found:
        versions.pop(version, None)
        versions[str(version)] = at
    return versions


def read_past(engine: sa.Engine, now: Snapshot, version: str, catalogue: Catalogue) -> Past | None:
    """The snapshot of an earlier version, by way of the snapshot of now.

    None when the store never had that version, or when `now` is not the version now: then the
    caller takes the new snapshot and asks again.
    """
    with reading(engine) as connection:
        meta = read_meta(connection)
        if meta["version"] != now.version:
            return None
        edition = edition_of(connection, version)
        changes = read_changes(connection, version, now.version)
        if edition is None or changes is None:
            return None
        at = sa.select(schema.editions.c.recorded_at).where(schema.editions.c.number == edition)
        recorded_at: datetime = connection.execute(at).scalar_one()
        datasets = _datasets_at(connection, edition)
        then, now_too = (
            _entries(connection, names, number)
            for names, number in (
                (changes.changed | changes.removed, edition),
                (changes.changed | changes.added, edition_of(connection, now.version) or 0),
            )
        )
        gone = changes.changed | changes.added
        kept = np.array([name not in gone for name in now.ids], dtype=np.bool_)
        related = read_related(connection, now.ids)
        names = read_names(connection)
    rows = sum_of([entry.content_hash for entry in then], int(meta["sum"], 16))
    rows = (rows - sum_of([entry.content_hash for entry in now_too])) % (1 << 256)
    same_places = data_version(rows, datasets, placing_key(catalogue)) == version
    parts = _Parts(now, np.flatnonzero(kept), related, names, then, catalogue)
    snapshot = snapshot_of(
        version,
        KeptEvents(engine, parts.version_keys()),
        parts.placements(),
        _as_strict(datasets, now.datasets),
        parts.columns(),
    )
    return Past(snapshot, recorded_at, same_places)


def _entries(connection: sa.Connection, names: frozenset[str], edition: int) -> list[Entry]:
    """What some events said in an edition, of those that were shown."""
    entries: list[Entry] = []
    waiting = iter(sorted(names))
    while some := list(islice(waiting, CHUNK)):
        keys = [key for key, _ in shown_in(connection, some, edition).values()]
        entries += entries_of(connection, keys).values()
    return entries


def _datasets_at(connection: sa.Connection, edition: int) -> list[Dataset]:
    """The datasets as they were told in an edition, by id."""
    versions, imports = schema.dataset_versions.c, schema.imports.c
    found = connection.execute(
        sa.select(versions.dataset, text_of(versions.content))
        .join_from(schema.dataset_versions, schema.imports)
        .where(imports.edition <= edition)
        .order_by(versions.dataset, versions.number)
    )
    told = {str(name): str(said) for name, said in found}
    return [Dataset.model_validate_json(told[name]) for name in sorted(told)]


def _as_strict(then: Sequence[Dataset], now: Sequence[Dataset]) -> list[Dataset]:
    """The datasets of then, none freer than it is now."""
    rules = {dataset.id: dataset.redistribution for dataset in now}

    def stricter(dataset: Dataset) -> Dataset:
        both = (dataset.redistribution, rules.get(dataset.id, dataset.redistribution))
        rule = max(both, key=REDISTRIBUTIONS.index)
        return dataset.model_copy(update={"redistribution": rule})

    return [stricter(dataset) for dataset in then]


class _Parts:
    """Rows that are still as they were, and entries that are otherwise now, put in one order."""

    def __init__(
        self,
        now: Snapshot,
        kept: NDArray[np.int64],
        related: Mapping[int, Sequence[str]],
        names: tuple[Sequence[str], Sequence[str]],
        then: Sequence[Entry],
        catalogue: Catalogue,
    ):
        self._now, self._kept, self._then = now, kept, then
        self._catalogue = catalogue
        self._names = names
        self._events = [entry.event for entry in then]
        self._said = columns_of(self._events)
        days = np.concatenate([now.start_day[kept], self._said.start_day]).tolist()
        ids = [*(now.ids[row] for row in kept), *self._said.ids]
        order = sorted(range(len(ids)), key=lambda place: (days[place], ids[place]))
        self._order = np.array(order, dtype=np.int64)
        self._ids = tuple(ids[place] for place in order)
        self._place_of = np.empty(len(ids), dtype=np.int64)
        self._place_of[self._order] = np.arange(len(ids))
        # Where a row of now went; -1 for one that was not there, or was otherwise.
        self._row_then = np.full(len(now), -1, dtype=np.int64)
        self._row_then[kept] = self._place_of[: len(kept)]
        self._related = {
            int(self._row_then[row]): names
            for row, names in related.items()
            if self._row_then[row] >= 0
        } | {
            int(self._place_of[len(kept) + place]): names
            for place, names in self._said.related.items()
        }

    def version_keys(self) -> NDArray[np.int64]:
        """The keys of the versions in the ledger, row by row."""
        events = self._now.events
        assert isinstance(events, KeptEvents)
        then = np.array([entry.version_key for entry in self._then], dtype=np.int64)
        return np.concatenate([events.version_keys[self._kept], then])[self._order]

    def columns(self) -> Columns:
        """What the events say, as columns."""
        now, said = self._now, self._said
        names = [dataset.id for dataset in now.datasets]
        owners = [*(names[code] for code in now.dataset[self._kept]), *said.dataset]
        return Columns(
            ids=self._ids,
            dataset=[owners[place] for place in self._order],
            related=self._related,
            actors=self._terms(0, [event.actors for event in self._events]),
            publishers=self._terms(1, [event.publishers for event in self._events]),
            **self._joined_all(said),
        )

    def placements(self) -> Placements:
        """What their places mean to the catalogue of today."""
        now = self._now
        placed = place_events(self._events, self._catalogue)
        measures = self._joined_all(placed, but="settlement")
        folded = [*(now.folded[row] for row in self._kept), *placed.folded]
        settlement, settlements = self._settlements(placed)
        return replace(
            placed,
            **measures,
            members=self._areas(now.members, placed.members),
            coarse=self._areas(now.coarse, placed.coarse),
            folded=tuple(folded[place] for place in self._order),
            settlement=settlement,
            settlements=settlements,
        )

    def _terms(self, which: int, then: Sequence[Sequence[str]]) -> Terms:
        """The names that rows bear: those of now as they are stored, those of then as they say."""
        texts = [self._names[which][row] for row in self._kept]
        texts += [json.dumps(names) for names in then]
        return terms_of((texts[place] for place in self._order), names_in)

    def _joined_all(self, then: Columns | Placements, but: str = "") -> dict[str, NDArray[Any]]:
        """Every array of one entry a row, under its name; the snapshot of now has it too."""
        return {
            one.name: self._joined(getattr(self._now, one.name), getattr(then, one.name))
            for one in fields(then)
            if isinstance(getattr(then, one.name), np.ndarray) and one.name != but
        }

    def _joined(self, now: NDArray[Any], then: NDArray[Any]) -> NDArray[Any]:
        return np.concatenate([now[self._kept], then])[self._order]

    def _areas(self, now: Mapping[str, Rows], then: Mapping[str, Rows]) -> dict[str, Rows]:
        found: dict[str, Rows] = {}
        for area in {**now, **then}:
            was = self._row_then[now[area]] if area in now else np.empty(0, dtype=np.int64)
            again = then.get(area, np.empty(0, dtype=np.uint32)).astype(np.int64)
            rows = np.concatenate([was[was >= 0], self._place_of[len(self._kept) + again]])
            if rows.size:
                found[area] = np.sort(rows).astype(np.uint32)
        return found

    def _settlements(self, placed: Placements) -> tuple[Rows, tuple[str, ...]]:
        """The nearest settlements, and the names that are used, in order."""
        codes = [*self._now.settlement[self._kept].tolist(), *placed.settlement.tolist()]
        known = [self._now.settlements] * len(self._kept) + [placed.settlements] * len(self._then)
        names = [
            None if code == NOWHERE else of[code] for code, of in zip(codes, known, strict=True)
        ]
        used = tuple(sorted({name for name in names if name is not None}))
        place = {name: number for number, name in enumerate(used)}
        found = [NOWHERE if name is None else place[name] for name in names]
        return np.array(found, dtype=np.uint32)[self._order], used
