"""What stands in the tables, read and written within the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from geodata.errors import StoreError
from geodata.model import Dataset, Event
from geodata.stores import schema


def read_events(connection: sa.Connection) -> list[Event]:
    """All events in the order of rows: first day, then id.

    StoreError when a row was changed by another program so that it is no event.
    """
    table = schema.events
    found = connection.execute(sa.select(table)).mappings().all()
    return sorted(
        (_event(row) for row in found),
        key=lambda event: (event.date_start, event.id),
    )


def read_datasets(connection: sa.Connection) -> list[Dataset]:
    """All datasets, in the order of their ids."""
    table = schema.datasets
    found = connection.execute(sa.select(table).order_by(table.c.id)).mappings()
    return [Dataset.model_validate(dict(row)) for row in found]


def _event(row: Mapping[Any, Any]) -> Event:
    try:
        return schema.event_of_values(row)
    except ValidationError as fault:
        field = ".".join(str(step) for step in fault.errors()[0]["loc"])
        raise StoreError(
            f'the stored event "{row["id"]}" is damaged ({field}); put back a copy of the store'
        ) from fault


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
