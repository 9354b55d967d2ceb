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
from geodata.model.folding_many import folded_texts
from geodata.queries.gazetteer import Gazetteer

_TOGETHER: Final = 500
"""Reports whose own texts are folded in one go."""


class Said(NamedTuple):
    """The texts of one report: its own in lines, those that many share, its place's names.

    The point of the place is in degrees, longitude first.
    """

    own: str
    shared: tuple[str, ...]
    names: tuple[str, ...]
    lon: float
    lat: float


def said_by(event: Event) -> Said:
    """The texts of an event that can be searched."""
    sources, place = event.sources, event.place
    own = "\n".join((event.title, event.summary, *(source.title for source in sources)))
    shared = (*event.actors, *(source.publisher for source in sources))
    return Said(own, shared, place.names, place.lon, place.lat)


def searchable_texts(reports: Iterable[Said], gazetteer: Gazetteer) -> Iterator[str]:
    """The folded text of each report, in lines; some of them may be empty."""
    coming = iter(reports)
    while some := list(islice(coming, _TOGETHER)):
        folded = folded_texts([one.own for one in some])
        for own, (_, shared, names, lon, lat) in zip(folded, some, strict=True):
            others = _remembered(gazetteer.names_at(names, lon, lat))
            yield f"{own}\n{_remembered(shared)}\n{others}"


@lru_cache(maxsize=1 << 15)
def _remembered(texts: tuple[str, ...]) -> str:
    """The folded lines of texts that come again and again together, each once."""
    return "\n".join(dict.fromkeys(line for text in texts for line in _foldings(text)))


_foldings = lru_cache(maxsize=1 << 15)(foldings)
