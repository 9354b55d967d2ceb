"""What a filter is: it selects, and says in words what it selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries.query import Query

Mask: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """One entry per row: what the filter keeps, and what it leaves out for coarseness alone."""

    rows: Mask
    coarse: Mask | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """One key of the query. `apply` and `describe` give None when the query asks nothing of it."""

    key: str
    apply: Callable[[Snapshot, Query, Catalogue], Kept | None]
    describe: Callable[[Query], str | None]
    in_browser: bool = False
    """Whether the browser computes it too, from the columns."""


def one_of(words: tuple[str, ...]) -> str:
    """Words for a person: "a", "a or b", "a, b or c"."""
    *head, last = words
    return f"{', '.join(head)} or {last}" if head else last
