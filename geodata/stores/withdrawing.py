"""Withdrawing hides an event and says why; restoring shows what was last said of it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from geodata.stores import schema
from geodata.stores.column_types import now
from geodata.stores.current import Current
from geodata.stores.editions import Edition, next_key
from geodata.stores.ledger import look_up, newest


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A withdrawn event: its id, why, and when (ISO 8601, UTC)."""

    id: str
    why: str
    at: str


def write_withdrawals(
    connection: sa.Connection,
    edition: Edition,
    current: Current,
    ids: Sequence[str],
    why: str,
    *,
    restore: bool,
) -> None:
    """Withdraw shown events, or restore withdrawn ones, all of which exist."""
    if restore:
        current.show([entry for entry, _ in newest(connection, ids)])
    else:
        current.hide(list(look_up(connection, ids).values()))
    first, at = next_key(connection, schema.withdrawals.c.key), now()
    rows = [
        {
            "key": first + place,
            "event_id": name,
            "withdrawn": not restore,
            "why": why,
            "edition": edition.number,
            "recorded_at": at,
        }
        for place, name in enumerate(ids)
    ]
    connection.execute(sa.insert(schema.withdrawals), rows)


def withdrawn_events(connection: sa.Connection) -> tuple[Withdrawn, ...]:
    """All events that are withdrawn now, by id."""
    table = schema.withdrawals.c
    last = sa.select(sa.func.max(table.key)).group_by(table.event_id)
    found = connection.execute(
        sa.select(table.event_id, table.why, table.recorded_at)
        .where(table.key.in_(last), table.withdrawn)
        .order_by(table.event_id)
    )
    return tuple(Withdrawn(name, why, at.isoformat()) for name, why, at in found)
