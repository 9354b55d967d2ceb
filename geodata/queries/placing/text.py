"""Searchable text: what can be found of a report, folded, a line for each part.

Title, summary, actors, publishers and titles of the sources, and every name of the place. Addresses
are left out: their random letters would answer to short words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from geodata.model import Event
from geodata.model.folding import foldings
from geodata.queries.gazetteer import Gazetteer


class Said(NamedTuple):
    """The texts of one report: those of its own, those that many share, its place's names.

    The point of the place is in degrees, longitude first.
    """

    own: Iterable[str]
    shared: Iterable[str]
    names: tuple[str, ...]
    lon: float
    lat: float


def said_by(event: Event) -> Said:
    """The texts of an event that can be searched."""
    sources, place = event.sources, event.place
    own = (event.title, event.summary, *(source.title for source in sources))
    shared = (*event.actors, *(source.publisher for source in sources))
    return Said(own, shared, place.names, place.lon, place.lat)


def searchable_texts(reports: Iterable[Said], gazetteer: Gazetteer) -> Iterator[str]:
    """The folded text of each report, its lines each once."""
    for own, shared, names, lon, lat in reports:
        lines: dict[str, None] = {}
        for text in own:
            lines.update(dict.fromkeys(foldings(text)))
        for text in shared:
            lines.update(_shared(text))
        for text in gazetteer.names_at(names, lon, lat):
            lines.update(_shared(text))
        lines.pop("", None)
        yield "\n".join(lines)


@lru_cache(maxsize=1 << 16)
def _shared(text: str) -> dict[str, None]:
    """The foldings of a text that comes again and again; the keys of what must not be changed."""
    return dict.fromkeys(foldings(text))
