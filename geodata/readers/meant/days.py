"""Days of a column of a known format: read at once where the form is plain, else by the column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Final

from geodata.model import Refusal
from geodata.readers.parsing import ColumnRefusal, DateEvidence, DateForms

_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?", re.ASCII)
_TWISTED: Final = re.compile(r"\s*\d{1,2}\s*[/-]\s*\d{1,2}\s*[/-]\s*\d{2,4}\b.*", re.ASCII)
"""Numbers in which day and month may be taken for each other."""

_CURE: Final = "write all dates as YYYY-MM-DD, such as 2020-09-27"
_REMEMBERED: Final = 50_000


class DayColumn:
    """Reads the days of a column; an order of day and month that is not sure is refused.

    `usual` is the order of the format, where it has one (dmy). Without evidence (`of`), a date
    that needs an order that nothing gives is refused.
    """

    def __init__(self, usual: str = "", evidence: DateEvidence | None = None):
        self._known: dict[str, date | Refusal] = {}
        self._forms = DateForms(usual)
        self._doubt = _doubt(usual, evidence)
        if evidence is not None:
            with suppress(ColumnRefusal):  # what is in doubt is told for each row
                self._forms = evidence.decide("", usual)

    @classmethod
    def of(cls, values: Iterable[tuple[int | None, str]], usual: str = "") -> DayColumn:
        """The reader of a column of which these are the rows and texts."""
        evidence = DateEvidence()
        for row, text in values:
            if text and not is_plain(text):
                evidence.add(row, text)
        return cls(usual, evidence)

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


def _doubt(usual: str, evidence: DateEvidence | None) -> Refusal | None:
    """Why day and month of the column cannot be told apart, None when they can."""
    day_first = evidence.day_first if evidence else None
    month_first = evidence.month_first if evidence else None
    if day_first and month_first:
        said = f": {_place(day_first)} has the day first, {_place(month_first)} the month"
    elif usual == "dmy" and month_first:
        said = f": {_place(month_first)} has the month first"
    elif usual or day_first or month_first:
        return None
    else:
        said = ", and no other row decides it"
    return Refusal(f"may have the day or the month first{said}", _CURE)


def _place(seen: tuple[int | None, str]) -> str:
    row, text = seen
    return f'row {row} ("{text}")' if row is not None else f'"{text}"'
