"""The history of an event, or of a dataset: what changed, when, and from which file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from geodata.model import Dataset, Event, row_of
from geodata.stores import schema
from geodata.stores.column_types import text_of
from geodata.stores.content import event_of_content


@dataclass(frozen=True, slots=True)
class Change:
    """What a version says otherwise than the one before it; empty is not said.

    `field` is a column of the product's own files or, when `in_file`, of the file that the row is
    of: a cell that the event itself does not tell.
    """

    field: str
    old: str
    new: str
    in_file: bool = False


@dataclass(frozen=True, slots=True)
class EventVersion:
    """What was said of an event, since when, by which file; the first version has no changes.

    `original` are the cells of its row as the file had them, None when they say no more.
    """

    number: int
    recorded_at: datetime
    file: str
    sha256: str
    event: Event
    changes: tuple[Change, ...]
    original: Mapping[str, str] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That an event was withdrawn or, when not `withdrawn`, restored: why, and when."""

    withdrawn: bool
    why: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class EventHistory:
    """Everything that was ever recorded of an event, oldest first."""

    id: str
    versions: tuple[EventVersion, ...]
    withdrawals: tuple[Withdrawal, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether the event is hidden now."""
        return bool(self.withdrawals) and self.withdrawals[-1].withdrawn


@dataclass(frozen=True, slots=True)
class DatasetVersion:
    """What was said of a dataset, since when, by which file."""

    number: int
    recorded_at: datetime
    file: str
    dataset: Dataset


def read_history(connection: sa.Connection, name: str) -> EventHistory:
    """The history of an event; without versions when there never was one of that id."""
    versions, imports = schema.event_versions.c, schema.imports.c
    found = connection.execute(
        sa.select(
            versions.number,
            versions.recorded_at,
            imports.file,
            imports.sha256,
            versions.content_hash,
            text_of(versions.content).label("said"),
            text_of(versions.original).label("cells"),
        )
        .join_from(schema.event_versions, schema.imports)
        .where(versions.event_id == name)
        .order_by(versions.number)
    )
    told: list[EventVersion] = []
    for row in found:
        event = event_of_content(name, row.said, row.content_hash)
        cells = None if row.cells is None else json.loads(row.cells)
        changes = _changes(told[-1], event, cells) if told else ()
        told.append(
            EventVersion(row.number, row.recorded_at, row.file, row.sha256, event, changes, cells)
        )
    table = schema.withdrawals.c
    acts = connection.execute(
        sa.select(table.withdrawn, table.why, table.recorded_at)
        .where(table.event_id == name)
        .order_by(table.key)
    )
    return EventHistory(name, tuple(told), tuple(Withdrawal(*act) for act in acts))


def read_dataset_history(connection: sa.Connection, name: str) -> tuple[DatasetVersion, ...]:
    """Every version of a dataset, oldest first."""
    versions, imports = schema.dataset_versions.c, schema.imports.c
    found = connection.execute(
        sa.select(versions.number, imports.imported_at, imports.file, text_of(versions.content))
        .join_from(schema.dataset_versions, schema.imports)
        .where(versions.dataset == name)
        .order_by(versions.number)
    )
    return tuple(
        DatasetVersion(number, at, file, Dataset.model_validate_json(said))
        for number, at, file, said in found
    )


def _changes(
    before: EventVersion, event: Event, cells: Mapping[str, str] | None
) -> tuple[Change, ...]:
    said = _differences(row_of(before.event), row_of(event), in_file=False)
    if before.original is None or cells is None:
        return said
    return said + _differences(before.original, cells, in_file=True)


def _differences(
    old: Mapping[str, str], new: Mapping[str, str], *, in_file: bool
) -> tuple[Change, ...]:
    fields = dict.fromkeys((*new, *old))
    return tuple(
        Change(name, old.get(name, ""), new.get(name, ""), in_file)
        for name in fields
        if old.get(name, "") != new.get(name, "")
    )
