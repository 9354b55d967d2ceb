"""Bringing the tables of a store to those of this release, within a writer's turn."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from geodata.stores import migrations
from geodata.stores.schema import SCHEMA_VERSION

REVISIONS: Final = "aras_schema"
"""The table in which Alembic keeps the revision: a name that other programs do not use."""

_FIRST: Final = "0001"
_ONE_AT_A_TIME = threading.Lock()
"""Alembic keeps the connection at work in a variable of the process."""


def migrate(connection: sa.Connection, found: int | None) -> None:
    """Bring tables of the version `found`, None for none, to `SCHEMA_VERSION`.

    StoreError when the server lacks PostGIS and does not let this user make it.
    """
    # Needed once in the life of a store, and slow to load.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes.update(connection=connection, version_table=REVISIONS)
    with _ONE_AT_A_TIME:
        if found == 1 and not sa.inspect(connection).has_table(REVISIONS):
            command.stamp(config, _FIRST)  # stores of the first release know no revisions
        command.upgrade(config, f"{SCHEMA_VERSION:04d}")
