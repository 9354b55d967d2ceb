"""The fields that columns may hold, their usual names, and the columns of one file."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geodata.model import Refusal
from geodata.model.folding import fold
from geodata.model.problems import listed
from geodata.readers.parsing import find_columns, is_missing
from geodata.readers.parsing.dates import ORDERS

_FILE: Final = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))

FIELD_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {field: tuple(names) for field, names in _FILE["fields"].items()}
)
"""The usual names of the column of each field."""

ALIASES: Final[Mapping[str, str]] = MappingProxyType(_FILE["aliases"])
"""Other names of fields, for `--map`."""

DATE_ORDER: Final = "date_order"
"""A key of `--map` that names no column: the order of day and month, `dmy`, `mdy` or `ymd`."""

MAPPED: Final = (*ALIASES, *FIELD_NAMES, DATE_ORDER)
"""Everything that may stand before the sign in `--map field=column`."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each field that a file has, and what a person says of the order of dates."""

    of: Mapping[str, str]
    date_order: str = ""

    def __contains__(self, field: object) -> bool:
        return field in self.of

    def name(self, field: str) -> str:
        """The column of the field in the file; the name of the field when there is none."""
        return self.of.get(field, field)

    def cell(self, cells: Mapping[str, str], field: str) -> str:
        """The trimmed cell, empty when there is no such column."""
        column = self.of.get(field)
        return cells.get(column, "").strip() if column else ""

    def text(self, cells: Mapping[str, str], field: str) -> str:
        """The trimmed cell, empty when it says that it is missing."""
        found = self.cell(cells, field)
        return "" if is_missing(found) else found


def columns_of(header: Sequence[str], mapping: Mapping[str, str], *, located: bool) -> Columns:
    """The columns of a file. `located`: its rows have a geometry, so no coordinates are needed.

    `Refusal` when the mapping names what is not there, or a needed column is missing.
    """
    order, said = _said(mapping)
    found = find_columns(header, FIELD_NAMES, said)
    if "lat" not in found or "lon" not in found:
        pair = _pair(header, frozenset(found.values()), said)
        if pair:
            found["lat"], found["lon"] = pair
    if "year" in found and "month" in found and "date_start" not in said:
        if fold(found.get("date_start", "")) in _DAYS:
            found["day"] = found.pop("date_start")
        elif "day" not in found and "date_start" not in found:
            found.pop("day", None)
    _needed(found, header, located)
    return Columns(found, order)


_DAYS: Final = frozenset(map(fold, ("day", "gün", "день", "روز")))


def _said(mapping: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The order of dates, and the column of each field."""
    for field in mapping:
        if field not in MAPPED:
            near = difflib.get_close_matches(field, MAPPED, n=1)
            cure = f"did you mean {near[0]}?" if near else f"use one of {', '.join(MAPPED)}"
            raise Refusal("is not a field", cure, field="--map", value=field)
    said = {ALIASES.get(field, field): column for field, column in mapping.items()}
    order = said.pop(DATE_ORDER, "").strip().lower()
    if order and order not in ORDERS:
        raise Refusal("is no order of dates", "say dmy, mdy or ymd", field="--map", value=order)
    return order, said


def _pair(
    header: Sequence[str], taken: frozenset[str], said: Mapping[str, str]
) -> tuple[str, str] | None:
    """Two columns whose names differ in latitude and longitude only: `start_lat`, `start_lon`."""
    if "lat" in said or "lon" in said:
        return None
    rests: dict[tuple[str, tuple[str, ...]], str] = {}
    for column in header:
        words = fold(column).split()
        for axis in ("lat", "lon"):
            for position, word in enumerate(words):
                if word in _AXIS_WORDS[axis]:
                    rest = (*words[:position], "", *words[position + 1 :])
                    rests.setdefault((axis, rest), column)
    for (axis, rest), column in rests.items():
        other = rests.get(("lon", rest), "")
        if axis == "lat" and other and column != other and not {column, other} & taken:
            return column, other
    return None


_AXIS_WORDS: Final = {
    axis: frozenset(word for name in FIELD_NAMES[axis] if " " not in (word := fold(name)))
    - {"x", "y"}
    for axis in ("lat", "lon")
}


def _needed(found: Mapping[str, str], header: Sequence[str], located: bool) -> None:
    missing = []
    if "date_start" not in found and "year" not in found:
        missing.append(("the date", "date"))
    placed = located or "coordinates" in found or "geometry" in found
    if not placed and not ("lat" in found and "lon" in found):
        one = [axis for axis in ("lat", "lon") if axis not in found]
        words = {"lat": "the latitude", "lon": "the longitude"}
        missing.append((" and ".join(words[axis] for axis in one), one[0]))
    if missing:
        what = " or for ".join(words for words, _ in missing)
        raise Refusal(
            f"has no column for {what}",
            f"say which it is with --map {missing[0][1]}=COLUMN; it has {listed(header)}",
        )
