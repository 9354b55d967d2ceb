"""The snapshot: immutable columns in the one order of rows."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from geodata import vocabulary
from geodata.model import Event, Snapshot
from geodata.model.dates import day_number


def test_all_events_are_there_in_order(snapshot: Snapshot, chronicle: tuple[Event, ...]) -> None:
    assert len(snapshot) == 220
    in_order = sorted(chronicle, key=lambda event: (event.date_start, event.id))
    assert snapshot.events == tuple(
        event.model_copy(update={"dataset": "chronicle"}) for event in in_order
    )
    assert [snapshot.row_of[name] for name in snapshot.ids] == list(range(220))


def test_nothing_can_be_written(snapshot: Snapshot) -> None:
    for field in dataclasses.fields(snapshot):
        value = getattr(snapshot, field.name)
        if isinstance(value, np.ndarray):
            with pytest.raises(ValueError, match="read-only"):
                value[:1] = 0
    for rows in (*snapshot.members.values(), *snapshot.coarse.values()):
        assert not rows.flags.writeable
    with pytest.raises(TypeError):
        snapshot.members["enclave"] = snapshot.related  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        snapshot.version = "other"  # type: ignore[misc]


def test_columns_say_what_the_events_say(snapshot: Snapshot) -> None:
    for row, event in enumerate(snapshot.events):
        assert (snapshot.lon[row], snapshot.lat[row]) == (event.place.lon, event.place.lat)
        assert snapshot.first_day[row] == day_number(event.span[0])
        assert snapshot.last_day[row] == day_number(event.span[1])
        assert snapshot.start_day[row] == day_number(event.date_start)
        assert snapshot.end_day[row] == day_number(event.date_end or event.date_start)
        assert vocabulary.REPORT_LAYERS[snapshot.layer[row]] == event.layer
        assert vocabulary.KINDS[snapshot.kind[row]] == event.kind
        assert vocabulary.CONFIDENCES[snapshot.confidence[row]] == event.confidence
        assert vocabulary.DATE_PRECISIONS[snapshot.date_precision[row]] == event.date_precision
        assert vocabulary.GEO_PRECISIONS[snapshot.geo_precision[row]] == event.place.geo_precision
        assert snapshot.datasets[snapshot.dataset[row]].id == event.dataset


def test_relations_go_both_ways(snapshot: Snapshot) -> None:
    pairs = {
        (row, int(other)) for row in range(len(snapshot)) for other in snapshot.related_rows(row)
    }
    named = {
        (row, snapshot.row_of[name])
        for row, event in enumerate(snapshot.events)
        for name in event.related_ids
    }
    assert pairs == named | {(b, a) for a, b in named}
    assert len(snapshot.related) == len(pairs), "no relation stands twice"
