"""Layers against each other: no overlap, the same edges, and parts that make up their whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.geometry import geodesic_area_km2, shares_interior
from geodata.layers.checks.report import Finding
from geodata.layers.features import Area
from geodata.layers.load import Catalogue

EXACT_KM2: Final = 1e-4
"""Parts that leave or overlap no more than a hundred square metres fill their whole exactly."""


def check_disjoint(catalogue: Catalogue) -> Iterator[Finding]:
    """Areas that overlap, or whose common edges do not have the same points."""
    for rule in catalogue.expect.disjoint:
        areas = _sound(catalogue, rule.layers)
        if areas is None:
            continue
        shapes = [area.geometry for area in areas]
        overlapping = False
        for one, other in zip(*shapely.STRtree(shapes).query(shapes), strict=True):
            if one < other and shares_interior(shapes[one], shapes[other]):
                overlapping = True
                common = shapely.intersection(shapes[one], shapes[other])
                yield Finding(
                    "error",
                    areas[one].layer_id,
                    areas[one].id,
                    f"overlaps {areas[other].id} by {geodesic_area_km2(common):.4f} km²; "
                    "cut one along the other",
                )
        edges = shapely.coverage_invalid_edges(np.array(shapes), gap_width=rule.gap_deg)
        for area, edge in zip(areas, edges, strict=True):
            if not overlapping and not edge.is_empty:
                x, y = shapely.get_coordinates(edge)[0]
                yield Finding(
                    "error",
                    area.layer_id,
                    area.id,
                    f"its edge near {x:.4f}, {y:.4f} differs from its neighbour's; "
                    "give both the same points",
                )


def check_partition(catalogue: Catalogue) -> Iterator[Finding]:
    """Wholes that their parts do not fill exactly, and parts that lie in no whole."""
    for rule in catalogue.expect.partition:
        parts, wholes = _sound(catalogue, rule.parts), _sound(catalogue, rule.whole)
        if parts is None or wholes is None:
            continue
        points = [part.geometry.representative_point() for part in parts]
        homeless = set(range(len(parts)))
        for whole in wholes:
            inside = [n for n, point in enumerate(points) if whole.geometry.contains(point)]
            homeless -= set(inside)
            yield from _misfit(whole, [parts[n] for n in inside])
        for row in sorted(homeless):
            yield Finding(
                "error",
                parts[row].layer_id,
                parts[row].id,
                f"lies in no area of {', '.join(rule.whole)}",
            )


def _misfit(whole: Area, parts: list[Area]) -> Iterator[Finding]:
    filled = _union(part.geometry for part in parts)
    for shape, what in (
        (shapely.difference(whole.geometry, filled), "is left over by its parts"),
        (shapely.difference(filled, whole.geometry), "of its parts lies outside it"),
    ):
        area_km2 = geodesic_area_km2(shape)
        if area_km2 > EXACT_KM2:
            yield Finding(
                "error",
                whole.layer_id,
                whole.id,
                f"{area_km2:.4f} km² {what} ({', '.join(part.id for part in parts)})",
            )


def _union(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    return shapely.union_all(list(shapes))


def _sound(catalogue: Catalogue, layers: Iterable[str]) -> list[Area] | None:
    """The areas of the layers, or None when one cannot be reckoned with (`shapes` says why)."""
    areas = [
        feature
        for layer in layers
        for feature in catalogue.layer(layer).features
        if isinstance(feature, Area)
    ]
    return areas if all(area.geometry.is_valid for area in areas) else None
