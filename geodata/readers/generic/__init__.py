"""Rows of any file: what its columns mean is found by their usual names, or said by a person.

Here stands what a table and a vector file without a known format share: the fields, how a row
becomes an event or problems, its id. It knows no container: rows of cells come in, with the place
of their geometry when the file has one beside the cells.
"""

from __future__ import annotations

from geodata.readers.generic.event import GenericRow
from geodata.readers.generic.identity import content_id, dataset_slug
from geodata.readers.generic.names import FIELD_NAMES, MAPPED
from geodata.readers.generic.rows import Rows, read_rows

__all__ = [
    "FIELD_NAMES",
    "MAPPED",
    "GenericRow",
    "Rows",
    "content_id",
    "dataset_slug",
    "read_rows",
]
