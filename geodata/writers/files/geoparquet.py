"""GeoParquet 1.1: typed columns, the point as WKB, and a box of each row for quick filters.

The coordinates are OGC:CRS84, the default of the format. What a program wants to know of the whole
stands as JSON under the key `aras` of the file's metadata.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from geodata.writers.export import Export
from geodata.writers.files.columnar import GEOMETRY, arrow_batches, arrow_schema
from geodata.writers.geojson import bounds
from geodata.writers.saying import facts
from geodata.writers.table import columns_of

VERSION: Final = "1.1.0"
BOX: Final = "bbox"
ENDS: Final = ("xmin", "ymin", "xmax", "ymax")

_BOX_TYPE: Final = pa.struct([(end, pa.float64()) for end in ENDS])


def write(export: Export, path: Path) -> None:
    """Write the export to a new file."""
    release = export.release
    columns = columns_of(release.events())
    schema = arrow_schema(columns).append(pa.field(BOX, _BOX_TYPE))
    said = {"geo": _geo(export), "aras": facts(export)}
    schema = schema.with_metadata(
        {key: json.dumps(value, ensure_ascii=False) for key, value in said.items()}
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        for batch in arrow_batches(release.events(), columns):
            file.write_batch(pa.record_batch([*batch.columns, _boxes(batch)], schema=schema))


def _geo(export: Export) -> dict[str, Any]:
    """The metadata that makes a Parquet file a GeoParquet file."""
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "covering": {"bbox": {end: [BOX, end] for end in ENDS}},
    }
    if len(export.release):
        column["bbox"] = bounds(export.release)
    return {"version": VERSION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}


def _boxes(batch: Any) -> Any:
    lon, lat = batch.column("lon"), batch.column("lat")
    return pa.StructArray.from_arrays([lon, lat, lon, lat], fields=list(_BOX_TYPE))
