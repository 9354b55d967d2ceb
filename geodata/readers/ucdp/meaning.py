"""A row of UCDP GED as an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final

from geodata.model import Problem
from geodata.readers.meant import (
    DayColumn,
    Draft,
    Meaning,
    MeantRow,
    Named,
    Rows,
    Said,
    clean,
    tidy,
)
from geodata.readers.meant.days import is_plain
from geodata.readers.meant.draft import ANY_DAY
from geodata.readers.meant.points import point_of
from geodata.readers.parsing import parse_count
from geodata.readers.reading import ReadOptions, RowRead
from geodata.readers.ucdp import codes
from geodata.readers.ucdp.columns import DATASET, names_of
from geodata.readers.ucdp.site import SiteDays, is_site_export
from geodata.readers.ucdp.sources import sources_of
from geodata.readers.ucdp.words import summary_of, title_of

_LOOKED_AT: Final = 100
"""Rows whose dates show whether the whole column must be looked at."""

_PATHS: Final = {
    "id": "id",
    "date_start": "date_start",
    "date_end": "date_end",
    "place.name": "where_coordinates",
    "place.country": "country",
    "place.admin1": "adm_1",
    "place.lat": "latitude",
    "place.lon": "longitude",
    "actors": "side_a",
    "killed": "best",
    "reported_by": "source_original",
    "sources": "source_article",
    "kind": "type_of_violence",
}

_READ: Final = (
    "id", "year", "code_status", "type_of_violence", "conflict_name", "side_a", "side_b",
    "source_article", "source_office", "source_date", "source_headline", "source_original",
    "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude",
    "longitude", "geom_wkt", "country", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
)  # fmt: skip


def ucdp_meaning(columns: Sequence[str]) -> Meaning | None:
    """The meaning of columns of UCDP GED, None when they are not of it."""
    named = names_of(columns)
    return None if named is None else UcdpMeaning(named)


class UcdpMeaning(Meaning):
    """Rows of UCDP GED: deaths as the range of its three estimates, codes as our words."""

    dataset = DATASET

    def __init__(self, named: Named):
        self._named = named
        self._said = named.reader(_READ)
        self._paths = {path: named.column(name) for path, name in _PATHS.items()}
        self._days: DayColumn = SiteDays() if is_site_export(named) else DayColumn()

    def look(self, rows: Rows, options: ReadOptions) -> Iterator[Problem]:
        """Look at the whole column of dates when its first ones are not plain."""
        column = self._named.column("date_start")
        first = list(islice(_only(rows()), _LOOKED_AT))
        if all(self._is_sure(row.cells.get(column, "").strip()) for row in first):
            return
        texts = ((row.number, self._named.cell(row.cells, "date_start")) for row in _only(rows()))
        self._days = type(self._days).of(texts, said=options.mapping.get("date_order", ""))
        for message, cure in self._days.warnings:
            yield Problem(first[0].file, None, column, None, message, cure, "warned")

    def _is_sure(self, text: str) -> bool:
        return not text or is_plain(text) or self._days.is_own(text)

    def read_row(self, row: MeantRow, options: ReadOptions) -> RowRead:
        """The event of one row, or its problems."""
        said = self._said(row.cells)
        draft = Draft(row, self._paths)
        number = said.code("id")
        event_id = f"ucdp-{number}" if number else ""
        violence, kind = self._violence(draft, said)
        where, country = tidy(said["where_coordinates"]), tidy(said["country"])
        sides = tuple(tidy(said[name]).replace(";", ",") for name in ("side_a", "side_b"))
        draft.values = {
            "id": event_id,
            "layer": options.layer or "event",
            "kind": options.kind if options.kind and kind == "other" else kind,
            "title": title_of(violence, sides, where or country),
            "summary": summary_of(said, sides, where),
            "place": {
                "name": where,
                "country": country.partition("(")[0].strip(),
                "admin1": tidy(said["adm_1"]),
                "geo_precision": self._place_precision(draft, said),
                **point_of(draft, self._named, said, "geom_wkt"),
            },
            "actors": [side for side in sides if side],
            "reported_by": clean(said["source_original"]),
            "confidence": "reported",
            "sources": sources_of(said),
            **self._when(draft, said),
        }
        if killed := self._killed(draft, said):
            draft.values["killed"] = killed
        return draft.finish(event_id)

    def _violence(self, draft: Draft, said: Said) -> tuple[str, str]:
        """UCDP's words for the type of violence, and our kind."""
        found = codes.VIOLENCE.get(said.code("type_of_violence"))
        if found is None:
            column = self._named.column("type_of_violence")
            draft.warn(column, "is not 1, 2 or 3", "it is taken as any organised violence")
        return found or codes.UNKNOWN_VIOLENCE

    def _place_precision(self, draft: Draft, said: Said) -> str:
        code = said.code("where_prec")
        if code not in codes.WHERE and "where_prec" in self._named:
            cure = f"the place is taken as known to the {codes.UNKNOWN_WHERE}"
            draft.warn(self._named.column("where_prec"), "is not a code from 1 to 7", cure)
        names = (said[name] for name in ("where_coordinates", "country", "adm_1", "adm_2"))
        return codes.place_precision(code, *names)

    def _when(self, draft: Draft, said: Said) -> dict[str, Any]:
        """Days and precision; of a file that lacks the days, the year."""
        named = self._named
        start, end = (self._day(draft, said, name) for name in ("date_start", "date_end"))
        code = said.code("date_prec")
        if code not in codes.WHEN and "date_prec" in named:
            cure = "the dates are taken as known to the day"
            draft.warn(named.column("date_prec"), "is not a code from 1 to 5", cure)
        if start is ANY_DAY or end is ANY_DAY:
            return {"date_start": ANY_DAY, "date_precision": "day"}
        first = start or end
        if first is None:
            return self._year(draft, said)
        last = end or first
        precision = codes.day_precision(code, said.code("event_clarity"), first, last)
        found = {"date_start": first, "date_precision": precision}
        return found | ({"date_end": last} if last != first else {})

    def _day(self, draft: Draft, said: Said, name: str) -> date | None:
        """The day, None where the cell is empty, `ANY_DAY` itself where it was refused."""
        if not (text := said[name]):
            return None
        found: date | None = draft.read(self._named.column(name), self._days.day, text)
        return ANY_DAY if found is None else found

    def _year(self, draft: Draft, said: Said) -> dict[str, Any]:
        year = said.code("year")
        if len(year) == 4 and year.isascii() and year.isdigit():
            return {"date_start": f"{year}-01-01", "date_precision": "year"}
        draft.refuse(self._named.column("date_start"), "is empty", "write the day", "")
        return {"date_start": ANY_DAY, "date_precision": "day"}

    def _killed(self, draft: Draft, said: Said) -> dict[str, int] | None:
        """The range of the three estimates; a word where they are not in order."""
        named = self._named
        found: dict[str, int] = {}
        for name in ("low", "best", "high"):
            if not (text := said[name]):
                continue
            if text.isascii() and text.isdigit() and len(text) < 9:
                found[name] = int(text)
            elif (number := draft.read(named.column(name), parse_count, text)) is not None:
                found[name] = number
        if not found:
            return None
        smallest, largest = min(found.values()), max(found.values())
        best = found.get("best", smallest)
        cure = f"the range {smallest} to {largest} is kept"
        if found.get("low", best) > best:
            draft.warn(named.column("low"), f"is more than the best estimate, {best}", cure)
        if found.get("high", best) < best:
            draft.warn(named.column("high"), f"is less than the best estimate, {best}", cure)
        return {"min": smallest, "max": largest}


def _only(rows: Iterator[MeantRow | Problem]) -> Iterator[MeantRow]:
    return (row for row in rows if isinstance(row, MeantRow))
