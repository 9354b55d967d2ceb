"""The columns of a snapshot as one compact binary, for the browser's typed arrays.

`ARAS`, the length of the header (uint32), a JSON header padded with blanks, then the columns: all
little endian, every column at a multiple of 8 bytes from the end of the header.
"""

from __future__ import annotations

import json
import struct
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geodata.model import Snapshot

MAGIC: Final = b"ARAS"

COLUMNS: Final = (
    ("lon", "f8"),
    ("lat", "f8"),
    ("first_day", "i4"),
    ("last_day", "i4"),
    ("start_day", "i4"),
    ("end_day", "i4"),
    ("radius_km", "f4"),
    ("layer", "u1"),
    ("kind", "u1"),
    ("confidence", "u1"),
    ("date_precision", "u1"),
    ("geo_precision", "u1"),
    ("related_start", "u4"),
    ("related", "u4"),
)
"""Attribute of the snapshot and its type in the file, in the order of the file."""

_ALIGNMENT: Final = 8


def columns_bytes(snapshot: Snapshot) -> bytes:
    """The columns of all rows; the same snapshot gives the same bytes."""
    table: list[dict[str, Any]] = []
    parts: list[bytes] = []
    offset = 0
    for name, kind in COLUMNS:
        values: NDArray[Any] = getattr(snapshot, name)
        part = _padded(values.astype(np.dtype(f"<{kind}")).tobytes(), b"\0")
        table.append({"name": name, "type": kind, "offset": offset, "length": len(values)})
        parts.append(part)
        offset += len(part)
    header = {"version": snapshot.version, "count": len(snapshot), "columns": table}
    said = json.dumps(header, separators=(",", ":")).encode()
    said = _padded(said, b" ", already=len(MAGIC) + 4)
    return b"".join([MAGIC, struct.pack("<I", len(said)), said, *parts])


def _padded(part: bytes, filler: bytes, *, already: int = 0) -> bytes:
    return part + filler * (-(already + len(part)) % _ALIGNMENT)
