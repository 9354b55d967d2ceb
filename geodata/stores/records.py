"""What a store says of itself and of its datasets, read and written within a transaction."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

import sqlalchemy as sa
from pydantic import ValidationError

from geodata.errors import StoreError
from geodata.model import Dataset
from geodata.stores import schema

_PART: Final = 20_000
"""Rows that are taken from the database together."""


def read_columns(
    connection: sa.Connection, asked: sa.Select[Any], alike: Collection[str] = ()
) -> list[list[Any]]:
    """What a question finds, column by column.

    In the columns named `alike` the same values come again and again: each is kept once.
    """
    names = [column.key for column in asked.selected_columns]
    once: list[dict[Any, Any] | None] = [{} if name in alike else None for name in names]
    columns: list[list[Any]] = [[] for _ in asked.selected_columns]
    for part in connection.execute(asked).partitions(_PART):
        for column, values, kept in zip(columns, zip(*part, strict=True), once, strict=True):
            column += values if kept is None else (kept.setdefault(one, one) for one in values)
    return columns


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


def read_datasets(connection: sa.Connection) -> list[Dataset]:
    """All datasets, in the order of their ids. StoreError when another program spoiled one."""
    table = schema.datasets
    found = connection.execute(sa.select(table).order_by(table.c.id)).mappings()
    try:
        return [Dataset.model_validate(dict(row)) for row in found]
    except ValidationError as fault:
        field = ".".join(str(step) for step in fault.errors()[0]["loc"])
        raise StoreError(
            f"a stored dataset is damaged ({field}); put back a copy of the store"
        ) from fault
