"""When a row was: a column of dates, two for a span, or columns of year, month and day."""

from __future__ import annotations

from collections.abc import Mapping

from geodata.model import Problem, Refusal
from geodata.readers.generic.names import Columns
from geodata.readers.parsing import (
    ColumnRefusal,
    DateEvidence,
    DateForms,
    ReadDate,
    is_missing,
    plain_digits,
)

_SPANS = ("date_start", "date_end")


class DayReader:
    """Reads the dates of rows of one file: first it looks at all of them, then it reads.

    Both columns of a span are written alike, so they decide together which number is the day.
    """

    def __init__(self, columns: Columns):
        self._columns = columns
        self._evidence = {field: DateEvidence() for field in _SPANS if field in columns}
        self._forms: dict[str, DateForms] = {}

    def look(self, row: int | None, cells: Mapping[str, str]) -> None:
        """Look at the dates of a row."""
        for field, evidence in self._evidence.items():
            text = self._columns.cell(cells, field)
            if not is_missing(text):
                evidence.add(row, text)

    def decide(self, file: str) -> list[Problem]:
        """Settle the forms of the columns; warnings. `ColumnRefusal` when they are in doubt."""
        warnings = []
        for field, forms in self._decided().items():
            self._forms[field] = forms
            for message, cure in forms.warnings:
                column = self._columns.name(field)
                warnings.append(Problem(file, None, column, None, message, cure, "warned"))
        return warnings

    def start(self, cells: Mapping[str, str], *, coarse: bool) -> ReadDate:
        """The first day of a row, with its precision; `coarse` when the row says how coarse."""
        if "date_start" in self._columns:
            return self._read("date_start", cells, coarse)
        return self._parts(cells)

    def end(self, cells: Mapping[str, str], *, coarse: bool) -> ReadDate | None:
        """The last day, None when the row gives none."""
        if is_missing(self._columns.cell(cells, "date_end")):
            return None
        return self._read("date_end", cells, coarse)

    def _decided(self) -> dict[str, DateForms]:
        order = self._columns.date_order
        if len(self._evidence) == 2 and not order:
            both = list(self._evidence.values())
            sure = [one for one in both if bool(one.day_first) != bool(one.month_first)]
            if len(sure) == 1:  # one column decides for the other
                order = "dmy" if sure[0].day_first else "mdy"
        return {field: self._form(field, order) for field in self._evidence}

    def _form(self, field: str, order: str) -> DateForms:
        try:
            return self._evidence[field].decide(order)
        except ColumnRefusal as refusal:
            refusal.field = self._columns.name(field)
            raise

    def _read(self, field: str, cells: Mapping[str, str], coarse: bool) -> ReadDate:
        text, name = self._columns.cell(cells, field), self._columns.name(field)
        if is_missing(text):
            cure = "write it as YYYY-MM-DD, such as 2020-09-27"
            raise Refusal("is empty", cure, field=name, value=text)
        try:
            return self._forms[field].parse(text, coarse=coarse)
        except Refusal as refusal:
            raise Refusal(refusal.message, refusal.cure, field=name, value=text) from None

    def _parts(self, cells: Mapping[str, str]) -> ReadDate:
        """A date from the columns of year, month and day, as far as they are filled."""
        texts = {field: self._columns.cell(cells, field) for field in ("year", "month", "day")}
        name = self._columns.name("year")
        if is_missing(texts["year"]):
            raise Refusal("is empty", "write the year", field=name, value=texts["year"])
        parts = [_two_digits(text) for text in texts.values() if not is_missing(text)]
        shown = "-".join(parts)
        try:
            sep = "-" if all(part.isdigit() for part in parts) else " "
            return DateForms(days=False).parse(sep.join(parts))
        except Refusal as refusal:
            raise Refusal(refusal.message, refusal.cure, field=name, value=shown) from None


def _two_digits(text: str) -> str:
    plain = plain_digits(text).strip().removesuffix(".0")
    return plain.zfill(2) if plain.isdigit() else plain
