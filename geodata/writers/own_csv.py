"""CSV in the product's own columns: what our reader reads back without loss.

UTF-8, commas, CRLF (RFC 4180). Cells of text that a spreadsheet could run are guarded; our reader
takes the guard away.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from geodata.model import Event
from geodata.model.fields import Field
from geodata.model.formulas import guarded
from geodata.writers.export import Export
from geodata.writers.table import COUNTS, NUMBERS, columns_of, rows_of_text
from geodata.writers.writing import gathered

BOM: Final = "\ufeff"
"""Excel takes a CSV file for UTF-8 only when it begins so."""


@dataclass(frozen=True, slots=True)
class CsvWriter:
    """The writer of CSV; with `bom` for Excel."""

    bom: bool = False
    id: str = "csv"
    way: str = "events.csv"
    mimetype: str = "text/csv"
    holds_readme: bool = False
    explains_itself: bool = False

    def pieces(self, export: Export) -> Iterator[bytes]:
        """The header, then a row for each event."""
        release = export.release
        if self.bom:
            yield BOM.encode()
        yield from gathered(csv_of_events(release.events(), columns_of(release.events())))


def csv_of_events(events: Iterable[Event], columns: Sequence[Field]) -> Iterator[str]:
    """Lines of CSV: the names of the columns, then a row for each event."""
    names = [field.column for field in columns]
    is_text = [name not in NUMBERS and name not in COUNTS for name in names]
    rows = (
        [guarded(cell) if text else cell for cell, text in zip(cells, is_text, strict=True)]
        for cells in rows_of_text(events, columns)
    )
    return csv_lines(chain([names], rows))


def csv_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows as lines of CSV, quoted where they need it."""
    line = io.StringIO()
    writer = csv.writer(line)
    for row in rows:
        writer.writerow(row)
        yield line.getvalue()
        line.seek(0)
        line.truncate()
