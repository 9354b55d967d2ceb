"""What a link asks of a store: the snapshot that it means, which may be an earlier one."""

from __future__ import annotations

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries.link import Asked, asked_by, link_names, link_values
from geodata.stores import Store


def asked_of(store: Store, link: str, catalogue: Catalogue) -> tuple[Snapshot, Asked]:
    """The snapshot of now, or of the version that the link pins, and what is asked of it.

    QueryError, one sentence, for what the link cannot ask; also for a version that never was.
    """
    version = link_values(link).get("v", "").strip()
    past = store.snapshot_at(version) if version else None
    snapshot = past.snapshot if past else store.snapshot()
    return snapshot, asked_by(link, link_names(snapshot, catalogue, store.versions()))
