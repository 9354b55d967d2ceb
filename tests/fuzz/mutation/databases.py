"""SQLite databases (GeoPackage) changed by cells, rows, and what describes their layers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from random import Random
from typing import Any

from tests.fuzz.mutation.cells import HEADERS
from tests.fuzz.mutation.raw_bytes import changed_bytes
from tests.fuzz.mutation.values import any_text, changed_text

_MAGIC = b"SQLite format 3\0"
_DESCRIBING = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")


def changed_database(data: bytes, rng: Random) -> bytes | None:
    """The database with a change or a few; None when it is none, or a damaged one."""
    if not data.startswith(_MAGIC):
        return None
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
            database.deserialize(data)
            database.execute("PRAGMA trusted_schema = OFF")
            tables = _tables(database)
            if not tables:
                return None
            for _ in range(rng.choice((1, 1, 1, 2))):
                _change(database, rng.choice(tables), rng)
            return database.serialize()
    except (sqlite3.Error, UnicodeError, OverflowError, ValueError):
        return None


def _tables(database: sqlite3.Connection) -> list[str]:
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [str(name) for (name,) in found if not str(name).startswith("sqlite_")]
    return [*names, *(name for name in names if name not in _DESCRIBING)]


def _change(database: sqlite3.Connection, table: str, rng: Random) -> None:
    quoted = _quoted(table)
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({quoted})")]
    if not columns:
        return
    column = rng.choice(columns)
    way = rng.randrange(12)
    if way < 8:
        _cell(database, quoted, column, rng)
    elif way == 8:
        copied = ", ".join(_quoted(name) for name in columns[1:])
        database.execute(
            f"INSERT INTO {quoted} ({copied}) SELECT {copied} FROM {quoted} LIMIT ?",
            (rng.choice((1, 2, 20)),),
        )
    elif way == 9:
        database.execute(f"DELETE FROM {quoted} WHERE rowid % 2 = ?", (rng.randrange(2),))
    elif way == 10:
        name = rng.choice((rng.choice(HEADERS), any_text(rng).replace("\0", "")[:60]))
        database.execute(f"ALTER TABLE {quoted} RENAME COLUMN {_quoted(column)} TO {_quoted(name)}")
    else:
        _schema(database, quoted, column, rng)


def _schema(database: sqlite3.Connection, quoted: str, column: str, rng: Random) -> None:
    way = rng.randrange(4)
    name = _quoted(any_text(rng).replace("\0", "")[:60] or "x")
    if way == 0:
        database.execute(f"ALTER TABLE {quoted} RENAME TO {name}")
    elif way == 1:
        database.execute(f"ALTER TABLE {quoted} ADD COLUMN {_quoted(rng.choice(HEADERS))} DATETIME")
    elif way == 2:
        database.execute(f"DROP TABLE {quoted}")
    else:
        database.execute(
            f"CREATE VIEW {name} AS SELECT *, {_quoted(column)} AS again FROM {quoted}"
        )


def _cell(database: sqlite3.Connection, quoted: str, column: str, rng: Random) -> None:
    rows = database.execute(f"SELECT rowid, {_quoted(column)} FROM {quoted} LIMIT 50").fetchall()
    if rows:
        rowid, old = rng.choice(rows)
        change = f"UPDATE {quoted} SET {_quoted(column)} = ? WHERE rowid = ?"
        database.execute(change, (_other(old, rng), rowid))


def _other(old: Any, rng: Random) -> Any:
    if isinstance(old, bytes) and rng.random() < 0.8:
        return changed_bytes(old, rng)
    if isinstance(old, str) and rng.random() < 0.7:
        return changed_text(rng, old).encode("utf-8", "replace").decode()
    text = any_text(rng).encode("utf-8", "replace").decode()
    return rng.choice((None, 0, -1, 2**62, 1e308, b"\xff\xfe", b"GP\0\x01", text, text))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
