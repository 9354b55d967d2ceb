"""A row of UCDP GED as an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from geodata.model import Problem, Refusal
from geodata.readers.meant import DayColumn, Draft, Meaning, MeantRow, Named, Rows, clean, tidy
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


def ucdp_meaning(columns: Sequence[str]) -> Meaning | None:
    """The meaning of columns of UCDP GED, None when they are not of it."""
    named = names_of(columns)
    return None if named is None else UcdpMeaning(named)


class UcdpMeaning(Meaning):
    """Rows of UCDP GED: deaths as the range of its three estimates, codes as our words."""

    dataset = DATASET

    def __init__(self, named: Named):
        self._named = named
        self._paths = {path: named.column(name) for path, name in _PATHS.items()}
        self._day_columns = {named.column(name) for name in ("date_start", "date_end")}
        self._days: DayColumn = SiteDays() if is_site_export(named) else DayColumn()

    def look(self, rows: Rows) -> Iterator[Problem]:
        """Look at the whole column of dates when its first ones are not plain."""
        column = self._named.column("date_start")
        first = islice((row for row in rows() if isinstance(row, MeantRow)), _LOOKED_AT)
        if all(self._is_sure(row.cells.get(column, "").strip()) for row in first):
            return
        self._days = type(self._days).of(
            (row.number, self._named.cell(row.cells, "date_start"))
            for row in rows()
            if isinstance(row, MeantRow)
        )
        for message, cure in self._days.warnings:
            for row in islice((r for r in rows() if isinstance(r, MeantRow)), 1):
                yield Problem(row.file, None, column, None, message, cure, "warned")

    def _is_sure(self, text: str) -> bool:
        return not text or is_plain(text) or self._days.is_own(text)

    def read_row(self, row: MeantRow, options: ReadOptions) -> RowRead:
        """The event of one row, or its problems."""
        named, cells = self._named, row.cells

        def cell(name: str) -> str:
            return named.cell(cells, name)

        draft = Draft(row, self._paths)
        number = cell("id").removesuffix(".0")
        event_id = f"ucdp-{number}" if number else ""
        code = cell("type_of_violence").removesuffix(".0")
        if code not in codes.VIOLENCE:
            column = named.column("type_of_violence")
            draft.warn(column, "is not 1, 2 or 3", "it is taken as any organised violence")
        violence, kind = codes.VIOLENCE.get(code, codes.UNKNOWN_VIOLENCE)
        where = tidy(cell("where_coordinates"))
        sides = tuple(tidy(cell(name)).replace(";", ",") for name in ("side_a", "side_b"))
        killed = self._killed(draft)
        point = point_of(draft, named, "geom_wkt")
        sources = sources_of(
            cell("source_article"),
            cell("source_office"),
            cell("source_date"),
            cell("source_headline"),
        )
        draft.values = {
            "id": event_id,
            "layer": options.layer or "event",
            "kind": options.kind if options.kind and kind == "other" else kind,
            "title": title_of(violence, sides, where or tidy(cell("country"))),
            "summary": summary_of(cell, sides, where),
            "place": {
                "name": where,
                "country": tidy(cell("country").partition("(")[0]),
                "admin1": tidy(cell("adm_1")),
                "geo_precision": self._place_precision(draft, where),
                **point,
            },
            "actors": [side for side in sides if side],
            "reported_by": clean(cell("source_original")),
            "confidence": "reported",
            "sources": sources,
            **self._when(draft),
        }
        if killed:
            draft.values["killed"] = killed
        return draft.finish(event_id)

    def _place_precision(self, draft: Draft, where: str) -> str:
        named, cells = self._named, draft.row.cells
        code = named.cell(cells, "where_prec").removesuffix(".0")
        if code not in codes.WHERE and "where_prec" in named:
            column = named.column("where_prec")
            cure = f"the place is taken as known to the {codes.UNKNOWN_WHERE}"
            draft.warn(column, "is not a code from 1 to 7", cure)
        names = (named.cell(cells, name) for name in ("country", "adm_1", "adm_2"))
        return codes.place_precision(code, where, *names)

    def _when(self, draft: Draft) -> dict[str, object]:
        named, cells = self._named, draft.row.cells
        start, end = (self._day(draft, name) for name in ("date_start", "date_end"))
        code = named.cell(cells, "date_prec").removesuffix(".0")
        if code not in codes.WHEN and "date_prec" in named:
            cure = "the dates are taken as known to the day"
            draft.warn(named.column("date_prec"), "is not a code from 1 to 5", cure)
        if any(p.level == "refused" and p.field in self._day_columns for p in draft.problems):
            return {"date_start": ANY_DAY, "date_precision": "day"}
        first = start or end
        if first is None:
            return self._year(draft)
        clarity = named.cell(cells, "event_clarity").removesuffix(".0")
        last = end or first
        found: dict[str, object] = {
            "date_start": first,
            "date_precision": codes.day_precision(code, clarity, first, last),
        }
        if last != first:
            found["date_end"] = last
        return found

    def _day(self, draft: Draft, name: str) -> date | None:
        text = self._named.cell(draft.row.cells, name)
        found: date | None = (
            draft.read(self._named.column(name), self._days.day, text) if text else None
        )
        return found

    def _year(self, draft: Draft) -> dict[str, object]:
        """The year alone, for rows of files that lack the dates."""
        named = self._named
        text = named.cell(draft.row.cells, "year").removesuffix(".0")
        if len(text) != 4 or not text.isascii() or not text.isdigit():
            draft.refuse(named.column("date_start"), "is empty", "write the day", "")
            return {"date_start": ANY_DAY, "date_precision": "day"}
        return {"date_start": f"{text}-01-01", "date_precision": "year"}

    def _killed(self, draft: Draft) -> dict[str, int] | None:
        """The range of the three estimates; a word where they are not in order."""
        named, cells = self._named, draft.row.cells
        found: dict[str, int] = {}
        for name in ("low", "best", "high"):
            text = named.cell(cells, name)
            if not text:
                continue
            try:
                found[name] = int(text) if text.isascii() and text.isdigit() else parse_count(text)
            except (Refusal, ValueError):
                cure = "write a whole number, or leave it empty"
                draft.refuse(named.column(name), "is not a count of people", cure)
        if not found:
            return None
        smallest, largest = min(found.values()), max(found.values())
        best = found.get("best")
        cure = f"the range {smallest} to {largest} is kept"
        if best is not None and found.get("low", best) > best:
            message = f"is more than the best estimate, {best}"
            draft.warn(named.column("low"), message, cure)
        if best is not None and found.get("high", best) < best:
            message = f"is less than the best estimate, {best}"
            draft.warn(named.column("high"), message, cure)
        return {"min": smallest, "max": largest}
