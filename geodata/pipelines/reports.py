"""What became of files: counts, and the reasons with their first examples, however long they are.

A reason is a level, a field and a message without the values in it. `as_dict` of a report is what
`--json` prints; `docs/reports.md` tells its keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any, Final, Literal

from geodata.model import Dataset, Problem

EXAMPLES: Final = 5
"""Problems of one reason that are kept unless all are asked for."""

MOST_REASONS: Final = 100
"""Reasons of one file that are told apart; what comes after them is counted as one."""

_VALUES: Final = re.compile(r'"[^"]*"|“[^”]*”|\bU\+\w+|\d[\w.,:/+-]*(?<=\w)')


@dataclass(slots=True)
class Reason:
    """One kind of fault of a file: how often, and the first of its problems.

    `message` has … for values when the messages of its problems differ in them.
    """

    level: Literal["refused", "warned"]
    field: str
    message: str
    count: int = 0
    examples: list[Problem] = made(default_factory=list)

    @property
    def left_out(self) -> int:
        """Problems that are counted and not kept."""
        return self.count - len(self.examples)

    def as_dict(self) -> dict[str, Any]:
        """The reason for a machine."""
        return {
            "level": self.level,
            "field": self.field,
            "message": self.message,
            "count": self.count,
            "examples": [problem.as_dict() for problem in self.examples],
        }


@dataclass(slots=True)
class FileReport:
    """What became of one file. `read` rows are those kept, merged into another, or refused.

    `most` examples of each reason are kept, None for all.
    """

    file: str
    format: str = ""
    title: str = ""
    dataset: Dataset | None = None
    read: int = 0
    kept: int = 0
    merged: int = 0
    refused: int = 0
    warned: int = 0
    most: int | None = EXAMPLES
    _reasons: dict[tuple[str, str, str], Reason] = made(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing of the file is refused."""
        return all(reason.level == "warned" for reason in self.reasons)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons, refusals first, in the order in which they were met."""
        return tuple(sorted(self._reasons.values(), key=lambda reason: reason.level == "warned"))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that were kept, by row."""
        kept = (problem for reason in self.reasons for problem in reason.examples)
        return tuple(sorted(kept, key=lambda problem: problem.row or 0))

    def add(self, problem: Problem) -> None:
        """Count a problem under its reason."""
        message = _VALUES.sub("…", problem.message)
        key = problem.level, problem.field, message
        if key not in self._reasons and len(self._reasons) >= MOST_REASONS:
            key = problem.level, "", "other reasons"
        reason = self._reasons.get(key)
        if reason is None:
            first = problem.message if key[2] == message else key[2]
            reason = self._reasons[key] = Reason(problem.level, key[1], first)
        elif reason.message != problem.message:
            reason.message = key[2]
        reason.count += 1
        if self.most is None or len(reason.examples) < self.most:
            reason.examples.append(problem)

    def as_dict(self) -> dict[str, Any]:
        """The file for a machine."""
        return {
            "file": self.file,
            "format": self.format,
            "format_title": self.title,
            "dataset": self.dataset.model_dump() if self.dataset else None,
            "rows": {name: getattr(self, name) for name in COUNTS},
            "reasons": [reason.as_dict() for reason in self.reasons],
        }


COUNTS: Final = ("read", "kept", "merged", "refused", "warned")
"""What is counted of each file."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of all files."""

    files: tuple[FileReport, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is refused."""
        return all(file.ok for file in self.files)

    @property
    def reasons(self) -> Iterator[Reason]:
        """The reasons of all files."""
        return (reason for file in self.files for reason in file.reasons)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that were kept, by file and row."""
        return tuple(problem for file in self.files for problem in file.problems)

    def count(self, name: str) -> int:
        """The sum of one of `COUNTS` over all files."""
        return sum(getattr(file, name) for file in self.files)

    @property
    def left_out(self) -> int:
        """Problems that are counted and not kept."""
        return sum(reason.left_out for reason in self.reasons)

    def faults(self) -> int:
        """How many problems there are that refuse something."""
        return sum(reason.count for reason in self.reasons if reason.level == "refused")

    def as_dict(self) -> dict[str, Any]:
        """The report for a machine."""
        return {
            "ok": self.ok,
            "rows": {name: self.count(name) for name in COUNTS},
            "files": [file.as_dict() for file in self.files],
            "problems": [problem.as_dict() for problem in self.problems],
            "problems_left_out": self.left_out,
        }
