"""Questions about shapes that have the answer yes or no."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry


def points_in(
    lon: npt.ArrayLike, lat: npt.ArrayLike, polygon: BaseGeometry
) -> npt.NDArray[np.bool_]:
    """Whether each point lies in the polygon, edge included.

    Points and polygon in degrees, longitude first. A NaN coordinate lies nowhere.
    """
    lon_a, lat_a = (np.atleast_1d(np.asarray(values, dtype=np.float64)) for values in (lon, lat))
    shapely.prepare(polygon)
    return np.asarray(shapely.intersects_xy(polygon, lon_a, lat_a), dtype=np.bool_)


def shares_interior(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether two polygons have area in common; a common edge is not enough."""
    return bool(shapely.relate_pattern(one, other, "T********"))
