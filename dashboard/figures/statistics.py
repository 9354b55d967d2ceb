"""Figures of statistics as plain data: numbers, the notes on how they were counted, the words.

What the page draws and what a file holds are made of the same numbers and the same notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dashboard.wording import section
from dashboard.wording.places import name_in
from geodata.layers import Catalogue
from geodata.model.formulas import guarded
from geodata.queries.statistics import Cell, Figure, Line, Numbers

Note = tuple[str, dict[str, int | str]]
"""A key of the wording's section `stats_how`, and what fills its blanks."""

LABELLED: Final = {
    "kind": "kind",
    "set": "layer",
    "confidence": "confidence",
    "lane": "stats_lane",
    "people": "stats_people",
}
"""Columns whose cells are words of the vocabulary, and the section that says them to people."""

_OF_TIME: Final = ("answers", "kinds-by-week", "casualties")


def figure_json(
    figure: Figure, numbers: Numbers, catalogue: Catalogue, names: str, *, rows: bool
) -> dict[str, Any]:
    """A figure for the browser; with `rows`, each line names the rows of its reports."""
    return {
        "id": figure.id,
        "columns": [{"id": column.id, "unit": column.unit} for column in numbers.columns],
        "lines": [
            {
                "cells": list(cells),
                **({"asks": dict(line.asks)} if line.asks else {}),
                **({"rows": line.rows.tolist()} if rows else {}),
            }
            for line, cells in named_lines(numbers, catalogue, names)
        ],
        "facts": dict(numbers.facts),
        "notes": [[key, values] for key, values in notes(figure, numbers)],
    }


def named_lines(
    numbers: Numbers, catalogue: Catalogue, names: str
) -> Iterator[tuple[Line, tuple[Cell, ...]]]:
    """The lines, and their cells with the names of areas in a language of place names."""
    ids = [column.id for column in numbers.columns]
    for line in numbers.lines:
        if "area" in ids:
            area = catalogue.area(str(line.cells[ids.index("area")]))
            cells = list(line.cells)
            cells[ids.index("name")] = name_in(area.names, names)
            yield line, tuple(cells)
        else:
            yield line, line.cells


def notes(figure: Figure, numbers: Numbers) -> Iterator[Note]:
    """How a figure counts, sentence by sentence."""
    facts = numbers.facts
    if figure.id in _OF_TIME:
        grain = str(facts["grain"])
        on_day = "on_first_day" if grain == "day" else "first_day"
        yield "casualties" if figure.id == "casualties" else on_day, {"grain": grain}
        no_date = facts.get("no_date", 0)
        if no_date:
            yield "no_date", {"n": no_date, "grain": grain}
    if figure.id == "answers":
        yield "lanes", {}
        if facts["no_lane"]:
            yield "no_lane", {"n": facts["no_lane"]}
        if facts["links"]:
            yield "links", {}
    elif figure.id in ("provinces", "districts"):
        yield figure.id, {}
        yield "inside", {}
        yield from _counted_apart(facts, "too_coarse", "elsewhere")
    elif figure.id == "border-distance":
        yield "distance", {}
        yield from _counted_apart(facts, "too_coarse_distance")
    elif figure.id == "casualties":
        yield from _counted_apart(facts, "killed_not_given", "injured_not_given")
    elif figure.id == "actors":
        yield "actors", {}
        yield from _counted_apart(facts, "several", "other_actors", "none_named")
    elif figure.id == "confidence":
        yield "confidence", {}


def _counted_apart(facts: Mapping[str, Any], *keys: str) -> Iterator[Note]:
    for key in keys:
        number = facts["too_coarse" if key == "too_coarse_distance" else key]
        if number:
            yield key, {"n": number}


def labels(lang: str) -> dict[str, dict[str, str]]:
    """Words of the vocabulary by the column whose cells they are."""
    return {column: section(name, lang) for column, name in LABELLED.items()}


def words(lang: str) -> dict[str, dict[str, str]]:
    """The sections of the wording that the figures are written with, by their short name."""
    return {
        name: section(f"stats_{name}" if name != "stats" else name, lang)
        for name in ("stats", "title", "column", "grain", "how")
    }


def how_counted(figure: Figure, numbers: Numbers, lang: str = "en") -> str:
    """The notes as one text."""
    words, grains = section("stats_how", lang), section("stats_grain", lang)
    said = []
    for key, values in notes(figure, numbers):
        one = f"{key}_one"
        template = words[one] if values.get("n") == 1 and one in words else words[key]
        shown = {**values, "grain": grains.get(str(values.get("grain")), "")}
        said.append(template.format(**shown))
    return " ".join(said)


def table_rows(
    figure: Figure, numbers: Numbers, catalogue: Catalogue, names: str, more: Mapping[str, str]
) -> Iterator[list[str]]:
    """The figure as rows of text, its columns' names first; `more` stands in every row.

    Words of the vocabulary stand as they are in the data; nothing said is an empty cell. Cells of
    text are guarded against spreadsheets that would run them.
    """
    yield [*(column.id for column in numbers.columns), *more]
    for _, cells in named_lines(numbers, catalogue, names):
        yield [*map(_text, cells), *map(guarded, more.values())]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return guarded(cell) if isinstance(cell, str) else f"{cell:g}" if cell % 1 else str(int(cell))
