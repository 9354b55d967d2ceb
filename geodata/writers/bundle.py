"""The bundle: one zip with the CSV, the GeoJSON, the sources and the README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import chain

from geodata.licences import Count
from geodata.model.formulas import guarded
from geodata.writers.archives import LARGE, zipped
from geodata.writers.export import Export
from geodata.writers.geojson import GeoJsonWriter
from geodata.writers.own_csv import CsvWriter, csv_lines
from geodata.writers.readme import ReadmeWriter
from geodata.writers.table import SOURCE_COLUMNS, rows_of_sources
from geodata.writers.writing import gathered


@dataclass(frozen=True, slots=True)
class BundleWriter:
    """The writer of the bundle."""

    id: str = "zip"
    way: str = "events.zip"
    mimetype: str = "application/zip"
    holds_readme: bool = True
    explains_itself: bool = True

    def pieces(self, export: Export) -> Iterator[bytes]:
        """The archive as it grows."""
        large = len(export.release) > LARGE
        return zipped(_members(export), export.accessed, large=large)


def _members(export: Export) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield "README.txt", ReadmeWriter().pieces(export)
    yield "events.csv", CsvWriter().pieces(export)
    yield "events.geojson", GeoJsonWriter().pieces(export)
    yield "sources.csv", gathered(sources_csv(export))
    if export.release.counts():
        yield "withheld_counts.csv", gathered(counts_csv(export))


def sources_csv(export: Export) -> Iterator[str]:
    """Every source of every report that is handed out, in a row."""
    rows = (
        [guarded(cell) if isinstance(cell, str) else cell for cell in row]
        for row in rows_of_sources(export.release)
    )
    return csv_lines(chain([SOURCE_COLUMNS], rows))


def counts_csv(export: Export) -> Iterator[str]:
    """The counts of what was withheld."""
    names = [field.name for field in fields(Count)]
    rows = (
        [guarded(cell) if isinstance(cell, str) else cell for cell in row]
        for row in ([getattr(count, name) for name in names] for count in export.release.counts())
    )
    return csv_lines(chain([names], rows))
