"""From layers to events: the properties mean what the same columns of a table mean.

A layer with our own columns is read as our own file, exactly; one with the columns of a known body
of reports as that; any other by the usual names. The point of a shape goes before coordinates in
the properties, the whole shape becomes the extent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from geodata.model import Event, Problem, RawRow, Refusal, event_of
from geodata.model.fields import fields_of_header
from geodata.model.rows import degrees_text
from geodata.readers.generic import FIELD_NAMES, GenericRow, dataset_slug, read_rows
from geodata.readers.generic.names import columns_of as named_columns
from geodata.readers.meanings import Meaning, MeantRow, meaning_of
from geodata.readers.meant import coarser
from geodata.readers.parsing import find_columns
from geodata.readers.reading import FileReading, InputFile, ReadOptions, RowRead
from geodata.readers.vector.features import Layer, Opened
from geodata.readers.vector.located import Located, columns_of, located
from geodata.readers.vector.shapes import Placed

_ENOUGH_COLUMNS: Final = 12
"""A layer with so many of our columns is meant to be ours."""

_SAME_DEGREES: Final = 1e-6
"""GeoJSON writes positions with seven decimals: nearer than this, the numbers of the cells hold."""

_DBF_NAME: Final = 10
_ANYWHERE: Final = Placed(46.75, 39.81)
"""Stands in for a place that is refused anyway, so that the other faults of its row are told."""


def read_layers(file: InputFile, options: ReadOptions, opened: Opened) -> FileReading:
    """The rows of all layers in their order; what is wrong with a layer is told before its rows."""
    slug = dataset_slug(options.source_name or file.path.stem)
    ways = [_way_of(layer, options, slug) for layer in opened.layers]
    counts = [layer.count for layer in opened.layers]
    expected = None if None in counts else sum(filter(None, counts))
    dataset = next((way.dataset for way in ways if way.dataset), "")
    return FileReading(dataset, _read(opened, ways, dataset), expected)


@dataclass(frozen=True, slots=True)
class _Way:
    """How the rows of a layer are read; `lacking` is why they cannot be, when they cannot."""

    layer: Layer
    read: Callable[[], Iterator[RowRead]]
    dataset: str = ""
    lacking: Refusal | None = None


def _way_of(layer: Layer, options: ReadOptions, slug: str) -> _Way:
    if len(_own_columns(layer)) >= _ENOUGH_COLUMNS:
        return _Way(layer, lambda: _own(layer))
    meaning = meaning_of(layer.columns)
    if meaning is not None:
        return _Way(layer, lambda: _meant(layer, meaning, options), meaning.dataset)
    header = columns_of(layer)
    if layer.cut_names:
        options = replace(options, mapping=_with_cut_names(header, options))
    try:
        lacking = None
        named_columns(header, options.mapping, located=True)
    except Refusal as refusal:
        lacking = refusal
    return _Way(layer, lambda: _generic(layer, header, options, slug), "", lacking)


def _read(opened: Opened, ways: list[_Way], dataset: str) -> Iterator[RowRead]:
    try:
        yield from (RowRead(note.row, problems=(note,)) for note in opened.notes)
        some = any(way.lacking is None for way in ways)
        for way in ways:
            layer = way.layer
            yield from (RowRead(note.row, problems=(note,)) for note in layer.notes)
            if any(note.level == "refused" for note in layer.notes):
                continue
            if way.lacking is not None and some:
                message = f"is passed over: {way.lacking.message}"
                cure = "its shapes are no events, unless --map says where their date stands"
                note = Problem(layer.label, None, "", None, message, cure, "warned")
                yield RowRead(None, problems=(note,))
            elif dataset and way.dataset != dataset:
                message = "is of another source than the layers before it"
                note = Problem(layer.label, None, "", None, message, "save it as a file of its own")
                yield RowRead(None, problems=(note,))
            else:
                yield from way.read()
    finally:
        opened.close()


class _Rows:
    """The rows of a layer as a meaning takes them; it remembers the one that is being read.

    Meanings give one `RowRead` for each row before they take the next, so what is known of its
    shape is added to the row that comes back.
    """

    def __init__(self, layer: Layer):
        self.layer = layer
        self.now: Located | None = None

    def located(self) -> Iterator[Located | Problem]:
        for row in located(self.layer):
            self.now = row if isinstance(row, Located) else None
            yield row

    def finished(self, read: RowRead) -> RowRead:
        """The row with the faults and remarks of its shape."""
        now = self.now
        if now is None or read.row != now.number:
            return read
        told = [self.problem(now, message, cure) for message, cure in now.remarks]
        if now.fault is not None:
            fault = now.fault
            told.insert(
                0,
                Problem(
                    self.layer.label,
                    now.number,
                    fault.field or columns_of(self.layer)[-1],
                    fault.value,
                    fault.message,
                    fault.cure,
                ),
            )
            problems = (*told, *read.problems)
            return replace(read, event=None, problems=problems, cells=now.cells, merged_into="")
        return replace(read, problems=(*read.problems, *told)) if told else read

    def problem(self, now: Located, message: str, cure: str) -> Problem:
        """A warning about a row."""
        column = columns_of(self.layer)[-1]
        return Problem(self.layer.label, now.number, column, None, message, cure, "warned")


def _generic(
    layer: Layer, header: tuple[str, ...], options: ReadOptions, slug: str
) -> Iterator[RowRead]:
    """Rows whose columns are found by their usual names."""
    rows = _Rows(layer)

    def given() -> Iterator[GenericRow | Problem]:
        for row in rows.located():
            if isinstance(row, Problem):
                yield row
            else:
                place = _ANYWHERE if row.fault is not None else row.placed
                yield GenericRow(layer.label, row.number, row.cells, placed=place)

    def unplaced() -> Iterator[GenericRow | Problem]:
        for part in layer.features():
            if isinstance(part, Problem):
                yield part
            else:
                yield GenericRow(layer.label, part.number, part.cells)

    reads = read_rows(layer.label, header, given, options, slug, located=True, look=unplaced)
    return map(rows.finished, reads)


def _meant(layer: Layer, meaning: Meaning, options: ReadOptions) -> Iterator[RowRead]:
    """Rows of a known body of reports."""
    rows = _Rows(layer)

    def given() -> Iterator[MeantRow | Problem]:
        for row in rows.located():
            if isinstance(row, Problem):
                yield row
            else:
                place = _ANYWHERE if row.fault is not None else row.placed
                point = None if place is None else (place.lon, place.lat)
                yield MeantRow(layer.label, row.number, row.cells, point)

    for read in meaning.read_rows(given, options):
        now = rows.now
        if read.event is not None and now is not None and now.placed is not None:
            read = replace(read, event=_drawn(read.event, now.placed))
            told = (rows.problem(now, *remark) for remark in now.placed.remarks)
            read = replace(read, problems=(*read.problems, *told))
        yield rows.finished(read)


def _drawn(event: Event, found: Placed) -> Event:
    """The event with the whole shape, known no more finely than the shape is small."""
    if not found.extent:
        return event
    precision = coarser(event.place.geo_precision, found.geo_precision)
    place = event.place.model_copy(update={"geo_precision": precision})
    return event.model_copy(update={"extent": found.extent, "place": place})


def _own_columns(layer: Layer) -> tuple[str, ...]:
    fields = fields_of_header(layer.columns)
    return tuple(name for name in layer.columns if name in fields)


def _own(layer: Layer) -> Iterator[RowRead]:
    """Rows with our own columns: what stands in them is the event, to the last digit."""
    rows = _Rows(layer)
    columns = _own_columns(layer)
    needed = [field.column for field in fields_of_header(columns).values() if field.needed]
    header = tuple(dict.fromkeys((*columns, *needed, "extent")))
    for row in rows.located():
        if isinstance(row, Problem):
            yield RowRead(row.row, problems=(row,))
            continue
        cells = {column: row.cells.get(column, "") for column in header}
        told = _place_in(cells, row, rows)
        found = event_of(RawRow(layer.label, row.number, cells))
        event, problems = (None, found) if isinstance(found, list) else (found, told)
        yield rows.finished(RowRead(row.number, event, tuple(problems), cells, cells["id"].strip()))


def _place_in(cells: dict[str, str], row: Located, rows: _Rows) -> list[Problem]:
    """Write the place of the shape into cells that do not say it; a warning when it was moved."""
    found = row.placed
    if found is None:
        return []
    told = [rows.problem(row, *remark) for remark in found.remarks]
    cells["extent"] = cells["extent"] or found.extent
    said = _numbers(cells["lon"], cells["lat"])
    if said is not None and found.extent:
        return told
    if said is None or max(abs(said[0] - found.lon), abs(said[1] - found.lat)) > _SAME_DEGREES:
        if said is not None:
            message = f"is not where lat and lon say ({cells['lat']}, {cells['lon']})"
            told.append(rows.problem(row, message, "the point of the map holds"))
        cells["lon"], cells["lat"] = degrees_text(found.lon), degrees_text(found.lat)
    return told


def _numbers(lon: str, lat: str) -> tuple[float, float] | None:
    try:
        return float(lon), float(lat)
    except ValueError:
        return None


def _with_cut_names(header: tuple[str, ...], options: ReadOptions) -> dict[str, str]:
    """What a person says of the columns, and the fields whose usual names are cut short here."""
    mapping = dict(options.mapping)
    try:
        found = find_columns(header, FIELD_NAMES)
    except Refusal:
        return mapping
    taken = {*found.values(), *mapping.values()}
    for field, names in FIELD_NAMES.items():
        cut = {name[:_DBF_NAME] for name in names if len(name) > _DBF_NAME}
        column = next((name for name in header if name.lower() in cut and name not in taken), "")
        if column and field not in found and field not in mapping:
            mapping[field] = column
            taken.add(column)
    return mapping
