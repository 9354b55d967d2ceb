"""Files of events into the store: read all, check all, store all or nothing.

The one place where the files of a person meet readers, checks and the store.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from geodata.checks import check_events
from geodata.licences import known_dataset
from geodata.model import Problem
from geodata.readers import read_own_csv
from geodata.stores import Batch, ImportRefused, ImportReport, Store


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What the files gave: a batch for each, the problems of single rows, and the ids they name."""

    batches: tuple[Batch, ...]
    problems: tuple[Problem, ...]
    ids: frozenset[str]

    @property
    def count(self) -> int:
        """Rows that are good events for themselves."""
        return sum(len(batch.events) for batch in self.batches)


def read_files(paths: Sequence[Path]) -> FilesRead:
    """The events and problems of files in the product's own CSV, in the order given, each once."""
    batches: list[Batch] = []
    problems: list[Problem] = []
    ids: set[str] = set()
    names = Counter(path.name for path in set(paths))
    for path in dict.fromkeys(paths):
        name = path.name if names[path.name] == 1 else str(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = f"cannot be read ({error.strerror})"
            problems.append(Problem(name, None, "", None, reason, "check the path"))
            continue
        found = read_own_csv(data, name)
        digest = hashlib.sha256(data).hexdigest()
        batches.append(Batch(name, digest, found.events, known_dataset("chronicle")))
        problems += found.problems
        ids |= found.ids
    return FilesRead(tuple(batches), tuple(problems), frozenset(ids))


def problems_of(files: FilesRead, stored: Collection[str]) -> list[Problem]:
    """Every problem that an import into a store of these ids would name, by file and row."""
    events = [one for batch in files.batches for one in batch.events]
    # A row with a fault of its own still counts as there: relations to it are not dangling.
    found = [*files.problems, *check_events(events, files.ids.union(stored))]
    place = {batch.file: number for number, batch in enumerate(files.batches)}
    return sorted(found, key=lambda problem: (place.get(problem.file, -1), problem.row or 0))


def import_files(store: Store, paths: Sequence[Path]) -> ImportReport:
    """Store the events of all files; ImportRefused with every problem, and nothing stored."""
    files = read_files(paths)
    if files.problems:
        raise ImportRefused(problems_of(files, store.ids()))
    return store.import_batches(files.batches)
