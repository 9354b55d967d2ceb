"""Editions: each time that the data changes, and the version that it leads to.

A version names content, not history: the same events of the same datasets, placed by the same
catalogue and rules, have the same version in every store. It is kept up row by row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa

from geodata.model import Dataset
from geodata.stores import schema
from geodata.stores.column_types import now
from geodata.stores.content import hash_of, said_by
from geodata.stores.records import read_datasets, read_meta, write_meta

VERSION_DIGITS: Final = 12
_RING: Final = 1 << 256


def sum_of(hashes: Sequence[str], start: int = 0) -> int:
    """The sum of hashes, whatever their order, within 256 bits."""
    return (start + sum(int(one, 16) for one in hashes)) % _RING


def data_version(rows: int, datasets: Sequence[Dataset], placing: str) -> str:
    """12 hex digits for all rows (the sum of their hashes), their datasets, and the placing."""
    digest = hashlib.sha256(f"{placing}\n{rows:064x}".encode())
    for dataset in sorted(datasets, key=lambda dataset: dataset.id):
        digest.update(f"\n{hash_of(said_by(dataset))}".encode())
    return digest.hexdigest()[:VERSION_DIGITS]


class Edition:
    """What one writing turn changes; it gets a number with the first thing that is written."""

    def __init__(self, connection: sa.Connection):
        self._connection = connection
        table = schema.editions.c
        # A migration leaves an edition whose version is not known before all is placed.
        begun = connection.execute(sa.select(table.number).where(table.version == ""))
        self._number: int | None = begun.scalar()
        self._sum = int(read_meta(connection)["sum"], 16)

    @property
    def number(self) -> int:
        """The number of this edition, which is begun when it was not."""
        if self._number is None:
            self._number = next_key(self._connection, schema.editions.c.number)
            self._connection.execute(
                sa.insert(schema.editions).values(
                    number=self._number, version="", recorded_at=now()
                )
            )
        return self._number

    def count(self, shown: Sequence[str] = (), hidden: Sequence[str] = ()) -> None:
        """Take in the hashes of rows that are shown from now on, and of those no longer."""
        self._sum = (sum_of(shown, self._sum) - sum_of(hidden)) % _RING

    def close(self, placing: str) -> str:
        """Write down the version that all this led to, and return it."""
        meta = read_meta(self._connection)
        version = data_version(self._sum, read_datasets(self._connection), placing)
        if version != meta["version"]:
            self._number = self.number
        if self._number is not None:
            write_meta(self._connection, "sum", f"{self._sum:064x}")
            write_meta(self._connection, "placing", placing)
            write_meta(self._connection, "version", version)
            table = schema.editions
            self._connection.execute(
                sa.update(table).where(table.c.number == self._number).values(version=version)
            )
        return version


def next_key(connection: sa.Connection, column: sa.ColumnElement[int]) -> int:
    """The number after the last one; only within a writer's turn."""
    return int(connection.execute(sa.select(sa.func.max(column))).scalar() or 0) + 1
