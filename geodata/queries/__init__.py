"""Queries: what is asked, which rows answer, and in which words.

Pure functions of a snapshot, a query and the catalogue. No disk, no link syntax, no page.
"""

from __future__ import annotations

from geodata.queries.facets import FACETS, Facets, facets
from geodata.queries.placing import control_during, place_events, placing_key
from geodata.queries.query import Query
from geodata.queries.select import Selection, candidates, describe, select

__all__ = [
    "FACETS",
    "Facets",
    "Query",
    "Selection",
    "candidates",
    "control_during",
    "describe",
    "facets",
    "place_events",
    "placing_key",
    "select",
]
