"""GeoPackage 1.3 by GDAL: a layer of points for each set of reports, the boundaries of the view
as of its day, and tables of sources, datasets, withheld counts and what the whole is about.

GDAL stamps the hour of writing into the file; it becomes the day of access here, so that the same
export gives the same bytes (file format of SQLite, section 1.3).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyogrio

from geodata.vocabulary import REPORT_LAYERS
from geodata.writers.export import Export
from geodata.writers.files.boundaries import boundary_table
from geodata.writers.files.columnar import BATCH, GEOMETRY, arrow_batches, arrow_schema
from geodata.writers.readme import readme
from geodata.writers.saying import dataset_facts
from geodata.writers.table import SOURCE_COLUMNS, columns_of, rows_of_sources

WGS84: Final = "EPSG:4326"

# The file is a temporary one until it is whole: waiting for the disk at each step protects nothing.
pyogrio.set_gdal_config_options({"OGR_SQLITE_SYNCHRONOUS": "OFF"})

_CHANGES_AT: Final = (24, 92)
"""Where a SQLite file counts its changes, and says again for which count its size is right."""

_SOURCES: Final = pa.schema(
    [(name, pa.int32() if name == "number" else pa.string()) for name in SOURCE_COLUMNS]
)


def write(export: Export, path: Path) -> None:
    """Write the export to a new file."""
    release = export.release
    columns = columns_of(release.events())
    schema = arrow_schema(columns)
    for layer in release.layers or REPORT_LAYERS:
        batches = arrow_batches(release.events(layer), columns)
        reader = pa.RecordBatchReader.from_batches(schema, batches)
        _add(path, layer, reader, "Point", f"Reports: {layer.replace('_', ' ')}")
    for drawn in export.drawn:
        table, shape = boundary_table(export, drawn)
        _add(path, drawn.spec.id, table, shape, drawn.spec.names["en"])
    _add(path, "sources", _sources(export), None, "Sources of each report")
    _add(path, "datasets", _datasets(export), None, "Whose reports, with licence and citation")
    counts = [asdict(count) for count in release.counts()]
    if counts:
        _add(path, "withheld_counts", pa.Table.from_pylist(counts), None, "Counts of what stayed")
    _add(path, "about", _about(export), None, "What this file is")
    _stamp(path, f"{export.accessed.isoformat()}T00:00:00.000Z")


def _add(path: Path, layer: str, rows: Any, shape: str | None, title: str) -> None:
    spatial = {} if shape is None else {"geometry_name": GEOMETRY, "crs": WGS84}
    pyogrio.write_arrow(
        rows,
        path,
        layer=layer,
        driver="GPKG",
        geometry_type=shape,
        append=path.exists(),
        layer_options={"IDENTIFIER": layer, "DESCRIPTION": title},
        **spatial,
    )


def _sources(export: Export) -> Any:
    def batches() -> Iterator[Any]:
        for part in _parts(rows_of_sources(export.release)):
            arrays = [
                pa.array(values, type=field.type)
                for values, field in zip(zip(*part, strict=True), _SOURCES, strict=True)
            ]
            yield pa.record_batch(arrays, schema=_SOURCES)

    return pa.RecordBatchReader.from_batches(_SOURCES, batches())


def _parts(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    part: list[tuple[Any, ...]] = []
    for row in rows:
        part.append(row)
        if len(part) == BATCH:
            yield part
            part = []
    if part:
        yield part


def _datasets(export: Export) -> Any:
    rows = [dataset_facts(share, export) for share in export.release.shares]
    schema = pa.schema(
        [
            *((name, pa.string()) for name in ("id", "name", "url", "licence", "redistribution")),
            ("reports", pa.int32()),
            ("released", pa.bool_()),
            ("citation", pa.string()),
        ]
    )
    return pa.Table.from_pylist(rows, schema=schema)


def _about(export: Export) -> Any:
    said = {
        "filters": export.filters,
        "link": export.link,
        "version": export.version,
        "accessed": export.accessed.isoformat(),
        "control as of": export.asof.isoformat(),
        "readme": readme(export),
    }
    return pa.table({"key": list(said), "value": list(said.values())})


def _stamp(path: Path, moment: str) -> None:
    """Takes out what depends on the clock and on chance: the hour, and how often SQLite wrote."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE gpkg_contents SET last_change = ?", (moment,))
    with path.open("r+b") as raw:
        for place in _CHANGES_AT:
            raw.seek(place)
            raw.write((1).to_bytes(4, "big"))
