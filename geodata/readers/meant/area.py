"""Points that stand for areas: names and precision words compared."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from geodata.model.folding import fold
from geodata.vocabulary import GEO_PRECISIONS

_KARABAKH: Final = frozenset(
    {
        "nagorno karabakh",
        "nagorno karabakh republic",
        "nagorno karabakh autonomous oblast",
        "nagorno karabakh region",
        "mountainous karabakh",
        "upper karabakh",
        "daghlig garabagh",
        "artsakh",
        "republic of artsakh",
        "karabakh",
        "karabakh region",
    }
)
"""Folded names of the region, as datasets have written it."""


def is_karabakh(name: str) -> bool:
    """Whether a name is one of Nagorno-Karabakh as a whole: a point of it is one of an area."""
    return _fold(name) in _KARABAKH


def coarser(first: str, second: str) -> str:
    """The coarser of two words of precision of place; an empty one says nothing."""
    if not first or not second:
        return first or second
    return max(first, second, key=GEO_PRECISIONS.index)


def same_place(first: str, second: str) -> bool:
    """Whether two names say the same, case, diacritics and what stands in brackets apart."""
    if not first or not second:
        return False
    return first == second or _bare(first) == _bare(second) != ""


def _bare(name: str) -> str:
    return _fold(name.partition("(")[0])


_fold = lru_cache(maxsize=1 << 14)(fold)
