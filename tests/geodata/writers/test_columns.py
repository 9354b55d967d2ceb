"""The columns as bytes: read back by the layout that the browser reads."""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np

from geodata.layers import Catalogue
from geodata.model import Snapshot, snapshot_of
from geodata.queries import place_events
from geodata.writers import columns_bytes

ORDER = [
    *("lon", "lat", "first_day", "last_day", "start_day", "end_day", "radius_km"),
    *("layer", "kind", "confidence", "date_precision", "geo_precision"),
    *("related_start", "related"),
]


def decoded(data: bytes) -> tuple[dict[str, Any], dict[str, np.ndarray[Any, Any]]]:
    assert data[:4] == b"ARAS"
    (length,) = struct.unpack_from("<I", data, 4)
    start = 8 + length
    assert start % 8 == 0
    header = json.loads(data[8:start])
    columns = {}
    for column in header["columns"]:
        assert column["offset"] % 8 == 0
        columns[column["name"]] = np.frombuffer(
            data, f"<{column['type']}", column["length"], start + column["offset"]
        )
    return header, columns


def test_columns_come_back_as_they_are(snapshot: Snapshot) -> None:
    data = columns_bytes(snapshot)
    header, columns = decoded(data)
    assert (header["version"], header["count"]) == (snapshot.version, 220)
    assert list(columns) == ORDER
    for name, column in columns.items():
        expected = getattr(snapshot, name)
        assert column.dtype == expected.dtype
        np.testing.assert_array_equal(column, expected)
    assert len(columns["related_start"]) == 221
    assert columns["related_start"][-1] == len(columns["related"])
    assert len(data) % 8 == 0
    assert columns_bytes(snapshot) == data


def test_a_snapshot_of_nothing_has_columns_too(catalogue: Catalogue) -> None:
    header, columns = decoded(columns_bytes(snapshot_of("0", [], place_events([], catalogue))))
    assert header["count"] == 0
    assert columns["related_start"].tolist() == [0]
    assert columns["lon"].size == 0
