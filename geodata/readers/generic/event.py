"""One row as an event: its cells by field, in words of the vocabulary, with an id of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from geodata.model import Refusal
from geodata.model.dates import in_words
from geodata.readers.generic.casualties import range_of
from geodata.readers.generic.days import DayReader
from geodata.readers.generic.identity import row_id
from geodata.readers.generic.names import Columns
from geodata.readers.generic.places import PlaceReader
from geodata.readers.generic.sources import sources_of
from geodata.readers.generic.words import VOCABULARIES, known_word
from geodata.readers.meant import Draft, MeantRow, clean, tidy
from geodata.readers.meant.draft import ANY_DAY
from geodata.readers.reading import ReadOptions, RowRead
from geodata.readers.vector.shapes import Placed
from geodata.vocabulary import DATE_PRECISIONS

_PATHS: Final = {
    "id": "id",
    "date_start": "date_start",
    "date_end": "date_end",
    "title": "title",
    "summary": "summary",
    "place.name": "place",
    "place.az": "place_az",
    "place.hy": "place_hy",
    "place.fa": "place_fa",
    "place.country": "country",
    "place.admin1": "admin1",
    "place.lat": "lat",
    "place.lon": "lon",
    "extent": "geometry",
    "actors": "actors",
    "killed": "killed",
    "injured": "injured",
    "reported_by": "reported_by",
    "related_ids": "related_ids",
    "basis": "basis",
    "dataset": "dataset",
    "sources": "publisher",
}
"""Which field a part of the event comes from."""

_LONGEST_TITLE: Final = 120
_MOST_TOLD: Final = 1000


@dataclass(frozen=True, slots=True)
class GenericRow(MeantRow):
    """A row of cells, and the place of its geometry when the file has one beside the cells."""

    placed: Placed | None = None


_TEXTS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("summary", clean),
    ("actors", tidy),
    ("reported_by", tidy),
    ("related_ids", tidy),
    ("basis", tidy),
    ("dataset", tidy),
)
"""Fields that are taken as they are, and how they are tidied."""

_PLACE: Final = {
    "place": "name",
    "place_az": "az",
    "place_hy": "hy",
    "place_fa": "fa",
    "country": "country",
    "admin1": "admin1",
}
"""The same of the place, and what they are called there."""


class EventReader:
    """Reads the rows of one file whose columns and forms of dates are settled."""

    def __init__(
        self,
        columns: Columns,
        days: DayReader,
        places: PlaceReader,
        options: ReadOptions,
        slug: str,
    ):
        self._columns = columns
        self._days = days
        self._places = places
        self._options = options
        self._slug = slug
        self._names = {path: columns.name(field) for path, field in _PATHS.items()}
        self._texts = tuple((field, tidied) for field, tidied in _TEXTS if field in columns)
        self._place_names = tuple(field for field in _PLACE if field in columns)
        self._people = tuple(
            field
            for field in ("killed", "injured")
            if any(name in columns for name in (field, f"{field}_min", f"{field}_max"))
        )
        self._told: set[tuple[str, str]] = set()

    def read(self, row: GenericRow) -> RowRead:
        """The event of a row, or its problems."""
        cells, columns, options = row.cells, self._columns, self._options
        draft = Draft(row, self._names)
        values = draft.values
        for field, tidied in self._texts:
            if text := columns.text(cells, field):
                values[field] = tidied(text)
        values["id"] = row_id(columns.text(cells, "id"), self._slug, cells)
        values["layer"] = self._word(draft, cells, "layer", options.layer or "event")
        values["kind"] = self._word(draft, cells, "kind", options.kind or "other")
        values["confidence"] = self._word(draft, cells, "confidence", "reported")
        values["place"] = self._place(draft, cells, row.placed)
        for field in self._people:
            values[field] = range_of(draft, columns, field)
        values["sources"] = sources_of(draft, columns, options.source_name or row.file)
        self._dates(draft, cells)
        values["title"] = self._title(draft, cells)
        return draft.finish(values["id"])

    def _place(
        self, draft: Draft, cells: Mapping[str, str], geometry: Placed | None
    ) -> dict[str, str | float]:
        """The values of the place; what is wrong with it is noted."""
        try:
            found = self._places.read(cells, geometry)
        except Refusal as refusal:
            draft.refuse(refusal.field, refusal.message, refusal.cure, refusal.value)
            found = Placed(0.0, 0.0)
        for message, cure in found.remarks:
            draft.warn(self._columns.name("geometry"), message, cure, "")
        if found.extent:
            draft.values["extent"] = found.extent
        place: dict[str, str | float] = {"lat": found.lat, "lon": found.lon}
        for field in self._place_names:
            if text := self._columns.text(cells, field):
                place[_PLACE[field]] = tidy(text)
        said = self._precision(draft, cells, "geo_precision") or found.geo_precision
        place["geo_precision"] = said or ("settlement" if place.get("name") else "exact")
        return place

    def _dates(self, draft: Draft, cells: Mapping[str, str]) -> None:
        """Write the dates into the draft; what is wrong with them is noted."""
        said = self._precision(draft, cells, "date_precision")
        draft.values |= {"date_start": ANY_DAY, "date_precision": "day"}
        coarse = said not in ("", "day")
        try:
            first = self._days.start(cells, coarse=coarse)
            last = self._days.end(cells, coarse=coarse)
        except Refusal as refusal:
            draft.refuse(refusal.field, refusal.message, refusal.cure, refusal.value)
            return
        words = [one.precision for one in (first, last) if one is not None]
        end = last or first
        until = end.end or (end.start if last else None)
        draft.values |= {
            "date_start": first.start,
            "date_end": None if until == first.start else until,
            "date_precision": said or max(words, key=DATE_PRECISIONS.index),
        }

    def _precision(self, draft: Draft, cells: Mapping[str, str], field: str) -> str:
        """The word of a column of precisions, empty when the row has none."""
        text = self._columns.text(cells, field)
        word = known_word(field, text)
        if text and not word:
            known = VOCABULARIES[field]
            column = self._columns.name(field)
            cure = f"write {', '.join(known)}, or leave the column out with --map {field}="
            draft.refuse(column, "is not a known precision", cure, text)
        return word

    def _word(self, draft: Draft, cells: Mapping[str, str], field: str, usual: str) -> str:
        """The word of the vocabulary for a cell; the usual one, told once, when it is unknown."""
        text = self._columns.text(cells, field)
        word = known_word(field, text)
        if text and not word and len(self._told) < _MOST_TOLD and (field, text) not in self._told:
            self._told.add((field, text))
            message = f"is no {field} that is known here, so its rows are filed as {usual}"
            cure = f"write one of {', '.join(VOCABULARIES[field])}"
            draft.warn(self._columns.name(field), message, cure, text)
        return word or usual

    def _title(self, draft: Draft, cells: Mapping[str, str]) -> str:
        """The title of the row, else what happened and where, else its text, else its dates."""
        said = tidy(self._columns.text(cells, "title"))
        if said:
            return said
        parts = [tidy(self._columns.text(cells, field)) for field in ("kind", "place")]
        composed = ", ".join(part for part in parts if part) or tidy(
            draft.values.get("summary", "")
        )
        if composed:
            return _title_of(composed)
        start, end = draft.values["date_start"], draft.values.get("date_end")
        return f"Report of {in_words(start, end, draft.values['date_precision'])}"


def _title_of(text: str) -> str:
    """A line that is short enough for a title."""
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1].rstrip() + "…"
