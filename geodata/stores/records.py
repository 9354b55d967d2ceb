"""What stands in the tables, read and written within the caller's transaction."""

from __future__ import annotations

import sqlalchemy as sa

from geodata.model import Event
from geodata.stores import schema


def read_events(connection: sa.Connection) -> list[Event]:
    """All events in the order of rows: first day, then id."""
    table = schema.events
    found = connection.execute(sa.select(table)).mappings().all()
    return sorted(
        (schema.event_of_values(dict(row)) for row in found),
        key=lambda event: (event.date_start, event.id),
    )


def read_meta(connection: sa.Connection) -> dict[str, str]:
    """The facts that a store holds about itself."""
    table = schema.aras_meta
    found = connection.execute(sa.select(table.c.name, table.c.value))
    return {str(name): str(value) for name, value in found}


def write_meta(connection: sa.Connection, name: str, value: str) -> None:
    """Set one fact of the store."""
    table = schema.aras_meta
    connection.execute(sa.delete(table).where(table.c.name == name))
    connection.execute(sa.insert(table).values(name=name, value=value))


def read_hashes(connection: sa.Connection) -> dict[str, str]:
    """The content hash of every event, by id."""
    table = schema.events
    found = connection.execute(sa.select(table.c.id, table.c.content_hash))
    return {str(event_id): str(content) for event_id, content in found}
