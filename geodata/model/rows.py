"""Rows and events: a row of text becomes an event or problems, an event becomes a row again.

The round trip is exact: the row of an event gives that event. Coordinates are written with five
decimals, or with as many more as the number needs, so the text may gain trailing zeros and never
changes in value. This module does not read files.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from geodata.model.event import Event
from geodata.model.fields import WRITTEN_WHEN_SAID, Field, fields_of_header, fields_with_sources
from geodata.model.problems import Problem, Refusal


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of one row by column, and where it stood (row 1 is the header)."""

    file: str
    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FiledEvent:
    """An event and where it came from; `row` is None when it did not come from a row.

    `original` holds the cells as the file had them, so that what the event cannot say is kept.
    """

    event: Event
    file: str
    row: int | None = None
    original: Mapping[str, str] | None = None

    def problem(self, field: str, value: str | None, message: str, cure: str) -> Problem:
        """A problem of this event, placed."""
        return Problem(self.file, self.row, field, value, message, cure)


def header_problems(header: Sequence[str], file: str, row: int = 1) -> list[Problem]:
    """What is wrong with the names of the columns: unknown, double, missing, or none at all."""
    fields = fields_of_header(tuple(header))
    found = []
    for position, column in enumerate(header):
        if not column:
            found.append(
                Problem(
                    file, row, f"column {position + 1}", None, "has no name", "name or remove it"
                )
            )
        elif column not in fields:
            near = difflib.get_close_matches(column.lower(), fields, n=1)
            cure = f"did you mean {near[0]}?" if near else "remove the column"
            found.append(Problem(file, row, column, None, "is not a known column", cure))
        elif column in header[:position]:
            found.append(
                Problem(file, row, column, None, "stands twice", "keep one of the columns")
            )
    for column, field in fields.items():
        if field.needed and column not in header:
            cure = "add it, " + (
                "with a value in every row" if field.filled else "cells may be empty"
            )
            found.append(Problem(file, row, column, None, "is missing", cure))
    return found


def event_of(row: RawRow) -> Event | list[Problem]:
    """The event of a row whose header is known, or every problem of the row."""
    fields = fields_of_header(tuple(row.cells))
    nested = _nested(row, fields)
    problems = _half_ranges(row, nested)
    sources = nested["sources"]
    # The first source is needed: it stays when empty, so that its publisher is asked for.
    numbers = sorted(sources, key=int)
    given = [number for number in numbers if number == "0" or any(sources[number].values())]
    nested["sources"] = [sources[number] for number in given]
    if not nested["date_end"]:
        del nested["date_end"]
    try:
        event = Event.model_validate(nested)
    except ValidationError as error:
        columns = {field.path: column for column, field in fields.items()}
        for fault in error.errors(include_url=False):
            path = tuple(str(step) for step in fault["loc"])
            if path[:1] == ("sources",) and len(path) > 1:
                path = ("sources", given[int(path[1])], *path[2:])
            problems.append(_problem(row, path, fault, columns))
        order = list(fields)
        return sorted(problems, key=lambda p: order.index(p.field) if p.field in fields else -1)
    return problems or event


def row_of(event: Event) -> dict[str, str]:
    """The cells of an event by column, with columns for at least two sources.

    `extent` and `dataset` are left out when they are empty.
    """
    fields = fields_with_sources(len(event.sources))
    cells = {field.column: _cell(_value(event, field.path), field) for field in fields}
    return {name: cell for name, cell in cells.items() if cell or name not in WRITTEN_WHEN_SAID}


def degrees_text(value: float) -> str:
    """Decimal degrees with five decimals, or as many more as the number needs."""
    five = f"{value:.5f}"
    return five if float(five) == value else format(Decimal(repr(value)), "f")


def _nested(row: RawRow, fields: Mapping[str, Field]) -> dict[str, Any]:
    """The cells, trimmed, in the shape of an event."""
    nested: dict[str, Any] = {}
    for column, cell in row.cells.items():
        *way, last = fields[column].path
        target = nested
        for step in way:
            target = target.setdefault(step, {})
        target[last] = cell.strip()
    return nested


def _half_ranges(row: RawRow, nested: dict[str, Any]) -> list[Problem]:
    """Takes away ranges of which nothing is said; a problem for each that has one end only."""
    problems = []
    for part in ("killed", "injured"):
        empty = [end for end, cell in nested[part].items() if not cell]
        if empty:
            del nested[part]
        if len(empty) == 1:
            message, cure = "is empty", "write both ends, the same number twice when they agree"
            problems.append(Problem(row.file, row.number, f"{part}_{empty[0]}", "", message, cure))
    return problems


def _problem(
    row: RawRow, path: tuple[str, ...], fault: Any, columns: Mapping[tuple[str, ...], str]
) -> Problem:
    refusal = fault.get("ctx", {}).get("error")
    if not isinstance(refusal, Refusal):
        refusal = Refusal(f"is not as it should be ({fault['msg']})", "correct it")
    if refusal.field:
        path = (*path, refusal.field)
    column = columns.get(path, ".".join(path))
    value = row.cells.get(column) if refusal.value is None else refusal.value
    return Problem(row.file, row.number, column, value, refusal.message, refusal.cure)


def _value(event: Event, path: tuple[str, ...]) -> object:
    found: Any = event
    for step in path:
        if isinstance(found, tuple):
            found = found[int(step)] if int(step) < len(found) else None
        elif found is not None:
            found = getattr(found, step)
    return found


def _cell(value: object, field: Field) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return field.joint.join(value)
    return degrees_text(value) if isinstance(value, float) else str(value)
