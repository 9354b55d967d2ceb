"""A row of GDELT as an event: what a machine read in the press, in neutral words.

GDELT counts no dead, so casualties stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Final

from geodata.readers.gdelt import codes
from geodata.readers.gdelt.columns import DATASET, named_columns
from geodata.readers.gdelt.words import source_of, summary_of, title_of
from geodata.readers.meant import (
    DayColumn,
    Draft,
    Meaning,
    MeantRow,
    Named,
    Said,
    coarser,
    is_karabakh,
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

_READ: Final = (
    "GLOBALEVENTID", "SQLDATE", "Actor1Name", "Actor1Code", "Actor2Name", "Actor2Code",
    "EventCode", "EventRootCode", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles",
    "ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code",
    "ActionGeo_Lat", "ActionGeo_Long", "DATEADDED", "SOURCEURL",
)  # fmt: skip


def gdelt_meaning(columns: Sequence[str]) -> Meaning | None:
    """The meaning of columns with GDELT's names, None when the needed ones are not there."""
    named = named_columns(columns)
    return None if named is None else GdeltMeaning(named)


class GdeltMeaning(Meaning):
    """Rows of GDELT: the place is where the action was, codes are our words."""

    dataset = DATASET

    def __init__(self, named: Named):
        self._named = named
        self._said = named.reader(_READ)
        self._paths = {path: named.column(name) for path, name in _PATHS.items()}
        self._days = DayColumn()

    def read_row(self, row: MeantRow, options: ReadOptions) -> RowRead:
        """The event of one row, or its problems."""
        said = self._said(row.cells)
        draft = Draft(row, self._paths)
        number = said.code("GLOBALEVENTID")
        event_id = f"gdelt-{number}" if number else ""
        code = codes.full_code(said["EventCode"], said["EventRootCode"])
        label, kind = codes.label_and_kind(code)
        protest = code.startswith(codes.PROTEST_ROOT)
        full_name = tidy(said["ActionGeo_FullName"].replace("*", ""))
        actors = _actors(said)
        draft.values = {
            "id": event_id,
            "layer": "protest" if protest else options.layer or "event",
            "kind": options.kind if options.kind and kind == "other" else kind,
            "date_start": self._day(draft, said),
            "date_precision": "day",
            "title": title_of(label, actors, full_name),
            "summary": summary_of(said, code, label),
            "place": {
                **self._place(draft, said, full_name),
                **point_of(draft, self._named, said, lat="ActionGeo_Lat", lon="ActionGeo_Long"),
            },
            "actors": actors,
            "confidence": "reported",
            "sources": [source_of(said["SOURCEURL"], said["DATEADDED"])],
        }
        return draft.finish(event_id)

    def _day(self, draft: Draft, said: Said) -> date:
        column, text = self._named.column("SQLDATE"), said["SQLDATE"]
        if match := _COMPACT.fullmatch(text):
            with suppress(ValueError):  # told better below
                return date(int(match[1]), int(match[2]), int(match[3]))
        if not text:
            draft.refuse(column, "is empty", "write the day, as YYYYMMDD", "")
            return ANY_DAY
        day: date | None = draft.read(column, self._days.day, text)
        return day or ANY_DAY

    def _place(self, draft: Draft, said: Said, full_name: str) -> dict[str, str]:
        """Names and precision from the full name, "place, first-level area, country"."""
        code = said.code("ActionGeo_Type")
        if code not in codes.WHERE and code != "0" and "ActionGeo_Type" in self._named:
            cure = f"the place is taken as known to the {codes.UNKNOWN_WHERE}"
            draft.warn(self._named.column("ActionGeo_Type"), "is not a type from 1 to 5", cure)
        word = codes.WHERE.get(code, codes.UNKNOWN_WHERE)
        parts = [part.strip() for part in full_name.split(",")]
        fips, adm1 = said["ActionGeo_CountryCode"].upper(), said["ActionGeo_ADM1Code"].upper()
        general = len(parts) > 2 and _GENERAL.search(parts[1]) is not None
        if is_karabakh(parts[0]):
            word = coarser(word, "province")
        elif general or (fips and adm1 == f"{fips}00"):
            word = coarser(word, "district")  # in no division that GDELT knows: a river, a region
        admin1 = parts[1] if len(parts) > 2 and not general else ""
        if code in ("2", "5"):
            admin1 = parts[0]
        country = codes.COUNTRIES.get(fips, parts[-1] if len(parts) > 1 or code == "1" else "")
        return {"name": parts[0], "admin1": admin1, "country": country, "geo_precision": word}


def _actors(said: Said) -> list[str]:
    """Names of the actors, or their codes where they have none, each once."""
    named = (said[f"Actor{side}Name"] or said[f"Actor{side}Code"] for side in (1, 2))
    tidied = (_capitalised(tidy(name).replace(";", ",")) for name in named if name)
    return list(dict.fromkeys(tidied))


def _capitalised(name: str) -> str:
    """Names as GDELT writes them, in capitals, with capital first letters only."""
    return name.title() if name.isupper() and len(name) > 3 else name
