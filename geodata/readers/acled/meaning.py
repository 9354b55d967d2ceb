"""A row of ACLED as an event, and rows of one event as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from geodata.model import Problem
from geodata.readers.acled import codes
from geodata.readers.acled.columns import DATASET, OF_THE_ACTOR, names_of
from geodata.readers.acled.groups import Group, Member, Repeats, core_of
from geodata.readers.acled.words import sources_of, summary_of, title_of
from geodata.readers.meant import (
    DayColumn,
    Draft,
    Meaning,
    MeantRow,
    Named,
    Rows,
    Said,
    coarser,
    is_karabakh,
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

_READ: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "civilian_targeting", "country", "admin1", "location", "latitude", "longitude",
    "geo_precision", "source", "notes", "fatalities",
)  # fmt: skip


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
        self._said = named.reader(_READ)
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
        said = options.mapping.get("date_order", "")
        self._days = DayColumn.of(self._dates(rows, repeats), "dmy", said)
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
                    self._actor(row) if self._of_actors else Said(),
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

    def _actor(self, row: MeantRow) -> Said:
        """The cells of the actor, by the names of the format."""
        return Said((name, self._named.cell(row.cells, name)) for name in OF_THE_ACTOR)

    def _id(self, row: MeantRow) -> str:
        return self._named.cell(row.cells, "event_id_cnty")

    def _read(self, row: MeantRow, options: ReadOptions, others: Sequence[Said]) -> RowRead:
        """The event of a row, with the actors of other rows of it."""
        said = self._said(row.cells)
        draft = Draft(row, self._paths)
        name = said["event_id_cnty"]
        event_id = f"acled-{name}" if name else ""
        event_type, sub_type = tidy(said["event_type"]), tidy(said["sub_event_type"])
        location, country, admin1 = (tidy(said[key]) for key in ("location", "country", "admin1"))
        named = (said["actor1"], said["actor2"], *(other["actor1"] for other in others))
        actors = list(dict.fromkeys(tidy(actor).replace(";", ",") for actor in named if actor))
        kind = codes.kind_of(event_type, sub_type, said["notes"])
        protest = event_type.lower() in codes.PROTEST_TYPES
        draft.values = {
            "id": event_id,
            "layer": "protest" if protest else options.layer or "event",
            "kind": options.kind if options.kind and kind == "other" else kind,
            "title": title_of(sub_type or event_type, actors, location or admin1 or country),
            "summary": summary_of(said, others),
            "place": {
                "name": location,
                "country": country,
                "admin1": admin1,
                "geo_precision": self._place_precision(draft, said),
                **point_of(draft, self._named, said),
            },
            "actors": actors,
            "confidence": "reported",
            "sources": sources_of(said["source"]),
            "date_precision": self._day_precision(draft, said),
            "date_start": self._day(draft, said),
        }
        if text := said["fatalities"]:
            number = draft.read(self._named.column("fatalities"), parse_count, text) or 0
            draft.values["killed"] = {"min": number, "max": number}
        found = draft.finish(event_id)
        return replace(found, cells=_with_others(row.cells, others)) if others else found

    def _day(self, draft: Draft, said: Said) -> date:
        column = self._named.column("event_date")
        if not (text := said["event_date"]):
            draft.refuse(column, "is empty", "write the day, as YYYY-MM-DD", "")
            return ANY_DAY
        day: date | None = draft.read(column, self._days.day, text)
        if day is None:
            return ANY_DAY
        year = said.code("year")
        if year and year != str(day.year):
            message = f"is not the year of the date, {day.isoformat()}"
            draft.warn(self._named.column("year"), message, "the date is kept")
        return day

    def _day_precision(self, draft: Draft, said: Said) -> str:
        code = said.code("time_precision")
        if code not in codes.WHEN and "time_precision" in self._named:
            column = self._named.column("time_precision")
            draft.warn(column, "is not 1, 2 or 3", "the date is taken as known to the day")
        return codes.WHEN.get(code, "day")

    def _place_precision(self, draft: Draft, said: Said) -> str:
        code = said.code("geo_precision")
        if code not in codes.WHERE and "geo_precision" in self._named:
            cure = f"the place is taken as known to the {codes.UNKNOWN_WHERE}"
            draft.warn(self._named.column("geo_precision"), "is not 1, 2 or 3", cure)
        word = codes.WHERE.get(code, codes.UNKNOWN_WHERE)
        return coarser(word, "province") if is_karabakh(said["location"]) else word


def _with_others(cells: Mapping[str, str], others: Sequence[Said]) -> dict[str, str]:
    """The cells of a row, and those of the other actors of its event beside them."""
    found = dict(cells)
    for number, other in enumerate(others, start=2):
        found |= {f"{name} (actor {number})": text for name, text in other.items()}
    return found
