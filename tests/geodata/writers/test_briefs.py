"""Briefs: chunks that make up all rows."""

from __future__ import annotations

import json

import pytest

from geodata.errors import QueryError
from geodata.model import Snapshot
from geodata.writers import briefs_json


def test_chunks_hold_every_row_once_and_in_order(snapshot: Snapshot) -> None:
    chunks = [json.loads(briefs_json(snapshot, chunk, 100)) for chunk in range(4)]
    assert [len(chunk) for chunk in chunks] == [100, 100, 20, 0]
    assert tuple(brief["id"] for chunk in chunks for brief in chunk) == snapshot.ids
    assert len(json.loads(briefs_json(snapshot, 0))) == 220


def test_a_brief_says_what_is_needed_before_opening(snapshot: Snapshot) -> None:
    row = snapshot.row_of["2020-10-rasht-action"]
    assert json.loads(briefs_json(snapshot, row, 1)) == [
        {
            "id": "2020-10-rasht-action",
            "title": "Solidarity action listed for Rasht",
            "place": "Rasht",
            "dates": "Oct 2020",
            "layer": "protest",
            "kind": "demonstration",
            "confidence": snapshot.events[row].confidence,
            "geo_precision": "settlement",
        }
    ]


def test_there_is_no_chunk_before_the_first(snapshot: Snapshot) -> None:
    with pytest.raises(QueryError, match="there is no chunk -1"):
        briefs_json(snapshot, -1)
