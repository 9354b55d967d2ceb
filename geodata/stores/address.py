"""Addresses of stores: a file, or a database on a server; said without their passwords."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from geodata.errors import StoreError

FILE_NAME: Final = "events.sqlite3"

_CURE: Final = "write sqlite:///path/to/file or postgresql://user@host/database"
_POSTGRES: Final = frozenset({"postgres", "postgresql"})

_LINK: Final = {
    "application_name": "aras",
    "connect_timeout": "10",
    # A server that is gone without a word is noticed within about a minute and a half.
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "6",
}
"""What is asked of a link to a server unless the address says otherwise (names of libpq)."""


def store_address(url: str | None, data_dir: Path | None) -> sa.URL:
    """The address that was given, or that of the file in the data folder.

    `postgres://` and `postgresql://` mean the same; their parameters (`sslmode` and all others of
    libpq) are kept. StoreError for an address of nothing that can hold a store.
    """
    if url is None:
        if data_dir is None:
            raise StoreError("no event store is named; give an address sqlite:///… or a folder")
        return sa.URL.create("sqlite", database=str(data_dir / FILE_NAME))
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        shown = f"{url.partition(':')[0]}:…" if "@" in url else url  # it may hold a password
        raise StoreError(f'"{shown}" is no address of a store; {_CURE}') from None
    family = parsed.drivername.partition("+")[0]
    if family in _POSTGRES:
        query = {**_LINK, **parsed.query}
        return parsed.set(drivername="postgresql+psycopg", query=query)
    if family != "sqlite":
        raise StoreError(f"a store of {family} cannot be opened; {_CURE}")
    if not parsed.database or parsed.database == ":memory:":
        raise StoreError("a store in memory cannot be shared; write sqlite:///path/to/file")
    return sa.URL.create("sqlite", database=parsed.database)


def said_address(url: sa.URL) -> str:
    """The address for people: the path of a file, or the server without password and parameters."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    plain = sa.URL.create(
        "postgresql", url.username, None, url.host, url.port, url.database
    ).render_as_string()
    where = url.query.get("host")
    return plain if url.host or not where else f"{plain} ({where})"


def file_of(url: sa.URL) -> Path | None:
    """The file of a store in a file, None for a store on a server."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None
