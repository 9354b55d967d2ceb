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
_MOST_REMEMBERED: Final = 50_000


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
    _sharing: dict[tuple[str, ...], tuple[Entry, ...]] = field(default_factory=dict, repr=False)

    def names_of(self, place: Place) -> tuple[str, ...]:
        """The names of the place itself, then those of every entry that shares one of them."""
        return self.names_at(place.names, place.lon, place.lat)

    def names_at(self, names: tuple[str, ...], lon: float, lat: float) -> tuple[str, ...]:
        """The same for the names of a place and its point in degrees."""
        entries = self._sharing.get(names)
        if entries is None:
            entries = self._remembered(names)
        if not entries:
            return names
        found = dict.fromkeys(names)
        for entry in entries:
            if _near(entry, lon, lat):
                found.update(dict.fromkeys(entry.names))
        return tuple(found)

    def _remembered(self, names: tuple[str, ...]) -> tuple[Entry, ...]:
        """The entries that share one of the names, remembered for as many names as are common."""
        if len(self._sharing) >= _MOST_REMEMBERED:
            self._sharing.clear()
        keys = _keys(names)
        entries = dict.fromkeys(entry for key in keys for entry in self.by_name.get(key, ()))
        self._sharing[names] = tuple(entries)
        return self._sharing[names]


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


def _near(entry: Entry, lon: float, lat: float) -> bool:
    east = (entry.lon - lon) * cos(radians(lat))
    return hypot(east, entry.lat - lat) * _KM_PER_DEGREE <= SAME_PLACE_KM
