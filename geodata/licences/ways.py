"""The ways on which reports leave the product, each named once.

What is not here is no way out: the workspace, its table and its detail show the analyst what the
analyst brought, and pass nothing on. `tests/architecture/test_ways_out.py` holds every route,
command and writer against this list.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

WAYS: Final = (
    "events.csv",
    "events.geojson",
    "events.gpkg",
    "events.parquet",
    "events.kml",
    "events.xlsx",
    "events.zip",
    "README.txt",
)
"""The files of a selection, at `/data/<way>` and from `aras events export`."""

COUNTED_WAYS: Final = (
    "statistics/<figure>.csv",
    "statistics/<figure>.json",
)
"""Counts of a selection, at `/data/<way>`: a dataset may let these leave where its rows stay."""

ADDRESSED_WAYS: Final = MappingProxyType(
    {
        "ogc": "/ogc/",
        "feed": "/feed.atom",
        "changes": "/data/changes.json",
        "calendar": "/data/events.ics",
        "citation": "/cite",
        "agent": "/mcp",
        "picture": "/export/map.",
    }
)
"""Other ways, and the address of each or of what is below it."""

RESERVED_WAYS: Final = ("embed", "oembed", "briefing")
"""Ways that are named before they are built, so that the gate already knows them."""


def check_way(way: str) -> None:
    """ValueError for a way that nobody has named: it is a fault of the program."""
    if way not in (*WAYS, *COUNTED_WAYS, *ADDRESSED_WAYS, *RESERVED_WAYS):
        raise ValueError(f'"{way}" is no way out that is known; name it in geodata.licences.ways')
