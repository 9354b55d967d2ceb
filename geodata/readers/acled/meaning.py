"""A row of ACLED as an event, and rows of one event as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from geodata.model import Problem
from geodata.model.folding import fold
from geodata.readers.acled import codes
from geodata.readers.acled.columns import DATASET, names_of
from geodata.readers.acled.groups import Group, Member, Repeats, core_of
from geodata.readers.acled.words import sources_of, summary_of, title_of
from geodata.readers.meant import (
    KARABAKH_NAMES,
    DayColumn,
    Draft,
    Meaning,
    MeantRow,
    Named,
    Rows,
    coarser,
    tidy,
)
from geodata.readers.meant.draft import ANY_DAY
from geodata.readers.meant.points import point_of
from geodata.readers.parsing import parse_count
from geodata.readers.reading import ReadOptions, RowRead

_PATHS: Final = {
    "id": "event_id_cnty",
    "date_start": "event_date",
    "place.name": "location",
    "place.country": "country",
    "place.admin1": "admin1",
    "place.lat": "latitude",
    "place.lon": "longitude",
    "actors": "actor1",
    "killed": "fatalities",
    "summary": "notes",
    "sources": "source",
    "kind": "sub_event_type",
}


def acled_meaning(columns: Sequence[str]) -> Meaning | None:
    """The meaning of columns of ACLED, None when they are not of it."""
    named = names_of(columns)
    return None if named is None else AcledMeaning(named)


class AcledMeaning(Meaning):
    """Rows of ACLED; those that share an `event_id_cnty` are one event.

    A file with one row for each actor has no `actor2`: its rows are merged, with all actors. In
    any file the row with the newest `timestamp` wins over others of the same event that differ.
    """

    dataset = DATASET

    def __init__(self, named: Named):
        self._named = named
        self._paths = {path: named.column(name) for path, name in _PATHS.items()}
        self._days = DayColumn("dmy")
        self._of_actors = "actor2" not in named

    def read_row(self, row: MeantRow, options: ReadOptions) -> RowRead:
        """The event of one row for itself, or its problems."""
        return self._read(row, options, ())

    def read_rows(self, rows: Rows, options: ReadOptions) -> Iterator[RowRead]:
        """Every row, in order; the rows of one event as one, on the first that tells it best.

        The file is read twice, three times when ids stand in several rows. Memory grows with the
        number of ids.
        """
        repeats = Repeats()
        self._days = DayColumn.of(self._dates(rows, repeats), "dmy")
        groups = self._groups(rows, repeats, options) if repeats.ids else {}
        for row in rows():
            if isinstance(row, Problem):
                yield RowRead(row.row, problems=(row,))
                continue
            group = groups.get(self._id(row))
            yield self._read(row, options, ()) if group is None else self._of(group, row, options)

    def _dates(self, rows: Rows, repeats: Repeats) -> Iterator[tuple[int | None, str]]:
        """The dates of all rows; ids are looked at on the way."""
        for row in rows():
            if isinstance(row, MeantRow):
                repeats.add(self._id(row))
                yield row.number, self._named.cell(row.cells, "event_date")

    def _groups(self, rows: Rows, repeats: Repeats, options: ReadOptions) -> dict[str, Group]:
        found: dict[str, Group] = {}
        for row in rows():
            if isinstance(row, MeantRow) and (name := self._id(row)) in repeats.ids:
                member = Member(
                    row.number,
                    core_of(row, self._named, self._of_actors),
                    self._named.cell(row.cells, "timestamp"),
                    self._read(row, options, ()).event is not None,
                    self._actor_cells(row) if self._of_actors else {},
                )
                found.setdefault(name, Group()).add(member)
        return found

    def _of(self, group: Group, row: MeantRow, options: ReadOptions) -> RowRead:
        """A row of an event that stands in several."""
        chosen = group.chosen
        if chosen is None:  # each of them has a fault of its own
            return self._read(row, options, ())
        event_id = f"acled-{self._id(row)}"
        if row.number == chosen.row:
            return self._read(row, options, group.others())
        if group.agrees(row.number):
            return RowRead(row.number, None, (), row.cells, event_id, event_id)
        column = self._named.column("event_id_cnty")
        draft = Draft(row, self._paths)
        draft.warn(
            column,
            f"is told otherwise in row {chosen.row}",
            "that row is kept: it is the newer by its timestamp, or the first where none is newer",
        )
        return RowRead(row.number, None, tuple(draft.problems), row.cells, event_id, event_id)

    def _id(self, row: MeantRow) -> str:
        return self._named.cell(row.cells, "event_id_cnty")

    def _actor_cells(self, row: MeantRow) -> dict[str, str]:
        """The cells of the actor, by the name of the format."""
        names = ("actor1", "assoc_actor_1", "inter1")
        return {name: self._named.cell(row.cells, name) for name in names}

    def _read(
        self, row: MeantRow, options: ReadOptions, others: Sequence[dict[str, str]]
    ) -> RowRead:
        """The event of a row, with the actors of other rows of it."""
        named, cells = self._named, row.cells

        def cell(name: str) -> str:
            return named.cell(cells, name)

        draft = Draft(row, self._paths)
        name = cell("event_id_cnty")
        event_id = f"acled-{name}" if name else ""
        event_type, sub_type = tidy(cell("event_type")), tidy(cell("sub_event_type"))
        location = tidy(cell("location"))
        actors = [cell("actor1"), cell("actor2"), *(other["actor1"] for other in others)]
        actors = [tidy(actor).replace(";", ",") for actor in actors if actor]
        actors = list(dict.fromkeys(actors))
        kind = codes.kind_of(event_type, sub_type, cell("notes"))
        protest = event_type.lower() in codes.PROTEST_TYPES
        where = location or tidy(cell("admin1")) or tidy(cell("country"))
        draft.values = {
            "id": event_id,
            "layer": "protest" if protest else options.layer or "event",
            "kind": options.kind if options.kind and kind == "other" else kind,
            "title": title_of(sub_type or event_type, actors, where),
            "summary": summary_of(cell, others),
            "place": {
                "name": location,
                "country": tidy(cell("country")),
                "admin1": tidy(cell("admin1")),
                "geo_precision": self._place_precision(draft, location),
                **point_of(draft, named),
            },
            "actors": actors,
            "confidence": "reported",
            "sources": sources_of(cell("source")),
            "date_precision": self._day_precision(draft),
            **self._day(draft),
        }
        if (text := cell("fatalities")) and (
            number := draft.read(named.column("fatalities"), parse_count, text)
        ) is not None:
            draft.values["killed"] = {"min": number, "max": number}
        found = draft.finish(event_id)
        return replace(found, cells=_with_others(cells, others)) if others else found

    def _day(self, draft: Draft) -> dict[str, Any]:
        named, cells = self._named, draft.row.cells
        text = named.cell(cells, "event_date")
        if not text:
            return {}
        day = draft.read(named.column("event_date"), self._days.day, text)
        if day is None:
            return {"date_start": ANY_DAY}
        year = named.cell(cells, "year").removesuffix(".0")
        if year and year != str(day.year):
            message = f"is not the year of the date, {day.isoformat()}"
            draft.warn(named.column("year"), message, "the date is kept")
        return {"date_start": day}

    def _day_precision(self, draft: Draft) -> str:
        code = self._named.cell(draft.row.cells, "time_precision").removesuffix(".0")
        if code not in codes.WHEN and "time_precision" in self._named:
            column = self._named.column("time_precision")
            draft.warn(column, "is not 1, 2 or 3", "the date is taken as known to the day")
        return codes.WHEN.get(code, "day")

    def _place_precision(self, draft: Draft, location: str) -> str:
        code = self._named.cell(draft.row.cells, "geo_precision").removesuffix(".0")
        if code not in codes.WHERE and "geo_precision" in self._named:
            cure = f"the place is taken as known to the {codes.UNKNOWN_WHERE}"
            draft.warn(self._named.column("geo_precision"), "is not 1, 2 or 3", cure)
        word = codes.WHERE.get(code, codes.UNKNOWN_WHERE)
        return coarser(word, "province") if fold(location) in KARABAKH_NAMES else word


def _with_others(cells: Any, others: Sequence[dict[str, str]]) -> dict[str, str]:
    """The cells of a row, and those of the other actors of its event beside them."""
    found = dict(cells)
    for number, other in enumerate(others, start=2):
        found |= {f"{name} (actor {number})": text for name, text in other.items()}
    return found
