"""Every related event exists, in the import or in the store."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from geodata.model import FiledEvent, Problem

MOST_SUGGESTIONS: Final = 10
"""A suggestion is a search through all ids; a file of dangling ids must not wait for thousands."""

_CURE: Final = "name an event that exists"


def dangling_relations(filed: Sequence[FiledEvent], stored: Collection[str]) -> Iterator[Problem]:
    """A problem for every related id that no event has."""
    known = {one.event.id for one in filed} | set(stored)
    cures: dict[str, str] = {}
    for one in filed:
        for name in one.event.related_ids:
            if name in known:
                continue
            if name not in cures and len(cures) < MOST_SUGGESTIONS:
                near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.8)
                cures[name] = f"did you mean {near[0]}?" if near else _CURE
            yield one.problem("related_ids", name, "is the id of no event", cures.get(name, _CURE))
