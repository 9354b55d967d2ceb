"""One row as an event: its cells by field, in words of the vocabulary, with an id of its own."""

from __future__ import annotations

from collections.abc import Mapping
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
from geodata.readers.parsing import is_missing
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
        self._told: set[tuple[str, str]] = set()

    def read(self, row: GenericRow) -> RowRead:
        """The event of a row, or its problems."""
        draft = Draft(row, self._names)
        cells = row.cells
        place = self._place(draft, cells, row.placed)
        self._dates(draft, cells)
        draft.values |= {
            "id": row_id(self._text(cells, "id"), self._slug, cells),
            "layer": self._word(draft, cells, "layer", self._options.layer or "event"),
            "kind": self._word(draft, cells, "kind", self._options.kind or "other"),
            "confidence": self._word(draft, cells, "confidence", "reported"),
            "summary": clean(self._text(cells, "summary")),
            "place": place,
            "actors": self._text(cells, "actors"),
            "reported_by": tidy(self._text(cells, "reported_by")),
            "related_ids": self._text(cells, "related_ids"),
            "basis": self._text(cells, "basis"),
            "dataset": self._text(cells, "dataset"),
            "killed": range_of(draft, self._columns, "killed"),
            "injured": range_of(draft, self._columns, "injured"),
            "sources": sources_of(draft, self._columns, self._options.source_name or row.file),
        }
        draft.values["title"] = self._title(draft, cells)
        return draft.finish(draft.values["id"])

    def _text(self, cells: Mapping[str, str], field: str) -> str:
        text = self._columns.cell(cells, field)
        return "" if is_missing(text) else text

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
        draft.values["extent"] = found.extent
        name = tidy(self._text(cells, "place"))
        usual = found.geo_precision or ("settlement" if name else "exact")
        return {
            "name": name,
            "az": tidy(self._text(cells, "place_az")),
            "hy": tidy(self._text(cells, "place_hy")),
            "fa": tidy(self._text(cells, "place_fa")),
            "country": tidy(self._text(cells, "country")),
            "admin1": tidy(self._text(cells, "admin1")),
            "lat": found.lat,
            "lon": found.lon,
            "geo_precision": self._precision(draft, cells, "geo_precision") or usual,
        }

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
        text = self._text(cells, field)
        word = known_word(field, text)
        if text and not word:
            known = VOCABULARIES[field]
            column = self._columns.name(field)
            cure = f"write {', '.join(known)}, or leave the column out with --map {field}="
            draft.refuse(column, "is not a known precision", cure, text)
        return word

    def _word(self, draft: Draft, cells: Mapping[str, str], field: str, usual: str) -> str:
        """The word of the vocabulary for a cell; the usual one, told once, when it is unknown."""
        text = self._text(cells, field)
        word = known_word(field, text)
        if text and not word and len(self._told) < _MOST_TOLD and (field, text) not in self._told:
            self._told.add((field, text))
            message = f"is no {field} that is known here, so its rows are filed as {usual}"
            cure = f"write one of {', '.join(VOCABULARIES[field])}"
            draft.warn(self._columns.name(field), message, cure, text)
        return word or usual

    def _title(self, draft: Draft, cells: Mapping[str, str]) -> str:
        """The title of the row, else what happened and where, else its text, else its dates."""
        said = tidy(self._text(cells, "title"))
        if said:
            return said
        parts = [tidy(self._text(cells, field)) for field in ("kind", "place")]
        composed = ", ".join(part for part in parts if part) or tidy(draft.values["summary"])
        if composed:
            return _title_of(composed)
        start, end = draft.values["date_start"], draft.values.get("date_end")
        return f"Report of {in_words(start, end, draft.values['date_precision'])}"


def _title_of(text: str) -> str:
    """A line that is short enough for a title."""
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1].rstrip() + "…"
