"""A snapshot from the store: columns are read as columns, events when they are asked for.

What stands in a column was checked when it came in; here it is only looked at whether it can be
what it should, in case another program wrote it.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from geodata import vocabulary
from geodata.errors import StoreError
from geodata.model import Snapshot, snapshot_of
from geodata.model.columns import Columns, Days, casualties_of, codes_of, ranges_of
from geodata.model.terms import terms_of
from geodata.stores import schema
from geodata.stores.column_types import text_of
from geodata.stores.database import reading
from geodata.stores.kept_events import KeptEvents
from geodata.stores.placed import read_placements
from geodata.stores.records import read_columns, read_datasets, read_meta

_READ = (
    "id", "key", "version_key", "date_start", "date_end", "date_precision", "layer", "kind",
    "confidence", "geo_precision", "lon", "lat", "dataset", "killed_min", "killed_max",
    "injured_min", "injured_max",
)  # fmt: skip
_NAMES = ("actors", "publishers")


def read_snapshot(engine: sa.Engine) -> Snapshot:
    """All events of the version now. StoreError when another program spoiled what is stored."""
    with _without_collecting(), reading(engine) as connection:
        version = read_meta(connection)["version"]
        datasets = read_datasets(connection)
        try:
            columns, keys, version_keys = _read_columns(connection)
        except (ValueError, TypeError, KeyError) as fault:
            raise _damaged("events", fault) from fault
        placements = read_placements(connection, keys)
    events = KeptEvents(engine, version_keys)
    try:
        return snapshot_of(version, events, placements, datasets, columns)
    except KeyError as fault:
        raise _damaged("datasets", fault) from fault


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for circles of garbage in between: millions of rows are read, none of them one."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read_columns(
    connection: sa.Connection,
) -> tuple[Columns, NDArray[np.int64], NDArray[np.int64]]:
    """The columns in the order of rows, and the keys of the events and of their versions."""
    table = schema.events.c
    texts = (text_of(table[name]).label(name) for name in _NAMES)
    asked = sa.select(*(table[name] for name in _READ), *texts)
    found = read_columns(connection, asked.order_by(table.date_start, table.id), _NAMES)
    read = dict(zip((*_READ, *_NAMES), found, strict=True))
    lon, lat = np.array(read["lon"], dtype=np.float64), np.array(read["lat"], dtype=np.float64)
    wrong = np.flatnonzero(~((np.abs(lon) <= 180) & (np.abs(lat) <= 90)))
    if wrong.size:
        raise StoreError(
            f'the stored event "{read["id"][wrong[0]]}" is damaged (lon, lat); '
            "put back a copy of the store"
        )
    starts = read["date_start"]
    ends = [end or start for start, end in zip(starts, read["date_end"], strict=True)]
    columns = Columns(
        ids=tuple(read["id"]),
        lon=lon,
        lat=lat,
        start_day=_days(starts),
        end_day=_days(ends),
        layer=codes_of(read["layer"], vocabulary.REPORT_LAYERS),
        kind=codes_of(read["kind"], vocabulary.KINDS),
        confidence=codes_of(read["confidence"], vocabulary.CONFIDENCES),
        date_precision=codes_of(read["date_precision"], vocabulary.DATE_PRECISIONS),
        geo_precision=codes_of(read["geo_precision"], vocabulary.GEO_PRECISIONS),
        casualties=casualties_of(
            *(read[f"{hurt}_{end}"] for hurt in ("killed", "injured") for end in ("min", "max"))
        ),
        killed=ranges_of(read["killed_min"], read["killed_max"]),
        injured=ranges_of(read["injured_min"], read["injured_max"]),
        actors=terms_of(read["actors"], names_in),
        publishers=terms_of(read["publishers"], names_in),
        dataset=read["dataset"],
        related=read_related(connection, read["id"]),
    )
    keys, version_keys = (np.array(read[name], dtype=np.int64) for name in ("key", "version_key"))
    return columns, keys, version_keys


def names_in(text: str) -> list[str]:
    """The names in a text as `events` keeps them. TypeError when it is none."""
    names = json.loads(text)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise TypeError(f"{text[:40]} is not a list of names")
    return names


def read_names(connection: sa.Connection) -> tuple[list[str], list[str]]:
    """The actors and the publishers of every row, in the order of rows, as texts."""
    table = schema.events.c
    texts: list[Any] = [text_of(table[name]).label(name) for name in _NAMES]
    asked = sa.select(*texts)
    found = read_columns(connection, asked.order_by(table.date_start, table.id), _NAMES)
    return found[0], found[1]


def read_related(connection: sa.Connection, ids: Iterable[str]) -> dict[int, Sequence[str]]:
    """The ids that rows name."""
    table = schema.events.c
    some = sa.select(table.id, table.related_ids).where(text_of(table.related_ids) != "[]")
    found: dict[str, Sequence[str]] = {row.id: row.related_ids for row in connection.execute(some)}
    return {row: found[name] for row, name in enumerate(ids) if name in found} if found else {}


def _days(dates: Sequence[date]) -> Days:
    return np.array(dates, dtype="datetime64[D]").astype(np.int32)


def _damaged(what: str, fault: Exception) -> StoreError:
    return StoreError(
        f"the store is damaged ({what}: {' '.join(str(fault).split())}); put back a copy of it"
    )
