"""Statistics of a selection: one figure a file, each a pure function that gives a table.

Every number is a count of reports (or, for casualties, what one report gives) of the rows that it
is handed: the whole selection for the page, what the licences let be counted for a file.
"""

from __future__ import annotations

from typing import Final

from geodata.queries.statistics.actors import ACTORS
from geodata.queries.statistics.answers import ANSWERS, LANES
from geodata.queries.statistics.areas import DISTRICTS, PROVINCES
from geodata.queries.statistics.base import Basis, Cell, Column, Figure, Line, Numbers
from geodata.queries.statistics.casualties import CASUALTIES
from geodata.queries.statistics.confidence import CONFIDENCE
from geodata.queries.statistics.distance import BORDER_DISTANCE
from geodata.queries.statistics.kinds import KINDS_BY_WEEK

FIGURES: Final = (
    ANSWERS,
    KINDS_BY_WEEK,
    PROVINCES,
    DISTRICTS,
    BORDER_DISTANCE,
    CASUALTIES,
    ACTORS,
    CONFIDENCE,
)
"""Every figure, in the order in which a page shows them."""

__all__ = [
    "FIGURES",
    "LANES",
    "Basis",
    "Cell",
    "Column",
    "Figure",
    "Line",
    "Numbers",
]
