"""Opening a store: found, made from the shipped chronicle, placed anew, or refused.

Any number of processes may open the same empty folder at once: one makes the store within one
transaction, the others wait and find it.
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
from geodata.stores.database import connect_to, keep_log, reading, store_path, writing
from geodata.stores.importing import Batch, ImportRefused, place_again, store_batches
from geodata.stores.records import read_meta, write_meta
from geodata.stores.store import Store

CHRONICLE_FILE = "events.csv"
_META = {"schema", "placing", "version"}


def open_store(url: str | None, data_dir: Path | None, catalogue: Catalogue | None = None) -> Store:
    """The store at an address `sqlite:///…`, or in the data folder when there is none.

    A missing store is made with the shipped chronicle in it; `catalogue` is the shipped one unless
    given. StoreError for a file that is something else, or of a later version of this product.
    """
    path = store_path(url, data_dir)
    known = catalogue or load_catalogue()
    engine = connect_to(path)
    with reading(engine) as connection:
        ready = _is_ready(connection, path, known)
    if not ready:
        keep_log(engine)
        with writing(engine) as connection:
            _make_ready(connection, path, known)
    return Store(path, engine, known)


def has_store(url: str | None, data_dir: Path | None) -> bool:
    """Whether there is a store already."""
    return store_path(url, data_dir).is_file()


def chronicle_batch() -> Batch:
    """The shipped chronicle. StoreError when it was altered and is not right any more."""
    data = chronicle_bytes()
    reading_ = read_own_csv(data, CHRONICLE_FILE)
    if reading_.problems:
        raise StoreError(f"the shipped chronicle is damaged: {reading_.problems[0]}")
    digest = hashlib.sha256(data).hexdigest()
    return Batch(CHRONICLE_FILE, digest, reading_.events, known_dataset("chronicle"))


def _is_ready(connection: sa.Connection, path: Path, catalogue: Catalogue) -> bool:
    """Whether the store can be used as it is; StoreError when the file is not ours to change."""
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        return False
    if schema.aras_meta.name not in tables:
        raise StoreError(f"{path}: is a database of another program; name another file")
    meta = read_meta(connection)
    if not meta.keys() >= _META or not meta["schema"].isdecimal():
        raise StoreError(f"{path}: is a damaged event store; put back a copy, or name another file")
    found = int(meta["schema"])
    if found > schema.SCHEMA_VERSION:
        raise StoreError(
            f"{path}: was written by a later version of Aras (tables of version {found}, this one "
            f"knows {schema.SCHEMA_VERSION}); update Aras"
        )
    return meta["placing"] == placing_key(catalogue)


def _make_ready(connection: sa.Connection, path: Path, catalogue: Catalogue) -> None:
    if _is_ready(connection, path, catalogue):
        return  # another process was first
    if sa.inspect(connection).has_table(schema.aras_meta.name):
        place_again(connection, catalogue)
        return
    schema.metadata.create_all(connection)
    write_meta(connection, "schema", str(schema.SCHEMA_VERSION))
    write_meta(connection, "placing", placing_key(catalogue))
    try:
        store_batches(connection, [chronicle_batch()], catalogue)
    except ImportRefused as refused:
        raise StoreError(f"the shipped chronicle is damaged: {refused.problems[0]}") from None
