"""What a figure is: its numbers as a table, each line with the reports that it counts.

A line also says what a reader asks who chooses it, as keys of a link, and a figure tells the facts
that its chart and its note need. It knows no words for people, no colour and no page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.model.snapshot import Rows
from geodata.queries.query import Query

_T = TypeVar("_T", bound=np.generic)

Cell: TypeAlias = str | int | float | None
"""None where there is nothing to say: a week of a report whose week is not known."""

REPORTS: Final = "reports"
"""The column that counts reports, in every figure that counts them."""


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """The reports that a figure counts: rows of a snapshot, ascending, selected by the query."""

    snapshot: Snapshot
    rows: Rows
    query: Query
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table; `unit` is empty for names and words."""

    id: str
    unit: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of the table, its reports (rows of the snapshot, ascending), and what it asks.

    `asks` gives keys of a link with their text, to be laid over the link of the selection; empty
    when no link asks for just these reports.
    """

    cells: tuple[Cell, ...]
    rows: Rows
    asks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """A figure's numbers. `facts` are plain JSON values: what is counted apart, bins, links."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    facts: Mapping[str, Any]

    def column(self, name: str) -> list[Cell]:
        """The cells of one column, in the order of the lines. ValueError when there is none."""
        place = [column.id for column in self.columns].index(name)
        return [line.cells[place] for line in self.lines]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by its name, which stands in addresses and does not change."""

    id: str
    count: Callable[[Basis], Numbers]


def rows_by_code(rows: NDArray[_T], codes: NDArray[Any], size: int) -> list[NDArray[_T]]:
    """The rows of each code from 0 to `size` - 1; rows whose code is `size` are in none."""
    # Numbers of 16 bits are sorted by their digits, many times faster than larger ones.
    codes = codes.astype(np.uint16) if size < 2**16 else codes
    order = np.argsort(codes, kind="stable")
    edges = np.searchsorted(codes[order], np.arange(size + 1))
    ordered = rows[order]
    return [ordered[first:end] for first, end in pairwise(edges)]
