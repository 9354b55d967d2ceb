"""Every related event exists, in the import or in the store."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence

from geodata.model import FiledEvent, Problem


def dangling_relations(filed: Sequence[FiledEvent], stored: Collection[str]) -> Iterator[Problem]:
    """A problem for every related id that no event has."""
    known = {one.event.id for one in filed} | set(stored)
    for one in filed:
        for name in one.event.related_ids:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1, cutoff=0.8)
                cure = f"did you mean {near[0]}?" if near else "name an event that exists"
                yield one.problem("related_ids", name, "is the id of no event", cure)
