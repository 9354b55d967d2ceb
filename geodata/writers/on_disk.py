"""The writers of formats that are made on disk and then handed on piece by piece.

The libraries that know these formats take a second to load and much memory: they are loaded by the
first export of the format, not by every command and every worker.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geodata.writers.export import Export
from geodata.writers.writing import PIECE


@dataclass(frozen=True, slots=True)
class FileWriter:
    """A writer that makes a file in a folder of its own, gone when the bytes have been taken."""

    id: str
    mimetype: str
    write: Callable[[Export, Path], None]
    holds_readme: bool = True
    explains_itself: bool = True

    @property
    def way(self) -> str:
        """The way out."""
        return f"events.{self.id}"

    def pieces(self, export: Export) -> Iterator[bytes]:
        """The file, made before the first piece is given."""
        with tempfile.TemporaryDirectory(prefix="aras-export-") as folder:
            path = Path(folder) / self.way
            self.write(export, path)
            with path.open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece


def _geopackage(export: Export, path: Path) -> None:
    from geodata.writers.files.geopackage import write

    write(export, path)


def _geoparquet(export: Export, path: Path) -> None:
    from geodata.writers.files.geoparquet import write

    write(export, path)


GEOPACKAGE: Final = FileWriter("gpkg", "application/geopackage+sqlite3", _geopackage)
GEOPARQUET: Final = FileWriter(
    "parquet", "application/vnd.apache.parquet", _geoparquet, holds_readme=False
)
