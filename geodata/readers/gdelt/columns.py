"""The columns of GDELT's event files, in their order, and how a file without their names is known.

Sources: GDELT Data Format Codebook 1.03 (2013; 57 columns, 58 with SOURCEURL) and 2.0 (2015; 61
columns, ADM2 codes and a time of day added).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from geodata.readers.meant import Named

DATASET: Final = "gdelt"

_HEAD: Final = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
_ACTOR: Final = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_ACTION: Final = (
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
)  # fmt: skip
_PLACE: Final = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_PLACE_2: Final = (*_PLACE[:4], "ADM2Code", *_PLACE[4:])
_TAIL: Final = ("DATEADDED", "SOURCEURL")


def _names(place: Sequence[str]) -> tuple[str, ...]:
    actors = (f"Actor{number}{part}" for number in (1, 2) for part in _ACTOR)
    places = (f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in place)
    return (*_HEAD, *actors, *_ACTION, *places, *_TAIL)


GDELT_1: Final = _names(_PLACE)
"""The 58 columns of version 1.0; files of before April 2013 lack the last."""

GDELT_2: Final = _names(_PLACE_2)
"""The 61 columns of version 2.0."""

ALIASES: Final[Mapping[str, Sequence[str]]] = {
    "GLOBALEVENTID": ("GlobalEventID", "EventID"),
    "SQLDATE": ("Day", "DATE", "EventDate"),
    "ActionGeo_Lat": ("ActionGeo_Latitude",),
    "ActionGeo_Long": ("ActionGeo_Lon", "ActionGeo_Longitude"),
}

_NEEDED: Final = ("GLOBALEVENTID", "SQLDATE", "ActionGeo_Lat", "ActionGeo_Long")

_GKG_HEADERS: Final = (
    ["DATE", "NUMARTS", "COUNTS"],
    ["GKGRECORDID", "DATE", "SourceCollectionIdentifier"],
)
_GKG_ID: Final = re.compile(r"\d{14}-T?\d+", re.ASCII)
_MENTION: Final = tuple(
    re.compile(form, re.ASCII) for form in (r"\d+", r"\d{14}", r"\d{14}", r"\d")
)
_ID: Final = re.compile(r"\d{1,12}", re.ASCII)
_DAY: Final = re.compile(r"(\d{4})(\d{2})\d{2}", re.ASCII)
_ADDED: Final = re.compile(r"\d{8}(?:\d{6})?(?:\.0)?", re.ASCII)
_KIND_OF_PLACE: Final = re.compile(r"[0-5]?(?:\.0)?", re.ASCII)
_DEGREES: Final = re.compile(r"(?:-?\d{1,3}(?:\.\d*)?)?", re.ASCII)


def named_columns(columns: Sequence[str]) -> Named | None:
    """Where GDELT's columns stand by their names, None when the needed ones are not there."""
    named = Named(columns, GDELT_2, ALIASES)
    return named if all(name in named for name in _NEEDED) else None


def columns_in_order(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Named | None:
    """Where GDELT's columns stand when they were renamed but kept their order; None when not sure.

    An index may stand before them and columns of one's own after them. Sure is what all of the
    rows show: id, day, its month and year again, the fraction of the year, types of places and
    coordinates, the time of adding.
    """
    for names in (GDELT_2, GDELT_1):
        for before in (0, 1):
            if len(columns) < before + len(names):
                continue
            if rows and all(_is_event(row[before:], names) for row in rows):
                return Named.placed(dict(zip(names, columns[before:], strict=False)))
    return None


def raw_columns(rows: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    """The columns of a file without a header by its first rows; None when it is not GDELT's."""
    for names, widths in ((GDELT_2, {61}), (GDELT_1, {57, 58})):
        found = [row for row in rows if len(row) in widths]
        if found and len(found) * 2 > len(rows) and any(_is_event(row, names) for row in found):
            return names
    return None


def is_knowledge_graph(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first rows are of GDELT's knowledge graph, 2.1 (27 columns) or 1.0."""
    if not rows:
        return False
    if rows[0][:3] in (
        ["DATE", "NUMARTS", "COUNTS"],
        ["GKGRECORDID", "DATE", "SourceCollectionId"],
    ):
        return True
    row = rows[0]
    return len(row) >= 15 and re.fullmatch(r"(\d{14})-T?\d+", row[0], re.ASCII) is not None


def is_mentions(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first rows are of GDELT's table of mentions (16 columns)."""
    return (
        bool(rows)
        and len(rows[0]) in (14, 15, 16)
        and all(form.fullmatch(cell) for form, cell in zip(_MENTION, rows[0], strict=False))
    )


def _is_event(row: Sequence[str], names: Sequence[str]) -> bool:
    day = _DAY.fullmatch(_whole(row[1]))
    if day is None or _ID.fullmatch(_whole(row[0])) is None:
        return False
    if _whole(row[2]) != day[1] + day[2] or _whole(row[3]) != day[1]:
        return False
    place = names.index("ActionGeo_Type")
    lat, added = names.index("ActionGeo_Lat"), names.index("DATEADDED")
    return (
        row[4].startswith(day[1])
        and _KIND_OF_PLACE.fullmatch(row[place]) is not None
        and all(_DEGREES.fullmatch(cell) for cell in row[lat : lat + 2])
        and _ADDED.fullmatch(row[added]) is not None
    )


def _whole(text: str) -> str:
    return text.strip().removesuffix(".0")
