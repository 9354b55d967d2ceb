"""The gazetteer: the names under which a place of the catalogue may be asked for.

Two places with one name are told apart by distance. It knows the layer `places` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import cos, hypot, radians
from typing import Final

from geodata.layers import Catalogue
from geodata.model import Place
from geodata.model.folding import fold

PLACES_LAYER: Final = "places"
SAME_PLACE_KM: Final = 50.0
"""A place farther away than this is another one of the same name."""

_BETWEEN_NAMES: Final = re.compile(r"\s*[/()]\s*")
_KM_PER_DEGREE: Final = 111.2


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer: all its names, and its point in degrees."""

    names: tuple[str, ...]
    lon: float
    lat: float


@dataclass(frozen=True)
class Gazetteer:
    """Places by folded name."""

    by_name: dict[str, list[Entry]] = field(default_factory=dict)

    def names_of(self, place: Place) -> tuple[str, ...]:
        """The names of the place itself, then those of every entry that shares one of them."""
        found = dict.fromkeys(place.names)
        for key in _keys(place.names):
            for entry in self.by_name.get(key, ()):
                if _near(entry, place):
                    found.update(dict.fromkeys(entry.names))
        return tuple(found)


@lru_cache(maxsize=4)
def gazetteer_of(catalogue: Catalogue) -> Gazetteer:
    """The gazetteer of a catalogue; empty when it has no places."""
    gazetteer = Gazetteer()
    layer = catalogue.layers.get(PLACES_LAYER)
    for feature in layer.features if layer else ():
        names = tuple(dict.fromkeys(name for name in feature.names.values() if name))
        entry = Entry(names, feature.geometry.x, feature.geometry.y)
        for key in set(_keys(names)):
            gazetteer.by_name.setdefault(key, []).append(entry)
    return gazetteer


def _keys(names: Iterable[str]) -> Iterator[str]:
    """Folded names; "Shusha / Shushi" and "Lachin (Berdzor)" are two names each."""
    for name in names:
        for part in _BETWEEN_NAMES.split(name):
            if key := fold(part):
                yield key


def _near(entry: Entry, place: Place) -> bool:
    east = (entry.lon - place.lon) * cos(radians(place.lat))
    return hypot(east, entry.lat - place.lat) * _KM_PER_DEGREE <= SAME_PLACE_KM
