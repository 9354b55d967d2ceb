"""GeoJSON (RFC 7946): a collection, a single feature or geometry, an array or a line for each.

Python's own JSON reads it, one feature at a time. GDAL, which reads the other formats, gives no
word of what it passes over (an item without a type, a position of texts, a second id), and writes
numbers anew; here every item is a row or a sentence. The row of a feature is its place, from 1.

The old member `crs` (GeoJSON 2008) is obeyed when it names a system, never when it is a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from geodata.model import Problem, Refusal
from geodata.readers.reading import FileReading, InputFile, ReadOptions
from geodata.readers.tables.encoding import Encoding, encoding_of
from geodata.readers.vector.features import (
    MOST_COLUMNS,
    Feature,
    Layer,
    Opened,
    about,
    cell_of,
    feature_of,
    unique,
    unpaired,
)
from geodata.readers.vector.frames import WGS84, Frame, named_frame
from geodata.readers.vector.geojson_shapes import GEOMETRIES, shape_of
from geodata.readers.vector.json_stream import End, Item, JsonFault, Member, parts_of
from geodata.readers.vector.layers import read_layers

_HEAD: Final = 4096
_BLANKS: Final = " \t\r\n\x1e\ufeff"
_OWN_MEMBERS: Final = frozenset({"type", "id", "geometry", "properties", "bbox"})
_CURE: Final = "save it as GeoJSON (RFC 7946)"
_OTHERS: Final = {
    "Topology": "TopoJSON",
    "CoverageCollection": "CoverageJSON",
    "Coverage": "CoverageJSON",
}


class GeoJson:
    """The reader of GeoJSON, newline-delimited too."""

    id = "geojson"
    title = "GeoJSON"

    def claims(self, file: InputFile) -> bool:
        """Whether it begins as a JSON object, or an array of them; never raises."""
        try:
            with file.path.open("rb") as source:
                head = source.read(_HEAD)
        except OSError:
            return False
        codec = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
        text = "".join(head.decode(codec, "replace").split()).lstrip(_BLANKS)
        return text.startswith(('{"', "{}", "[{", "[]"))

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """A row for each feature; what is no feature is refused with its place."""
        return read_layers(file, options, _opened(file))


def _opened(file: InputFile) -> Opened:
    """The file as one layer, looked at once from end to end."""
    encoding = encoding_of(lambda: file.path.open("rb"))
    if encoding is None:
        return Opened(notes=(about(file.name, "is no text", _CURE),))
    seen = _Seen()
    try:
        _look(file, encoding, seen)
    except JsonFault as fault:
        if not seen.count:
            return Opened(notes=(about(file.name, fault.message, fault.cure),))
    notes = []
    if encoding.guessed:
        message = f"is not UTF-8; it was read as {encoding.title}, which is a guess"
        notes.append(about(file.name, message, "check the names, or save it as UTF-8", "warned"))
    try:
        frame = _frame_of(seen)
    except Refusal as refusal:
        told = Problem(file.name, None, "crs", refusal.value, refusal.message, refusal.cure)
        return Opened(notes=(*notes, told))
    if not seen.features:
        kind = str(seen.members.get("type", ""))
        what = f"is {_OTHERS[kind]}" if kind in _OTHERS else "has no features"
        return Opened(notes=(*notes, about(file.name, what, _CURE)))
    if len(seen.columns) > MOST_COLUMNS:
        message = f"has more than {MOST_COLUMNS:,} properties"
        return Opened(notes=(*notes, about(file.name, message, "keep those that are needed")))
    features = partial(_features, file, encoding)
    columns = tuple(seen.columns)
    return Opened((Layer(file.name, columns, frame, features, seen.count),), tuple(notes))


@dataclass(slots=True)
class _Seen:
    """What a look at the whole file shows."""

    columns: dict[str, None] = field(default_factory=dict)
    members: dict[str, Any] = field(default_factory=dict)
    count: int = 0
    features: int = 0


def _look(file: InputFile, encoding: Encoding, seen: _Seen) -> None:
    for part in _objects(file, encoding):
        if isinstance(part, Member):
            if part.name in ("crs", "type"):
                seen.members.setdefault(part.name, part.value)
            continue
        seen.count += 1
        seen.features += _geometry_of(part.value) is not None
        if isinstance(part.value, dict) and len(seen.columns) <= MOST_COLUMNS:
            seen.columns.update(dict.fromkeys(_cells(part.value)))


def _features(file: InputFile, encoding: Encoding) -> Iterator[Feature | Problem]:
    number = 0
    try:
        for part in _objects(file, encoding):
            if isinstance(part, Item):
                number += 1
                yield _feature(file, number, part.value)
    except JsonFault as fault:
        yield about(file.name, fault.message, fault.cure)


def _objects(file: InputFile, encoding: Encoding) -> Iterator[Member | Item]:
    """Features, bare geometries and what stands in their place, as items; members of collections.

    Collections within arrays are opened.
    """
    whole: dict[str, Any] = {}
    for part in parts_of(file.path, encoding.codec, "features"):
        if isinstance(part, Member):
            whole[part.name] = part.value
            if part.name in ("crs", "type"):
                yield part
        elif isinstance(part, Item):
            yield from _opened_up(part.value)
        elif isinstance(part, End):
            if not part.streamed and whole.get("type") not in ("FeatureCollection", *_OTHERS):
                yield Item(whole)
            whole = {}


def _opened_up(value: Any) -> Iterator[Item | Member]:
    inner = value.get("features") if isinstance(value, dict) else None
    if isinstance(inner, list) and value.get("type") == "FeatureCollection":
        if "crs" in value:
            yield Member("crs", value["crs"])
        yield from map(Item, inner)
    else:
        yield Item(value)


def _feature(file: InputFile, number: int, value: Any) -> Feature | Problem:
    geometry = _geometry_of(value)
    if geometry is None:
        cure = 'write {"type": "Feature", "geometry": …, "properties": {…}}'
        return Problem(file.name, number, "", None, "is no GeoJSON feature", cure)
    return feature_of(number, _cells(value), partial(shape_of, geometry[0]))


def _geometry_of(value: Any) -> tuple[Any] | None:
    """The geometry of a feature, or the value itself when it is one; None when it is neither."""
    if not isinstance(value, dict):
        return None
    if _is_geometry(value) and "properties" not in value:
        return (value,)
    if "geometry" in value or (value.get("type") == "Feature" and "properties" in value):
        return (value.get("geometry"),)
    return None


def _is_geometry(value: Mapping[str, Any]) -> bool:
    kind = value.get("type")
    return isinstance(kind, str) and kind in GEOMETRIES


def _cells(value: Mapping[str, Any]) -> dict[str, str]:
    """The properties as text, the id of the feature, and members that RFC 7946 does not know."""
    if _geometry_of(value) is None or _is_geometry(value):
        return {}
    properties = value.get("properties")
    cells: dict[str, str] = {}
    if isinstance(properties, dict):
        for name, part in properties.items():
            cells[unpaired(name)] = _text(part)
    for name in value:
        if name in _OWN_MEMBERS:
            continue
        cells[unique(unpaired(name), cells)] = _text(value[name])
    identity = _text(value.get("id"))
    if identity and not cells.get("id"):
        cells["id"] = identity
    return cells


def _text(value: Any) -> str:
    try:
        return unpaired(cell_of(value))
    except RecursionError:
        return "[…]"


def _frame_of(seen: _Seen) -> Frame:
    """The system of the member `crs`; WGS 84 without one. `Refusal` when it is not known here."""
    declared = seen.members.get("crs")
    if declared is None:
        return WGS84
    kind = declared.get("type") if isinstance(declared, dict) else None
    properties = declared.get("properties") if isinstance(declared, dict) else None
    if not isinstance(properties, dict) or not isinstance(kind, str):
        raise Refusal("is no reference system", "leave crs out when it is WGS 84")
    if kind.lower() == "epsg":  # an older draft of GeoJSON
        return named_frame(f"EPSG:{properties.get('code')}")
    if kind.lower() == "name" and isinstance(properties.get("name"), str):
        return named_frame(properties["name"])
    raise Refusal("is a link, which is not followed", "save the file as WGS 84 (EPSG:4326)")
