"""Readers: a file in, rows read and problems out. They know formats, not stores.

One format is one file with a class and its line in `READERS`; the first that claims a file
reads it.
"""

from __future__ import annotations

from typing import Final

from geodata.readers.acled import ACLED
from geodata.readers.gdelt import GDELT
from geodata.readers.geojson import GeoJson
from geodata.readers.geopackage import GeoPackage
from geodata.readers.kml import Kml
from geodata.readers.own_csv import OwnCsv, Reading, read_own_csv
from geodata.readers.reading import FileReading, InputFile, Reader, ReadOptions, RowRead
from geodata.readers.shapefile import Shapefile
from geodata.readers.table import AnyTable
from geodata.readers.ucdp import UCDP

READERS: Final[tuple[Reader, ...]] = (
    OwnCsv(),
    UCDP,
    ACLED,
    GDELT,
    GeoJson(),
    Kml(),
    GeoPackage(),
    Shapefile(),
    AnyTable(),
)
"""Every format, the most particular first."""

__all__ = [
    "READERS",
    "FileReading",
    "InputFile",
    "ReadOptions",
    "Reader",
    "Reading",
    "RowRead",
    "read_own_csv",
]
