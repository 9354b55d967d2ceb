"""The gate: what of a selection may leave the product, and what is said of the rest.

Every way out passes here and takes its events from a `Release`, from nowhere else. A dataset lets
its rows go, or only counts of them, or only its name and address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from geodata.licences.ways import check_way
from geodata.model import Dataset, Event, Snapshot
from geodata.model.snapshot import Rows
from geodata.vocabulary import REPORT_LAYERS

Watch: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Share:
    """A dataset's part in a selection.

    `reports` is how many of the selection are its; None when not even that may be said. `released`
    tells whether these reports are handed out as rows.
    """

    dataset: Dataset
    reports: int | None
    released: bool


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """How many withheld reports of one kind began in one month (`2020-10`) in one province.

    `province` is the first-level area as the reports name it, empty when they name none.
    """

    dataset: str
    kind: str
    month: str
    province: str
    reports: int


@dataclass(frozen=True, eq=False)
class Release:
    """What may go out of a selection by one way. `rows` are the snapshot's, ascending."""

    way: str
    snapshot: Snapshot
    rows: Rows
    shares: tuple[Share, ...]
    _counted: Rows
    watch: Watch | None = None

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def layers(self) -> tuple[str, ...]:
        """The sets of reports of which something may leave, in the order of the vocabulary."""
        found = np.bincount(self.snapshot.layer[self.rows], minlength=len(REPORT_LAYERS))
        return tuple(layer for layer, count in zip(REPORT_LAYERS, found, strict=True) if count)

    def events(self, layer: str | None = None) -> Iterator[Event]:
        """The events that may leave, or those of one set, in the order of rows, one at a time.

        Relations to reports that stay are taken out: an id tells of a row.
        """
        kept = self._withheld_ids
        rows = self.rows
        if layer is not None:
            rows = rows[self.snapshot.layer[rows] == REPORT_LAYERS.index(layer)]
        for done, row in enumerate(rows, start=1):
            event = self.snapshot.events[row]
            if kept and not kept.isdisjoint(event.related_ids):
                left = tuple(name for name in event.related_ids if name not in kept)
                event = event.model_copy(update={"related_ids": left})
            yield event
            if self.watch is not None:
                self.watch(done, len(rows))

    @cached_property
    def countable(self) -> Rows:
        """The rows that may be counted, ascending: those that leave, and those whose counts may."""
        rows = np.union1d(self.rows, self._counted).astype(np.uint32)
        rows.setflags(write=False)
        return rows

    @property
    def uncounted(self) -> tuple[Share, ...]:
        """The datasets of the selection of which not even a count may leave."""
        return tuple(share for share in self.shares if share.reports is None)

    @property
    def withheld(self) -> tuple[Share, ...]:
        """The datasets of the selection whose rows stay."""
        return tuple(share for share in self.shares if not share.released)

    @property
    def withheld_reports(self) -> int:
        """How many reports stay, of the datasets that let it be said."""
        return sum(share.reports or 0 for share in self.withheld)

    def counts(self) -> tuple[Count, ...]:
        """The withheld reports of datasets that let counts of them leave, in order.

        By dataset, kind, month of the first day, and province.
        """
        datasets, codes = self.snapshot.datasets, self.snapshot.dataset
        found: Counter[tuple[str, str, str, str]] = Counter()
        for row in self._counted:
            event = self.snapshot.events[row]
            month = event.date_start.isoformat()[:7]
            found[datasets[codes[row]].id, event.kind, month, event.place.admin1] += 1
        return tuple(Count(*key, number) for key, number in sorted(found.items()))

    @cached_property
    def _withheld_ids(self) -> frozenset[str]:
        """Ids of every report of the snapshot that no way may hand out, selected or not."""
        rules = [dataset.redistribution == "rows" for dataset in self.snapshot.datasets]
        if all(rules):
            return frozenset()
        kept = np.flatnonzero(~np.array(rules, dtype=np.bool_)[self.snapshot.dataset])
        return frozenset(self.snapshot.ids[row] for row in kept)


def release(snapshot: Snapshot, rows: Rows, way: str, watch: Watch | None = None) -> Release:
    """What of these rows may leave by that way. ValueError for a way that is not named in `ways`.

    The rule is the dataset's; no way is freer than another. `watch` is told of every walk through
    the events how many of how many are through.
    """
    check_way(way)
    codes = snapshot.dataset[rows]
    present = np.bincount(codes, minlength=len(snapshot.datasets))
    rule = np.array([dataset.redistribution for dataset in snapshot.datasets], dtype=np.str_)
    shares = tuple(
        Share(
            dataset,
            None if dataset.redistribution == "link-only" else int(number),
            dataset.redistribution == "rows",
        )
        for dataset, number in zip(snapshot.datasets, present, strict=True)
        if number
    )
    released, counted = rows[rule[codes] == "rows"], rows[rule[codes] == "aggregates"]
    for part in (released, counted):
        part.setflags(write=False)
    return Release(way, snapshot, released, shares, counted, watch)
