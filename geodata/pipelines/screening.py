"""Files read row by row: what can be stored is set aside, what cannot is counted and explained.

Every row of every file is looked at once, so that all problems are told together. The rows wait in
a spool, not in memory.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias

from geodata.model import Dataset, FiledEvent, Problem
from geodata.pipelines.crossing import Crossing
from geodata.pipelines.recognising import (
    digest_of,
    input_files,
    known_dataset_of,
    reader_of,
    refusal,
    unreadable,
    unused_mapping,
)
from geodata.pipelines.reports import EXAMPLES, FileReport, Report
from geodata.pipelines.sources import Said, dataset_of
from geodata.pipelines.spool import Spool
from geodata.readers import FileReading, InputFile, ReadOptions, RowRead

Watch: TypeAlias = Callable[[str, int, int | None], None]
"""Told now and then: what is done, rows so far, rows in all when that is known."""

WATCH_EVERY: Final = 1_000
"""Rows between two words to the watcher."""


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read: the id of a format or empty, and what a person says beside them.

    With `skip_bad`, a row that names a refused row is refused too. `examples` are kept of each
    reason, None for all. Without `keep` the rows are looked at and not set aside. With `restore`,
    withdrawn events that the files tell of are shown again. At most `most_rows` of a file are
    looked at, None for all.
    """

    format: str = ""
    read: ReadOptions = field(default_factory=ReadOptions)
    said: Said = field(default_factory=Said)
    skip_bad: bool = False
    examples: int | None = EXAMPLES
    keep: bool = True
    restore: bool = False
    most_rows: int | None = None


@dataclass(slots=True)
class ScreenedFile:
    """One file, its report, and the kept rows (by place) that turned out to be refused.

    `readable` is whether its rows came out at all: without that there is nothing to skip.
    """

    file: InputFile
    report: FileReport
    dataset: Dataset | None = None
    sha256: str = ""
    readable: bool = False
    late: dict[int, tuple[Problem, ...]] = field(default_factory=dict)

    def refuse_later(self, place: int, problem: Problem) -> None:
        """Refuse a row that was kept."""
        if place not in self.late:
            self.report.kept -= 1
            self.report.refused += 1
        self.late[place] = (*self.late.get(place, ()), problem)
        self.report.add(problem)


class Screening:
    """What a look at files gave; a context that forgets the rows at its end."""

    def __init__(self, files: Sequence[ScreenedFile], stored: Collection[str], options: Options):
        self.files = tuple(files)
        self._options = options
        self._crossing = Crossing(stored)
        self._kept: Spool[FiledEvent] = Spool()
        self._bad: Spool[RowRead] = Spool()

    def __enter__(self) -> Screening:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()
        self._bad.close()

    @property
    def report(self) -> Report:
        """The report on all files."""
        return Report(tuple(one.report for one in self.files))

    @property
    def readable(self) -> bool:
        """Whether rows could be read from every file."""
        return all(one.readable for one in self.files)

    def kept(self, number: int) -> Iterator[FiledEvent]:
        """The events of a file that can be stored, in the order of rows."""
        late = self.files[number].late
        rows = enumerate(self._kept.items(number))
        return (filed for place, filed in rows if place not in late)

    def rejected(self, number: int) -> Iterator[RowRead]:
        """The refused rows of a file, in the order of rows."""
        return heapq.merge(
            self._bad.items(number), self._late(number), key=lambda read: read.row or 0
        )

    def look_at(
        self, number: int, datasets: Mapping[str, Dataset], watch: Watch | None = None
    ) -> None:
        """Read one file."""
        one = self.files[number]
        reader = reader_of(one.file, self._options.format)
        if isinstance(reader, Problem):
            one.report.add(reader)
            return
        one.report.format, one.report.title = reader.id, reader.title
        try:
            one.sha256 = digest_of(one.file)
            options, said, file = self._options.read, self._options.said, one.file
            reading = reader.read(file, options)
            # Rows stay under the rule of the dataset that they are of, however they are read.
            forced = self._options.format and not reading.dataset
            known = known_dataset_of(file, options) if forced else reading.dataset
            found, warnings = dataset_of(file.name, file.path, known, said, datasets)
            one.dataset = one.report.dataset = found
            for warning in (*unused_mapping(file, reader, reading, options), *warnings):
                one.report.add(warning)
            one.readable = self._look_at_rows(number, reading, watch)
        except OSError as fault:
            one.report.add(unreadable(one.file, fault))

    def look_at_relations(self) -> None:
        """Refuse rows that name what is nowhere, or what will be left out."""
        for one, problem in self._crossing.dangling():
            self.files[one.file].refuse_later(one.place, problem)
        if self._options.skip_bad:
            for one, problem in self._crossing.orphaned():
                self.files[one.file].refuse_later(one.place, problem)

    def _look_at_rows(self, number: int, reading: FileReading, watch: Watch | None) -> bool:
        one = self.files[number]
        report = one.report
        bare, last, whole = 0, -1, True
        for read in reading.rows:
            if report.read + bare == self._options.most_rows:
                report.add(_too_many(one.file, report.read + bare))
                break
            for problem in read.problems:
                report.add(problem)
            if read.row is None:
                whole = whole and not read.refused
            elif read.cells or read.event is not None:
                self._sort(number, one, read)
            elif read.refused:  # nothing but the place of the row is known
                bare += read.row != last
                self._set_aside(number, read)
            last = read.row or last
            if watch and report.read % WATCH_EVERY == 0:
                watch(f"reading {one.file.name}", report.read, reading.expected)
        if watch:
            watch(f"reading {one.file.name}", report.read, reading.expected)
        if not report.read:  # what stands in the header, say, is no row
            if report.ok:
                report.add(refusal(one.file, "has no events", "add a row for each event"))
            return False
        report.read, report.refused = report.read + bare, report.refused + bare
        return whole

    def _sort(self, number: int, one: ScreenedFile, read: RowRead) -> None:
        """File a row as kept, merged or refused."""
        report = one.report
        report.read += 1
        if read.refused:
            self._refuse(number, one, read)
            return
        report.warned += bool(read.problems)
        if read.event is None:
            report.merged += 1
            return
        filed = FiledEvent(read.event, one.file.name, read.row, dict(read.cells))
        repeat = self._crossing.repeat(filed)
        if repeat is None:
            self._crossing.keep(number, report.kept, filed)
            if self._options.keep:
                self._kept.put(number, filed)
            report.kept += 1
            return
        report.add(repeat)
        if repeat.level == "refused":
            self._refuse(number, one, replace(read, problems=(*read.problems, repeat)))
        else:
            report.merged += 1
            report.warned += not read.problems

    def _refuse(self, number: int, one: ScreenedFile, read: RowRead) -> None:
        one.report.refused += 1
        self._crossing.refuse(read.id, one.file.name, read.row)
        self._set_aside(number, replace(read, event=None, cells=dict(read.cells)))

    def _set_aside(self, number: int, read: RowRead) -> None:
        if self._options.keep:
            self._bad.put(number, read)

    def _late(self, number: int) -> Iterator[RowRead]:
        late = self.files[number].late
        if late:
            for place, filed in enumerate(self._kept.items(number)):
                if place in late:
                    cells = filed.original or {}
                    yield RowRead(filed.row, None, late[place], cells, filed.event.id)


def _too_many(file: InputFile, count: int) -> Problem:
    message = f"has more than {count:,} rows; the others were not looked at"
    return replace(refusal(file, message, "give it in parts"), level="warned")


def screen(
    paths: Sequence[Path],
    stored: Collection[str],
    datasets: Mapping[str, Dataset],
    options: Options,
    watch: Watch | None = None,
) -> Screening:
    """Read all files over a store that has these ids and datasets."""
    found = Screening(
        [
            ScreenedFile(file, FileReport(file.name, most=options.examples))
            for file in input_files(paths)
        ],
        stored,
        options,
    )
    for number in range(len(found.files)):
        found.look_at(number, datasets, watch)
    found.look_at_relations()
    return found
