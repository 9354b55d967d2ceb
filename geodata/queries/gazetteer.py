"""The gazetteer: the names under which a place of the catalogue may be asked for.

Two places with one name are told apart by distance. It knows the layer `places` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import cos, hypot, radians
from typing import Final, TypeAlias

from geodata.layers import Catalogue
from geodata.model import Place
from geodata.model.folding import fold, foldings, words

PLACES_LAYER: Final = "places"
SAME_PLACE_KM: Final = 50.0
"""A place farther away than this is another one of the same name."""

_BETWEEN_NAMES: Final = re.compile(r"\s*[/()]\s*")
_KM_PER_DEGREE: Final = 111.2
_NEAR_DEG: Final = SAME_PLACE_KM / _KM_PER_DEGREE
_MOST_REMEMBERED: Final = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer: all its names, and its point in degrees."""

    names: tuple[str, ...]
    lon: float
    lat: float


_Sharing: TypeAlias = tuple[tuple[Entry, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Gazetteer:
    """Places by folded name."""

    by_name: dict[str, list[Entry]] = field(default_factory=dict)
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For a folded name the folded names of all places that bear it, itself among them."""
    _sharing: dict[tuple[str, ...], _Sharing] = field(default_factory=dict, repr=False)

    def names_of(self, place: Place) -> tuple[str, ...]:
        """The names of the place itself, then those of every entry that shares one of them."""
        return self.names_at(place.names, place.lon, place.lat)

    def names_at(self, names: tuple[str, ...], lon: float, lat: float) -> tuple[str, ...]:
        """The same for the names of a place and its point in degrees."""
        found = self._sharing.get(names)
        if found is None:
            found = self._remembered(names)
        said = names
        for entry, more in found:
            if _near(entry, lon, lat):
                said = more if said is names else tuple(dict.fromkeys((*said, *more)))
        return said

    def _remembered(self, names: tuple[str, ...]) -> _Sharing:
        """The entries that share one of the names, and the names together with theirs."""
        if len(self._sharing) >= _MOST_REMEMBERED:
            self._sharing.clear()
        entries = dict.fromkeys(one for key in _keys(names) for one in self.by_name.get(key, ()))
        found = tuple((one, tuple(dict.fromkeys((*names, *one.names)))) for one in entries)
        self._sharing[names] = found
        return found


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
        forms = tuple(dict.fromkeys(form for name in _parts(names) for form in foldings(name)))
        asked = (" ".join(words(name)) for name in _parts(names))
        for key in {*filter(None, asked), *filter(None, forms)}:
            known = gazetteer.spellings.get(key, ())
            gazetteer.spellings[key] = tuple(dict.fromkeys((*known, *filter(None, forms))))
    return gazetteer


def _keys(names: Iterable[str]) -> Iterator[str]:
    """Folded names."""
    return filter(None, map(fold, _parts(names)))


def _parts(names: Iterable[str]) -> Iterator[str]:
    """Names one by one; "Shusha / Shushi" and "Lachin (Berdzor)" are two names each."""
    return (part for name in names for part in _BETWEEN_NAMES.split(name))


def _near(entry: Entry, lon: float, lat: float) -> bool:
    north = entry.lat - lat
    if north > _NEAR_DEG or north < -_NEAR_DEG:
        return False
    return hypot((entry.lon - lon) * cos(radians(lat)), north) * _KM_PER_DEGREE <= SAME_PLACE_KM
