"""An event in the making: values from cells, with a problem for each that does not fit.

The rules of the values are the model's; here a fault of the model finds its column in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from geodata.model import Event, Problem, Refusal
from geodata.readers.meant.meaning import MeantRow
from geodata.readers.reading import RowRead

Values = dict[str, Any]

ANY_DAY: Final = date(2000, 1, 1)
"""Stands where a date was refused already, so that the model does not miss it once more."""


class Draft:
    """One row on its way to an event.

    `columns` gives the column of the file for a path of the event ("place.lat"), for the sentences.
    """

    __slots__ = ("columns", "problems", "row", "values")

    def __init__(self, row: MeantRow, columns: Mapping[str, str], values: Values | None = None):
        self.row = row
        self.columns = columns
        self.values: Values = values or {}
        self.problems: list[Problem] = []

    def refuse(self, column: str, message: str, cure: str, value: str | None = None) -> None:
        """Note a fault that keeps the row out."""
        self._note(column, message, cure, value, "refused")

    def warn(self, column: str, message: str, cure: str, value: str | None = None) -> None:
        """Note something odd that does not keep the row out."""
        self._note(column, message, cure, value, "warned")

    def read(self, column: str, reading: Callable[[str], Any], text: str) -> Any:
        """The value of a text, or None with a refusal noted."""
        try:
            return reading(text)
        except Refusal as refusal:
            self.refuse(column, refusal.message, refusal.cure, text)
            return None

    def finish(self, event_id: str) -> RowRead:
        """The row as an event with its warnings, or with every fault of it."""
        row = self.row
        event = None
        try:
            event = Event.model_validate(self.values)
        except ValidationError as error:
            told = {problem.field for problem in self.problems if problem.level == "refused"}
            for fault in error.errors(include_url=False, include_input=False):
                problem = self._problem(fault)
                if problem.field not in told:
                    self.problems.append(problem)
                    told.add(problem.field)
        if any(problem.level == "refused" for problem in self.problems):
            event = None
        return RowRead(row.number, event, tuple(self.problems), row.cells, event_id)

    def _problem(self, fault: Any) -> Problem:
        refusal = fault.get("ctx", {}).get("error")
        if not isinstance(refusal, Refusal):
            missing = fault["type"] == "missing"
            message = "is empty" if missing else f"is not as it should be ({fault['msg']})"
            refusal = Refusal(message, "write what is known" if missing else "correct it")
        path = [str(step) for step in fault["loc"]]
        if refusal.field:
            path.append(refusal.field)
        column = ".".join(path)
        while path:
            known = self.columns.get(".".join(path))
            if known:
                column = known
                break
            path.pop()
        value = self.row.cells.get(column) if refusal.value is None else refusal.value
        return Problem(self.row.file, self.row.number, column, value, refusal.message, refusal.cure)

    def _note(self, column: str, message: str, cure: str, value: str | None, level: str) -> None:
        shown = self.row.cells.get(column) if value is None else value
        self.problems.append(
            Problem(
                self.row.file,
                self.row.number,
                column,
                shown,
                message,
                cure,
                "warned" if level == "warned" else "refused",
            )
        )
