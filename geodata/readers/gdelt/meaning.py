"""A row of GDELT as an event: what a machine read in the press, in neutral words.

GDELT counts no dead, so casualties stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from geodata.model.folding import fold
from geodata.readers.gdelt import codes
from geodata.readers.gdelt.columns import DATASET, named_columns
from geodata.readers.gdelt.words import source_of, summary_of, title_of
from geodata.readers.meant import (
    KARABAKH_NAMES,
    DayColumn,
    Draft,
    Meaning,
    MeantRow,
    Named,
    coarser,
    tidy,
)
from geodata.readers.meant.draft import ANY_DAY
from geodata.readers.meant.points import point_of
from geodata.readers.reading import ReadOptions, RowRead

_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0)?", re.ASCII)
_GENERAL: Final = re.compile(r"\s*\(general\)\s*$", re.IGNORECASE)

_PATHS: Final = {
    "id": "GLOBALEVENTID",
    "date_start": "SQLDATE",
    "place.name": "ActionGeo_FullName",
    "place.country": "ActionGeo_CountryCode",
    "place.lat": "ActionGeo_Lat",
    "place.lon": "ActionGeo_Long",
    "actors": "Actor1Name",
    "kind": "EventCode",
    "sources": "SOURCEURL",
}


def gdelt_meaning(columns: Sequence[str]) -> Meaning | None:
    """The meaning of columns with GDELT's names, None when the needed ones are not there."""
    named = named_columns(columns)
    return None if named is None else GdeltMeaning(named)


class GdeltMeaning(Meaning):
    """Rows of GDELT: the place is where the action was, codes are our words."""

    dataset = DATASET

    def __init__(self, named: Named):
        self._named = named
        self._paths = {path: named.column(name) for path, name in _PATHS.items()}
        self._days = DayColumn()

    def read_row(self, row: MeantRow, options: ReadOptions) -> RowRead:
        """The event of one row, or its problems."""
        named, cells = self._named, row.cells

        def cell(name: str) -> str:
            return named.cell(cells, name)

        draft = Draft(row, self._paths)
        number = cell("GLOBALEVENTID").removesuffix(".0")
        event_id = f"gdelt-{number}" if number else ""
        code = codes.full_code(cell("EventCode"), cell("EventRootCode"))
        label, kind = codes.label_and_kind(code)
        protest = code.startswith(codes.PROTEST_ROOT)
        full_name = tidy(cell("ActionGeo_FullName").replace("*", ""))
        actors = [
            tidy(cell(f"Actor{side}Name") or cell(f"Actor{side}Code")).replace(";", ",")
            for side in (1, 2)
        ]
        actors = list(dict.fromkeys(_capitalised(actor) for actor in actors if actor))
        draft.values = {
            "id": event_id,
            "layer": "protest" if protest else options.layer or "event",
            "kind": options.kind if options.kind and kind == "other" else kind,
            "date_start": self._day(draft),
            "date_precision": "day",
            "title": title_of(label, actors, full_name),
            "summary": summary_of(cell, code, label),
            "place": {**self._place(draft, full_name), **self._point(draft)},
            "actors": actors,
            "confidence": "reported",
            "sources": [source_of(cell("SOURCEURL"), cell("DATEADDED"))],
        }
        return draft.finish(event_id)

    def _point(self, draft: Draft) -> dict[str, float]:
        return point_of(draft, self._named, lat="ActionGeo_Lat", lon="ActionGeo_Long")

    def _day(self, draft: Draft) -> Any:
        named = self._named
        text = named.cell(draft.row.cells, "SQLDATE")
        if match := _COMPACT.fullmatch(text):
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                pass  # told better below
        if not text:
            draft.refuse(named.column("SQLDATE"), "is empty", "write the day, as YYYYMMDD", "")
            return ANY_DAY
        return draft.read(named.column("SQLDATE"), self._days.day, text) or ANY_DAY

    def _place(self, draft: Draft, full_name: str) -> dict[str, str]:
        """Names and precision from the full name, "place, first-level area, country"."""
        named, cells = self._named, draft.row.cells
        code = named.cell(cells, "ActionGeo_Type").removesuffix(".0")
        parts = [part.strip() for part in full_name.split(",")] if full_name else [""]
        fips = named.cell(cells, "ActionGeo_CountryCode").upper()
        adm1 = named.cell(cells, "ActionGeo_ADM1Code").upper()
        if code not in codes.WHERE and code != "0" and "ActionGeo_Type" in named:
            cure = f"the place is taken as known to the {codes.UNKNOWN_WHERE}"
            draft.warn(named.column("ActionGeo_Type"), "is not a type from 1 to 5", cure)
        word = codes.WHERE.get(code, codes.UNKNOWN_WHERE)
        general = len(parts) > 2 and _GENERAL.search(parts[1]) is not None
        if general or (fips and adm1 == f"{fips}00") or fold(parts[0]) in KARABAKH_NAMES:
            word = coarser(word, "province")  # a landmark or region of no known division
        admin1 = parts[1] if len(parts) > 2 and not general else ""
        if code in ("2", "5"):
            admin1 = parts[0]
        country = codes.COUNTRIES.get(fips, parts[-1] if len(parts) > 1 or code == "1" else "")
        return {"name": parts[0], "admin1": admin1, "country": country, "geo_precision": word}


def _capitalised(name: str) -> str:
    """Names as GDELT writes them, in capitals, with capital first letters only."""
    return name.title() if name.isupper() and len(name) > 3 else name
