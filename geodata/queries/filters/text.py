"""Text: every word asked for, folded, occurs in the folded text of the event.

The name of a place of the gazetteer may stand in any of its languages: whoever asks for one finds
what is said under the others.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.model.folding import words
from geodata.queries.filters.base import Filter, Kept
from geodata.queries.gazetteer import Gazetteer, gazetteer_of
from geodata.queries.query import Query

_LONGEST_NAME: Final = 5
"""Words of the longest name that is looked for."""

Ways: TypeAlias = tuple[tuple[str, ...], ...]
"""Ways to meet a part of what is asked: all texts of one of them occur."""


def asked_for(text: str, gazetteer: Gazetteer) -> tuple[Ways, ...]:
    """The parts of what is asked, each a word, or some that are the name of a place together."""
    coming = list(words(text))
    parts: list[Ways] = []
    while coming:
        for count in range(min(_LONGEST_NAME, len(coming)), 0, -1):
            said = tuple(coming[:count])
            names = gazetteer.spellings.get(" ".join(said))
            if names or count == 1:
                parts.append((said, *((name,) for name in names or () if (name,) != said)))
                del coming[:count]
                break
    return tuple(parts)


def _apply(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Kept | None:
    asked = asked_for(query.q, gazetteer_of(catalogue))
    if not asked:
        return None
    plain = [part[0][0] for part in asked if len(part) == 1]
    named = [part for part in asked if len(part) > 1]
    found = (
        all(word in text for word in plain) and all(_occurs(part, text) for part in named)
        for text in snapshot.folded
    )
    return Kept(np.fromiter(found, dtype=np.bool_, count=len(snapshot)))


def _occurs(part: Ways, text: str) -> bool:
    for way in part:
        for word in way:
            if word not in text:
                break
        else:
            return True
    return False


def _describe(query: Query) -> str | None:
    return f"with the words “{' '.join(query.q.split())}”" if words(query.q) else None


TEXT: Final = Filter("q", _apply, _describe)
