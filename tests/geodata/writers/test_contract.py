"""What every writer keeps: the gate, the same bytes for the same export, and little memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, overload

import numpy as np
import pytest

from geodata.layers import Catalogue
from geodata.licences import WAYS
from geodata.model import Event, Snapshot
from geodata.writers import WRITERS, Writer
from tests.geodata.mixed import COUNTED, MARKS, NAMED, OPEN, SECRETS, mixed_snapshot, snapshot_with
from tests.geodata.mixed import report as report_of
from tests.geodata.writers.exports import (
    EVERY_WRITER,
    NAMES,
    export_from,
    export_of_events,
    written,
)

each_writer = pytest.mark.parametrize("writer", EVERY_WRITER, ids=NAMES)


def unpacked(data: bytes) -> bytes:
    """Everything that stands in a file in plain bytes, also what it holds compressed."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"\n".join(archive.read(name) for name in archive.namelist())
    if data[:4] == b"PAR1":
        import pyarrow.parquet as pq

        table = pq.read_table(io.BytesIO(data))
        return repr((table.to_pydict(), table.schema.metadata)).encode()
    return data


def test_every_writer_has_its_way_and_every_way_its_writer() -> None:
    assert [writer.way for writer in EVERY_WRITER] == sorted(
        WAYS, key=[w.way for w in EVERY_WRITER].index
    )
    assert all(writer.way == f"events.{writer.id}" for writer in WRITERS)
    assert len({writer.mimetype for writer in EVERY_WRITER}) == len(EVERY_WRITER)


@each_writer
def test_nothing_leaves_that_must_stay(writer: Writer, catalogue: Catalogue) -> None:
    export = export_from(mixed_snapshot(), catalogue, writer.way)
    found = unpacked(written(writer, export))
    for secret in SECRETS:
        assert secret.encode() not in found
    if writer.way != "README.txt":
        assert MARKS["rows"].encode() in found
    if writer.explains_itself:
        for dataset in (OPEN, COUNTED, NAMED):
            assert dataset.name.encode() in found and dataset.url.encode() in found


@each_writer
def test_only_what_may_leave_is_ever_asked_for(writer: Writer, catalogue: Catalogue) -> None:
    """Without one free row a file holds none, and is a whole file of its format all the same."""
    stays = [event for event in mixed_snapshot().events if event.dataset != OPEN.id]
    snapshot = snapshot_with(stays, (COUNTED, NAMED))
    found = unpacked(written(writer, export_from(snapshot, catalogue, writer.way)))
    assert not any(mark.encode() in found for mark in MARKS.values())
    assert found


@each_writer
def test_the_same_export_gives_the_same_bytes(writer: Writer, catalogue: Catalogue) -> None:
    export = export_from(mixed_snapshot(), catalogue, writer.way)
    assert written(writer, export) == written(writer, export)


@each_writer
def test_a_file_that_is_not_taken_leaves_nothing_behind(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pieces: Any = writer.pieces(export_of_events([report_of(OPEN, 1)], layers=()))
    next(pieces)
    if hasattr(pieces, "close"):
        pieces.close()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("aras")] == []


class ManyEvents(Sequence[Event]):
    """A great many events, each made when it is asked for."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._made = [report_of(OPEN, number) for number in range(60)]

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, row: int) -> Event: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Event]: ...
    def __getitem__(self, row: Any) -> Any:
        return self._made[row % 60].model_copy(update={"id": f"many-{row}"})

    def __iter__(self) -> Iterator[Event]:
        return (self[row] for row in range(self._count))


def many(count: int) -> Snapshot:
    few = snapshot_with([report_of(OPEN, number) for number in range(60)], (OPEN,))

    def columns(name: str) -> Any:
        return np.resize(getattr(few, name), count)

    return replace(
        few,
        events=ManyEvents(count),  # type: ignore[arg-type]
        ids=(),
        row_of=MappingProxyType({}),
        **{name: columns(name) for name in ("lon", "lat", "layer", "dataset", "kind")},
    )


@pytest.mark.parametrize("writer", WRITERS, ids=[writer.id for writer in WRITERS])
def test_large_exports_take_constant_memory(writer: Writer, catalogue: Catalogue) -> None:
    few, much = 500, 2_500
    bytes_of, peak_of = {}, {}
    for count in (few, few, much):  # the first warms up what is loaded once
        export = export_from(many(count), catalogue, writer.way, layers=())
        tracemalloc.start()
        bytes_of[count] = sum(len(piece) for piece in writer.pieces(export))
        peak_of[count] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    grown = peak_of[much] - peak_of[few]
    assert bytes_of[much] > bytes_of[few]
    # A batch of Arrow rows is memory that does not grow with the export.
    assert grown < (24_000_000 if writer.id in ("gpkg", "parquet") else 400_000), (grown, peak_of)
