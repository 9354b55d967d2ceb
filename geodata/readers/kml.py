"""KML and KMZ: every placemark of every folder, with its time, its data and its shape.

expat reads it, a placemark at a time. GDAL, which reads the other formats, gives 2020-09 as the
first of September and loses 2020, and gives each folder as a layer of its own; here a partial date
sets the precision and folders are a column. A description is taken as plain text. Network links
are never followed. The row of a placemark is its place in the file, from 1.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Final

from geodata.model import Problem
from geodata.readers.generic import FIELD_NAMES
from geodata.readers.parsing import find_columns
from geodata.readers.reading import FileReading, InputFile, ReadOptions
from geodata.readers.vector.archives import ZIP_ERRORS, is_zip, members_of, why_broken, why_not
from geodata.readers.vector.features import (
    MOST_COLUMNS,
    Feature,
    Layer,
    Opened,
    about,
    feature_of,
    unique,
)
from geodata.readers.vector.frames import WGS84
from geodata.readers.vector.kml_placemark import data_of, shape_of, texts_of, times_of
from geodata.readers.vector.kml_stream import (
    PASSED_OVER,
    KmlFault,
    Passed,
    Placemark,
    placemarks_of,
)
from geodata.readers.vector.layers import read_layers

_HEAD: Final = 8192
_FOLDER: Final = "folder"
_OWN: Final[tuple[str, ...]] = ("name", "description", "address", "phoneNumber", "Snippet", _FOLDER)
_DAYS: Final = ("date_start", "date_end", "date_precision")
_CURE: Final = "save it as KML again"
_MOST_DOCUMENTS: Final = 1000


class Kml:
    """The reader of KML and of KMZ, its zip."""

    id = "kml"
    title = "KML, KMZ"

    def claims(self, file: InputFile) -> bool:
        """Whether it begins as KML, or is a zip with KML in it; never raises."""
        if is_zip(file.path):
            return bool(members_of(file.path, ".kml"))
        try:
            with file.path.open("rb") as source:
                head = source.read(_HEAD)
        except OSError:
            return False
        text = head.replace(b"\0", b"").decode("latin-1").lower()
        marked = text.lstrip("\ufeffï»¿ÿþ \t\r\n").startswith("<")
        return marked and ("<kml" in text or ":kml" in text or file.path.suffix.lower() == ".kml")

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """A row for each placemark."""
        return read_layers(file, options, _opened(file))


@dataclass(slots=True)
class _Seen:
    """What a look at the whole file shows."""

    data: dict[str, None] = field(default_factory=dict)
    texts: dict[str, None] = field(default_factory=dict)
    passed: Passed = field(default_factory=Passed)
    dated: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Names:
    """How the cells of a file are called: the placemark's own parts, and where its dates stand."""

    own: dict[str, str]
    dates: dict[str, str]
    dated: bool


def _opened(file: InputFile) -> Opened:
    """The file as one layer, looked at once from end to end."""
    if is_zip(file.path) and (fault := why_not(file.path)):
        return Opened(notes=(about(file.name, fault, "unpack it and give the KML files in it"),))
    seen = _Seen()
    try:
        for placemark in _placemarks(file, seen.passed):
            _look(placemark, seen)
    except KmlFault as fault_:
        if not seen.count:
            return Opened(notes=(about(file.name, fault_.message, fault_.cure),))
    notes = tuple(_passed_over(file, seen.passed))
    if not seen.count:
        return Opened(notes=(*notes, about(file.name, "has no placemarks", _CURE)))
    if len(seen.data) > MOST_COLUMNS:
        message = f"has more than {MOST_COLUMNS:,} names of data"
        return Opened(notes=(*notes, about(file.name, message, "keep those that are needed")))
    names = _names(seen)
    dates = _DAYS if seen.dated else ()
    columns = tuple(dict.fromkeys((*names.own.values(), *dates, *seen.data)))
    features = partial(_features, file, names)
    return Opened((Layer(file.name, columns, WGS84, features, seen.count),), notes)


def _look(placemark: Placemark, seen: _Seen) -> None:
    seen.count += 1
    if len(seen.data) <= MOST_COLUMNS:
        seen.data.update(dict.fromkeys(data_of(placemark.element)))
    seen.texts.update(dict.fromkeys(tag for tag, _ in texts_of(placemark.element)))
    if placemark.folders:
        seen.texts[_FOLDER] = None
    times = times_of(placemark.element)
    seen.dated = seen.dated or bool(times.begin or times.end)


def _names(seen: _Seen) -> _Names:
    taken = {*seen.data, *_DAYS}
    own: dict[str, str] = {tag: unique(tag, taken) for tag in _OWN if tag in seen.texts}
    found = find_columns(tuple(seen.data), {day: FIELD_NAMES[day] for day in _DAYS})
    return _Names(own, found, seen.dated)


def _features(file: InputFile, names: _Names) -> Iterator[Feature | Problem]:
    try:
        for number, placemark in enumerate(_placemarks(file, Passed()), start=1):
            yield _feature(number, placemark, names)
    except KmlFault as fault:
        yield about(file.name, fault.message, fault.cure)


def _feature(number: int, placemark: Placemark, names: _Names) -> Feature:
    element = placemark.element
    cells = {names.own[tag]: text for tag, text in texts_of(element) if tag in names.own}
    if placemark.folders:
        cells[names.own[_FOLDER]] = " / ".join(placemark.folders)
    data = data_of(element)
    cells.update(data)
    if names.dated:
        cells.update(_dates(placemark, data, names))
    return feature_of(number, cells, partial(shape_of, element))


def _dates(placemark: Placemark, data: dict[str, str], names: _Names) -> dict[str, str]:
    """The time of a placemark; without one, what its data say of it."""
    times = times_of(placemark.element)
    if data.get("date_start") or not (times.begin or times.end):
        # Our own files say in their data what a span of time cannot.
        return {day: data.get(names.dates.get(day, day), "") for day in _DAYS}
    return {"date_start": times.begin, "date_end": times.end, "date_precision": times.precision}


def _passed_over(file: InputFile, passed: Passed) -> Iterator[Problem]:
    for kind in sorted(PASSED_OVER & passed.counts.keys()):
        many = f"has {passed.counts[kind]:,} of {kind}"
        if kind == "NetworkLink":
            message = f"{many}: links are not followed"
            cure = "open them in a viewer and save what they show as KML"
        else:
            message, cure = f"{many}: pictures are passed over", "give events as placemarks"
        yield about(file.name, message, cure, "warned")


def _placemarks(file: InputFile, passed: Passed) -> Iterator[Placemark]:
    if not is_zip(file.path):
        with file.path.open("rb") as source:
            yield from placemarks_of(source, passed)
        return
    for member in _documents(file.path):
        with _unpacked(file.path, member) as source:
            yield from placemarks_of(source, passed)


def _documents(path: Path) -> list[zipfile.ZipInfo]:
    """The KML files of a KMZ: doc.kml first, as viewers open it, then as they stand."""
    found = members_of(path, ".kml")[:_MOST_DOCUMENTS]
    return sorted(found, key=lambda info: info.filename.lower() != "doc.kml")


@contextmanager
def _unpacked(path: Path, member: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as source:
            yield source
    except ZIP_ERRORS as error:
        raise KmlFault(why_broken(error), "pack it again, or give the KML in it") from None
