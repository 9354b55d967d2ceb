"""An import: batches of events, one a file, written within one writer's turn.

Rows are taken, looked up, placed and written some thousands at a time, so that an import of any
length needs the memory of its ids and no more. Whoever holds the transaction undoes all of it when
this raises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa

from geodata.errors import ArasError
from geodata.layers import Catalogue
from geodata.model import Dataset, Event, FiledEvent, Problem
from geodata.queries import placing_key
from geodata.stores.cross_checks import CrossChecks
from geodata.stores.current import CHUNK, Current
from geodata.stores.editions import Edition
from geodata.stores.filing import Filing
from geodata.stores.import_news import News, read_row
from geodata.stores.import_record import COUNTED, ImportRecord
from geodata.stores.ledger import Ledger, Stored, ever_stored, look_up
from geodata.stores.withdrawing import write_withdrawals


class ImportRefused(ArasError):
    """Nothing was stored; `problems` says why, one sentence each."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Batch:
    """The events of one file, the SHA-256 of its bytes, and the dataset they belong to.

    `events` are taken once, in one pass, while the import is written: what they raise undoes it.
    An event that names no dataset is filed under the batch's, or stays in the one it is stored in.
    """

    file: str
    sha256: str
    events: Iterable[FiledEvent]
    dataset: Dataset


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the rows of an import, and the version of the data that it led to.

    A row is new, says something new, or says what is stored. `withdrawn` rows are those whose event
    is withdrawn: what they say is kept, and the event stays hidden. `restored` ones are shown again
    because the import was told so.
    """

    added: int
    changed: int
    unchanged: int
    version: str
    withdrawn: int = 0
    restored: int = 0


class Import:
    """One import of any number of batches into the store of a connection."""

    def __init__(self, connection: sa.Connection, catalogue: Catalogue, *, restore: bool):
        self._connection = connection
        self._catalogue = catalogue
        self._restore = restore
        self._edition = Edition(connection)
        self._current = Current(connection, catalogue, self._edition)
        self._ledger = Ledger(connection)
        self._filing = Filing(connection)
        self._checks = CrossChecks()
        self._counts: Counter[str] = Counter()

    def take(self, batch: Batch) -> None:
        """Write the events of one file."""
        record = ImportRecord(
            self._connection, self._edition, batch.file, batch.sha256, batch.dataset.id
        )
        for chunk in _chunks(one for one in batch.events if self._checks.admit(one)):
            self._write(chunk, batch, record)
        if record.dataset_used:
            self._filing.renew(batch.dataset, record.begin, more=record.begun)
        record.close()
        self._counts += record.counts

    def close(self) -> ImportReport:
        """Write down what the import led to; ImportRefused when its rows do not go together."""
        problems = self._checks.problems(self._stored)
        if problems:
            raise ImportRefused(problems)
        version = self._edition.close(placing_key(self._catalogue))
        counts = {name: self._counts[name] for name in COUNTED}
        return ImportReport(**counts, version=version)

    def _write(self, chunk: Sequence[FiledEvent], batch: Batch, record: ImportRecord) -> None:
        connection = self._connection
        stored = look_up(connection, [one.event.id for one in chunk])
        read = [read_row(self._filed(one, stored, batch, record), one) for one in chunk]
        news = News(connection, stored)
        entries = {}
        fresh = [row for row in read if news.has(row)]
        if fresh:
            versions = [(row.event, row.said, news.number(row), row.cells) for row in fresh]
            appended = self._ledger.append(versions, record.begin())
            entries = {entry.event.id: entry for entry in appended}
        added, changed, again = [], [], []
        for row in read:
            before, entry = stored.get(row.event.id), entries.get(row.event.id)
            if before is None and entry is not None:
                record.counts["added"] += 1
                added.append(entry)
            elif before is not None and before.key is None:
                record.counts["restored" if self._restore else "withdrawn"] += 1
                if self._restore:
                    again.append(row.event.id)
            elif before is not None and entry is not None:
                record.counts["changed"] += 1
                changed.append((entry, before))
            else:
                record.counts["unchanged"] += 1
        self._current.show(added)
        self._current.change([entry for entry, _ in changed], [before for _, before in changed])
        if again:
            record.begin()
            why = f"imported again from {batch.file}"
            write_withdrawals(connection, self._edition, self._current, again, why, restore=True)

    def _filed(
        self, one: FiledEvent, stored: Mapping[str, Stored], batch: Batch, record: ImportRecord
    ) -> Event:
        before = stored.get(one.event.id)
        event = self._filing.file(
            one.event, before.dataset if before else "", batch.dataset, record.begin
        )
        record.dataset_used |= event.dataset == batch.dataset.id
        return event

    def _stored(self, ids: set[str]) -> set[str]:
        found: set[str] = set()
        names = iter(ids)
        while chunk := list(islice(names, CHUNK)):
            found |= ever_stored(self._connection, chunk)
        return found


def _chunks(events: Iterator[FiledEvent]) -> Iterator[list[FiledEvent]]:
    while chunk := list(islice(events, CHUNK)):
        yield chunk


def import_batches(
    connection: sa.Connection, batches: Iterable[Batch], catalogue: Catalogue, *, restore: bool
) -> ImportReport:
    """Write batches within the caller's transaction, to be undone when this raises."""
    one = Import(connection, catalogue, restore=restore)
    for batch in batches:
        one.take(batch)
    return one.close()
