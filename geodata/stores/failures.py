"""What a database says when it cannot, as one sentence with the cure.

A fault of this program (a wrong statement, say) is no StoreError and stays what it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from geodata.errors import StoreError
from geodata.stores.address import file_of, said_address

FULL: Final = "has no room left: the disk is full; make room, then try again; nothing was stored"
BUSY: Final = "is kept busy by other programs; try again later"
LOST: Final = (
    "was lost in the middle of the work; what was begun is undone; try again when the server is "
    "back, what is stored already is not stored twice"
)
_DENIED: Final = "does not let this user do that; let its owner GRANT the right"
_SPOILED: Final = "is not as Aras left it; put back a copy of it, or name another store"

_SQLITE: Final = (
    ("unable to open", "cannot be opened; allow this user to read and write it and its folder"),
    ("readonly", "cannot be written; allow this user to write it and its folder"),
    ("locked", BUSY),
    ("is full", FULL),
    ("disk I/O", "cannot be written as a whole (disk I/O error); look after the disk and its room"),
    ("no such", _SPOILED),
)
"""What SQLite says about a file, and what a person is told."""

_STATES: Final = (
    ("53100", FULL),
    ("53", "has too much to do; try again later, or allow more connections"),
    ("57P03", "is starting or stopping; try again in a moment"),
    ("3D000", "does not exist; make it with createdb, or name another database"),
    ("28", "does not let this user in; check user and password of the address"),
    ("3F000", "has no schema that this user can use; look after its search_path"),
    ("42501", _DENIED),
    ("25006", "can only be read; name the server that takes writes"),
    ("42P01", _SPOILED),
    ("42703", _SPOILED),
    ("55P03", BUSY),
    ("40", BUSY),
    ("57P", LOST),
    ("25P03", LOST),
    ("08", LOST),
)
"""States of SQL (the first five letters or fewer), and what a person is told."""

_SERVER: Final = (
    ("password authentication", "does not let this user in; check user and password"),
    ("no password supplied", "does not let this user in; write the password into the address"),
    ("no pg_hba.conf entry", "does not let this user in from here; ask its administrator"),
    ("does not exist", "does not exist there; check user and database of the address"),
    ("too many", "has too much to do; try again later, or allow more connections"),
    ("invalid connection option", "is an address with an unknown parameter ({said})"),
    ("invalid sslmode", "is an address with an unknown sslmode ({said})"),
    ("starting up", "is starting or stopping; try again in a moment"),
    ("shutting down", "is starting or stopping; try again in a moment"),
    ("No space left", FULL),
    ("File too large", FULL),
)
"""What a server says without a state, and what a person is told."""


@contextmanager
def failures_of(url: sa.URL) -> Iterator[None]:
    """Failures of the database within the block become a StoreError that names the store."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, psycopg.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        said = _said_by_sqlite(cause, url) or _said_by_server(cause, lost)
        if said is None:
            raise
        raise StoreError(f"{said_address(url)}: {said}") from error


def _said_by_sqlite(cause: BaseException | None, url: sa.URL) -> str | None:
    if type(cause) is sqlite3.DatabaseError:
        return f"is not an event store ({cause}); name another file"
    if not isinstance(cause, sqlite3.OperationalError):
        return None
    path = file_of(url) or Path()
    if path.is_dir():
        return "is a folder; name a file for the store"
    for words, said in _SQLITE:
        if words in str(cause):
            return said
    return f"cannot be used ({cause})"


def _said_by_server(cause: BaseException | None, lost: bool) -> str | None:
    if not isinstance(cause, psycopg.Error):
        return None
    first = " ".join(str(cause).split("\n", 1)[0].split())
    for state, said in _STATES:
        if cause.sqlstate and cause.sqlstate.startswith(state):
            return said
    for words, said in _SERVER:
        if words in str(cause):
            return said.format(said=first)
    if lost:
        return LOST
    if isinstance(cause, psycopg.OperationalError) and cause.sqlstate is None:
        return f"cannot be reached ({first}); check that the server runs and the address is right"
    return f"cannot be used ({first})" if isinstance(cause, psycopg.OperationalError) else None
