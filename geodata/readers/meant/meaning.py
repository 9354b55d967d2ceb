"""What it is to give the columns of a known body of reports their meaning."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from geodata.model import Problem, RawRow
from geodata.readers.reading import ReadOptions, RowRead

Point = tuple[float, float]
"""Longitude and latitude, degrees, WGS 84."""


@dataclass(frozen=True, slots=True)
class MeantRow(RawRow):
    """A row of cells, and the point of its geometry when the file has one beside the cells."""

    point: Point | None = None


Rows = Callable[[], Iterator[MeantRow | Problem]]
"""The rows of a file from the start at each call, or what is wrong with them."""


class Meaning(ABC):
    """The meaning of the columns of one file.

    It is made for the names of the columns and knows nothing of the container: a table gives rows
    of cells, a vector file its properties as cells with the point of the geometry.
    """

    dataset: str
    """The id of the known dataset, see `geodata.licences`."""

    @abstractmethod
    def read_row(self, row: MeantRow, options: ReadOptions) -> RowRead:
        """The event of one row, or its problems; its point goes before coordinates in cells."""

    def look(self, rows: Rows, options: ReadOptions) -> Iterator[Problem]:
        """Look at the rows before they are read, where one row alone does not tell; warnings."""
        return iter(())

    def read_rows(self, rows: Rows, options: ReadOptions) -> Iterator[RowRead]:
        """Every row, in order; one that says again what an earlier one said is merged into it.

        Memory grows with the number of ids only.
        """
        for warning in self.look(rows, options):
            yield RowRead(warning.row, problems=(warning,))
        seen: dict[str, int] = {}
        for row in rows():
            if isinstance(row, Problem):
                yield RowRead(row.row, problems=(row,))
                continue
            found = self.read_row(row, options)
            if found.event is not None:
                content = hash((tuple(row.cells.values()), row.point))
                if found.id not in seen:
                    seen[found.id] = content
                elif seen[found.id] == content:
                    found = replace(found, event=None, problems=(), merged_into=found.id)
            yield found
