"""Cells of our own columns as our writer wrote them: without the guard, and as before a resave.

A spreadsheet that opens and saves a CSV file writes dates and decimals as its language has them.
Cells that are as we write them are left alone; of the others only what is plain is put right, the
rest is for the rules of the model to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from geodata.model import Refusal
from geodata.model.formulas import unguarded
from geodata.readers.parsing import ColumnRefusal, DateForms, decide_dates
from geodata.readers.tables import Table, TableRow

_DAYS: Final = ("date_start", "date_end")
_DEGREES: Final = ("lat", "lon")
_PARTIAL_ISO: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_DECIMAL_COMMA: Final = re.compile(r"[+-]?\d+,\d+(E[+-]?\d+)?", re.ASCII)


class OwnCells:
    """Puts right the cells of one file. `order` is what a person says of day and month."""

    def __init__(self, table: Table, order: str):
        self._table = table
        self._order = order
        self._settled: DateForms | Refusal | None = None
        self._dates = tuple(
            column
            for column in table.columns
            if column in _DAYS or (column.startswith("source_") and column.endswith("_date"))
        )
        # Where the comma parts cells, a number with one is a slip that the model tells.
        self._degrees = () if table.delimiter == "," else _DEGREES

    def mended(self, cells: Mapping[str, str]) -> dict[str, str]:
        """The cells of a row: guards taken away, dates in ISO 8601, decimals with a point."""
        found = {column: unguarded(cell) for column, cell in cells.items()}
        for column in self._dates:
            text = found[column].strip()
            if text and _PARTIAL_ISO.fullmatch(text) is None:
                found[column] = self._iso(text) or found[column]
        for column in self._degrees:
            text = found.get(column, "").strip()
            if _DECIMAL_COMMA.fullmatch(text):
                found[column] = text.replace(",", ".")
        return found

    def _iso(self, text: str) -> str:
        """The day that the text names, in ISO 8601; empty when it names none."""
        if self._settled is None:
            try:
                self._settled = decide_dates(self._foreign_dates(), self._order)
            except ColumnRefusal as refusal:
                self._settled = refusal
        if isinstance(self._settled, Refusal):
            return ""
        try:
            return self._settled.parse(text).start.isoformat()
        except Refusal:
            return ""

    def _foreign_dates(self) -> Iterator[tuple[int, str]]:
        """Every date of the file that is not in ISO 8601: they were all written alike."""
        for row in self._table.source():
            if isinstance(row, TableRow):
                for column in self._dates:
                    text = row.cells[column].strip()
                    if text and _PARTIAL_ISO.fullmatch(text) is None:
                        yield row.number, text
