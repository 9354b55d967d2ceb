"""Features of a layer with their places: reference systems undone, shapes made short and sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.model import Problem, Refusal
from geodata.model.values import LONGEST_EXTENT
from geodata.readers.vector.features import Feature, Layer, unique
from geodata.readers.vector.shapes import Placed, placed

_AT_ONCE: Final = 500
"""Features that are looked at together: enough for speed, little for memory."""

_MOST_WRITTEN: Final = 6_000
"""Vertices of a shape whose text is kept whole beside the other cells."""

GEOMETRY: Final = "geometry"
"""The column in which the shape stands as WKT, when the properties leave the name free."""


@dataclass(frozen=True, slots=True)
class Located:
    """A row of cells with its shape among them, and its place; without one when it has none.

    `fault` keeps the row out; `remarks` do not.
    """

    number: int
    cells: dict[str, str]
    placed: Placed | None = None
    fault: Refusal | None = None
    remarks: tuple[tuple[str, str], ...] = ()


def columns_of(layer: Layer) -> tuple[str, ...]:
    """The names of the cells of its rows: the properties, and where the shape stands."""
    return (*layer.columns, _column(layer))


def _column(layer: Layer) -> str:
    return unique(GEOMETRY, frozenset(layer.columns))


def located(layer: Layer) -> Iterator[Located | Problem]:
    """Every feature of the layer in order, with its place."""
    column = _column(layer)
    features = layer.features()
    while chunk := list(islice(features, _AT_ONCE)):
        given = np.array(
            [part.shape if isinstance(part, Feature) else None for part in chunk], dtype=object
        )
        given = shapely.force_2d(given)
        moved = layer.frame.to_wgs84(given)
        beyond = layer.frame.beyond(given, moved)
        kinds = shapely.get_type_id(moved)
        for place, part in enumerate(chunk):
            if isinstance(part, Problem):
                yield part
                continue
            try:
                if part.fault is not None:
                    raise part.fault
                if beyond[place]:
                    layer.frame.check(given[place], moved[place])
                yield _found(part, moved[place], int(kinds[place]), column)
            except Refusal as fault:
                cells = {**part.cells, column: _text(given[place])}
                yield Located(part.number, cells, None, fault, part.remarks)


def _found(feature: Feature, shape: Any, kind: int, column: str) -> Located:
    if shape is None:
        return Located(feature.number, {**feature.cells, column: ""}, None, None, feature.remarks)
    if kind == 0 and not shape.is_empty:
        lon, lat = float(shape.x) + 0.0, float(shape.y) + 0.0
        text, found = f"POINT ({lon!r} {lat!r})", Placed(lon, lat)
    else:
        found = placed(shape)
        text = _text(shape) or found.extent
    return Located(feature.number, {**feature.cells, column: text}, found, None, feature.remarks)


def _text(shape: BaseGeometry | None) -> str:
    """The shape as WKT, empty when that is too long for a cell."""
    if shape is None or shapely.get_num_coordinates(shape) > _MOST_WRITTEN:
        return ""
    text: str = shapely.to_wkt(shape, rounding_precision=-1, trim=True)
    return text if len(text) <= LONGEST_EXTENT else ""
