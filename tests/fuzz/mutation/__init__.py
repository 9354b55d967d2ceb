"""Inputs changed within their structure: most bytes of a file are no place to learn anything from.

Every change is a function of the bytes and a source of chance, so that a seed gives it again.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.fuzz.mutation.cells import changed_table
from tests.fuzz.mutation.databases import changed_database
from tests.fuzz.mutation.json_values import changed_json
from tests.fuzz.mutation.markup import changed_markup
from tests.fuzz.mutation.raw_bytes import changed_bytes
from tests.fuzz.mutation.zips import changed_zip

Change = Callable[[bytes, Random], bytes | None]


def changed(data: bytes, rng: Random, plain: Callable[[bytes], bytes] | None = None) -> bytes:
    """The input with a change: mostly within its structure, now and then just its bytes.

    `plain` changes bytes, when something else is to do that.
    """
    if rng.random() < 0.8:
        found = structure_of(data)(data, rng)
        if found is not None:
            return found
    return changed_bytes(data, rng) if plain is None else plain(data)


def structure_of(data: bytes) -> Change:
    """How inputs that begin so are changed."""
    if data.startswith(b"PK"):
        return changed_zip
    if data.startswith(b"SQLite format 3"):
        return changed_database
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[")):
        return changed_json
    if head.startswith(b"<"):
        return changed_markup
    if head.startswith(b"\0\0\x27\x0a"):
        return changed_bytes
    return changed_table
