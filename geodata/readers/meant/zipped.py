"""A table that was downloaded as a zip: its one table, unpacked within bounds."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from geodata.model import Problem
from geodata.readers.reading import InputFile

LARGEST: Final = 2 * 1024**3
"""Bytes of the unpacked file."""

MOST_PACKED: Final = 200
"""How many times larger than the zip an unpacked table may be: text packs about tenfold."""

_HEAD: Final = 1 << 20
_TEXTS: Final = frozenset({".csv", ".tsv", ".tab", ".txt"})
_TABLES: Final = _TEXTS | {".xlsx"}


@contextmanager
def unzipped(file: InputFile, *, head: bool = False) -> Iterator[InputFile | Problem]:
    """The one table inside a zip, unpacked for as long as it is used; any other file as it is.

    `head` unpacks no more than the first rows of a text. A zip that holds no table or several is
    given as it is; a problem stands for one that is damaged, or unpacks beyond the bounds.
    """
    if not _is_zip(file.path):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="aras-") as folder:
        yield _unpacked(file, Path(folder), head)


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as source:
            return source.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _unpacked(file: InputFile, folder: Path, head: bool) -> InputFile | Problem:
    try:
        with zipfile.ZipFile(file.path) as archive:
            member = _table_of(archive)
            if member is None:
                return file
            suffix = PurePosixPath(member.filename).suffix.lower()
            target = folder / f"table{suffix}"
            if not _copied(archive, member, target, head and suffix in _TEXTS):
                cure = "unpack it and split the table into smaller files"
                return Problem(file.name, None, "", None, "unpacks to far more than it is", cure)
            return InputFile(file.name, target)
    except Exception as error:  # each way of packing has errors of its own
        message = f"cannot be unpacked ({type(error).__name__})"
        return Problem(file.name, None, "", None, message, "download it again, or unpack it")


def _table_of(archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    """The one table, None when there is none, several, or the zip is a format of its own."""
    names = [info.filename for info in archive.infolist()]
    if any(name == "[Content_Types].xml" or name.lower().endswith(".shp") for name in names):
        return None
    found = [
        info
        for info in archive.infolist()
        if PurePosixPath(info.filename).suffix.lower() in _TABLES
        and not info.filename.startswith("__MACOSX/")
    ]
    return found[0] if len(found) == 1 else None


def _copied(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, head: bool) -> bool:
    """Whether all of it was copied within the bounds; its first piece only for the head."""
    left = min(LARGEST, member.compress_size * MOST_PACKED + _HEAD)
    with archive.open(member) as source, target.open("wb") as out:
        while chunk := source.read(_HEAD):
            left -= len(chunk)
            if left < 0:
                return False
            out.write(chunk)
            if head:
                break
    return True
