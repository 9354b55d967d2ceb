"""Fewer points for the same picture, with the common edges of neighbours kept common.

A coverage is all polygons whose edges belong together, of one layer or of several: they are cut
into faces that do not overlap, the faces are simplified as one, and each polygon is put together
again from its faces. So a district, the country it lies in and the line that follows its edge
still meet exactly after simplification.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry


class Coverage:
    """Polygons that share edges, cut into common faces.

    `polygons` by any key, in degrees, longitude first. Faces whose inside lies in no polygon are
    left out.
    """

    def __init__(self, polygons: Mapping[str, BaseGeometry]) -> None:
        edges = shapely.unary_union([shapely.boundary(shape) for shape in polygons.values()])
        faces = shapely.get_parts(shapely.polygonize([edges]))
        inside = shapely.point_on_surface(faces)
        tree = shapely.STRtree(inside)
        self._members: dict[str, np.ndarray[tuple[int], np.dtype[np.intp]]] = {
            key: np.sort(tree.query(shape, predicate="contains")) for key, shape in polygons.items()
        }
        used = np.unique(np.concatenate(list(self._members.values())))
        self._faces = faces[used]
        self._members = {key: np.searchsorted(used, rows) for key, rows in self._members.items()}
        self._vertices = _vertices(self._faces)

    def simplified(self, tolerance_deg: float) -> tuple[dict[str, BaseGeometry], set[bytes]]:
        """The polygons without details smaller than the tolerance, and the points given up.

        The points given up are for `thin_line`, so that a line along an edge follows the edge.
        Visvalingam-Whyatt on the whole coverage; the tolerance is the root of the area that a
        left-out point spans, in degrees.
        """
        simple = shapely.coverage_simplify(self._faces, tolerance_deg)
        shapes = {
            key: shapely.coverage_union_all(simple[rows])
            for key, rows in self._members.items()
            if len(rows)
        }
        return shapes, self._vertices - _vertices(simple)


def thin_line(line: BaseGeometry, given_up: set[bytes], tolerance_deg: float) -> BaseGeometry:
    """A line without the points that the coverage it follows has given up.

    Ends stay. What remains is simplified itself only when it follows no edge of a coverage.
    """
    parts = []
    for part in shapely.get_parts(np.atleast_1d(line)):
        points = shapely.get_coordinates(part)
        keep = np.array([point.tobytes() not in given_up for point in points])
        keep[[0, -1]] = True
        if keep.all():
            parts.append(shapely.simplify(part, tolerance_deg))
        else:
            parts.append(shapely.linestrings(points[keep]))
    return parts[0] if len(parts) == 1 else shapely.multilinestrings(parts)


def rounded(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    """The geometry on a grid of so many decimals of a degree, right-handed, still valid.

    Rings that collapse on the grid are left out. Exterior rings run counter-clockwise as RFC 7946
    asks, and start at their least vertex, so that equal shapes are equal text.
    """
    exact = shapely.set_precision(geometry, 10.0**-decimals)
    if exact.geom_type in ("Polygon", "MultiPolygon"):
        parts = shapely.get_parts(shapely.normalize(exact))
        exact = _wound(list(parts))
    return shapely.transform(exact, lambda xy: np.round(xy, decimals))


def _wound(parts: list[Polygon]) -> BaseGeometry:
    turned = [shapely.orient_polygons(part) for part in parts]
    return turned[0] if len(turned) == 1 else MultiPolygon(turned)


def _vertices(shapes: np.ndarray[tuple[int], np.dtype[np.object_]]) -> set[bytes]:
    return {point.tobytes() for point in shapely.get_coordinates(shapes)}
