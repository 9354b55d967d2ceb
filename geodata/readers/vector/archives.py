"""Zips: what they hold, and whether they may be unpacked."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from geodata.readers.tables.archive import bomb_fault

ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,  # ways of packing that Python does not know
    RuntimeError,  # a password
    ValueError,
    OSError,
)
"""What unpacking a damaged zip raises."""

_MAGIC: Final = b"PK\x03\x04"


def is_zip(path: Path) -> bool:
    """Whether the file begins as a zip; never raises."""
    try:
        with path.open("rb") as source:
            return source.read(4) == _MAGIC
    except OSError:
        return False


def members_of(path: Path, suffix: str) -> list[zipfile.ZipInfo]:
    """The files of a zip whose names end so, without those that macOS adds; empty for no zip."""
    if not is_zip(path):
        return []
    try:
        with zipfile.ZipFile(path) as archive:
            return [info for info in _files(archive) if suffix_of(info) == suffix]
    except ZIP_ERRORS:
        return []


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for info in archive.infolist():
        name = PurePosixPath(info.filename)
        if not info.filename:  # `is_dir` looks at its last letter
            continue
        if not info.is_dir() and "__MACOSX" not in name.parts and not name.name.startswith("._"):
            yield info


def suffix_of(info: zipfile.ZipInfo) -> str:
    """The ending of a name, in small letters: `.shp`."""
    return PurePosixPath(info.filename).suffix.lower()


def why_not(path: Path) -> str:
    """Why a zip is not unpacked, empty when it may be."""
    try:
        return bomb_fault(lambda: path.open("rb"))
    except ZIP_ERRORS:
        return "is a damaged zip"


def why_broken(error: Exception) -> str:
    """What an error of unpacking says of the zip."""
    if isinstance(error, RuntimeError) and "password" in str(error):
        return "is protected by a password"
    if isinstance(error, NotImplementedError):
        return "is packed in a way that is not read here"
    return "is a damaged zip"
