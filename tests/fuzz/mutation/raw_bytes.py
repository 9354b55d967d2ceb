"""Bytes changed without a structure: bits, numbers, pieces gone, twice or elsewhere."""

from __future__ import annotations

import struct
from random import Random

_DOUBLES = (
    0.0,
    -0.0,
    46.75,
    39.81,
    1e308,
    -1e308,
    5e-324,
    float("nan"),
    float("inf"),
    5204000.0,
    91.0,
)
_INTEGERS = (
    0,
    1,
    -1,
    2,
    3,
    5,
    8,
    11,
    13,
    15,
    18,
    28,
    31,
    127,
    255,
    256,
    9994,
    1000,
    2**31 - 1,
    -(2**31),
)
_TEXTS = (
    b"\0",
    b"\xff",
    b"\xff\xfe",
    b"PK\x03\x04",
    b"\r",
    b"\n",
    b'"',
    b"%",
    b"\xc3\x28",
    b"\xed\xa0\x80",
)


def changed_bytes(data: bytes, rng: Random) -> bytes:
    """The bytes with a change or a few."""
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4))):
        _change(found, rng)
    return bytes(found)


def _change(data: bytearray, rng: Random) -> None:
    at = rng.randint(0, max(0, len(data) - 1))
    way = rng.randrange(9)
    if way == 0 and data:
        data[at] ^= 1 << rng.randrange(8)
    elif way == 1 and data:
        data[at] = rng.randrange(256)
    elif way == 2:
        _put(data, at, struct.pack(rng.choice("<>") + "i", rng.choice(_INTEGERS)))
    elif way == 3:
        _put(data, at, struct.pack("<d", rng.choice(_DOUBLES)))
    elif way == 4:
        _put(data, at, struct.pack("<h", rng.randint(-9, 9)))
    elif way == 5:
        del data[at : at + rng.choice((1, 2, 4, 8, 32, 500))]
    elif way == 6:
        data[at:at] = rng.choice(_TEXTS)
    elif way == 7:
        some = data[at : at + rng.choice((1, 4, 8, 32, 128))]
        to = rng.randint(0, len(data))
        data[to:to] = some * rng.choice((1, 1, 2, 20))
    else:
        del data[rng.randint(0, len(data)) :]


def _put(data: bytearray, at: int, new: bytes) -> None:
    data[at : at + len(new)] = new
