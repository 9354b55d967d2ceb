"""Events as Arrow record batches, for the formats that hold typed columns.

Degrees are float64, counts int32, days date32, the rest text; what is not known is null. The point
is WKB, longitude before latitude.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import numpy as np
import pyarrow as pa
import shapely

from geodata.model import Event
from geodata.model.fields import Field
from geodata.writers.table import COUNTS, DAYS, NUMBERS, rows_of_values

GEOMETRY: Final = "geometry"
BATCH: Final = 8_192
"""Rows of a batch: what is in memory at a time."""


def arrow_schema(columns: Sequence[Field]) -> Any:
    """The schema of these columns and the point, `pyarrow.Schema`."""
    fields = [pa.field(field.column, _type(field.column)) for field in columns]
    return pa.schema([*fields, pa.field(GEOMETRY, pa.binary())])


def arrow_batches(
    events: Iterable[Event], columns: Sequence[Field], rows: int = BATCH
) -> Iterator[Any]:
    """The events in batches of so many rows, `pyarrow.RecordBatch`."""
    schema = arrow_schema(columns)
    names = schema.names
    values = rows_of_values(events, columns)
    while part := list(islice(values, rows)):
        by_column = dict(zip(names, zip(*part, strict=True), strict=False))
        arrays = [pa.array(by_column[name], type=_type(name)) for name in names[:-1]]
        arrays.append(pa.array(_points(by_column["lon"], by_column["lat"]), type=pa.binary()))
        yield pa.record_batch(arrays, schema=schema)


def _points(lon: Sequence[Any], lat: Sequence[Any]) -> list[bytes]:
    points = shapely.points(np.array(lon, dtype=np.float64), np.array(lat, dtype=np.float64))
    # Little endian on every machine: the same export gives the same bytes.
    return list(shapely.to_wkb(points, byte_order=1))


def _type(column: str) -> Any:
    if column in NUMBERS:
        return pa.float64()
    if column in COUNTS:
        return pa.int32()
    return pa.date32() if column in DAYS else pa.string()
