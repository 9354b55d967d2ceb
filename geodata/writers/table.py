"""Events as rows of the product's own columns: as text for CSV, as typed values for the others.

The columns are those of `geodata.model.fields`; how many sources there are columns for, and whether
`extent` and `dataset` are columns at all, is up to the events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, Final

from geodata.licences import Release
from geodata.model import Event
from geodata.model.fields import WRITTEN_WHEN_SAID, Field, fields_with_sources
from geodata.model.rows import degrees_text

Value = str | float | int | date | None

NUMBERS: Final = frozenset({"lat", "lon"})
COUNTS: Final = frozenset({"killed_min", "killed_max", "injured_min", "injured_max"})
DAYS: Final = frozenset({"date_start", "date_end"})
"""Columns that hold something else than text."""

SOURCE_COLUMNS: Final = ("event_id", "number", "publisher", "title", "url", "date")


def columns_of(events: Iterable[Event]) -> tuple[Field, ...]:
    """The columns that these events need; walks through all of them once."""
    sources = 0
    said: set[str] = set()
    for event in events:
        sources = max(sources, len(event.sources))
        if len(said) < len(WRITTEN_WHEN_SAID):
            said |= {name for name in WRITTEN_WHEN_SAID if getattr(event, name)}
    left_out = WRITTEN_WHEN_SAID - said
    return tuple(f for f in fields_with_sources(sources) if f.column not in left_out)


def rows_of_values(
    events: Iterable[Event], columns: Sequence[Field]
) -> Iterator[tuple[Value, ...]]:
    """The values of each event by column: text, degrees, counts and days; None where none is."""
    getters = [_getter(field) for field in columns]
    for event in events:
        yield tuple(get(event) for get in getters)


def rows_of_text(events: Iterable[Event], columns: Sequence[Field]) -> Iterator[list[str]]:
    """The cells of each event by column, as `geodata.model.row_of` writes them."""
    for values in rows_of_values(events, columns):
        yield [_text(value) for value in values]


def rows_of_sources(release: Release) -> Iterator[tuple[str, int, str, str, str, str]]:
    """Every source of every event: `SOURCE_COLUMNS`; `number` counts from 1 within the event."""
    for event in release.events():
        for number, source in enumerate(event.sources, start=1):
            yield event.id, number, source.publisher, source.title, source.url, source.date


def _text(value: Value) -> str:
    if value is None:
        return ""
    return degrees_text(value) if isinstance(value, float) else str(value)


def _getter(field: Field) -> Callable[[Event], Value]:
    """The way to the value of a column, found once for all rows."""
    first, *rest = field.path
    if first == "sources":
        return _source_getter(int(rest[0]), rest[1])
    if field.joint:
        parts = attrgetter(first)
        return lambda event: field.joint.join(parts(event)) or None
    if first in ("killed", "injured"):
        whole = attrgetter(first)
        end = attrgetter(rest[0])
        return lambda event: None if (people := whole(event)) is None else end(people)
    value: Callable[[Event], Any] = attrgetter(".".join(field.path))
    if field.column in NUMBERS or field.column in DAYS:
        return value
    return lambda event: value(event) or None


def _source_getter(place: int, part: str) -> Callable[[Event], Value]:
    value = attrgetter(part)
    return lambda event: (
        (value(event.sources[place]) or None) if place < len(event.sources) else None
    )
