"""What our writers wrote, our readers read: the same events, whatever the format."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from geodata.model import Event
from geodata.readers import READERS, InputFile, ReadOptions, RowRead
from geodata.writers import WRITERS, Writer
from tests.geodata.mixed import OPEN, report
from tests.geodata.writers.exports import (
    by_id,
    export_of_events,
    released,
    some_events,
    written,
)
from tests.geodata.writers.test_kml import as_xml

READABLE = [writer for writer in WRITERS if writer.id not in ("parquet", "zip")]
"""GeoParquet is read by nobody here yet, and a bundle is unpacked first."""

each_format = pytest.mark.parametrize("writer", READABLE, ids=[w.id for w in READABLE])


def rows_of(path: Path) -> list[RowRead]:
    """The rows as the first reader that claims the file reads them."""
    file = InputFile(path.name, path)
    reader = next(reader for reader in READERS if reader.claims(file))
    return list(reader.read(file, ReadOptions()).rows)


@each_format
def test_the_chronicle_comes_back(
    writer: Writer, tmp_path: Path, chronicle: tuple[Event, ...]
) -> None:
    export = export_of_events(chronicle, asof=None)
    path = tmp_path / f"events.{writer.id}"
    path.write_bytes(written(writer, export))
    rows = rows_of(path)
    assert not any(row.refused for row in rows)
    assert by_id([row.event for row in rows if row.event]) == by_id(released(export))
    assert {event.dataset for event in released(export)} == {OPEN.id}


@each_format
def test_awkward_texts_come_back(writer: Writer, tmp_path: Path) -> None:
    texts = {"title": "_x0041_ _x005F_x000D_", "summary": "=1\n'+2", "reported_by": "'=x"}
    export = export_of_events([report(OPEN, 1, **texts)], layers=())
    path = tmp_path / f"events.{writer.id}"
    path.write_bytes(written(writer, export))
    assert [row.event for row in rows_of(path) if row.event] == released(export)


@each_format
@given(events=some_events)
@settings(max_examples=15)
def test_any_events_come_back(
    tmp_path_factory: pytest.TempPathFactory, writer: Writer, events: list[Event]
) -> None:
    export = export_of_events(events, layers=())
    path = tmp_path_factory.mktemp("back") / f"events.{writer.id}"
    path.write_bytes(written(writer, export))
    expected = [
        as_xml(event) if writer.id in ("kml", "xlsx") else event for event in released(export)
    ]
    rows = rows_of(path)
    refused = [str(problem) for row in rows if row.refused for problem in row.problems]
    assert refused == []
    assert by_id([row.event for row in rows if row.event]) == by_id(expected)
