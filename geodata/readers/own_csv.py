"""The product's own CSV: UTF-8, commas, the columns of `geodata.model.fields` in any order.

Whatever the bytes are, the answer is rows and problems, never an exception.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from geodata.model import FiledEvent, Problem, RawRow, event_of
from geodata.model.fields import FIELDS, RESERVED_COLUMNS
from geodata.model.rows import header_problems
from geodata.readers.reading import FileReading, InputFile, ReadOptions, RowRead

_ENOUGH_COLUMNS = 12
"""A file with so many of our needed columns is meant to be of this format, faults and all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave: its good events, each with its row, its problems, and the ids it names."""

    events: tuple[FiledEvent, ...]
    problems: tuple[Problem, ...]
    ids: frozenset[str]


class OwnCsv:
    """The reader of the product's own CSV."""

    id = "aras"
    title = "Aras CSV"

    def claims(self, file: InputFile) -> bool:
        """Whether the first line names most of our columns."""
        try:
            with file.path.open("rb") as source:
                line = source.readline(65_536)
        except OSError:
            return False
        names = {cell.strip().strip('"') for cell in line.decode("utf-8-sig", "replace").split(",")}
        return len(names & {field.column for field in FIELDS}) >= _ENOUGH_COLUMNS

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """Rows of the file; what it does not say is not filled, for the format says everything."""
        rows, problems = _rows(file.path.read_bytes(), file.name)
        return FileReading("", _read(rows, problems), len(rows))


def _read(rows: list[RawRow], problems: list[Problem]) -> Iterator[RowRead]:
    for problem in problems:
        yield RowRead(problem.row, problems=(problem,))
    for row in rows:
        found = event_of(row)
        name = row.cells["id"].strip()
        if isinstance(found, list):
            yield RowRead(row.number, None, tuple(found), row.cells, name)
        else:
            yield RowRead(row.number, found, (), row.cells, name)


def read_own_csv(data: bytes, file: str) -> Reading:
    """Events and problems of the bytes of a file; `file` is its name in the sentences."""
    rows, problems = _rows(data, file)
    events = []
    for row in rows:
        found = event_of(row)
        if isinstance(found, list):
            problems.extend(found)
        else:
            events.append(FiledEvent(found, file, row.number))
    problems.sort(key=lambda problem: problem.row or 0)
    ids = frozenset(row.cells["id"].strip() for row in rows)
    return Reading(tuple(events), tuple(problems), ids)


def _rows(data: bytes, file: str) -> tuple[list[RawRow], list[Problem]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 text (line {line})"
        return [], [Problem(file, None, "", None, message, 'save it as "CSV UTF-8"')]
    rows: list[RawRow] = []
    problems: list[Problem] = []
    header: list[str] | None = None
    number = 0
    try:
        for number, cells in enumerate(_records(text), start=1):
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                own = [name for name in header if name not in RESERVED_COLUMNS]
                problems = _header(own, file, number)
                if problems:
                    return [], problems
            elif len(cells) != len(header):
                message = f"has {len(cells)} cells where the header has {len(header)}"
                cure = 'put texts that contain commas in "quotes"'
                problems.append(Problem(file, number, "", None, message, cure))
            else:
                pairs = zip(header, cells, strict=True)
                row = {name: cell for name, cell in pairs if name not in RESERVED_COLUMNS}
                if any(cell.strip() for cell in row.values()):
                    rows.append(RawRow(file, number, row))
    except csv.Error as error:
        message = f"cannot be read as CSV ({error})"
        cure = 'close every "quote", and double quotes inside a text'
        if "field limit" in str(error):
            message = f"has a cell of more than {csv.field_size_limit():,} characters"
            cure = 'shorten it, or close the "quote" before it'
        problems.append(Problem(file, number + 1, "", None, message, cure))
    if header is None and not problems:
        cure = "give it a header and a row for each event"
        return [], [Problem(file, None, "", None, "is empty", cure)]
    if not rows and not problems:
        return [], [Problem(file, None, "", None, "has no events", "add a row for each event")]
    return rows, problems


def _records(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), strict=True)


def _header(header: list[str], file: str, number: int) -> list[Problem]:
    for sign, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and sign in header[0]:
            message = f"is separated by {name}"
            return [Problem(file, number, "", None, message, "save it with commas")]
    return header_problems(header, file, number)
