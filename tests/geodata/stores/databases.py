"""What tests of the store do beside it: look into the database, spoil it, change an event."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from geodata.model import Event
from geodata.stores.address import store_address
from geodata.stores.database import connect_to


def sql(url: str, *statements: str) -> list[tuple[Any, ...]]:
    """Say statements to the database, as another program would; the rows of the last one."""
    found: list[tuple[Any, ...]] = []
    with connect_to(store_address(url, None)).execution_options(writes=True).begin() as connection:
        for statement in statements:
            result = connection.execute(sa.text(statement))
            found = [tuple(row) for row in result] if result.returns_rows else []
    return found


def changed(event: Event, **values: object) -> Event:
    return Event.model_validate(event.model_dump() | values)


def filed_as(event: Event, dataset: str) -> Event:
    return event.model_copy(update={"dataset": dataset})
