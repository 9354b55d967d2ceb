"""Layers as GDAL reads them, a batch at a time: rows of text and shapes, or one sentence.

GDAL is kept from the net (its files are local paths whose first bytes were looked at), from writing
its complaints to the terminal, and from batches that do not fit into memory.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyogrio
import shapely
from pyogrio import raw
from shapely.geometry.base import BaseGeometry

from geodata.model.problems import Refusal
from geodata.readers.tables.encoding import ERRORS
from geodata.readers.vector.features import Shape, cell_of
from geodata.readers.vector.frames import UNDECLARED, Frame, described_frame

_BATCH: Final = 1_000
_BATCH_BYTES: Final = 128 * 1024**2

pyogrio.set_gdal_config_options(
    {
        # Only this file may be fetched, and it does not exist: nothing is.
        "CPL_VSIL_CURL_ALLOWED_FILENAME": "/vsicurl/http://localhost/none",
        "CPL_LOG": os.devnull,
        "OGR_ARROW_MEM_LIMIT": str(_BATCH_BYTES),
        "SHAPE_RESTORE_SHX": "YES",
        "OGR_SQLITE_LIST_VIRTUAL_OGR": "NO",
    }
)

_UNDEFINED: Final = "Undefined"
"""How a GeoPackage calls the two systems that it has for layers without one."""


class LayerFault(Exception):
    """A layer, or a file, that GDAL cannot read on."""


@dataclass(frozen=True, slots=True)
class Described:
    """A layer before its rows are read: the names of its columns as they stand, and its system."""

    columns: tuple[str, ...]
    frame: Frame
    count: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """One row: cells by column, and its shape, or a `Refusal` when it is asked for."""

    cells: dict[str, str]
    shape: Shape


def layers_of(path: Path) -> list[str]:
    """The names of the layers that have shapes. `LayerFault` when the file cannot be read."""
    with _quiet():
        try:
            found = pyogrio.list_layers(path)
        except Exception:  # damage shows as errors of every kind, those of the library included
            raise LayerFault from None
    return [str(name) for name, kind in found if kind is not None]


def describe(path: Path, layer: str | None, encoding: str | None = None) -> Described:
    """A layer at a glance. `LayerFault` when it cannot be read, `Refusal` for its system."""
    with _quiet():
        try:
            info = pyogrio.read_info(path, layer=layer, encoding=encoding, force_feature_count=True)
        except Exception:  # damage shows as errors of every kind, those of the library included
            raise LayerFault from None
    crs = info["crs"]
    undefined = crs is None or _UNDEFINED in crs[:60]
    frame = UNDECLARED if undefined else described_frame(crs)
    count = int(info["features"])
    return Described(tuple(map(str, info["fields"])), frame, count if count >= 0 else None)


def records_of(
    path: Path,
    layer: str | None,
    encoding: str | None = None,
    decode: Callable[[str], str] = str,
) -> Iterator[Record]:
    """The rows of a layer in their order. `LayerFault` where it cannot be read on.

    `decode` makes text of what GDAL gives, names of columns included.
    """
    try:
        with _quiet():
            opened = raw.open_arrow(
                path,
                layer=layer,
                encoding=encoding,
                use_pyarrow=True,
                datetime_as_string=True,
                batch_size=_BATCH,
            )
            meta, reader = opened.__enter__()
        try:
            column = meta["geometry_name"] or "wkb_geometry"
            names = {str(name): decode(str(name)) for name in meta["fields"]}
            while True:
                with _quiet():
                    batch = next(reader, None)
                if batch is None:
                    return
                yield from _records(batch, column, names, decode)
        finally:
            with _quiet():
                opened.__exit__(None, None, None)
    except Exception:  # damage shows as errors of every kind, those of the library included
        raise LayerFault from None


def _records(
    batch: Any, geometry: str, names: dict[str, str], decode: Callable[[str], str]
) -> Iterator[Record]:
    columns = {name: _texts(batch.column(given), decode) for given, name in names.items()}
    if geometry in batch.schema.names:
        wkb = batch.column(geometry).to_pylist()
    else:
        wkb = [None] * batch.num_rows
    shapes = _shapes(wkb)
    for place in range(batch.num_rows):
        cells = {name: texts[place] for name, texts in columns.items()}
        yield Record(cells, partial(_given, shapes[place], wkb[place] is not None))


def _given(shape: BaseGeometry | None, there: bool) -> BaseGeometry | None:
    if shape is None and there:
        message = "has a shape of a kind that is not read (curves, surfaces)"
        raise Refusal(message, "save it with straight edges", field="geometry", value="")
    return shape


def _texts(column: Any, decode: Callable[[str], str]) -> list[str]:
    try:
        values = column.to_pylist()
    except UnicodeDecodeError:
        values = [
            None if value is None else value.decode("utf-8", ERRORS)
            for value in column.cast(pa.binary()).to_pylist()
        ]
    return [decode(value) if isinstance(value, str) else cell_of(value) for value in values]


def _shapes(wkb: list[bytes | None]) -> list[BaseGeometry | None]:
    try:
        found: list[BaseGeometry | None] = list(shapely.from_wkb(wkb, on_invalid="ignore"))
        return found
    except (NotImplementedError, shapely.errors.ShapelyError, ValueError, TypeError):
        return [_shape(one) for one in wkb]


def _shape(wkb: bytes | None) -> BaseGeometry | None:
    try:
        found: BaseGeometry | None = shapely.from_wkb(wkb, on_invalid="ignore")
        return found
    except (NotImplementedError, shapely.errors.ShapelyError, ValueError, TypeError):
        return None


def _quiet() -> warnings.catch_warnings[None]:
    """No warnings of pyogrio: what matters is told as problems."""
    return warnings.catch_warnings(action="ignore")
