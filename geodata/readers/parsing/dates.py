"""Dates in the forms that columns have: the form is decided over the whole column, then read.

Day first against month first is never guessed: a value with a part above 12 decides for the
column, and a column in which nothing decides is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from geodata.model import Refusal
from geodata.readers.parsing.date_forms import (
    SERIAL_EPOCH,
    Numbers,
    ReadDate,
    Shape,
    date_of,
    shape_of,
)

ORDERS: Final = ("dmy", "mdy", "ymd")

_REMEMBERED: Final = 10_000
"""Texts of a column that are not looked at again."""

Seen = tuple[int | None, str]
"""A row and its text."""


class ColumnRefusal(Refusal):
    """A whole column that cannot be read, and the row that shows it."""

    def __init__(self, message: str, cure: str, *, row: int | None, value: str):
        super().__init__(message, cure, value=value)
        self.row = row


@dataclass(frozen=True, slots=True)
class DateForms:
    """How the dates of a column are read.

    `order` is the order of day and month where numbers alone do not tell, empty when no value of
    the column needs it. `serials`: numbers are days of a spreadsheet. `days`: the column names
    days, so a value that names only a month or year is one that lacks something.
    `warnings` say once for the column what was taken for granted: message and cure.
    """

    order: str = ""
    serials: bool = False
    days: bool = True
    warnings: tuple[tuple[str, str], ...] = ()

    def parse(self, text: str, *, coarse: bool = False) -> ReadDate:
        """The date that the text names; `Refusal` when it names none.

        `coarse` lets a month or year stand in a column of days.
        """
        shape = shape_of(text)
        if isinstance(shape, Numbers) and shape.serial and self.serials:
            return ReadDate(SERIAL_EPOCH + timedelta(days=shape.serial))
        found = date_of(shape, self.order)
        if self.days and not coarse and found.precision != "day":
            raise Refusal(
                f"names only the {found.precision}",
                f"write the day, or say {found.precision} in a column date_precision",
            )
        return found


@dataclass(slots=True)
class DateEvidence:
    """What the values of a column show about their form; a few values are all it keeps."""

    day_first: Seen | None = None
    month_first: Seen | None = None
    dotted: Seen | None = None
    undecided: Seen | None = None
    serial: Seen | None = None
    days: bool = False
    others: bool = False
    two_digits: Seen | None = None
    solar: Seen | None = None
    _remembered: set[str] = field(default_factory=set)

    def add(self, row: int | None, text: str) -> None:
        """Look at the value of a row; one that is no date decides nothing."""
        if text in self._remembered:
            return
        shape = shape_of(text)
        if shape is None:
            return
        if len(self._remembered) < _REMEMBERED:
            self._remembered.add(text)
        seen = (row, text)
        if isinstance(shape, Numbers) and shape.serial:
            self.serial = self.serial or seen
            return
        self.others = True
        self.days = self.days or shape.has_day
        if shape.two_digit_year:
            self.two_digits = self.two_digits or seen
        if shape.solar:
            self.solar = self.solar or seen
        self._order(shape, seen)

    def _order(self, shape: Shape, seen: Seen) -> None:
        if not isinstance(shape, Numbers):
            return
        first, second, _ = shape.parts
        if shape.two_digit_year and not shape.dotted:
            self.undecided = self.undecided or seen  # the year may stand first too
        elif first > 12 >= second:
            self.day_first = self.day_first or seen
        elif second > 12 >= first:
            self.month_first = self.month_first or seen
        elif first != second and max(first, second) <= 12:
            if shape.dotted:
                self.dotted = self.dotted or seen
            else:
                self.undecided = self.undecided or seen

    def decide(self, order: str = "", usual: str = "") -> DateForms:
        """The forms of the column.

        `order` (dmy, mdy or ymd) is what a person says and goes before the evidence; `usual` is
        how a known format writes dates and is taken when no value decides. `ColumnRefusal` when
        values contradict each other, or nothing decides.
        """
        if not order:
            order = self._found_order(usual)
        warnings = []
        serials = self.serial is not None and not self.others
        if serials and self.serial:
            warnings.append(("is read as a day number of a spreadsheet", "check a date of it"))
        if self.two_digits:
            warnings.append(
                ("has years of two digits, read as 1950 to 2049", "write years with four digits")
            )
        if self.solar:
            warnings.append(("has solar Hijri dates, which were converted", "check a date of it"))
        return DateForms(order, serials, self.days or serials, tuple(warnings))

    def _found_order(self, usual: str) -> str:
        # Dots mean day first by convention, so they contradict a month that stands first.
        day_first = self.day_first or (self.dotted if self.month_first else None)
        if day_first and self.month_first:
            raise _contradiction(day_first, self.month_first)
        if day_first:
            return "dmy"
        if self.month_first:
            return "mdy"
        if self.undecided and not usual:
            raise ColumnRefusal(
                "may have the day or the month first, and no row decides which",
                "say --map date_order=dmy (or mdy), or write dates as YYYY-MM-DD",
                row=self.undecided[0],
                value=self.undecided[1],
            )
        return usual or "dmy"


def _contradiction(day_first: Seen, month_first: Seen) -> ColumnRefusal:
    """The refusal of a column at the later of two rows that contradict each other."""
    earlier, later = sorted((day_first, month_first), key=lambda seen: seen[0] or 0)
    words = ("month", "day") if later == month_first else ("day", "month")
    place = "an earlier row" if earlier[0] is None else f"row {earlier[0]}"
    return ColumnRefusal(
        f'has the {words[0]} first, {place} ("{earlier[1]}") the {words[1]}',
        "write all dates in one order, best as YYYY-MM-DD, or say --map date_order=dmy (or mdy)",
        row=later[0],
        value=later[1],
    )


def decide_dates(
    values: Iterable[tuple[int | None, str]], order: str = "", usual: str = ""
) -> DateForms:
    """The forms of a column of which these are the rows and texts; see `DateEvidence.decide`."""
    evidence = DateEvidence()
    for row, text in values:
        evidence.add(row, text)
    return evidence.decide(order, usual)
