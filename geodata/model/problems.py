"""What is wrong with a piece of data, as a value that reads like a sentence.

A rule of the model raises `Refusal`, which knows the value but not where it stood; whoever knows
the file and the row makes a `Problem` of it. This module does not know the rules themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

_LONGEST: Final = 600
"""Characters of a message or a cure in a sentence."""


class Refusal(ValueError):
    """A value that breaks a rule: what is wrong, and the cure.

    `field` is the part of the value at fault, when the rule looks at several parts together.
    """

    def __init__(self, message: str, cure: str, *, field: str = "", value: str | None = None):
        super().__init__(f"{message}; {cure}")
        self.message = message
        self.cure = cure
        self.field = field
        self.value = value


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a file: `str()` gives `file, row N, field: "value" what is wrong; cure`.

    A problem that only warns does not keep its row out.
    `row` is the number that a spreadsheet shows (the header is row 1), None for the whole file.
    `value` is the text of the cell, None when there is none to show.
    """

    file: str
    row: int | None
    field: str
    value: str | None
    message: str
    cure: str
    level: Literal["refused", "warned"] = "refused"

    def __str__(self) -> str:
        where = [_printable(self.file)]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.field:
            where.append(shorten(self.field))
        shown = f'"{shorten(self.value)}" ' if self.value and self.value.strip() else ""
        # Both may quote names that the file gives.
        message, cure = shorten(self.message, _LONGEST), shorten(self.cure, _LONGEST)
        return f"{', '.join(where)}: {shown}{message}; {cure}"

    def as_dict(self) -> dict[str, str | int | None]:
        """The problem for a machine: the same parts, and the sentence."""
        return {
            "level": self.level,
            "file": self.file,
            "row": self.row,
            "field": self.field,
            "value": self.value,
            "message": self.message,
            "cure": self.cure,
            "sentence": str(self),
        }


def shorten(text: str, limit: int = 80) -> str:
    """Text for a sentence: one line, printable, at most `limit` characters."""
    line = " ".join(_printable(text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names of a file for a sentence: the first of them, each shortened."""
    shown = ", ".join(shorten(name, 40) for name in names[:most])
    return f"{shown}, …" if len(names) > most else shown


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\u200c" else " " for c in text)
