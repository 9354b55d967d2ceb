"""The made-up reports that benchmarks measure: the same each time, and true to every format."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from geodata.geometry import distance_km
from geodata.layers import load_catalogue
from geodata.readers import READERS, InputFile, ReadOptions
from tests.benchmarks.made import made
from tests.benchmarks.made_files import FORMATS

ROWS = 120
READER = {
    "own CSV": "aras",
    "UCDP GED CSV": "ucdp",
    "ACLED CSV": "acled",
    "GDELT TSV": "gdelt",
    "table CSV": "table",
    "table XLSX": "table",
    "GeoJSON": "geojson",
    "KML": "kml",
    "GeoPackage": "geopackage",
    "Shapefile": "shapefile",
}


def test_rows_are_the_same_each_time_and_cluster() -> None:
    catalogue = load_catalogue()
    one, again = made(3_000, catalogue), made(3_000, catalogue)
    assert one.lon.tobytes() == again.lon.tobytes()
    assert one.texts() == again.texts()
    assert len(set(zip(one.lon.tolist(), one.lat.tolist(), strict=True))) == 3_000
    near = distance_km(one.lon, one.lat, catalogue.shape("line-of-contact")) < 25
    assert 0.3 < near.mean() < 0.9
    days, reports = np.unique(one.day, return_counts=True)
    assert reports.max() > 20 * np.median(reports), "bursts stand out of the quiet years"
    assert days.size > 500


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_reads_all_of_its_made_up_file(name: str, tmp_path: Path) -> None:
    file, write = FORMATS[name]
    write(made(ROWS, load_catalogue()), tmp_path / file)
    given = InputFile(file, tmp_path / file)
    reader = next(reader for reader in READERS if reader.claims(given))
    rows = list(reader.read(given, ReadOptions()).rows)
    assert reader.id == READER[name]
    assert [str(problem) for row in rows for problem in row.problems if row.refused] == []
    assert len({row.event.id for row in rows if row.event}) == ROWS
