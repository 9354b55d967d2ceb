"""Writers: a snapshot or an export in, bytes out. They know formats, not web servers.

A format of exports is one file with a class and its line in `WRITERS`: routes, command and menu
follow from the tuple.
"""

from __future__ import annotations

from typing import Final

from geodata.writers.briefs import BRIEF_SIZE, briefs_json
from geodata.writers.bundle import BundleWriter
from geodata.writers.columns import columns_bytes
from geodata.writers.export import Export, export_of
from geodata.writers.geojson import GeoJsonWriter
from geodata.writers.kml import KmlWriter
from geodata.writers.naming import file_name
from geodata.writers.on_disk import GEOPACKAGE, GEOPARQUET
from geodata.writers.own_csv import CsvWriter
from geodata.writers.readme import ReadmeWriter, readme
from geodata.writers.saying import withheld_header
from geodata.writers.writing import Writer
from geodata.writers.xlsx import XlsxWriter

WRITERS: Final[tuple[Writer, ...]] = (
    CsvWriter(),
    XlsxWriter(),
    GeoJsonWriter(),
    GEOPACKAGE,
    GEOPARQUET,
    KmlWriter(),
    BundleWriter(),
)
"""Every format of an export, in the order of the menu."""

__all__ = [
    "BRIEF_SIZE",
    "WRITERS",
    "CsvWriter",
    "Export",
    "ReadmeWriter",
    "Writer",
    "XlsxWriter",
    "briefs_json",
    "columns_bytes",
    "export_of",
    "file_name",
    "readme",
    "withheld_header",
]
