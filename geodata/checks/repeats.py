"""No id stands twice in one import; an id that is stored already is an update, not a repeat."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from geodata.model import FiledEvent, Problem


def repeated_ids(filed: Sequence[FiledEvent], stored: Collection[str]) -> Iterator[Problem]:
    """A problem for every row whose id an earlier row of the import has."""
    first: dict[str, FiledEvent] = {}
    for one in filed:
        earlier = first.setdefault(one.event.id, one)
        if earlier is not one:
            where = f"row {earlier.row}" if earlier.row is not None else "an earlier event"
            if earlier.file != one.file:
                where = f"{earlier.file}, {where}"
            message = f"is the id of {where} already"
            yield one.problem("id", one.event.id, message, "give each event an id of its own")
