"""Whether a row of an import says anything new."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from geodata.model import Event, FiledEvent, row_of
from geodata.model.fields import fields_of_header
from geodata.model.formulas import guarded
from geodata.stores.content import hash_of, said_by
from geodata.stores.ledger import Stored, originals


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An event with its dataset, the text it says, and the cells that say more than it does."""

    event: Event
    said: str
    content_hash: str
    cells: Mapping[str, str] | None


class News:
    """Tells rows that say something new from those that say what is stored."""

    def __init__(self, connection: sa.Connection, stored: Mapping[str, Stored]):
        self._connection = connection
        self._stored = stored
        self._originals: dict[int, str] | None = None

    def number(self, row: ImportRow) -> int:
        """The number that the version of a row gets."""
        before = self._stored.get(row.event.id)
        return before.number + 1 if before else 1

    def has(self, row: ImportRow) -> bool:
        """Whether a row says something new, in its event or in its other cells."""
        before = self._stored.get(row.event.id)
        if before is None or before.content_hash != row.content_hash:
            return True
        if row.cells is None:
            return False
        if self._originals is None:
            keys = [one.version_key for one in self._stored.values()]
            self._originals = originals(self._connection, keys)
        kept = self._originals.get(before.version_key)
        return kept is not None and json.loads(kept) != dict(row.cells)


def read_row(event: Event, one: FiledEvent) -> ImportRow:
    """A row whose event has its dataset."""
    said = said_by(event)
    return ImportRow(event, said, hash_of(said), _beyond(event, one.original))


def _beyond(event: Event, cells: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """The cells of a row, None when they are the product's own and tell the event alone."""
    if cells is None or not cells.keys() <= fields_of_header(tuple(cells)).keys():
        return cells
    own = row_of(event)
    told = all(
        cell == (said := own.get(column, "")) or cell == guarded(said)
        for column, cell in cells.items()
    )
    return None if told else cells
