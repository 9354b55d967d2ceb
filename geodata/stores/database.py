"""SQLite as the store uses it: which file, how it is opened, and its failures as one sentence.

Every connection is opened for one piece of work and closed, so that forked servers share none.
Writers take their turn (BEGIN IMMEDIATE) while readers keep reading (write-ahead log).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from geodata.errors import StoreError

FILE_NAME: Final = "events.sqlite3"
WAIT_MS: Final = 60_000
"""How long one waits for another's write."""

_TURNS: Final = 200

_CURES: Final = (
    ("unable to open", "cannot be opened; allow this user to read and write it and its folder"),
    ("readonly", "cannot be written; allow this user to write it and its folder"),
    ("locked", "is kept busy by other programs; try again later"),
    ("no such", "is not as Aras left it; put back a copy of it, or name another file"),
)
"""What SQLite says about a file, and what a person is told."""
_WRITES: Final = {"writes": True}


def store_path(url: str | None, data_dir: Path | None) -> Path:
    """The file of a `sqlite:///…` address, or of the data folder. StoreError for other stores."""
    if url is None:
        if data_dir is None:
            raise StoreError("no event store is named; give an address sqlite:///… or a folder")
        return data_dir / FILE_NAME
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        shown = f"{url.partition(':')[0]}:…" if "@" in url else url  # it may hold a password
        raise StoreError(
            f'"{shown}" is no address of a store; write sqlite:///path/to/file'
        ) from None
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(f"a store of {parsed.drivername} cannot be opened; write sqlite:///…")
    if not parsed.database or parsed.database == ":memory:":
        raise StoreError("a store in memory cannot be shared; write sqlite:///path/to/file")
    return Path(parsed.database)


def connect_to(path: Path) -> sa.Engine:
    """An engine on the file, which is made when missing, with its folders."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path.parent}: cannot be made ({error.strerror}); name another folder for the store"
        ) from None
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False),
    )
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "begin", _on_begin)
    return engine


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection that sees one state of the store, whatever others write meanwhile."""
    with _failures(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection with the right to write: all of the block is kept, or none of it."""
    with (
        _failures(engine),
        engine.connect().execution_options(**_WRITES) as connection,
        connection.begin(),
    ):
        yield connection


def keep_log(engine: sa.Engine) -> None:
    """Switch the file to the write-ahead log; it stays so. Waits for those who are at work."""
    with _failures(engine), closing(sqlite3.connect(str(engine.url.database))) as connection:
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
    raise StoreError(f"{engine.url.database}: is kept busy by other programs; try again later")


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _said(cause: str, where: str) -> str:
    """What an operation could not do, with its cure."""
    if Path(where).is_dir():
        return "is a folder; name a file for the store"
    for words, said in _CURES:
        if words in cause:
            return said
    return f"cannot be used ({cause})"


@contextmanager
def _failures(engine: sa.Engine) -> Iterator[None]:
    """What SQLite says about the file, as a sentence; a fault of this program stays what it is."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        where = engine.url.database
        if type(cause) is sqlite3.DatabaseError:
            raise StoreError(
                f"{where}: is not an event store ({cause}); name another file"
            ) from error
        if isinstance(cause, sqlite3.OperationalError):
            raise StoreError(f"{where}: {_said(str(cause), str(where))}") from error
        raise
