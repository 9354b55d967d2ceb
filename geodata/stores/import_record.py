"""The record of a file in `imports`: written when the file brings anything, else not at all."""

from __future__ import annotations

from collections import Counter
from typing import Final

import sqlalchemy as sa

from geodata.stores import schema
from geodata.stores.column_types import now
from geodata.stores.editions import Edition, next_key

COUNTED: Final = ("added", "changed", "unchanged", "withdrawn", "restored")
"""What becomes of rows."""


class ImportRecord:
    """The row of `imports` for a file; it is written when the file brings anything."""

    def __init__(
        self, connection: sa.Connection, edition: Edition, file: str, sha256: str, dataset: str
    ):
        self._connection = connection
        self._edition = edition
        # The name of a file may hold bytes that are no text.
        name = file.encode("utf-8", "replace").decode()
        self._told = {"file": name, "sha256": sha256, "dataset": dataset}
        self._id: int | None = None
        self.counts: Counter[str] = Counter()
        self.dataset_used = False

    @property
    def begun(self) -> bool:
        """Whether the file brought anything."""
        return self._id is not None

    def begin(self) -> int:
        """The id of the record, which is begun when it was not."""
        if self._id is None:
            self._id = next_key(self._connection, schema.imports.c.id)
            values = {
                "id": self._id,
                "edition": self._edition.number,
                **self._told,
                "imported_at": now(),
                **dict.fromkeys(COUNTED, 0),
            }
            self._connection.execute(sa.insert(schema.imports).values(values))
        return self._id

    def close(self) -> None:
        """Write down what was counted."""
        if self._id is not None:
            table = schema.imports
            values = {name: self.counts[name] for name in COUNTED}
            self._connection.execute(sa.update(table).where(table.c.id == self._id).values(values))
