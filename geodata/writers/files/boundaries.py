"""A layer of the catalogue as it stood on the day of the view, as an Arrow table."""

from __future__ import annotations

import json
from typing import Any, Final

import pyarrow as pa
import shapely

from geodata.layers import Layer, layer_as_of
from geodata.writers.export import Export
from geodata.writers.files.columnar import GEOMETRY

_SHAPES: Final = {"polygon": "MultiPolygon", "line": "MultiLineString", "point": "Point"}


def boundary_table(export: Export, layer: Layer) -> tuple[Any, str]:
    """The features with all their properties, and the type of their geometries in words of OGC.

    Parts of a shape are kept together: areas are MultiPolygon, lines MultiLineString.
    """
    features = layer_as_of(export.catalogue, layer.spec.id, export.asof)["features"]
    names = dict.fromkeys(name for feature in features for name in feature["properties"])
    columns = {
        name: _column([feature["properties"].get(name) for feature in features]) for name in names
    }
    shapes = [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features]
    shape = _SHAPES[layer.spec.geometry]
    whole = [_together(one, shape) for one in shapes]
    columns[GEOMETRY] = pa.array(list(shapely.to_wkb(whole, byte_order=1)), type=pa.binary())
    return pa.table(columns), shape


def _column(values: list[Any]) -> Any:
    """A column of numbers where all values are numbers, else of text."""
    said = [value for value in values if value is not None]
    if said and all(isinstance(value, int) and not isinstance(value, bool) for value in said):
        return pa.array(values, type=pa.int64())
    if said and all(isinstance(v, int | float) and not isinstance(v, bool) for v in said):
        return pa.array(values, type=pa.float64())
    return pa.array([None if value is None else str(value) for value in values], type=pa.string())


def _together(geometry: Any, shape: str) -> Any:
    if shape == "MultiPolygon" and geometry.geom_type == "Polygon":
        return shapely.multipolygons([geometry])
    if shape == "MultiLineString" and geometry.geom_type == "LineString":
        return shapely.multilinestrings([geometry])
    return geometry
