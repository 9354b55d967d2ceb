"""Enrichment: what the place of a report means to the catalogue, for very many reports at once.

Beside it stands the way that people know: points joined with all areas by `geopandas.sjoin`, then
one geodesic after another for the two lines and the nearest settlement. That way does no searchable
text and knows neither grain nor day, so it does less.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import Geod
from shapely.ops import nearest_points

from geodata.layers import load_catalogue
from geodata.queries.placing import place_columns
from tests.benchmarks.made import SIZES, made
from tests.benchmarks.measuring import Clock, measure, medians
from tests.benchmarks.tables import Row

BAR_ROWS_PER_S = 50_000
BAR_MB = 2_000
NAIVE_MOST = 10_000
"""The known way is measured up to here; its rate does not depend on the number of rows."""

VARIANTS = (
    ("columns, every point another", {"distinct": True, "text": False}),
    ("columns, half at their town", {"distinct": False, "text": False}),
    ("the whole, text included", {"distinct": True, "text": True}),
)


def place(clock: Clock, *, rows: int, distinct: bool, text: bool) -> dict[str, Any]:
    """Task: place made-up rows; with their searchable text if asked."""
    catalogue = load_catalogue()
    columns = made(rows, catalogue, distinct=distinct)
    texts = columns.texts() if text else None
    with clock.running():
        said = columns.said(texts) if texts else ()
        found = place_columns(*columns.columns(), catalogue, said)
    return {
        "memberships": sum(map(len, found.members.values())),
        "coarse": sum(map(len, found.coarse.values())),
        "held": len(found.members["occupied"]),
        "text_characters": sum(map(len, found.folded)),
    }


def join_and_measure(clock: Clock, *, rows: int) -> dict[str, Any]:
    """Task: the same rows with geopandas, and a geodesic at a time."""
    catalogue = load_catalogue()
    columns = made(rows, catalogue)
    counting = [area for area in catalogue.areas.values() if area.grain]
    areas = gpd.GeoDataFrame(
        {"area": [area.id for area in counting]},
        geometry=[area.geometry for area in counting],
        crs="EPSG:4326",
    )
    places = shapely.get_coordinates([f.geometry for f in catalogue.layer("places").features])
    lines = [catalogue.shape("iran-border"), catalogue.shape("line-of-contact")]
    geod = Geod(ellps="WGS84")
    frame = pd.DataFrame({"lon": columns.lon, "lat": columns.lat})
    with clock.running():
        points = gpd.GeoDataFrame(
            frame, geometry=gpd.points_from_xy(frame.lon, frame.lat), crs="EPSG:4326"
        )
        joined = gpd.sjoin(points, areas, predicate="intersects")
        found = []
        for point in points.geometry:
            km = []
            for line in lines:
                there = nearest_points(line, point)[0]
                km.append(geod.inv(point.x, point.y, there.x, there.y)[2] / 1e3)
            found.append((*km, min(geod.inv(point.x, point.y, x, y)[2] for x, y in places) / 1e3))
    return {"memberships": len(joined), "measured": len(found)}


def run(sizes: tuple[int, ...] = SIZES, repeats: int = 3) -> list[Row]:
    """Every size and variant, and the known way beside."""
    naive = {}
    for rows in (size for size in sizes if size <= NAIVE_MOST):
        runs = [measure("enrichment:join_and_measure", rows=rows) for _ in range(repeats)]
        naive[rows] = medians(runs)
    known = naive[max(naive)]["cpu_s"] / max(naive) if naive else None
    table = [
        Row("sjoin and a geodesic at a time", rows, **figures) for rows, figures in naive.items()
    ]
    for name, given in VARIANTS:
        for rows in sizes:
            runs = [measure("enrichment:place", rows=rows, **given) for _ in range(repeats)]
            row = Row(name, rows, **medians(runs), told=runs[0].told)
            if known:
                row.ratio = known * rows / row.cpu_s
            if rows == SIZES[-1]:
                row.bars = {
                    f"{BAR_ROWS_PER_S:,} rows/s of one core": rows / row.cpu_s >= BAR_ROWS_PER_S,
                    f"under {BAR_MB:,} MB": row.peak_mb < BAR_MB,
                }
            table.append(row)
    return table
