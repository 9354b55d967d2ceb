"""The tables of what holds now: `events` and, for each of its rows, what was computed for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa

from geodata.layers import Catalogue
from geodata.queries import place_events
from geodata.stores import schema
from geodata.stores.editions import Edition, next_key
from geodata.stores.ledger import Entry, Stored, entries_of
from geodata.stores.placed import write_placements

CHUNK: Final = 5_000
"""Rows that are looked up, placed and written together."""


class Current:
    """Shows, changes and hides events within one writer's turn; counts them in the edition."""

    def __init__(self, connection: sa.Connection, catalogue: Catalogue, edition: Edition):
        self._connection = connection
        self._catalogue = catalogue
        self._edition = edition
        self._next = next_key(connection, schema.events.c.key)

    def show(self, entries: Sequence[Entry]) -> None:
        """Add events that are not there."""
        if not entries:
            return
        keys = range(self._next, self._next + len(entries))
        self._next = keys.stop
        rows = [_row(entry) | {"key": key} for key, entry in zip(keys, entries, strict=True)]
        self._connection.execute(sa.insert(schema.events), rows)
        self._place(keys, entries)
        self._edition.count(shown=[entry.content_hash for entry in entries])

    def change(self, entries: Sequence[Entry], before: Sequence[Stored]) -> None:
        """Let events say what these say."""
        if not entries:
            return
        keys = [int(stored.key or 0) for stored in before]
        values: dict[str, Any] = {column: sa.bindparam(column) for column in _row(entries[0])}
        change = (
            sa.update(schema.events).where(schema.events.c.key == sa.bindparam("at")).values(values)
        )
        rows = [_row(entry) | {"at": key} for key, entry in zip(keys, entries, strict=True)]
        self._connection.execute(change, rows)
        self._unplace(keys)
        self._place(keys, entries)
        self._edition.count(
            shown=[entry.content_hash for entry in entries],
            hidden=[stored.content_hash for stored in before],
        )

    def hide(self, stored: Sequence[Stored]) -> None:
        """Take events away that are there; the ledger keeps them."""
        keys = [int(one.key or 0) for one in stored]
        self._unplace(keys)
        self._connection.execute(sa.delete(schema.events).where(schema.events.c.key.in_(keys)))
        self._edition.count(hidden=[one.content_hash for one in stored])

    def place_all(self) -> None:
        """Compute all placements anew, for a catalogue or rules that changed."""
        table = schema.events.c
        for emptied in (schema.memberships, schema.placements):
            self._connection.execute(sa.delete(emptied))
        last = 0
        while True:
            found = self._connection.execute(
                sa.select(table.key, table.version_key)
                .where(table.key > last)
                .order_by(table.key)
                .limit(CHUNK)
            ).all()
            if not found:
                return
            entries = entries_of(self._connection, [row.version_key for row in found])
            self._place([row.key for row in found], [entries[row.version_key] for row in found])
            last = found[-1].key

    def _place(self, keys: Sequence[int], entries: Sequence[Entry]) -> None:
        placed = place_events([entry.event for entry in entries], self._catalogue)
        write_placements(self._connection, keys, placed)

    def _unplace(self, keys: Sequence[int]) -> None:
        for table in (schema.memberships, schema.placements):
            self._connection.execute(sa.delete(table).where(table.c.event_key.in_(keys)))


def _row(entry: Entry) -> dict[str, object]:
    return schema.row_values(entry.event) | {
        "version_key": entry.version_key,
        "import_id": entry.import_id,
        "content_hash": entry.content_hash,
    }
