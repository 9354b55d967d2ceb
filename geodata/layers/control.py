"""Who held which area on which day, and by whose word.

A period holds from its first day up to, not including, its last. The room knows areas by id only;
their shapes are the layer's.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geodata.errors import CatalogueError, QueryError
from geodata.model import Refusal
from geodata.model.dates import parse_date
from geodata.vocabulary import CONTROLLERS

FIELDS: Final = (
    "area_id",
    "from",
    "to",
    "controller",
    "claimed_by",
    "recognised_as",
    "basis",
    "source_publisher",
    "checked",
)
CHECKED: Final = ("read", "general")
"""`read`: the deciding date was read in a stored page; `general`: well known, not read again."""


@dataclass(frozen=True, slots=True)
class ControlPeriod:
    """One controller of one area, from `since` up to but not including `until` (None: open)."""

    area_id: str
    controller: str
    since: date
    until: date | None
    claimed_by: str
    recognised_as: str
    basis: str
    source: str
    checked: str

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.since <= day and (self.until is None or day < self.until)

    def properties(self) -> dict[str, str | None]:
        """The period as flat GeoJSON properties, dates in ISO 8601."""
        return {
            "controller": self.controller,
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "claimed_by": self.claimed_by,
            "recognised_as": self.recognised_as,
            "basis": self.basis,
            "control_source": self.source,
            "checked": self.checked,
        }


UNKNOWN_CONTROL: Final[Mapping[str, None]] = MappingProxyType(
    dict.fromkeys(
        (
            "controller",
            "since",
            "until",
            "claimed_by",
            "recognised_as",
            "basis",
            "control_source",
            "checked",
        )
    )
)
"""The properties of an area on a day that no period covers."""


@dataclass(frozen=True)
class ControlHistory:
    """All periods of all areas, area by area in the order of the layer's file."""

    periods: tuple[ControlPeriod, ...]
    _by_area: dict[str, tuple[ControlPeriod, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_area: dict[str, list[ControlPeriod]] = {}
        for period in self.periods:
            by_area.setdefault(period.area_id, []).append(period)
        ordered = {
            area: tuple(sorted(rows, key=lambda row: row.since)) for area, rows in by_area.items()
        }
        object.__setattr__(self, "_by_area", ordered)

    @property
    def areas(self) -> tuple[str, ...]:
        """Ids of the areas whose control is known."""
        return tuple(self._by_area)

    @property
    def change_days(self) -> tuple[date, ...]:
        """The days on which a period of some area begins, in order."""
        return tuple(sorted({period.since for period in self.periods}))

    def of(self, area_id: str) -> tuple[ControlPeriod, ...]:
        """The periods of one area, earliest first. QueryError when the area has none."""
        if area_id not in self._by_area:
            raise QueryError(f'no history of control is known for "{area_id}"')
        return self._by_area[area_id]

    def on(self, day: date) -> tuple[ControlPeriod, ...]:
        """The controller of each area on that day, in the order of the layer's file.

        An area with no period that day is left out: before the first day of its history.
        """
        states = []
        for rows in self._by_area.values():
            place = bisect_right(rows, day, key=lambda row: row.since) - 1
            if place >= 0 and rows[place].holds_on(day):
                states.append(rows[place])
        return tuple(states)


def read_control(path: Path, area_ids: Iterable[str]) -> ControlHistory:
    """Read the periods of the areas from a CSV file.

    Raises CatalogueError with file, row and field for anything that is not as it should be; that
    periods leave no gap is for the check to say.
    """
    order = {area: place for place, area in enumerate(area_ids)}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise CatalogueError(f"{path.name}: cannot be read ({fault.strerror})") from fault
    except UnicodeDecodeError as fault:
        raise CatalogueError(f"{path.name}: is not UTF-8 text; save it as UTF-8") from fault
    periods = []
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            where = f"{path.name}, row {number}"
            if number == 1 and tuple(cells) != FIELDS:
                raise CatalogueError(f"{where}: the columns must be {', '.join(FIELDS)}")
            if number > 1 and cells:
                periods.append(_period(cells, where, order))
    except csv.Error as fault:
        raise CatalogueError(
            f"{path.name}, row {number + 1}: cannot be read as CSV ({fault}); mend its quotes"
        ) from fault
    if not number:
        raise CatalogueError(f"{path.name}: is empty; the columns must be {', '.join(FIELDS)}")
    return ControlHistory(tuple(sorted(periods, key=lambda p: (order[p.area_id], p.since))))


def _period(cells: list[str], where: str, order: dict[str, int]) -> ControlPeriod:
    if len(cells) != len(FIELDS):
        raise CatalogueError(f"{where}: must have {len(FIELDS)} fields; quote text with commas")
    row = dict(zip(FIELDS, (cell.strip() for cell in cells), strict=True))
    if row["area_id"] not in order:
        raise CatalogueError(
            f'{where}, area_id: "{row["area_id"]}" is no feature of the layer; correct the id'
        )
    for name, words in (("controller", CONTROLLERS), ("checked", CHECKED)):
        if row[name] not in words:
            raise CatalogueError(f'{where}, {name}: "{row[name]}" is not one of {", ".join(words)}')
    since = _day(row["from"], f"{where}, from")
    until = _day(row["to"], f"{where}, to") if row["to"] else None
    if until is not None and until <= since:
        raise CatalogueError(f"{where}, to: {until} is not after {since}; a period ends later")
    return ControlPeriod(
        area_id=row["area_id"],
        controller=row["controller"],
        since=since,
        until=until,
        claimed_by=row["claimed_by"],
        recognised_as=row["recognised_as"],
        basis=row["basis"],
        source=row["source_publisher"],
        checked=row["checked"],
    )


def _day(text: str, where: str) -> date:
    try:
        return parse_date(text)
    except Refusal as refusal:
        raise CatalogueError(f'{where}: "{text}" {refusal}') from refusal
