"""What an import must keep across its rows: one row an id, and relations to events that exist.

Rows are told one after another; of most of them only the id is remembered. The sentences are those
of `geodata.checks`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from geodata.checks.relations import dangling_relations
from geodata.checks.repeats import repeated_ids
from geodata.model import Event, FiledEvent, Problem

MOST_TO_SEARCH: Final = 20_000
"""Ids among which a similar one is sought for a cure; the search takes time."""

_ROWS: Final = 1 << 40


class CrossChecks:
    """Remembers the rows of one import."""

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        # Where each id stood first: the number of the file, and of the row (0: none), in one.
        self._first: dict[str, int] = {}
        self._relating: list[tuple[str, int | None, str, tuple[str, ...]]] = []
        self._repeated: list[Problem] = []

    def admit(self, one: FiledEvent) -> bool:
        """Whether the row is the first with its id."""
        event = one.event
        number = self._files.setdefault(one.file, len(self._files))
        if event.id in self._first:
            file, row = divmod(self._first[event.id], _ROWS)
            earlier = FiledEvent(event, list(self._files)[file], row or None)
            self._repeated += repeated_ids([earlier, one], ())
            return False
        self._first[event.id] = number * _ROWS + (one.row or 0)
        if event.related_ids:
            self._relating.append((one.file, one.row, event.id, event.related_ids))
        return True

    def problems(self, stored: Callable[[set[str]], set[str]]) -> list[Problem]:
        """Every problem, in the order of files and rows; `stored` gives those ids that exist."""
        asked = {name for *_, names in self._relating for name in names} - self._first.keys()
        lost = asked - stored(asked) if asked else set()
        wrong = [
            FiledEvent(_light(name, gone), file, row)
            for file, row, name, names in self._relating
            if (gone := tuple(other for other in names if other in lost))
        ]
        near = self._first.keys() if len(self._first) <= MOST_TO_SEARCH else ()
        found = [*self._repeated, *dangling_relations(wrong, near)]
        return sorted(found, key=lambda problem: (self._files[problem.file], problem.row or 0))


def _light(name: str, related_ids: tuple[str, ...]) -> Event:
    """An event of which only this is known."""
    said: dict[str, Any] = {"id": name, "related_ids": related_ids}
    return Event.model_construct(**said)
