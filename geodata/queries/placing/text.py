"""Searchable text: what can be found of a report, folded, a line for each part.

Title, summary, actors, publishers and titles of the sources, and every name of the place. Addresses
are left out: their random letters would answer to short words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from geodata.model import Event
from geodata.model.folding import foldings
from geodata.model.folding_many import folded_lines
from geodata.queries.gazetteer import Gazetteer

_TOGETHER: Final = 500
"""Reports whose own texts are folded in one go."""


class Said(NamedTuple):
    """The texts of one report: those of its own, those that many share, its place's names.

    The point of the place is in degrees, longitude first.
    """

    own: tuple[str, ...]
    shared: tuple[str, ...]
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
    """The folded text of each report, in lines."""
    coming = iter(reports)
    while some := list(islice(coming, _TOGETHER)):
        folded = folded_lines([text for one in some for text in one.own])
        first = 0
        for own, shared, names, lon, lat in some:
            parts = folded[first : first + len(own)]
            first += len(own)
            parts += (_remembered(shared), _remembered(gazetteer.names_at(names, lon, lat)))
            yield "\n".join(filter(None, parts))


@lru_cache(maxsize=1 << 15)
def _remembered(texts: tuple[str, ...]) -> str:
    """The folded lines of texts that come again and again together, each once."""
    lines = (line for text in texts for line in _foldings(text))
    return "\n".join(filter(None, dict.fromkeys(lines)))


_foldings = lru_cache(maxsize=1 << 15)(foldings)
