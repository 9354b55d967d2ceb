"""Stores: events kept on disk, shared by processes, read as snapshots.

`open_store` is the way in. It joins the catalogue and the shipped chronicle; it reads no
environment and knows no format of files.
"""

from __future__ import annotations

from geodata.stores.importing import Batch, ImportRefused, ImportReport
from geodata.stores.opening import chronicle_batch, has_store, open_store
from geodata.stores.store import Store, StoreInfo

__all__ = [
    "Batch",
    "ImportRefused",
    "ImportReport",
    "Store",
    "StoreInfo",
    "chronicle_batch",
    "has_store",
    "open_store",
]
