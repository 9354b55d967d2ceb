"""The rows that were refused, written as CSV with their own columns and, behind them, the reasons.

The file opens in a spreadsheet; corrected there, it is read again like the file that the rows are
of, for readers pass over our columns. Rows of different columns or datasets go into files of their
own.
"""

from __future__ import annotations

import csv
import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from geodata.errors import ArasError
from geodata.model import Problem
from geodata.model.fields import RESERVED_COLUMNS
from geodata.model.formulas import guarded
from geodata.pipelines.screening import ScreenedFile, Screening
from geodata.readers import RowRead


@dataclass(frozen=True, slots=True)
class Rejects:
    """A file of refused rows, how many it holds, and the id of the dataset they are of."""

    path: Path
    rows: int
    dataset: str

    def as_dict(self) -> dict[str, str | int]:
        """The file for a machine."""
        return {"file": str(self.path), "rows": self.rows, "dataset": self.dataset}


def rejects_paths(path: Path) -> Iterator[Path]:
    """The names that rejects files may have: `x.csv`, `x-2.csv`, `x-3.csv` and so on."""
    yield path
    number = 2
    while True:
        yield path.with_stem(f"{path.stem}-{number}")
        number += 1


@contextmanager
def written_rejects(screening: Screening, path: Path, *, force: bool) -> Iterator[list[Rejects]]:
    """Write the refused rows aside; they get their names when the body ends well, else they go.

    ArasError when the disk does not take them, or one of the files is there and not `force`.
    """
    made: list[tuple[Path, Rejects]] = []
    try:
        try:
            groups = _groups(screening)
            for target, (columns, numbers) in zip(rejects_paths(path), groups, strict=False):
                if target.exists() and not force:
                    raise ArasError(f"{target}: is there already; name another file, or --force")
                aside, rows = _write(target, columns, _lines(screening, numbers))
                made.append((aside, Rejects(target, rows, _dataset(screening.files[numbers[0]]))))
        except OSError as fault:
            raise ArasError(
                f"{path}: cannot be written ({fault.strerror}); nothing was stored"
            ) from fault
        yield [rejects for _, rejects in made]
        try:
            for aside, rejects in made:
                aside.replace(rejects.path)
        except OSError as fault:
            raise ArasError(
                f"{path}: the good rows are stored, but the refused ones cannot be written "
                f"({fault.strerror}); import the same files again with another file for them"
            ) from fault
    finally:
        for aside, _ in made:
            aside.unlink(missing_ok=True)


def _groups(screening: Screening) -> list[tuple[tuple[str, ...], list[int]]]:
    """Columns, and the numbers of the files whose refused rows go together."""
    groups: dict[tuple[str, str, frozenset[str]], tuple[tuple[str, ...], list[int]]] = {}
    for number, one in enumerate(screening.files):
        if not one.report.refused:
            continue
        columns: dict[str, None] = {}
        for read in screening.rejected(number):
            columns |= dict.fromkeys(read.cells)
        for name in RESERVED_COLUMNS:
            columns.pop(name, None)
        key = one.report.format, _dataset(one), frozenset(columns)
        groups.setdefault(key, (tuple(columns), []))[1].append(number)
    return list(groups.values())


def _dataset(one: ScreenedFile) -> str:
    return one.dataset.id if one.dataset else ""


def _lines(screening: Screening, numbers: Sequence[int]) -> Iterator[dict[str, str]]:
    for number in numbers:
        for read in screening.rejected(number):
            yield {**read.cells, **_reasons(screening.files[number], read)}


def _reasons(one: ScreenedFile, read: RowRead) -> dict[str, str]:
    refusals = [problem for problem in read.problems if problem.level == "refused"]
    fields = dict.fromkeys(problem.field for problem in refusals if problem.field)
    values = (
        " | ".join(map(_reason, refusals)),
        "; ".join(fields),
        one.file.name,
        "" if read.row is None else str(read.row),
    )
    return {name: guarded(value) for name, value in zip(RESERVED_COLUMNS, values, strict=True)}


def _reason(problem: Problem) -> str:
    """The sentence without file and row, which stand in columns of their own."""
    return str(Problem("", None, problem.field, problem.value, problem.message, problem.cure))[2:]


def _write(
    target: Path, columns: Sequence[str], lines: Iterable[dict[str, str]]
) -> tuple[Path, int]:
    """A file beside the target and its rows; UTF-8 with a mark, as Excel wants it."""
    rows = 0
    aside = target.with_name(f".{target.stem}-{uuid.uuid4().hex[:8]}.part")
    try:
        with aside.open("x", encoding="utf-8-sig", newline="", errors="replace") as out:
            writer = csv.DictWriter(
                out, (*columns, *RESERVED_COLUMNS), restval="", extrasaction="ignore"
            )
            writer.writeheader()
            for line in lines:
                writer.writerow(line)
                rows += 1
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside, rows
