"""The bundle: one zip that the standard library reads, with the files of its parts."""

from __future__ import annotations

import csv
import io
import zipfile

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.writers import CsvWriter, GeoJsonWriter, readme
from geodata.writers.bundle import BundleWriter
from tests.geodata.mixed import OPEN, mixed_snapshot, report
from tests.geodata.writers.exports import export_from, export_of_events, written


def opened(data: bytes) -> zipfile.ZipFile:
    found = zipfile.ZipFile(io.BytesIO(data))
    assert found.testzip() is None
    return found


def test_it_holds_the_files_of_its_parts(catalogue: Catalogue, snapshot: Snapshot) -> None:
    export = export_from(snapshot, catalogue)
    found = opened(written(BundleWriter(), export))
    assert found.namelist() == ["README.txt", "events.csv", "events.geojson", "sources.csv"]
    assert found.read("events.csv") == written(CsvWriter(), export)
    assert found.read("events.geojson") == written(GeoJsonWriter(), export)
    assert found.read("README.txt").decode() == readme(export)
    assert {info.date_time for info in found.infolist()} == {(2026, 11, 24, 0, 0, 0)}


def test_sources_have_a_row_each_and_run_no_formula() -> None:
    event = report(OPEN, 1, sources=[{"publisher": "=1"}, {"publisher": "b", "date": "2020"}])
    found = opened(written(BundleWriter(), export_of_events([event])))
    rows = list(csv.reader(io.StringIO(found.read("sources.csv").decode(), newline="")))
    assert rows[0] == ["event_id", "number", "publisher", "title", "url", "date"]
    assert rows[1:] == [
        [event.id, "1", "'=1", "", "", ""],
        [event.id, "2", "b", "", "", "2020"],
    ]


def test_counts_of_what_stayed_are_a_file(catalogue: Catalogue) -> None:
    found = opened(written(BundleWriter(), export_from(mixed_snapshot(), catalogue)))
    rows = list(csv.reader(io.StringIO(found.read("withheld_counts.csv").decode(), newline="")))
    assert rows[0] == ["dataset", "kind", "month", "province", "reports"]
    assert sum(int(row[-1]) for row in rows[1:]) == 4
