"""Whether a zip may be unpacked: what its directory says of its contents, before any is read.

Python unpacks no more of a file than the directory says, so the directory can be trusted for that.
"""

from __future__ import annotations

import io
import zipfile
from typing import Final

from geodata.readers.tables.encoding import Opener

MOST_UNPACKED: Final = 4 * 1024**3
"""Bytes of all files together."""

MOST_FILES: Final = 10_000

MOST_RATIO: Final = 200
"""How many times larger than the zip its contents may be. Sheets pack ten- to fiftyfold."""

SMALL: Final = 16 * 1024**2
"""Contents that are no danger whatever their ratio."""


def bomb_fault(opener: Opener) -> str:
    """Why the zip is not unpacked, empty when it may be. BadZipFile or OSError when it is none."""
    with opener() as source, zipfile.ZipFile(source) as archive:
        infos = archive.infolist()
        packed = source.seek(0, io.SEEK_END)
    size = sum(info.file_size for info in infos)
    if len(infos) > MOST_FILES:
        return f"holds more than {MOST_FILES:,} files"
    if size > MOST_UNPACKED:
        return f"unpacks to more than {MOST_UNPACKED // 1024**3} GB"
    if size > SMALL and size > MOST_RATIO * packed:
        return f"unpacks to more than {MOST_RATIO} times its size"
    return ""
