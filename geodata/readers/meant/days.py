"""Days of a column of a known format: read at once where the form is plain, else by the column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from geodata.model import Refusal
from geodata.readers.parsing import ColumnRefusal, DateEvidence, DateForms

_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?", re.ASCII)
_TWISTED: Final = re.compile(r"\s*(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*\d{2,4}\b.*", re.ASCII)
"""Numbers in which day and month may be taken for each other."""

_CURE: Final = "write all dates as YYYY-MM-DD, or say --map date_order=dmy (or mdy)"
_REMEMBERED: Final = 50_000

Seen = tuple[int | None, str]
"""A row and its text."""


@dataclass(slots=True)
class _Order:
    """The rows that show whether the day or the month stands first."""

    day_first: Seen | None = None
    month_first: Seen | None = None

    def add(self, row: int | None, text: str) -> None:
        if match := _TWISTED.fullmatch(text):
            first, second = int(match[1]), int(match[2])
            if first > 12 >= second:
                self.day_first = self.day_first or (row, text)
            elif second > 12 >= first:
                self.month_first = self.month_first or (row, text)


class DayColumn:
    """Reads the days of a column; an order of day and month that is not sure is refused.

    `usual` is the order in which the format writes numbers, where it has one (dmy); `said` is what
    a person says, and goes before everything. Without a look at the column (`of`), a date that
    needs an order that nothing gives is refused.
    """

    def __init__(self, usual: str = "", said: str = ""):
        self._known: dict[str, date | Refusal] = {}
        self._forms = DateForms(said or usual)
        self._doubt = _doubt(said or usual, _Order())

    @classmethod
    def of(cls, values: Iterable[Seen], usual: str = "", said: str = "") -> DayColumn:
        """The reader of a column of which these are the rows and texts."""
        evidence, order = DateEvidence(), _Order()
        for row, text in values:
            if text and not is_plain(text):
                evidence.add(row, text)
                order.add(row, text)
        found = cls(usual, said)
        if not said:
            found._doubt = _doubt(usual, order)
        with suppress(ColumnRefusal):  # what is in doubt is told for each row
            found._forms = evidence.decide(said, usual)
        return found

    def is_own(self, text: str) -> bool:
        """Whether the text has a form of the format's own, of which nothing is in doubt."""
        return False

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """What is taken for granted of the whole column: message and cure of each."""
        return self._forms.warnings

    def day(self, text: str) -> date:
        """The day that the text names; `Refusal` when it names none, or it is in doubt which."""
        found = self._known.get(text)
        if found is None:
            found = self._read(text)
            if len(self._known) < _REMEMBERED:
                self._known[text] = found
        if isinstance(found, Refusal):
            raise found
        return found

    def _read(self, text: str) -> date | Refusal:
        if is_plain(text):
            try:
                return date.fromisoformat(text[:10])
            except ValueError:
                pass  # told better below
        if self._doubt and _TWISTED.fullmatch(text):
            return self._doubt
        try:
            found = self._forms.parse(text)
        except Refusal as refusal:
            return refusal
        if found.precision != "day":
            return Refusal(f"names only the {found.precision}", "write the day, as YYYY-MM-DD")
        return found.start


def is_plain(text: str) -> bool:
    """Whether the text is an ISO 8601 date, with or without a time."""
    return _ISO.fullmatch(text) is not None


def _doubt(usual: str, order: _Order) -> Refusal | None:
    """Why day and month of the column cannot be told apart, None when they can."""
    if order.day_first and order.month_first:
        said = (
            f": {_place(order.day_first)} has the day first, {_place(order.month_first)} the month"
        )
    elif usual == "dmy" and order.month_first:
        said = f": {_place(order.month_first)} has the month first"
    elif usual or order.day_first or order.month_first:
        return None
    else:
        said = ", and no other row decides it"
    return Refusal(f"may have the day or the month first{said}", _CURE)


def _place(seen: Seen) -> str:
    row, text = seen
    return f'row {row} ("{text}")' if row is not None else f'"{text}"'
