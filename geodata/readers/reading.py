"""What every reader takes and gives.

A reader knows one format: it says whether a file is of it, and turns its rows into events, one
`RowRead` for each row, lazily. It never raises for what stands in a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from geodata.model import Event, Problem


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read; `name` is what sentences call it."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person says beside the file.

    `mapping` gives the column of the file for a field of ours (`--map date=Tarih`). `layer` and
    `kind` fill what the file does not say, `source_name` the publisher.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    layer: str = ""
    kind: str = ""
    source_name: str = ""


@dataclass(frozen=True, slots=True)
class RowRead:
    """What became of one row, or of the whole file when `row` is None.

    `event` is None when the row was refused, or when it adds nothing but to an event that is there
    (`merged_into`). `cells` are the row as the file had it; `problems` are refusals, or warnings
    beside an event. `id` is the id that the row names, also when it was refused.
    """

    row: int | None
    event: Event | None = None
    problems: tuple[Problem, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    id: str = ""
    merged_into: str = ""

    @property
    def refused(self) -> bool:
        """Whether the row (or file) cannot be stored as it is."""
        return any(problem.level == "refused" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class FileReading:
    """The rows of a file as they are read, and the known dataset they are of, if any.

    `dataset` is the id of a known dataset (`geodata.licences`), empty when the file does not tell.
    `expected` is about how many rows there are, for a progress bar; None when it is not known.
    """

    dataset: str
    rows: Iterator[RowRead]
    expected: int | None = None


class Reader(Protocol):
    """One format. `id` is its short name, `title` what people call it."""

    @property
    def id(self) -> str:
        """Short name, as `--format` takes it."""

    @property
    def title(self) -> str:
        """What people call the format."""

    def claims(self, file: InputFile) -> bool:
        """Whether the file is of this format, from its first bytes; never raises."""

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """The rows of the file. Whatever the bytes are, rows and problems come out."""
