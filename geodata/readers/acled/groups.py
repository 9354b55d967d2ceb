"""Rows that share an event: which of them tells it, and which say the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from geodata.readers.acled.columns import OF_THE_ACTOR, OF_THE_ROW
from geodata.readers.meant import MeantRow, Named, Said


@dataclass(slots=True)
class Repeats:
    """The ids that stand in more than one row."""

    ids: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)

    def add(self, name: str) -> None:
        """Take the id of the next row; rows without one are not of one event."""
        if name in self._seen:
            self.ids.add(name)
        elif name:
            self._seen.add(name)


@dataclass(frozen=True, slots=True)
class Member:
    """One row of a group: its content as one number, when it was changed, whether it can be read.

    `actor` are the cells of its actor, empty where a row tells all actors.
    """

    row: int
    core: int
    changed: str
    good: bool
    actor: Said

    @property
    def age(self) -> tuple[float, str, int]:
        """The newer is greater, by seconds or text of the time of change; then the earlier row."""
        if self.changed.replace(".", "", 1).isdecimal():
            return (float(self.changed), "", -self.row)
        return (0.0, self.changed, -self.row)


@dataclass(slots=True)
class Group:
    """The rows of one event."""

    members: list[Member] = field(default_factory=list)
    _chosen: Member | None = None

    def add(self, member: Member) -> None:
        """Take one more row."""
        self.members.append(member)

    @property
    def chosen(self) -> Member | None:
        """The row that tells the event: the first that says what the newest good one says."""
        if self._chosen is None:
            good = [member for member in self.members if member.good]
            if good:
                newest = max(good, key=lambda member: member.age)
                self._chosen = next(member for member in good if member.core == newest.core)
        return self._chosen

    def agrees(self, row: int) -> bool:
        """Whether a row says the same of the event as the one that tells it."""
        chosen = self.chosen
        return chosen is not None and any(
            member.row == row and member.core == chosen.core for member in self.members
        )

    def others(self) -> list[Said]:
        """The cells of the other actors, in the order of their rows, each once."""
        chosen = self.chosen
        if chosen is None:
            return []
        found: list[Said] = []
        for member in self.members:
            same = member.core == chosen.core and member.good
            if same and member.actor and member.actor not in (chosen.actor, *found):
                found.append(member.actor)
        return found


def core_of(row: MeantRow, named: Named, of_actors: bool) -> int:
    """What a row says of its event, as one number: all cells but those of the actor and the row."""
    apart = {named.column(name) for name in OF_THE_ROW}
    if of_actors:
        apart |= {named.column(name) for name in OF_THE_ACTOR}
    said = tuple(text.strip() for column, text in row.cells.items() if column not in apart)
    return hash((said, row.point))
