"""The gate: which rows may leave, what is counted, what is only named."""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.licences import (
    ADDRESSED_WAYS,
    RESERVED_WAYS,
    WAYS,
    citation_of,
    known_dataset,
    release,
)
from geodata.model import Dataset, Snapshot
from tests.geodata.mixed import COUNTED, NAMED, OPEN, mixed_snapshot, report, snapshot_with


def all_rows(snapshot: Snapshot) -> np.ndarray:
    return np.arange(len(snapshot), dtype=np.uint32)


@pytest.mark.parametrize("way", [*WAYS, *ADDRESSED_WAYS, *RESERVED_WAYS])
def test_no_way_is_freer_than_another(way: str) -> None:
    snapshot = mixed_snapshot()
    found = release(snapshot, all_rows(snapshot), way)
    assert {event.dataset for event in found.events()} == {OPEN.id}
    assert len(found) == 4
    assert [(s.dataset, s.reports, s.released) for s in found.shares] == [
        (COUNTED, 4, False),
        (NAMED, None, False),
        (OPEN, 4, True),
    ]
    assert found.withheld_reports == 4


def test_a_way_that_nobody_named_is_refused() -> None:
    snapshot = mixed_snapshot()
    with pytest.raises(ValueError, match=r"geodata\.licences\.ways"):
        release(snapshot, all_rows(snapshot), "events.docx")


def test_counts_are_by_kind_month_and_province_of_counted_datasets_only() -> None:
    snapshot = mixed_snapshot(each=6)
    counts = release(snapshot, all_rows(snapshot), "events.csv").counts()
    assert {count.dataset for count in counts} == {COUNTED.id}
    assert sum(count.reports for count in counts) == 6
    assert counts == tuple(sorted(counts))
    first = counts[0]
    assert (first.kind, first.month, first.province) == ("demonstration", "2020-10", "Ardabil")
    assert {count.month for count in counts} == {"2020-09", "2020-10"}


def test_only_the_selected_rows_count() -> None:
    snapshot = mixed_snapshot()
    rows = np.array([0, 1], dtype=np.uint32)
    found = release(snapshot, rows, "events.csv")
    said = sum(share.reports or 0 for share in found.shares)
    assert said + len([s for s in found.shares if s.reports is None]) == 2
    nothing = release(snapshot, rows[:0], "events.csv")
    assert (len(nothing), nothing.shares, nothing.counts()) == (0, (), ())


def test_relations_to_what_stays_are_taken_out_and_no_other() -> None:
    snapshot = mixed_snapshot()
    found = {event.id: event for event in release(snapshot, all_rows(snapshot), "feed").events()}
    assert found["FREEROW-0"].related_ids == ("FREEROW-1",)
    alone = np.array([snapshot.row_of["FREEROW-0"]], dtype=np.uint32)
    (event,) = release(snapshot, alone, "feed").events()
    assert event.related_ids == ("FREEROW-1",), "a report beyond the selection is still a free one"


@given(st.lists(st.sampled_from((OPEN, COUNTED, NAMED)), max_size=12))
def test_every_report_is_released_counted_or_only_named(owners: list[Dataset]) -> None:
    events = [report(dataset, number) for number, dataset in enumerate(owners)]
    snapshot = snapshot_with(events, (OPEN, COUNTED, NAMED))
    found = release(snapshot, all_rows(snapshot), "ogc")
    by_owner = Counter(dataset.id for dataset in owners)
    assert len(found) == by_owner[OPEN.id]
    assert sum(count.reports for count in found.counts()) == by_owner[COUNTED.id]
    assert {share.dataset.id for share in found.shares} == set(by_owner)


def test_citations_are_filled() -> None:
    day = date(2026, 3, 4)
    said = citation_of(OPEN, accessed=day, filters="kind is {version}", version="abc")
    assert said == "Open list, version abc; kind is {version}; accessed 2026-03-04."
    assert "accessed 2026-02" in citation_of(COUNTED, accessed=day, filters="x", version="v")
    plain = citation_of(NAMED, accessed=day, filters="all reports", version="v")
    assert plain == "Named list, https://example.org/named, accessed 2026-03-04; all reports."
    acled = citation_of(known_dataset("acled"), accessed=day, filters="all reports", version="v")
    assert "2026-03-04" in acled and "filters: all reports" in acled and "{" not in acled
