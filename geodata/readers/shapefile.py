"""Shapefiles: a zip with one or several, or a .shp with its parts beside it.

The parts are laid out in a folder of their own under plain names (links for a .shp, unpacked from a
zip within bounds), so that no name of an archive is ever a path. GDAL reads them as bytes; here
the encoding of the table is settled. The row of a feature is its place in the file, counted from 1
over the shapefiles in the order of their names.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

from geodata.model import Problem, Refusal
from geodata.readers.reading import FileReading, InputFile, ReadOptions
from geodata.readers.vector.archives import ZIP_ERRORS, is_zip, members_of, why_broken, why_not
from geodata.readers.vector.dbf import Codec, codec_of
from geodata.readers.vector.features import Feature, Layer, Opened, about, feature_of
from geodata.readers.vector.frames import UNDECLARED
from geodata.readers.vector.gdal import Described, LayerFault, describe, records_of
from geodata.readers.vector.layers import read_layers

_MAGIC: Final = b"\x00\x00\x27\x0a"
"""The file code 9994, big-endian (ESRI Shapefile Technical Description, 1998)."""

_PARTS: Final = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_MOST: Final = 200
_PIECE: Final = 1 << 20
_BYTES: Final = "ISO-8859-1"
"""Latin-1 has a letter for every byte, so nothing of the table is lost before it is decoded."""

_WHOLE: Final = "give all its parts (.shp, .shx, .dbf, .prj) in a zip"


class Shapefile:
    """The reader of shapefiles, zipped or not."""

    id = "shapefile"
    title = "Shapefile (zip)"

    def claims(self, file: InputFile) -> bool:
        """Whether it is a .shp, or a zip with one in it; never raises."""
        if is_zip(file.path):
            return bool(members_of(file.path, ".shp"))
        try:
            with file.path.open("rb") as source:
                return source.read(4) == _MAGIC
        except OSError:
            return False

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """A row for each shape of every shapefile."""
        return read_layers(file, options, _opened(file))


def _opened(file: InputFile) -> Opened:
    if is_zip(file.path) and (fault := why_not(file.path)):
        return Opened(notes=(about(file.name, fault, "unpack it and give the shapefiles"),))
    folder = Path(tempfile.mkdtemp(prefix="aras-"))
    close = partial(shutil.rmtree, folder, ignore_errors=True)
    try:
        names = _unpacked(file.path, folder) if is_zip(file.path) else _linked(file.path, folder)
        layers = _layers(file, folder, names)
    except ZIP_ERRORS as error:
        close()
        message = why_broken(error) if is_zip(file.path) else "cannot be read with its parts"
        return Opened(notes=(about(file.name, message, _WHOLE),))
    except BaseException:
        close()
        raise
    return Opened(tuple(layers), (), close)


def _linked(path: Path, folder: Path) -> list[str]:
    """Link the parts beside a .shp into the folder; the one name."""
    found = {".shp": path}
    for beside in sorted(path.parent.iterdir()):
        suffix = beside.suffix.lower()
        if beside.stem.casefold() == path.stem.casefold() and suffix in _PARTS[1:]:
            found.setdefault(suffix, beside)
    for suffix, part in found.items():
        (folder / f"0{suffix}").symlink_to(part.resolve())
    return [path.stem]


def _unpacked(path: Path, folder: Path) -> list[str]:
    """Unpack the parts of each shapefile under numbers; the names."""
    groups: dict[tuple[str, str], dict[str, zipfile.ZipInfo]] = {}
    for suffix in _PARTS:
        for member in members_of(path, suffix):
            name = PurePosixPath(member.filename)
            key = str(name.parent).casefold(), name.stem.casefold()
            groups.setdefault(key, {}).setdefault(suffix, member)
    whole = {key: parts for key, parts in sorted(groups.items()) if ".shp" in parts}
    names = []
    with zipfile.ZipFile(path) as archive:
        for number, parts in enumerate(list(whole.values())[:_MOST]):
            for suffix, member in parts.items():
                target = folder / f"{number}{suffix}"
                with archive.open(member) as source, target.open("wb") as out:
                    shutil.copyfileobj(source, out, _PIECE)
            names.append(PurePosixPath(parts[".shp"].filename).stem)
    return names


def _layers(file: InputFile, folder: Path, names: list[str]) -> list[Layer]:
    layers: list[Layer] = []
    start = 1
    for number, name in enumerate(names):
        label = file.name
        if len(names) > 1:
            label += f", {name}.shp" + (f" (its first row is {start:,})" if start > 1 else "")
        layer = _layer(folder / f"{number}.shp", label, start)
        layers.append(layer)
        start += layer.count or 0
    return layers


def _layer(path: Path, label: str, start: int) -> Layer:
    """The layer of a shapefile; one that cannot be read has a note and no rows."""
    table, cpg = path.with_suffix(".dbf"), path.with_suffix(".cpg")
    if not table.exists():
        return _none(about(label, "has no .dbf with its attributes, so no dates", _WHOLE))
    try:
        declared = cpg.read_bytes()[:1000].decode("latin-1") if cpg.exists() else ""
        codec = codec_of(table, declared)
        seen = _described(path)
    except (LayerFault, OSError):
        return _none(about(label, "is damaged, or no shapefile", _WHOLE))
    except Refusal as refusal:
        told = Problem(label, None, ".prj", refusal.value, refusal.message, refusal.cure)
        return _none(told)
    notes = [about(label, *codec.note, "warned")] if codec.note else []
    if not seen.frame.declared:
        message = "has no .prj that says its system; its coordinates are read as degrees of WGS 84"
        notes.append(about(label, message, "give the .prj with it", "warned"))
    columns = tuple(map(codec.decode, seen.columns))
    features = partial(_features, path, codec, label, start)
    return Layer(label, columns, seen.frame, features, seen.count, tuple(notes), cut_names=True)


def _described(path: Path) -> Described:
    """The layer at a glance; a .prj that hinders that is left out."""
    try:
        return describe(path, None, _BYTES)
    except LayerFault:
        path.with_suffix(".prj").unlink(missing_ok=True)
        return describe(path, None, _BYTES)


def _none(note: Problem) -> Layer:
    return Layer(note.file, (), UNDECLARED, lambda: iter(()), 0, (note,))


def _features(path: Path, codec: Codec, label: str, start: int) -> Iterator[Feature | Problem]:
    try:
        records = records_of(path, None, _BYTES, codec.decode)
        for number, record in enumerate(records, start=start):
            yield feature_of(number, record.cells, record.shape)
    except LayerFault:
        yield about(label, "is damaged: the rest of it cannot be read", _WHOLE)
