"""GeoPackage (OGC 12-128): every layer with shapes, each in its own reference system.

Tables without shapes are passed over, and so are layers without dates when another layer has them:
our own export has its boundaries and its sources in the same file. Views are not read, for what a
view does is up to whoever wrote it. The row of a feature is its place in the file, counted from 1
over the layers in their order.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

from geodata.model import Problem, Refusal
from geodata.readers.reading import FileReading, InputFile, ReadOptions
from geodata.readers.vector.features import MOST_COLUMNS, Feature, Layer, Opened, about, feature_of
from geodata.readers.vector.gdal import LayerFault, describe, layers_of, records_of
from geodata.readers.vector.layers import read_layers

_MAGIC: Final = b"SQLite format 3\0"
_CURE: Final = "save it as GeoPackage again"


class GeoPackage:
    """The reader of GeoPackage."""

    id = "geopackage"
    title = "GeoPackage"

    def claims(self, file: InputFile) -> bool:
        """Whether it is an SQLite database called .gpkg, or one that lists layers; never raises."""
        try:
            with file.path.open("rb") as source:
                head = source.read(len(_MAGIC))
        except OSError:
            return False
        if head != _MAGIC:
            return False
        return file.path.suffix.lower() == ".gpkg" or "gpkg_contents" in _tables(file.path)

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """A row for each feature of every layer."""
        return read_layers(file, options, _opened(file))


def _tables(path: Path) -> dict[str, str]:
    """The tables and views of the database by name: what they were made with."""
    for way in ("?mode=ro", "?mode=ro&immutable=1"):
        try:
            with closing(sqlite3.connect(path.absolute().as_uri() + way, uri=True)) as database:
                rows = database.execute(
                    "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view')"
                ).fetchall()
                return {str(name): str(sql) for name, sql in rows}
        except (sqlite3.Error, UnicodeError, OverflowError):
            continue
    return {}


def _opened(file: InputFile) -> Opened:
    folder = None
    path = file.path.absolute()
    if path.suffix.lower() != ".gpkg":  # GDAL goes by the name
        folder = Path(tempfile.mkdtemp(prefix="aras-"))
        path = folder / "layers.gpkg"
        path.symlink_to(file.path.resolve())
    try:
        layers, notes = _layers(file, path)
    except LayerFault:
        layers, notes = [], [about(file.name, "is damaged, or no GeoPackage", _CURE)]
    if not layers and not notes:
        notes.append(about(file.name, "has no layer with shapes", "add one with the events"))
    return Opened(tuple(layers), tuple(notes), partial(_put_away, folder))


def _put_away(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _layers(file: InputFile, path: Path) -> tuple[list[Layer], list[Problem]]:
    """The layers, and problems of the file. `LayerFault` when it cannot be opened."""
    tables = _tables(path)
    layers: list[Layer] = []
    notes: list[Problem] = []
    names = layers_of(path)
    start = 1
    for name in names:
        label = file.name
        if len(names) > 1:
            label += f", layer {name}" + (f" (its first row is {start:,})" if start > 1 else "")
        made = tables.get(name, "").lstrip().upper()
        if not made.startswith("CREATE TABLE"):
            message = "is a view, which is passed over"
            notes.append(about(label, message, "save it as a layer", "warned"))
            continue
        try:
            seen = describe(path, name)
        except LayerFault:
            notes.append(about(label, "cannot be read", _CURE))
            continue
        except Refusal as refusal:
            told = Problem(label, None, "crs", refusal.value, refusal.message, refusal.cure)
            notes.append(told)
            continue
        told_ = []
        if not seen.frame.declared:
            message = "has no reference system; its coordinates are read as degrees of WGS 84"
            told_.append(about(label, message, "give the layer its system", "warned"))
        if len(seen.columns) > MOST_COLUMNS:
            told_.append(about(label, f"has more than {MOST_COLUMNS:,} columns", _CURE))
        features = partial(_features, path, name, label, start)
        layers.append(Layer(label, seen.columns, seen.frame, features, seen.count, tuple(told_)))
        start += seen.count or 0
    return layers, notes


def _features(path: Path, layer: str, label: str, start: int) -> Iterator[Feature | Problem]:
    try:
        for number, record in enumerate(records_of(path, layer), start=start):
            yield feature_of(number, record.cells, record.shape)
    except LayerFault:
        yield about(label, "is damaged: the rest of it cannot be read", _CURE)
