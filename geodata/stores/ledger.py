"""The ledger: every version of every event, only ever appended to, and what was withdrawn."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from geodata.model import Event
from geodata.stores import schema
from geodata.stores.column_types import now, text_of
from geodata.stores.content import event_of_content, hash_of
from geodata.stores.editions import next_key

_TOGETHER: Final = 5_000
"""Versions that are looked up together."""
_CELLS: Final = json.JSONEncoder(separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Stored:
    """The newest version of an event that is stored; `key` is None when it is withdrawn."""

    key: int | None
    version_key: int
    number: int
    content_hash: str
    dataset: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it stands in the ledger."""

    event: Event
    version_key: int
    import_id: int
    content_hash: str


def look_up(connection: sa.Connection, ids: Collection[str]) -> dict[str, Stored]:
    """What is stored under some ids, withdrawn events too."""
    table, versions = schema.events.c, schema.event_versions.c
    found = connection.execute(
        sa.select(
            table.id, table.key, table.version_key, versions.number, table.content_hash,
            table.dataset,
        )
        .join_from(schema.events, schema.event_versions, versions.key == table.version_key)
        .where(table.id.in_(ids))
    )  # fmt: skip
    stored = {str(name): Stored(*rest) for name, *rest in found}
    if len(stored) < len(ids) and _anything_withdrawn(connection):
        others = [name for name in ids if name not in stored]
        for entry, number in newest(connection, others):
            stored[entry.event.id] = Stored(
                None, entry.version_key, number, entry.content_hash, entry.event.dataset
            )
    return stored


def newest(connection: sa.Connection, ids: Collection[str]) -> list[tuple[Entry, int]]:
    """The newest version, and its number, of those of some events that were ever stored."""
    versions = schema.event_versions.c
    last = (
        sa.select(sa.func.max(versions.key))
        .where(versions.event_id.in_(ids))
        .group_by(versions.event_id)
    )
    found = connection.execute(_entries().where(versions.key.in_(last)).order_by(versions.key))
    return [(_entry(row), int(row.number)) for row in found]


def entries_of(connection: sa.Connection, version_keys: Collection[int]) -> dict[int, Entry]:
    """Versions by their keys. StoreError when one of them is damaged."""
    versions = schema.event_versions.c
    found = connection.execute(_entries().where(versions.key.in_(version_keys)))
    return {int(row.key): _entry(row) for row in found}


def ever_stored(connection: sa.Connection, ids: Collection[str]) -> set[str]:
    """Those of some ids that an event has or had."""
    column = schema.event_versions.c.event_id
    found = connection.execute(sa.select(column).where(column.in_(ids)).distinct())
    return set(found.scalars())


def originals(connection: sa.Connection, version_keys: Collection[int]) -> dict[int, str]:
    """The cells, as text, of those of some versions that have any."""
    versions = schema.event_versions.c
    found = connection.execute(
        sa.select(versions.key, text_of(versions.original)).where(
            versions.key.in_(version_keys), versions.original.is_not(None)
        )
    )
    return {int(key): str(text) for key, text in found}


def read_recorded(
    connection: sa.Connection, version_keys: NDArray[np.int64]
) -> tuple[datetime, ...]:
    """When each of some versions was written, in their order, in UTC."""
    versions = schema.event_versions.c
    found: dict[int, datetime] = {}
    for first in range(0, len(version_keys), _TOGETHER):
        some = version_keys[first : first + _TOGETHER].tolist()
        asked = sa.select(versions.key, versions.recorded_at).where(versions.key.in_(some))
        found |= {int(key): at for key, at in connection.execute(asked)}
    return tuple(found[key] for key in version_keys.tolist())


def cells_text(cells: Mapping[str, str] | None) -> str | None:
    """Cells as the ledger keeps them: any text at all, in the order of the file."""
    # Escaped to ASCII: a cell may hold what no text column of a database takes, such as U+0000.
    return None if cells is None else _CELLS.encode(dict(cells))


class Ledger:
    """Appends versions within one writer's turn."""

    def __init__(self, connection: sa.Connection):
        self._connection = connection
        self._next = next_key(connection, schema.event_versions.c.key)

    def append(
        self,
        events: Sequence[tuple[Event, str, int, Mapping[str, str] | None]],
        import_id: int,
    ) -> list[Entry]:
        """Append versions, each an event with the text it says, its number and its cells."""
        recorded_at = now()
        entries, rows = [], []
        for event, said, number, cells in events:
            entry = Entry(event, self._next, import_id, hash_of(said))
            entries.append(entry)
            rows.append(
                {
                    "key": self._next,
                    "event_id": event.id,
                    "number": number,
                    "import_id": import_id,
                    "recorded_at": recorded_at,
                    "content_hash": entry.content_hash,
                    "content": said,
                    "original": cells_text(cells),
                }
            )
            self._next += 1
        if rows:
            self._connection.execute(sa.insert(schema.event_versions), rows)
        return entries


def _anything_withdrawn(connection: sa.Connection) -> bool:
    return connection.execute(sa.select(schema.withdrawals.c.key).limit(1)).first() is not None


def _entries() -> sa.Select[Any]:
    versions = schema.event_versions.c
    return sa.select(
        versions.key,
        versions.event_id,
        versions.number,
        versions.import_id,
        versions.content_hash,
        text_of(versions.content).label("said"),
    )


def _entry(row: Any) -> Entry:
    event = event_of_content(row.event_id, row.said, row.content_hash)
    return Entry(event, int(row.key), int(row.import_id), str(row.content_hash))
