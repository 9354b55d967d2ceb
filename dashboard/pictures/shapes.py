"""Outlines of the marks, of equal visual weight: the browser's `shapes.js` in Python."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from dashboard.pictures.drawing import number

Point = tuple[float, float]

_POLYGONS: Final[dict[str, tuple[tuple[Point, ...], float]]] = {
    "diamond": (((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)), 0.34),
    "triangle": (((0, -1.46), (1.4, 0.96), (-1.4, 0.96)), 0.46),
    "square": (((-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)), 0.34),
}
"""Corners in units of the radius, and how far the rounding reaches along an edge."""
LETTER_DROP: Final = {"triangle": 0.17}
"""How far below the point the middle of the letter sits, in units of the radius."""
REACH: Final = 1.7
"""The largest extent of any shape, in units of the radius."""
SHAPES: Final = ("circle", *_POLYGONS)


@lru_cache(maxsize=512)
def shape_path(shape: str, radius: float, inset: float = 0.0) -> str:
    """Closed outline around (0, 0), moved inwards by `inset` px. KeyError for an unknown shape."""
    if shape == "circle":
        return circle_path(radius - inset)
    corners, rounding = _POLYGONS[shape]
    shrink = radius - inset / _inradius(corners)
    points = [(x * shrink, y * shrink) for x, y in corners]
    reach = rounding * shrink
    path = []
    for i, point in enumerate(points):
        before = _towards(point, points[i - 1], reach)
        after = _towards(point, points[(i + 1) % len(points)], reach)
        path.append(f"{'L' if i else 'M'}{_pair(before)}Q{_pair(point)} {_pair(after)}")
    return "".join(path) + "Z"


def circle_path(radius: float) -> str:
    """A circle around (0, 0), from its top clockwise."""
    r = number(radius)
    return f"M0 -{r}A{r} {r} 0 1 1 0 {r}A{r} {r} 0 1 1 0 -{r}Z"


def arc_path(radius: float, start: float, end: float) -> str:
    """An arc around (0, 0) from `start` to `end`, radians clockwise from the east."""
    if end - start > 2 * math.pi - 1e-6:
        return circle_path(radius)
    return f"M{_on(radius, start)}" + arc_to(radius, start, end)


def arc_to(radius: float, start: float, end: float) -> str:
    """The piece of path along an arc whose start has been reached; backwards when end < start."""
    r, large, sweep = number(radius), int(abs(end - start) > math.pi), int(end > start)
    return f"A{r} {r} 0 {large} {sweep} {_on(radius, end)}"


def shape_dash(shape: str, radius: float, inset: float) -> tuple[tuple[float, float], float]:
    """Dashes that close the outline evenly, with a dash on every corner; and their offset."""
    period = _length(shape, radius, inset) / (9 if shape == "triangle" else 8)
    on = period * 0.6
    rounding = _POLYGONS[shape][1] if shape in _POLYGONS else 0
    return (on, period - on), on / 2 - rounding * radius * 0.86


def _length(shape: str, radius: float, inset: float) -> float:
    if shape == "circle":
        return 2 * math.pi * (radius - inset)
    corners, rounding = _POLYGONS[shape]
    total = sum(
        math.hypot(radius * (u - x), radius * (v - y))
        for (x, y), (u, v) in zip(corners, (*corners[1:], corners[0]), strict=True)
    )
    return total * (1 - inset / (_inradius(corners) * radius)) * (1 - rounding * 0.12)


def _inradius(corners: Sequence[Point]) -> float:
    return min(
        abs(x * v - y * u) / math.hypot(u - x, v - y)
        for (x, y), (u, v) in zip(corners, (*corners[1:], corners[0]), strict=True)
    )


def _towards(point: Point, other: Point, distance: float) -> Point:
    (x, y), (u, v) = point, other
    length = math.hypot(u - x, v - y)
    return x + (u - x) * distance / length, y + (v - y) * distance / length


def _on(radius: float, angle: float) -> str:
    return f"{number(radius * math.cos(angle))} {number(radius * math.sin(angle))}"


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
