"""Stores: events kept in a file or on a server, shared by processes, read as snapshots.

`open_store` is the way in. It joins the catalogue and the shipped chronicle; it reads no
environment and knows no format of files.
"""

from __future__ import annotations

from geodata.stores.changes import DataChanges, changes_among
from geodata.stores.history import (
    Change,
    DatasetVersion,
    EventHistory,
    EventVersion,
    Withdrawal,
)
from geodata.stores.importing import Batch, ImportRefused, ImportReport
from geodata.stores.info import StoreInfo
from geodata.stores.opening import chronicle_batch, has_store, open_store
from geodata.stores.past import Past
from geodata.stores.store import Store
from geodata.stores.withdrawing import Withdrawn

__all__ = [
    "Batch",
    "Change",
    "DataChanges",
    "DatasetVersion",
    "EventHistory",
    "EventVersion",
    "ImportRefused",
    "ImportReport",
    "Past",
    "Store",
    "StoreInfo",
    "Withdrawal",
    "Withdrawn",
    "changes_among",
    "chronicle_batch",
    "has_store",
    "open_store",
]
