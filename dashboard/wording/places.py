"""Names of places in a chosen language, with both names of a disputed place.

A place whose English name is two names ("Shusha / Shushi") is disputed. Its name in another
language keeps both: where that language has only one, the other party's follows in its own script.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from geodata.layers import Catalogue
from geodata.model.event import Place

BOTH: Final = " / "
_AREAS: Final = ("districts", "admin1", "provinces", "countries")
OTHER_PARTY: Final = {"az": "hy", "hy": "az", "fa": "hy"}
"""Whose name follows the single name of a language."""
ARTSAKH: Final = ("Artsakh", "Արցախ")
"""The one place whose first Armenian name is also the other party's."""


def name_in(names: Mapping[Any, str], lang: str) -> str:
    """The name in a language, with both names of a disputed place; else the English one."""
    english = names.get("en", "")
    own = names.get(lang, "")
    if not own or lang == "en":
        return english or own
    if BOTH not in english or BOTH in own:
        return own
    other = names.get(OTHER_PARTY[lang], "").partition(BOTH)[0]
    if lang == "az" and ARTSAKH[0] in english:
        other = ARTSAKH[1]
    return f"{own}{BOTH}{other}" if other and other != own else own


def place_name(place: Place, names: str) -> str:
    """The name of a report's place in the language of place names."""
    return name_in({"en": place.name, "az": place.az, "hy": place.hy, "fa": place.fa}, names)


def area_name(catalogue: Catalogue, english: str, names: str) -> str:
    """The name of a country or a first-level area that is known by its English name."""
    if names == "en":
        return english
    known = _areas(catalogue).get(english.removesuffix(" District"))
    return name_in(known, names) if known else english


@lru_cache(maxsize=4)
def _areas(catalogue: Catalogue) -> dict[str, Mapping[Any, str]]:
    layers = [catalogue.layers[name] for name in _AREAS if name in catalogue.layers]
    return {feature.names["en"]: feature.names for layer in layers for feature in layer.features}
