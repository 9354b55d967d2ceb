"""Fewer points for the same picture, with the common edges of neighbours kept common.

A coverage is all polygons and lines whose edges belong together, of one layer or of several. They
are cut into faces that do not overlap, the faces are simplified as one, and each polygon is put
together again from its faces. So a district, the country it lies in and the line that follows its
edge still meet exactly after simplification.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Shapes = npt.NDArray[np.object_]

GRID_DEG: Final = 1e-5
"""Edges closer than this, a metre, are one edge."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """Polygons and lines cut at all their crossings; degrees, longitude first.

    `faces` are the pieces, `members` the rows of the faces of each polygon, `lines` the lines with
    every vertex of the edges that they follow.
    """

    faces: Shapes
    members: Mapping[str, npt.NDArray[np.intp]]
    lines: Mapping[str, BaseGeometry]

    def simplified(self, tolerance_deg: float) -> dict[str, BaseGeometry]:
        """Polygons and lines without details smaller than the tolerance.

        Visvalingam-Whyatt on the whole coverage: the tolerance is the root of the area that a
        left-out point spans, in degrees. A line keeps to the edges of the coverage it runs along.
        """
        simple = shapely.coverage_simplify(self.faces, tolerance_deg)
        given_up = _vertices(self.faces) - _vertices(simple)
        shapes = {
            key: shapely.coverage_union_all(simple[rows]) for key, rows in self.members.items()
        }
        return shapes | {key: _thinned(line, given_up) for key, line in self.lines.items()}


def cover(polygons: Mapping[str, BaseGeometry], lines: Mapping[str, BaseGeometry]) -> Coverage:
    """Make one coverage of polygons and lines that share edges, each by a key of its own.

    Edges within a metre of each other fall together; a piece of less than that is nobody's.
    """
    edges = shapely.unary_union(
        [*(shapely.boundary(shape) for shape in polygons.values()), *lines.values()],
        grid_size=GRID_DEG,
    )
    faces = shapely.get_parts(shapely.polygonize([edges]))
    inside = shapely.STRtree(shapely.point_on_surface(faces))
    members = {key: inside.query(shape, predicate="contains") for key, shape in polygons.items()}
    used = np.unique(np.concatenate([*members.values(), np.empty(0, dtype=np.intp)]))
    pieces = shapely.get_parts(edges)
    return Coverage(
        faces=faces[used],
        members={key: np.searchsorted(used, np.sort(rows)) for key, rows in members.items()},
        lines={key: _along(line, pieces) for key, line in lines.items()},
    )


def rounded(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    """The geometry with so many decimals of a degree, right-handed, in a fixed order of points.

    Exterior rings run counter-clockwise as RFC 7946 asks; rings start at a fixed vertex, so equal
    shapes are equal text. What shrinks to nothing falls away, part by part.
    """
    coarse = shapely.transform(geometry, lambda xy: np.round(xy, decimals))
    if coarse.geom_type == "MultiLineString":
        coarse = MultiLineString([part for part in shapely.get_parts(coarse) if part.length > 0])
    if coarse.geom_type not in ("Polygon", "MultiPolygon"):
        return shapely.normalize(coarse)
    sound = [_with_room(part) for part in shapely.get_parts(coarse) if part.area > 0]
    exact = shapely.normalize(shapely.remove_repeated_points(MultiPolygon(sound)))
    parts = [shapely.orient_polygons(part) for part in shapely.get_parts(exact)]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _with_room(polygon: Polygon) -> Polygon:
    """The polygon without the holes that have no inside."""
    return Polygon(polygon.exterior, [h for h in polygon.interiors if Polygon(h).area > 0])


def _along(line: BaseGeometry, pieces: Shapes) -> BaseGeometry:
    """The line put together from the pieces of the cut edges that lie on it."""
    strip = shapely.buffer(line, 2 * GRID_DEG)
    shapely.prepare(strip)
    merged = shapely.line_merge(shapely.union_all(pieces[shapely.covers(strip, pieces)]))
    start = shapely.get_point(shapely.get_parts(line)[0], 0)
    parts = shapely.get_parts(merged)
    if len(parts) == 1 and shapely.distance(shapely.get_point(parts[0], 0), start) > 2 * GRID_DEG:
        return shapely.reverse(merged)
    return merged


def _thinned(line: BaseGeometry, given_up: set[Any]) -> BaseGeometry:
    parts = []
    for part in shapely.get_parts(line):
        points = shapely.get_coordinates(part)
        keep = np.array([point.tobytes() not in given_up for point in points])
        keep[[0, -1]] = True
        parts.append(shapely.linestrings(points[keep]))
    return parts[0] if len(parts) == 1 else shapely.multilinestrings(parts)


def _vertices(shapes: Shapes) -> set[Any]:
    return {point.tobytes() for point in shapely.get_coordinates(shapes)}
