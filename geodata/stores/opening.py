"""Opening a store: found, made from the shipped chronicle, brought up to date, or refused.

Any number of processes may open the same empty folder or database at once: one makes the store
within one transaction, the others wait and find it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import sqlalchemy as sa

from geodata.chronicle import chronicle_bytes
from geodata.errors import StoreError
from geodata.layers import Catalogue, load_catalogue
from geodata.licences import known_dataset
from geodata.queries import placing_key
from geodata.readers import read_own_csv
from geodata.stores import schema
from geodata.stores.address import file_of, said_address, store_address
from geodata.stores.current import Current
from geodata.stores.database import connect_to, keep_log, reading, writing
from geodata.stores.editions import Edition
from geodata.stores.importing import Batch, ImportRefused, import_batches
from geodata.stores.migrating import migrate
from geodata.stores.records import read_meta
from geodata.stores.store import Store

CHRONICLE_FILE = "events.csv"
_META = {"schema", "placing", "version"}


def open_store(url: str | None, data_dir: Path | None, catalogue: Catalogue | None = None) -> Store:
    """The store at an address, or in the data folder when there is none.

    `sqlite:///path/to/file`, or `postgresql://user:password@host/database?sslmode=require`.
    A missing store is made with the shipped chronicle in it, an older one is brought up to date;
    `catalogue` is the shipped one unless given. StoreError for a database that is something else,
    of a later version of this product, or out of reach.
    """
    address = store_address(url, data_dir)
    known = catalogue or load_catalogue()
    engine = connect_to(address)
    with reading(engine) as connection:
        ready = _is_ready(connection, known)
    if not ready:
        keep_log(engine)
        with writing(engine) as connection:
            _make_ready(connection, known)
    return Store(engine, known)


def has_store(url: str | None, data_dir: Path | None) -> bool:
    """Whether there is a store already. StoreError when its server cannot be reached."""
    address = store_address(url, data_dir)
    path = file_of(address)
    if path is not None:
        return path.is_file()
    with reading(connect_to(address)) as connection:
        return sa.inspect(connection).has_table(schema.aras_meta.name)


def chronicle_batch() -> Batch:
    """The shipped chronicle. StoreError when it was altered and is not right any more."""
    data = chronicle_bytes()
    reading_ = read_own_csv(data, CHRONICLE_FILE)
    if reading_.problems:
        raise StoreError(f"the shipped chronicle is damaged: {reading_.problems[0]}")
    digest = hashlib.sha256(data).hexdigest()
    return Batch(CHRONICLE_FILE, digest, reading_.events, known_dataset("chronicle"))


def _is_ready(connection: sa.Connection, catalogue: Catalogue) -> bool:
    """Whether the store can be used as it is; StoreError when it is not ours to change."""
    found = _schema_of(connection)
    if found != schema.SCHEMA_VERSION:
        return False
    return read_meta(connection)["placing"] == placing_key(catalogue)


def _schema_of(connection: sa.Connection) -> int | None:
    """The version of the tables, None when there are none."""
    where = said_address(connection.engine.url)
    tables = set(sa.inspect(connection).get_table_names())
    if schema.aras_meta.name not in tables:
        # A database on a server may hold the tables of others too, as long as none is in the way.
        if file_of(connection.engine.url) is None:
            tables &= set(schema.metadata.tables)
        if tables:
            raise StoreError(f"{where}: is a database of another program; name another one")
        return None
    meta = read_meta(connection)
    if not meta.keys() >= _META or not meta["schema"].isdecimal():
        raise StoreError(f"{where}: is a damaged event store; put back a copy, or name another one")
    found = int(meta["schema"])
    if found > schema.SCHEMA_VERSION:
        raise StoreError(
            f"{where}: was written by a later version of Aras (tables of version {found}, this one "
            f"knows {schema.SCHEMA_VERSION}); update Aras"
        )
    return found


def _make_ready(connection: sa.Connection, catalogue: Catalogue) -> None:
    found = _schema_of(connection)
    if found is None and connection.dialect.name == "postgresql":
        _check_encoding(connection)
    if found != schema.SCHEMA_VERSION:
        migrate(connection, found)
    if found is None:
        try:
            import_batches(connection, [chronicle_batch()], catalogue, restore=False)
        except ImportRefused as refused:
            raise StoreError(f"the shipped chronicle is damaged: {refused.problems[0]}") from None
    elif read_meta(connection)["placing"] != placing_key(catalogue):
        edition = Edition(connection)
        Current(connection, catalogue, edition).place_all()
        edition.close(placing_key(catalogue))


def _check_encoding(connection: sa.Connection) -> None:
    """StoreError for a database on a server that cannot hold every script."""
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise StoreError(
            f"{said_address(connection.engine.url)}: keeps text as {encoding}; make a database "
            "with createdb --encoding UTF8 --template template0, and name that one"
        )
