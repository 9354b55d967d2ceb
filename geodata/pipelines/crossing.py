"""What rows say of each other: ids that stand twice, relations to rows that are not there.

Rows are told one after another; only their ids are remembered, and the rows that name others.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from geodata.checks import dangling_relations
from geodata.model import FiledEvent, Problem


@dataclass(frozen=True, slots=True)
class Relating:
    """A row that names others: its file by number, its place among the kept rows of the file."""

    file: int
    place: int
    filed: FiledEvent


class Crossing:
    """Remembers the rows of one import over a store with these ids."""

    def __init__(self, stored: Collection[str]):
        self._stored = stored
        # The first row of each id, by number: which file, which row, and a hash of the event.
        self._first: dict[str, int] = {}
        self._names: list[str] = []
        self._in_file, self._in_row, self._hash = array("L"), array("q"), array("q")
        self._refused: dict[str, str] = {}
        self._relating: list[Relating] = []
        self._lost: dict[str, str] = {}

    def repeat(self, filed: FiledEvent) -> Problem | None:
        """The problem of a row whose id an earlier row has; a warning when both say the same."""
        event = filed.event
        number = self._first.setdefault(event.id, len(self._in_row))
        if number == len(self._in_row):
            if not self._names or self._names[-1] != filed.file:
                self._names.append(filed.file)
            self._in_file.append(len(self._names) - 1)
            self._in_row.append(-1 if filed.row is None else filed.row)
            self._hash.append(hash(event))
            return None
        row, file = self._in_row[number], self._names[self._in_file[number]]
        where = f"row {row}" if row >= 0 else "an earlier event"
        where = where if file == filed.file else f"{file}, {where}"
        if self._hash[number] == hash(event):
            found = filed.problem("id", event.id, f"says the same as {where}", "it counts once")
            return replace(found, level="warned")
        cure = "give each event an id of its own"
        if file != filed.file:
            cure += ", or import the newer edition after the older one"
        return filed.problem("id", event.id, f"is the id of {where} already", cure)

    def keep(self, file: int, place: int, filed: FiledEvent) -> None:
        """Remember what a kept row relates to."""
        if filed.event.related_ids:
            self._relating.append(Relating(file, place, replace(filed, original=None)))

    def refuse(self, name: str, file: str, row: int | None) -> None:
        """Remember the id of a refused row: others may name it."""
        if name:
            self._refused.setdefault(name, f"{file}, row {row}" if row is not None else file)

    def dangling(self) -> Iterator[tuple[Relating, Problem]]:
        """Relations to ids that neither a row, refused or not, nor the store has."""
        known = self._first.keys() | self._refused.keys()
        wrong = [one for one in self._relating if self._is_dangling(one, known)]
        if wrong:
            by_place = {(one.filed.file, one.filed.row): one for one in wrong}
            everyone = known | set(self._stored)
            for problem in dangling_relations([one.filed for one in wrong], everyone):
                one = by_place[problem.file, problem.row]
                self._leave_out(one, self._lost)
                yield one, problem

    def orphaned(self) -> Iterator[tuple[Relating, Problem]]:
        """Rows that name a refused row which the store does not have, and those that name them."""
        gone = {
            name: where
            for name, where in self._refused.items()
            if name not in self._first and name not in self._stored
        } | self._lost
        waiting = self._relating
        while waiting:
            left = []
            for one in waiting:
                name = next((name for name in one.filed.event.related_ids if name in gone), None)
                if name is None:
                    left.append(one)
                    continue
                message, cure = f"is the id of a refused row ({gone[name]})", "correct that row too"
                yield one, one.filed.problem("related_ids", name, message, cure)
                self._leave_out(one, gone)
            if len(left) == len(waiting):
                return
            waiting = left

    def _leave_out(self, one: Relating, gone: dict[str, str]) -> None:
        if one.filed.event.id not in self._stored:
            gone[one.filed.event.id] = f"{one.filed.file}, row {one.filed.row}"

    def _is_dangling(self, one: Relating, known: Collection[str]) -> bool:
        return any(
            name not in known and name not in self._stored for name in one.filed.event.related_ids
        )
