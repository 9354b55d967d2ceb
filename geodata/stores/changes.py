"""What changed between two versions of the data, from the ledger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa

from geodata.stores import schema
from geodata.stores.current import CHUNK


@dataclass(frozen=True, slots=True)
class DataChanges:
    """Ids of the events that came, that say something else now, and that are shown no longer."""

    added: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()


def changes_among(then: Collection[str], now: Collection[str], changes: DataChanges) -> DataChanges:
    """What changed for who asks the same at two versions: the ids that answered then and now.

    An event that answers no longer, or only now, counts as removed or added, whatever the reason.
    """
    before, after = frozenset(then), frozenset(now)
    return DataChanges(after - before, before & after & changes.changed, before - after)


def read_changes(connection: sa.Connection, since: str, until: str) -> DataChanges | None:
    """What changed from one version to another; None when the store never had one of them."""
    first, last = edition_of(connection, since), edition_of(connection, until)
    if first is None or last is None:
        return None
    added, changed, removed = set(), set(), set()
    touched = iter(sorted(_touched(connection, *sorted((first, last)))))
    while names := list(islice(touched, CHUNK)):
        before, after = (_shown(connection, names, number) for number in (first, last))
        added |= after.keys() - before.keys()
        removed |= before.keys() - after.keys()
        both = before.keys() & after.keys()
        changed |= {name for name in both if before[name] != after[name]}
    return DataChanges(frozenset(added), frozenset(changed), frozenset(removed))


def edition_of(connection: sa.Connection, version: str) -> int | None:
    """The last edition that led to a version."""
    table = schema.editions.c
    newest = sa.select(sa.func.max(table.number)).where(table.version == version)
    return connection.execute(newest).scalar()


def _touched(connection: sa.Connection, first: int, last: int) -> set[str]:
    """Events of which something was recorded after the edition `first`, until `last`."""
    versions, imports, acts = schema.event_versions.c, schema.imports.c, schema.withdrawals.c
    recorded = (
        sa.select(versions.event_id)
        .join_from(schema.event_versions, schema.imports)
        .where(imports.edition > first, imports.edition <= last)
    )
    withdrawn = sa.select(acts.event_id).where(acts.edition > first, acts.edition <= last)
    return set(connection.execute(sa.union(recorded, withdrawn)).scalars())


def _shown(connection: sa.Connection, names: list[str], edition: int) -> dict[str, str]:
    """The content hash of those of some events that were shown in an edition."""
    return {name: content for name, (_, content) in shown_in(connection, names, edition).items()}


def shown_in(
    connection: sa.Connection, names: Collection[str], edition: int
) -> dict[str, tuple[int, str]]:
    """The key in the ledger and the content hash of those of some events that were shown in an
    edition."""
    versions, imports, acts = schema.event_versions.c, schema.imports.c, schema.withdrawals.c
    newest = (
        sa.select(sa.func.max(versions.key))
        .join_from(schema.event_versions, schema.imports)
        .where(versions.event_id.in_(names), imports.edition <= edition)
        .group_by(versions.event_id)
    )
    latest = (
        sa.select(sa.func.max(acts.key))
        .where(acts.event_id.in_(names), acts.edition <= edition)
        .group_by(acts.event_id)
    )
    hidden = sa.select(acts.event_id).where(acts.key.in_(latest), acts.withdrawn)
    found = connection.execute(
        sa.select(versions.event_id, versions.key, versions.content_hash).where(
            versions.key.in_(newest), versions.event_id.not_in(hidden)
        )
    )
    return {str(name): (int(key), str(content)) for name, key, content in found}
