"""What the reports say that the snapshot holds by report and not by column: actors, casualties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geodata.queries.statistics.base import Basis

PEOPLE: Final = ("killed", "injured")
NOT_GIVEN: Final = -1


@dataclass(frozen=True, eq=False)
class Said:
    """Names, and who names them: pairs of a position in the basis's rows and one in `names`."""

    names: tuple[str, ...]
    of_row: NDArray[np.int64]
    codes: NDArray[np.int64]

    def asks(self, name: str) -> Mapping[str, str]:
        """The key of a link that asks for the reports that name this one."""
        return {}


@dataclass(frozen=True, eq=False)
class Range:
    """Low and high number of people, one entry a row of the basis; NOT_GIVEN where none is."""

    low: NDArray[np.int64]
    high: NDArray[np.int64]

    @property
    def known(self) -> NDArray[np.bool_]:
        """Whether a number is given."""
        return np.not_equal(self.high, NOT_GIVEN)


def actors_of(basis: Basis) -> Said:
    """The actors of each report, each once."""
    code: dict[str, int] = {}
    of_row, codes = [], []
    for place, row in enumerate(basis.rows):
        for name in dict.fromkeys(basis.snapshot.events[row].actors):
            of_row.append(place)
            codes.append(code.setdefault(name, len(code)))
    return Said(tuple(code), np.array(of_row, np.int64), np.array(codes, np.int64))


def casualties_of(basis: Basis, people: str) -> Range:
    """Killed or injured, as each report gives them."""
    events = basis.snapshot.events
    given = [getattr(events[row], people) for row in basis.rows]
    return Range(
        np.array([one.min if one else NOT_GIVEN for one in given], np.int64),
        np.array([one.max if one else NOT_GIVEN for one in given], np.int64),
    )
