"""The database of a store: how it is opened, and how readers and writers take turns.

Every connection is opened for one piece of work and closed, so that forked servers share none.
Writers queue: SQLite by BEGIN IMMEDIATE, PostgreSQL by an advisory lock. Readers see one state and
never wait: SQLite by its write-ahead log, PostgreSQL by REPEATABLE READ.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from geodata.errors import StoreError
from geodata.stores.address import file_of, said_address
from geodata.stores.failures import BUSY, failures_of

WAIT_S: Final = 900
"""How long a writer waits for another's write: a large import takes its minutes."""

_TURNS: Final = 200
_LOCK: Final = 0x41726173
"""The advisory lock of writers, together with the name of the schema."""


def connect_to(url: sa.URL) -> sa.Engine:
    """An engine on the address of a store; the folders of a file are made."""
    path = file_of(url)
    if path is not None:
        _make_folder(path.parent)
    engine = sa.create_engine(
        url,
        poolclass=NullPool,
        json_serializer=json.JSONEncoder(ensure_ascii=False).encode,
    )
    if path is None:
        sa.event.listen(engine, "begin", _on_begin_at_server)
    else:
        sa.event.listen(engine, "connect", _on_connect)
        sa.event.listen(engine, "begin", _on_begin)
    return engine


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection that sees one state of the store, whatever others write meanwhile."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with failures_of(engine.url), engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection with the right to write: all of the block is kept, or none of it."""
    with (
        failures_of(engine.url),
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            _wait_for_turn(connection)
        yield connection


def keep_log(engine: sa.Engine) -> None:
    """Switch a file to the write-ahead log; it stays so. Waits for those who are at work."""
    path = file_of(engine.url)
    if path is None:
        return
    with failures_of(engine.url), closing(sqlite3.connect(str(path))) as connection:
        _on_connect(connection, None)
        for _ in range(_TURNS):
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
            # The switch does not queue by itself: stand in the writers' queue, then try again.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    raise StoreError(f"{said_address(engine.url)}: {BUSY}")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder}: cannot be made ({error.strerror}); name another folder for the store"
        ) from None


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    connection.execute(f"PRAGMA busy_timeout = {WAIT_S * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _on_begin_at_server(connection: sa.Connection) -> None:
    """Days in the one form that the driver reads, whatever the server is set to."""
    driver: Any = connection.connection.dbapi_connection
    if not str(driver.info.parameter_status("DateStyle")).startswith("ISO"):
        connection.exec_driver_sql("SET LOCAL datestyle = 'ISO'")


def _wait_for_turn(connection: sa.Connection) -> None:
    """The lock is let go at the end of the transaction, however it ends."""
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_S}s'")
    schema = sa.func.hashtext(sa.func.current_schema())
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK, schema)))
    connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
