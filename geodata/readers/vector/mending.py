"""Shapes that are too long or not valid: simplified or mended, and a remark that says so.

Every step takes a time that is bounded whatever the shape, so that no file can hang a reader.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Floats = npt.NDArray[np.float64]

Remark = tuple[str, str]
"""What is said of a shape that was changed, and the cure."""

MOST_VERTICES: Final = 2_000
"""A shape with more is simplified: an extent shows where, it is not a survey."""

_MOST_PARTS: Final = 200
_MOST_LEFT_OUT: Final = 0.05
"""Share of the area or length that may be left out with the smallest of too many parts."""

_AT_ONCE: Final = 20_000
"""Vertices that the simplification is given; of longer rings and lines every k-th is taken."""

_FINEST: Final = 20_000
_STEPS: Final = 8
"""Tolerances of the simplification: from this part of the shape's reach, doubled so often."""

_FEW_EDGES: Final = 200
_CROSSINGS: Final = 40
"""Edges whose boxes an edge may meet, on average, in a shape that is still mended."""


def few_vertices(shape: BaseGeometry, remarks: list[Remark]) -> BaseGeometry:
    """The shape, or one of about `MOST_VERTICES` vertices that stands for it; need not be valid."""
    count = int(shapely.get_num_coordinates(shape))
    if count <= MOST_VERTICES:
        return shape
    cure = f"simplify it to {MOST_VERTICES:,} vertices to choose yourself what is kept"
    west, south, east, north = shape.bounds
    reach = max(east - west, north - south)
    few = _largest(shape)
    if few is not None:
        every = -(-count // _AT_ONCE)
        few = _rebuilt(few, lambda points: _every(points, every)) if every > 1 else few
        for step in range(_STEPS):
            few = _rebuilt(few, _simplifier(reach / _FINEST * 2**step))
            if few.is_empty:
                break
            if shapely.get_num_coordinates(few) <= MOST_VERTICES:
                remarks.append((f"has a shape of {count:,} vertices, which was simplified", cure))
                return few
    remarks.append((f"has a shape of {count:,} vertices, of which the hull is kept", cure))
    return shapely.simplify(shapely.convex_hull(shape), reach / MOST_VERTICES)


def sound(shape: BaseGeometry, remarks: list[Remark]) -> BaseGeometry:
    """The shape, or a valid one in its stead."""
    if shapely.is_valid(shape):
        return shape
    reason = str(shapely.is_valid_reason(shape)).partition("[")[0].strip().lower()
    cure = "redraw it there"
    if _is_tangle(shape):
        message = f"has a shape that crosses itself throughout ({reason}), so its hull is kept"
        remarks.append((message, cure))
        return shapely.convex_hull(shape)
    remarks.append((f"has a shape that is not valid ({reason}), which was mended", cure))
    mended = shapely.make_valid(shape)
    return shape.envelope if mended.is_empty else mended


def parts_of(shape: BaseGeometry) -> list[BaseGeometry]:
    """The points, lines and polygons that a shape is made of, empty ones left out."""
    parts = shapely.get_parts(shape)
    while any(hasattr(part, "geoms") for part in parts):
        parts = shapely.get_parts(parts)
    return [part for part in parts if not part.is_empty]


def _largest(shape: BaseGeometry) -> BaseGeometry | None:
    """Its areas, or else its lines, without the smallest of too many; None when none is large."""
    parts = np.array(parts_of(shape), dtype=object)
    dimensions = shapely.get_dimensions(parts)
    parts = parts[dimensions == dimensions.max()]
    if dimensions.max() == 0:
        return None
    sizes = shapely.area(parts) if dimensions.max() == 2 else shapely.length(parts)
    order = np.argsort(-sizes, kind="stable")
    kept = order[:_MOST_PARTS]
    if sizes[kept].sum() < (1 - _MOST_LEFT_OUT) * sizes.sum():
        return None
    return shapely.GeometryCollection(list(parts[np.sort(kept)]))


def _rebuilt(shape: BaseGeometry, change: Callable[[Floats], Floats]) -> BaseGeometry:
    """The collection with every line and ring changed; rings that come to nothing fall away."""
    parts: list[BaseGeometry] = []
    for part in parts_of(shape):
        if part.geom_type != "Polygon":
            parts.append(shapely.LineString(change(shapely.get_coordinates(part))))
            continue
        shell, *holes = [change(shapely.get_coordinates(r)) for r in shapely.get_rings(part)]
        if len(shell) >= 4:
            parts.append(shapely.Polygon(shell, [hole for hole in holes if len(hole) >= 4]))
    kinds = {part.geom_type for part in parts}
    if len(parts) == 1:
        return parts[0]
    if kinds == {"Polygon"}:
        return shapely.MultiPolygon(parts)
    return shapely.MultiLineString(parts) if kinds else shapely.GeometryCollection()


def _every(points: Floats, every: int) -> Floats:
    """Every k-th point and the last one: linear in time, whatever the shape."""
    if len(points) <= 4 * every:
        return points
    return np.concatenate((points[:-1:every], points[-1:]))


def _simplifier(tolerance: float) -> Callable[[Floats], Floats]:
    """Douglas and Peucker on one line: polygons as a whole would be mended at any cost."""

    def simpler(points: Floats) -> Floats:
        found: Floats = shapely.get_coordinates(
            shapely.simplify(shapely.LineString(points), tolerance, preserve_topology=False)
        )
        return found

    return simpler


def _is_tangle(shape: BaseGeometry) -> bool:
    """Whether so many edges lie over each other that mending would take minutes."""
    rings = [shapely.get_rings(part) for part in parts_of(shape) if part.geom_type == "Polygon"]
    if not rings:
        return False
    points, owner = shapely.get_coordinates(np.concatenate(rings), return_index=True)
    together = owner[:-1] == owner[1:]
    edges = shapely.linestrings(np.stack((points[:-1], points[1:]), axis=1)[together])
    if len(edges) < _FEW_EDGES:
        return False
    sample = edges[:: max(1, len(edges) // _FEW_EDGES)]
    near = shapely.STRtree(edges).query(sample).shape[1]
    return bool(near > _CROSSINGS * len(sample))
