"""The field table: the columns of the product's own CSV, in order, and what each one means.

Reader, writer, check and documentation all follow it. A new field is a row here and an attribute
of the event. The rules of the values stand in `values`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name, the way to its value inside an event, and what it holds."""

    column: str
    path: tuple[str, ...]
    meaning: str
    filled: bool = False
    """Whether every row needs a value here."""
    needed: bool = True
    """Whether a file needs the column at all."""
    joint: str = ""
    """What stands between the parts of a list."""


FIELDS: Final = (
    Field(
        "id", ("id",), "stable name of the event; it stays when anything else changes", filled=True
    ),
    Field("layer", ("layer",), "event, border_incident or protest", filled=True),
    Field("kind", ("kind",), "what happened, one word of the list of kinds", filled=True),
    Field("date_start", ("date_start",), "first day, YYYY-MM-DD", filled=True),
    Field("date_end", ("date_end",), "last day, empty for a single day"),
    Field("date_precision", ("date_precision",), "how finely the day is known", filled=True),
    Field("title", ("title",), "one line that says it", filled=True),
    Field("summary", ("summary",), "a few sentences in own words"),
    Field("place", ("place", "name"), "name in English, both names where they differ"),
    Field("place_az", ("place", "az"), "name in Azerbaijani"),
    Field("place_hy", ("place", "hy"), "name in Armenian"),
    Field("place_fa", ("place", "fa"), "name in Persian"),
    Field("country", ("place", "country"), "internationally recognised state"),
    Field("admin1", ("place", "admin1"), "first-level area"),
    Field("lat", ("place", "lat"), "degrees north, WGS 84", filled=True),
    Field("lon", ("place", "lon"), "degrees east, WGS 84", filled=True),
    Field(
        "geo_precision", ("place", "geo_precision"), "how finely the place is known", filled=True
    ),
    Field("actors", ("actors",), "who took part, with ; between them", joint="; "),
    Field("killed_min", ("killed", "min"), "smallest number of dead among the publishers"),
    Field("killed_max", ("killed", "max"), "greatest number of dead"),
    Field("injured_min", ("injured", "min"), "smallest number of injured"),
    Field("injured_max", ("injured", "max"), "greatest number of injured"),
    Field("reported_by", ("reported_by",), "whose claim it is"),
    Field("confidence", ("confidence",), "confirmed, reported or contested", filled=True),
    Field("related_ids", ("related_ids",), "ids of related events, with ; between them", joint=";"),
)
"""Everything before the sources."""

SOURCE_PARTS: Final = (
    ("publisher", "who published it"),
    ("title", "title as published, empty when not seen"),
    ("url", "http or https address, empty when not seen"),
    ("date", "day, month or year of publication"),
)

LAST_FIELDS: Final = (
    Field("basis", ("basis",), "source, founding or knowledge", needed=False),
    Field("extent", ("extent",), "whole shape as WKT, when more than the point", needed=False),
    Field("dataset", ("dataset",), "id of the dataset that the row belongs to", needed=False),
)
"""What stands after the sources."""

WRITTEN_WHEN_SAID: Final = frozenset({"extent", "dataset"})
"""Columns that are left out of a row, and of a file, in which nothing stands in them."""

RESERVED_COLUMNS: Final = ("aras_reason", "aras_field", "aras_file", "aras_row")
"""Columns that a file of refused rows has behind its own: why, where in the row, and of which file
and row. Readers of tables pass over them, so that the file can be corrected and read again."""

USUAL_SOURCES: Final = 2
"""A file is written with columns for at least so many sources."""


def source_fields(number: int) -> tuple[Field, ...]:
    """The columns of source `number`, counted from 1; the first source is needed."""
    return tuple(
        Field(
            f"source_{number}_{part}",
            ("sources", str(number - 1), part),
            meaning,
            filled=number == 1 and part == "publisher",
            needed=number == 1,
        )
        for part, meaning in SOURCE_PARTS
    )


def fields_with_sources(sources: int) -> tuple[Field, ...]:
    """All columns of a file whose events have at most so many sources."""
    numbers = range(1, max(sources, USUAL_SOURCES) + 1)
    return (*FIELDS, *(field for n in numbers for field in source_fields(n)), *LAST_FIELDS)


def source_number(column: str) -> int | None:
    """Which source a column belongs to, None when it is not a column of a source."""
    head, _, rest = column.partition("_")
    digits, _, part = rest.partition("_")
    if head != "source" or part not in dict(SOURCE_PARTS):
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 2 and digits[0] != "0"):
        return None
    return int(digits)


@lru_cache(maxsize=16)
def fields_of_header(header: tuple[str, ...]) -> Mapping[str, Field]:
    """Every field that a file with this header may have, by column."""
    most = max((source_number(column) or 0 for column in header), default=0)
    return MappingProxyType({field.column: field for field in fields_with_sources(most)})
