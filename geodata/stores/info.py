"""What stands in a store, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from geodata.stores import schema
from geodata.stores.address import said_address
from geodata.stores.records import read_datasets, read_meta
from geodata.stores.withdrawing import withdrawn_events
from geodata.vocabulary import REPORT_LAYERS


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What stands in a store.

    `path` is the file, or the address of the server without its password. `versions` counts every
    version that is kept of every event, `withdrawn` the events that are hidden. Moments are text in
    ISO 8601, UTC.
    """

    path: str
    database: str
    version: str
    schema: int
    catalogue: str
    events: int
    by_layer: Mapping[str, int]
    versions: int
    withdrawn: int
    datasets: tuple[Mapping[str, str | int], ...]
    imports: tuple[Mapping[str, str | int], ...]


def read_info(connection: sa.Connection) -> StoreInfo:
    """Version, counts, datasets and imports."""
    meta = read_meta(connection)
    by_layer = _counts(connection, schema.events.c.layer)
    by_dataset = _counts(connection, schema.events.c.dataset)
    versions = connection.execute(sa.select(sa.func.count()).select_from(schema.event_versions))
    history = sa.select(schema.imports).order_by(schema.imports.c.id)
    return StoreInfo(
        path=said_address(connection.engine.url),
        database=_database(connection),
        version=meta["version"],
        schema=int(meta["schema"]),
        catalogue=meta["placing"].partition(".")[0],
        events=sum(by_layer.values()),
        by_layer={layer: by_layer.get(layer, 0) for layer in REPORT_LAYERS},
        versions=int(versions.scalar() or 0),
        withdrawn=len(withdrawn_events(connection)),
        datasets=tuple(
            {**dataset.model_dump(), "events": by_dataset.get(dataset.id, 0)}
            for dataset in read_datasets(connection)
        ),
        imports=tuple(
            {**row, "imported_at": row["imported_at"].isoformat()}
            for row in connection.execute(history).mappings()
        ),
    )


def _counts(connection: sa.Connection, column: sa.ColumnElement[Any]) -> dict[str, int]:
    found = connection.execute(sa.select(column, sa.func.count()).group_by(column))
    return {str(name): int(count) for name, count in found}


def _database(connection: sa.Connection) -> str:
    version = ".".join(map(str, connection.dialect.server_version_info or ()))
    if connection.dialect.name == "sqlite":
        return f"SQLite {version}"
    extension = "SELECT extversion FROM pg_extension WHERE extname = 'postgis'"
    postgis = connection.exec_driver_sql(extension).scalar()
    return f"PostgreSQL {version}, PostGIS {postgis}"
