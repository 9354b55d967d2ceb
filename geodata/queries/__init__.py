"""Queries: what is asked, which rows answer, and in which words.

Pure functions of a snapshot, a query and the catalogue. No disk, no link syntax, no page.
"""

from __future__ import annotations

from geodata.queries.placing import control_during, place_events, placing_key
from geodata.queries.query import Query
from geodata.queries.select import Selection, candidates, describe, select

__all__ = [
    "Query",
    "Selection",
    "candidates",
    "control_during",
    "describe",
    "place_events",
    "placing_key",
    "select",
]
