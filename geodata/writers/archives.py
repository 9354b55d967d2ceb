"""Zip archives whose bytes depend on nothing but their content and a day, and which may stream."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from geodata.writers.writing import PIECE

LARGE: Final = 500_000
"""An archive of so many reports gets the long form, which holds members beyond 2 GB."""

_MODE: Final = 0o644 << 16


class DatedZip(zipfile.ZipFile):
    """A zip file to write to; every member bears the same day, whatever the clock says."""

    def __init__(self, file: Any, day: date) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED)
        self._day = day

    def entry(self, name: str) -> zipfile.ZipInfo:
        """The entry of a member of that name."""
        # A zip file knows no day before 1980.
        day = max(self._day, date(1980, 1, 1))
        info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
        info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, _MODE
        return info

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Add a member of text or bytes."""
        super().writestr(self.entry(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a member from a file, a piece at a time."""
        with (
            Path(filename).open("rb") as source,
            self.open(self.entry(str(arcname)), "w", force_zip64=True) as member,
        ):
            while piece := source.read(PIECE):
                member.write(piece)


class _Sink:
    """Takes what is written and hands it on; it cannot be walked back."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        found = bytes(self._waiting)
        self._waiting.clear()
        return found


def zipped(
    members: Iterable[tuple[str, Iterable[bytes]]], day: date, *, large: bool = False
) -> Iterator[bytes]:
    """An archive of members, each a name and its pieces, as it grows; no file is made."""
    sink = _Sink()
    with DatedZip(sink, day) as archive:
        for name, pieces in members:
            with archive.open(archive.entry(name), "w", force_zip64=large) as member:
                for piece in pieces:
                    member.write(piece)
                    if waiting := sink.taken():
                        yield waiting
    yield sink.taken()
