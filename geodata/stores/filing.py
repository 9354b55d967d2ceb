"""Filing: which dataset an event belongs to, and the ledger of datasets.

An event is filed in the dataset that it names; else it stays in the one where it is stored; else it
goes into the dataset of its batch. A dataset is recorded when an event is filed in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import sqlalchemy as sa

from geodata.errors import StoreError
from geodata.licences import known_datasets
from geodata.model import Dataset, Event
from geodata.stores import schema
from geodata.stores.content import said_by
from geodata.stores.records import read_datasets

MOST_DATASETS: Final = 65_535
"""A snapshot counts datasets in two bytes."""


class Filing:
    """Files the events of one import after another; `import_id` begins the record of a file."""

    def __init__(self, connection: sa.Connection):
        self._connection = connection
        self._stored = {dataset.id: dataset for dataset in read_datasets(connection)}

    def file(
        self, event: Event, stored_in: str, given: Dataset, import_id: Callable[[], int]
    ) -> Event:
        """The event with its dataset, which is recorded when it is new."""
        name = event.dataset or stored_in or given.id
        if name not in self._stored:
            self._record(_dataset(name, given), import_id())
        return event if event.dataset else event.model_copy(update={"dataset": name})

    def renew(self, given: Dataset, import_id: Callable[[], int], *, more: bool) -> None:
        """Let a dataset say what is said of it now; what is empty now stays as it was.

        Another day of access alone is news only when the dataset has `more` rows, or other ones.
        """
        before = self._stored[given.id]
        said = {field: value for field, value in given.model_dump().items() if value}
        after = before.model_copy(update=said)
        if after != before.model_copy(update={"accessed": after.accessed}) or (
            more and after != before
        ):
            self._record(after, import_id())

    def _record(self, dataset: Dataset, import_id: int) -> None:
        table, versions = schema.datasets, schema.dataset_versions
        values = dataset.model_dump()
        if dataset.id in self._stored:
            change = sa.update(table).where(table.c.id == dataset.id).values(values)
            self._connection.execute(change)
        elif len(self._stored) >= MOST_DATASETS:
            raise StoreError(
                f"more than {MOST_DATASETS} datasets; give the rows of a file one dataset"
            )
        else:
            self._connection.execute(sa.insert(table).values(values))
        self._stored[dataset.id] = dataset
        mine = sa.select(sa.func.max(versions.c.number)).where(versions.c.dataset == dataset.id)
        number = int(self._connection.execute(mine).scalar() or 0) + 1
        self._connection.execute(
            sa.insert(versions).values(
                dataset=dataset.id, number=number, import_id=import_id, content=said_by(dataset)
            )
        )


def _dataset(name: str, given: Dataset) -> Dataset:
    """What is said of a dataset that no import said anything of: a row of the batch names it."""
    if name == given.id:
        return given
    other = given.model_copy(update={"id": name, "name": name, "citation": "", "url": ""})
    return known_datasets().get(name, other)
