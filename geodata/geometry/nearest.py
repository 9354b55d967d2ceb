"""The nearest of many shapes, for very many points: which one, and how far away on the ellipsoid.

The chord through the earth orders short pieces of the shapes as the geodesic does, but for a small
spread of the radii of curvature. So pieces are left out by chords, first for whole cells of points,
then for each point, and only those within that spread are measured exactly. The answer for a point
does not depend on the other points that are asked with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

GEOD: Final = Geod(ellps="WGS84")

_STEP_DEG: Final = 0.03
"""Longest piece of a line, at most 3.4 km."""

_BEND_M: Final = 0.5
"""An edge leaves its chord by less: by half of it downwards, by half sideways below 60 degrees."""

_CELLS_DEG: Final = (1.0, 1 / 8, 1 / 64)
"""Sizes of the cells in which pieces are left out, coarse to fine, each a multiple of the next."""

_BLOCK: Final = 100_000
"""Pairs of point and piece looked at in one go: what a core's cache holds is quickest."""

_MEAN_RADIUS_M: Final = 6_371_000.0

_DEGREE_M: Final = 111_700.0
"""No degree is longer: the greatest radius of curvature is 6,399,594 m."""

_CURVATURE_SPREAD: Final = 0.02
"""How much the ellipsoid's radii of curvature differ by place and direction, generously."""


class Nearest:
    """Shapes (points, lines, edges of polygons) that are asked for the nearest again and again.

    Degrees, longitude first, WGS 84. Empty shapes are never the nearest.
    """

    def __init__(self, shapes: Sequence[BaseGeometry]):
        self._pieces = _pieces_of(shapes)

    def __call__(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Indices]:
        """Kilometres from each point to the nearest shape, and the position of that shape.

        Good to a metre, from the other side of the earth to a millionth; a point inside a polygon
        is measured to its edge. Infinity and -1 when there is no shape, NaN and -1 for a point
        with a NaN coordinate. Of equally near shapes the first.
        """
        lon_a, lat_a = (np.atleast_1d(_degrees(values)) for values in (lon, lat))
        somewhere = np.isfinite(lon_a) & np.isfinite(lat_a)
        km, which = np.full(lon_a.shape, np.inf), np.full(lon_a.shape, -1, dtype=np.intp)
        km[~somewhere] = np.nan
        if self._pieces.shape.size and somewhere.any():
            found = _search(lon_a[somewhere], lat_a[somewhere], self._pieces)
            km[somewhere], which[somewhere] = found
        return km, which


@dataclass(frozen=True, eq=False)
class _Pieces:
    """Straight pieces: ends in degrees, (n, 2); start, way and middle in metres, (3, n)."""

    shape: Indices
    starts: Floats
    ends: Floats
    start: Floats
    way: Floats
    middle: Floats
    half_m: Floats


class _Choice(NamedTuple):
    """The pieces that are left for each of some points or cells: how many, and all in turn."""

    many: Indices
    piece: Indices


def _pieces_of(shapes: Sequence[BaseGeometry]) -> _Pieces:
    starts, ends, owner = [np.empty((0, 2))], [np.empty((0, 2))], [np.empty(0, dtype=np.intp)]
    for position, shape in enumerate(shapes):
        for part in shapely.get_parts(np.atleast_1d(shape)):
            rings = shapely.get_rings(part) if part.geom_type == "Polygon" else [part]
            for ring in rings:
                points = shapely.get_coordinates(shapely.segmentize(ring, _STEP_DEG))
                starts.append(points[:-1] if len(points) > 1 else points)
                ends.append(points[1:] if len(points) > 1 else points)
                owner.append(np.full(len(starts[-1]), position, dtype=np.intp))
    first, last = np.concatenate(starts), np.concatenate(ends)
    start, way = _cartesian(*first.T), _cartesian(*last.T) - _cartesian(*first.T)
    half_m = np.sqrt((way**2).sum(axis=0)) / 2
    return _Pieces(np.concatenate(owner), first, last, start, way, start + way / 2, half_m)


def _degrees(values: npt.ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)


def _cartesian(lon: Floats, lat: Floats) -> Floats:
    """Earth-centred WGS 84 coordinates in metres, (3, n), of points on the ellipsoid."""
    lon, lat = np.radians(lon), np.radians(lat)
    radius = GEOD.a / np.sqrt(1 - GEOD.es * np.sin(lat) ** 2)
    x, y = radius * np.cos(lat) * np.cos(lon), radius * np.cos(lat) * np.sin(lon)
    return np.stack((x, y, radius * (1 - GEOD.es) * np.sin(lat)))


def _search(lon: Floats, lat: Floats, pieces: _Pieces) -> tuple[Floats, Indices]:
    order, levels, cell = _cells(lon, lat)
    left = _Choice(np.array([pieces.shape.size]), np.arange(pieces.shape.size))
    for level in levels:
        xyz = _cartesian(level.lon, level.lat)
        found = [
            _narrowed(xyz[:, block], level.radius_m[block], choice, pieces)
            for block, choice in _shared(left, level.parent)
        ]
        left = _Choice(*(np.concatenate(parts) for parts in zip(*found, strict=True)))
    km, which = np.empty(lon.size), np.empty(lon.size, dtype=np.intp)
    for block, choice in _shared(left, cell):
        rows = order[block]
        xyz = _cartesian(lon[rows], lat[rows])
        choice = _narrowed(xyz, np.zeros(rows.size), choice, pieces)
        km[rows], which[rows] = _measured(lon[rows], lat[rows], xyz, choice, pieces)
    return km, which


class _Level(NamedTuple):
    """Cells of one size: their centres, what reaches from there to their points, their parents."""

    lon: Floats
    lat: Floats
    radius_m: Floats
    parent: Indices


def _cells(lon: Floats, lat: Floats) -> tuple[Indices, list[_Level], Indices]:
    """An order of the points by cell, the cells coarse to fine, and the cell of each in order."""
    finest = _CELLS_DEG[-1]
    column, row = (np.floor((v + 180) / finest).astype(np.int64) for v in (lon, lat))
    key = row << 32 | column
    order = np.argsort(key, kind="stable")
    new = np.diff(key[order], prepend=-1) != 0
    first = order[new]
    column, row = column[first], row[first]
    levels: list[_Level] = []
    for size, coarser in zip(_CELLS_DEG[::-1], (*_CELLS_DEG[-2::-1], 360.0), strict=True):
        centre_lon, centre_lat = (_degrees((v + 0.5) * size - 180) for v in (column, row))
        widest = np.cos(np.radians(np.maximum(np.abs(centre_lat) - size / 2, 0)))
        # A thousandth more than the corner: points that rounding put into the cell beside theirs.
        radius = np.hypot(widest, 1) * size / 2 * _DEGREE_M * 1.001
        column, row = (v // round(coarser / size) for v in (column, row))
        parents, parent = np.unique(row << 32 | column, return_inverse=True)
        levels.append(_Level(centre_lon, centre_lat, radius, parent))
        column, row = parents & 0xFFFFFFFF, parents >> 32
    levels[-1] = levels[-1]._replace(parent=np.zeros_like(levels[-1].parent))
    return order, levels[::-1], np.cumsum(new) - 1


def _shared(left: _Choice, parent: Indices) -> Iterator[tuple[slice, _Choice]]:
    """What is left for the parent of each, block by block."""
    after = np.cumsum(left.many)
    count = left.many[parent]
    last = np.cumsum(count)
    begin = 0
    while begin < parent.size:
        done = last[begin] - count[begin]
        end = max(begin + 1, int(np.searchsorted(last, done + _BLOCK, side="right")))
        block = slice(begin, end)
        skipped = after[parent[block]] - last[block] + done
        place = np.arange(last[end - 1] - done) + np.repeat(skipped, count[block])
        yield block, _Choice(count[block], left.piece[place])
        begin = end


def _narrowed(xyz: Floats, radius_m: Floats, choice: _Choice, pieces: _Pieces) -> _Choice:
    """The pieces that can be the nearest to a point within the radius of `xyz`, (3, n)."""
    count, piece = choice
    square = np.zeros(piece.size)
    for here, middle in zip(xyz, pieces.middle, strict=True):
        square += (np.repeat(here, count) - middle[piece]) ** 2
    chord = np.sqrt(square)
    nearest = np.minimum.reduceat(chord, np.cumsum(count) - count)
    limit = nearest + 2 * radius_m + _slack_m(nearest + radius_m)
    keep = chord - pieces.half_m[piece] <= np.repeat(limit, count)
    return _Choice(np.add.reduceat(keep, np.cumsum(count) - count, dtype=np.intp), piece[keep])


def _measured(
    lon: Floats, lat: Floats, xyz: Floats, choice: _Choice, pieces: _Pieces
) -> tuple[Floats, Indices]:
    """The geodesic distance in km to the nearest of the pieces left, and the shape it is of."""
    count, piece = choice
    point = np.repeat(np.arange(count.size), count)
    ways = [way[piece] for way in pieces.way]
    offsets = [p[point] - start[piece] for p, start in zip(xyz, pieces.start, strict=True)]
    length2 = np.maximum(4 * pieces.half_m[piece] ** 2, 1e-6)  # a point has no way to go along
    share = sum(o * way for o, way in zip(offsets, ways, strict=True)) / length2
    share = np.clip(share, 0.0, 1.0)
    square = sum((o - share * way) ** 2 for o, way in zip(offsets, ways, strict=True))
    chord = np.sqrt(square)
    nearest = np.minimum.reduceat(chord, np.cumsum(count) - count)
    keep = chord <= (nearest + _slack_m(nearest))[point]
    point, piece, share = point[keep], piece[keep], share[keep]
    there = _foot(xyz[:, point], share, pieces.starts[piece].T, pieces.ends[piece].T)
    # Neighbouring pieces meet in one point, which is measured once.
    new = np.ones(point.size, dtype=np.bool_)
    new[1:] = (np.diff(point) != 0) | (np.diff(there) != 0).any(axis=0)
    point, piece, there = point[new], piece[new], there[:, new]
    metres = np.asarray(GEOD.inv(lon[point], lat[point], *there)[2])
    first = np.flatnonzero(np.diff(point, prepend=-1))
    least = np.minimum.reduceat(metres, first)
    hit = np.flatnonzero(metres == least[point])
    which = hit[np.flatnonzero(np.diff(point[hit], prepend=-1))]
    return least / 1e3, pieces.shape[piece[which]]


def _foot(xyz: Floats, share: Floats, start: Floats, end: Floats) -> Floats:
    """The point of an edge nearest to `xyz`, (2, n) degrees, from about which share of the way.

    An edge bends away from its chord, by a hair that a far point sees as many metres along it: so
    one step of Newton's on the edge itself, whose tangent is that of the ellipsoid.
    """
    degrees = end - start
    lon, lat = np.radians(start + share * degrees)
    sin_lon, cos_lon, sin_lat, cos_lat = np.sin(lon), np.cos(lon), np.sin(lat), np.cos(lat)
    square = 1 - GEOD.es * sin_lat**2
    prime = GEOD.a / np.sqrt(square)
    east, north = np.radians(degrees)
    east *= prime * cos_lat
    north *= prime * (1 - GEOD.es) / square
    x, y = xyz[0] - prime * cos_lat * cos_lon, xyz[1] - prime * cos_lat * sin_lon
    z = xyz[2] - prime * (1 - GEOD.es) * sin_lat
    ahead = east * (y * cos_lon - x * sin_lon)
    ahead += north * (z * cos_lat - sin_lat * (x * cos_lon + y * sin_lon))
    share = share + ahead / np.maximum(east**2 + north**2, 1e-6)
    foot: Floats = start + np.clip(share, 0.0, 1.0) * degrees
    return foot


def _slack_m(chord_m: Floats) -> Floats:
    """How much longer another chord may be and its geodesic yet the shorter one.

    A geodesic exceeds its chord c by about c³/24R² with R a mean radius of curvature on its way.
    """
    return _CURVATURE_SPREAD * chord_m**3 / (24 * _MEAN_RADIUS_M**2) + _BEND_M
