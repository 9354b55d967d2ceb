"""A feature: the properties of a vector file as cells of text, and a shape.

What a container gives comes out as `Layer`s of `Feature`s; the row of a feature is its place in the
file, counted from 1 over all layers, since a vector file has no header.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Final, Literal

from shapely.geometry.base import BaseGeometry

from geodata.model import Problem
from geodata.model.problems import Refusal
from geodata.readers.tables.encoding import UNREADABLE
from geodata.readers.vector.frames import Frame

LONGEST_CELL: Final = 131_072
"""Characters of a cell, as in a table."""

MOST_COLUMNS: Final = 16_384

_LARGEST_EXACT: Final = 2.0**53


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its row, its properties by name, its shape in the frame of the layer.

    `fault` is why it cannot be read, when it cannot; `remarks` are message and cure of what was
    changed in reading it. Without a shape, its cells may say where it lies.
    """

    number: int
    cells: Mapping[str, str]
    shape: BaseGeometry | None = None
    fault: Refusal | None = None
    remarks: tuple[tuple[str, str], ...] = ()


Shape = Callable[[], BaseGeometry | None]

Features = Callable[[], Iterator[Feature | Problem]]
"""The features of a layer from the start at each call, or what is wrong with the rest of it."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: what sentences call it, the names of its properties, its reference system.

    `cut_names`: names of properties end after ten characters. `notes` are problems of the layer as
    a whole; a layer that one of them refuses has no features.
    """

    label: str
    columns: tuple[str, ...]
    frame: Frame
    features: Features
    count: int | None = None
    notes: tuple[Problem, ...] = ()
    cut_names: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The layers of a file, problems of the file as a whole, and what must be put away at the end.

    A layer that says nothing of when is passed over when another one does (`layers`).
    """

    layers: tuple[Layer, ...] = ()
    notes: tuple[Problem, ...] = ()
    close: Callable[[], None] = lambda: None


def about(
    label: str, message: str, cure: str, level: Literal["refused", "warned"] = "refused"
) -> Problem:
    """A problem of a whole file or layer."""
    return Problem(label, None, "", None, message, cure, level)


def feature_of(number: int, cells: Mapping[str, str], shape: Shape) -> Feature:
    """The feature of a row; its cells are cut short when they cannot be kept.

    `shape` gives the shape, or raises `Refusal`; it is not asked when the cells are at fault.
    """
    fault = fault_of(cells)
    if fault is not None:
        short = {name[:200]: cell[:10_000] for name, cell in islice(cells.items(), MOST_COLUMNS)}
        return Feature(number, short, None, fault)
    try:
        return Feature(number, cells, shape())
    except Refusal as refusal:
        return Feature(number, cells, None, refusal)


def cell_of(value: Any) -> str:
    """The text of a property: whole numbers without a point, nothing for null, lists joined.

    A list of single values is joined with `; `, anything deeper is JSON.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _LARGEST_EXACT
        return str(int(value)) if whole else repr(value) if value == value else ""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (list, tuple)) and all(isinstance(part, _SINGLE) for part in value):
        return "; ".join(filter(None, map(cell_of, value)))
    return json.dumps(value, ensure_ascii=False, default=str)


_SINGLE: Final = (str, int, float, bool)


def fault_of(cells: Mapping[str, str]) -> Refusal | None:
    """Why cells cannot be kept as they are, None when they can."""
    if len(cells) > MOST_COLUMNS:
        return Refusal(f"has more than {MOST_COLUMNS:,} properties", "keep those that are needed")
    for name, cell in cells.items():
        if len(cell) > LONGEST_CELL or len(name) > LONGEST_CELL:
            message = f"has more than {LONGEST_CELL:,} characters"
            return Refusal(message, "shorten it", field=name[:80], value="")
        if "\0" in cell or "\0" in name:
            return Refusal("holds a NUL character", "take it out of the text", field=name, value="")
        if not (cell.isascii() and name.isascii()) and UNREADABLE in cell + name:
            message = "holds bytes that are no text in the encoding of the file"
            return Refusal(message, "save the file as UTF-8", field=name, value="")
    return None


def unpaired(text: str) -> str:
    """The text with a replacement character for every half of a surrogate pair.

    `UNREADABLE`, which is one too, is left for `fault_of` to find.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        if UNREADABLE in text:
            return text
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def unique(name: str, taken: Mapping[str, Any] | frozenset[str] | set[str]) -> str:
    """The name, or `name (2)` and so on when it is taken."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name} ({number})", number + 1
    return found
