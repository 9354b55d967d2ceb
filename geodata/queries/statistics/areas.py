"""Reports by area: provinces of Iran, and districts with the former oblast.

By the rule of areas: the point lies inside, edge included, and the place is known as finely as the
area's grain wants. What lies inside but is known too coarsely is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geodata.layers import Area, Catalogue
from geodata.model.snapshot import Rows
from geodata.queries.statistics.base import REPORTS, Basis, Column, Figure, Line, Numbers

COUNTRY: Final = "IRN"
"""Whose first-level areas are counted as provinces."""

_COLUMNS: Final = (
    Column("area"),
    Column("name"),
    Column(REPORTS, "reports"),
    Column("too_coarse", "reports"),
)


def provinces(catalogue: Catalogue) -> tuple[Area, ...]:
    """The provinces of Iran; those of the catalogue's own layer stand under their name there."""
    own = {area.properties["iso_before"]: area for area in _areas(catalogue, "provinces")}
    first_level = [
        area for area in _areas(catalogue, "admin1") if area.properties.get("country") == COUNTRY
    ]
    known = {area.properties["iso"] for area in first_level}
    apart = [area for iso, area in own.items() if iso not in known]
    return (*apart, *(own.get(area.properties["iso"], area) for area in first_level))


def districts(catalogue: Catalogue) -> tuple[Area, ...]:
    """The seven districts and the former oblast, which lie beside each other."""
    return (*_areas(catalogue, "districts"), *_areas(catalogue, "enclave"))


def _areas(catalogue: Catalogue, layer_id: str) -> Iterable[Area]:
    layer = catalogue.layers.get(layer_id)
    features = layer.features if layer else ()
    return [feature for feature in features if isinstance(feature, Area) and feature.grain]


def _count(basis: Basis, areas: tuple[Area, ...]) -> Numbers:
    selected = np.zeros(len(basis.snapshot), dtype=np.bool_)
    selected[basis.rows] = True
    counted = np.zeros_like(selected)
    coarse = np.zeros_like(selected)
    lines = []
    for area in areas:
        inside = _within(basis.snapshot.members.get(area.id), selected)
        rough = _within(basis.snapshot.coarse.get(area.id), selected)
        counted[inside], coarse[rough] = True, True
        name = area.names["en"]
        cells = (area.id, name, len(inside), len(rough))
        lines.append(Line(cells, inside, {"region": area.id}))
    lines.sort(key=lambda line: (-len(line.rows), str(line.cells[1])))
    return Numbers(
        _COLUMNS,
        tuple(lines),
        {
            "counted": int(np.count_nonzero(counted)),
            "too_coarse": int(np.count_nonzero(coarse & ~counted)),
            "elsewhere": int(np.count_nonzero(selected & ~counted & ~coarse)),
        },
    )


def _within(rows: Rows | None, selected: NDArray[np.bool_]) -> Rows:
    found = np.empty(0, dtype=np.uint32) if rows is None else rows[selected[rows]]
    return np.sort(found)


PROVINCES: Final = Figure("provinces", lambda basis: _count(basis, provinces(basis.catalogue)))
DISTRICTS: Final = Figure("districts", lambda basis: _count(basis, districts(basis.catalogue)))
