"""From rows of cells to events: two passes, the first to see the forms, the second to read.

What a row does not say is not invented: the title is put together from its own cells, the kind is
`other` and the layer `event` unless a person says so, the confidence is `reported`. A place that
has a name and no precision is known to the settlement, one without a name is taken as exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from geodata.model import Problem, Refusal
from geodata.readers.generic.days import DayReader
from geodata.readers.generic.event import EventReader, GenericRow
from geodata.readers.generic.names import Columns, columns_of
from geodata.readers.generic.places import PlaceReader, is_decimal
from geodata.readers.parsing import ColumnRefusal
from geodata.readers.parsing.numbers import Axis
from geodata.readers.reading import ReadOptions, RowRead

Rows = Callable[[], Iterator[GenericRow | Problem]]
"""The rows of a file from the start at each call, or what is wrong with them."""


def read_rows(
    file: str,
    header: Sequence[str],
    rows: Rows,
    options: ReadOptions,
    slug: str,
    *,
    header_row: int | None = None,
    located: bool = False,
    look: Rows | None = None,
) -> Iterator[RowRead]:
    """Every row as an event or its problems; a file that cannot be read so is one problem.

    `file` is its name in sentences, `slug` the id of its dataset, which new ids begin with.
    `located`: rows have a geometry, so the file needs no columns of coordinates. `look` gives the
    same rows for the first pass, which needs no places, where that is quicker.
    """
    try:
        columns = columns_of(header, options.mapping, located=located)
    except Refusal as refusal:
        yield _whole(file, header_row, refusal)
        return
    days, decimal = _looked_at(look or rows, columns)
    try:
        warnings = days.decide(file)
    except ColumnRefusal as refusal:
        name = refusal.field or columns.name("date_start")
        problem = Problem(file, refusal.row, name, refusal.value, refusal.message, refusal.cure)
        yield RowRead(None, problems=(problem,))
        return
    yield from (RowRead(None, problems=(warning,)) for warning in warnings)
    reader = EventReader(columns, days, PlaceReader(columns, decimal), options, slug)
    for row in rows():
        if isinstance(row, Problem):
            yield RowRead(row.row, problems=(row,))
        else:
            yield reader.read(row)


def _looked_at(rows: Rows, columns: Columns) -> tuple[DayReader, frozenset[Axis]]:
    """The first pass: dates, and which coordinates are decimal degrees."""
    days = DayReader(columns)
    axes: tuple[Axis, ...] = ("lat", "lon")
    decimal: set[Axis] = set()
    for row in rows():
        if isinstance(row, Problem):
            continue
        days.look(row.number, row.cells)
        for axis in axes:
            if axis not in decimal and is_decimal(columns.cell(row.cells, axis)):
                decimal.add(axis)
    return days, frozenset(decimal)


def _whole(file: str, row: int | None, refusal: Refusal) -> RowRead:
    """A problem of the whole file."""
    where = None if refusal.field else row
    problem = Problem(file, where, refusal.field, refusal.value, refusal.message, refusal.cure)
    return RowRead(None, problems=(problem,))
