"""What our own writers of vector files write comes back as the same events, to the last digit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.layers import load_catalogue
from geodata.model import Event
from geodata.readers import InputFile
from geodata.writers import WRITERS
from tests.geodata.readers.known import read, reader_of
from tests.geodata.strategies import events as any_event
from tests.geodata.writers.exports import export_of_events, written

WAYS = {"geojson": ".geojson", "kml": ".kml", "geopackage": ".gpkg"}


CATALOGUE = load_catalogue()


def come_back(name: str, events: Sequence[Event], folder: Path) -> None:
    writer = next(writer for writer in WRITERS if writer.way.endswith(WAYS[name]))
    export = export_of_events(events, CATALOGUE, way=writer.way)
    path = folder / f"events{WAYS[name]}"
    path.write_bytes(written(writer, export))
    file = InputFile(path.name, path)
    assert reader_of(file).id == name
    rows = read(file)
    assert not [problem for row in rows for problem in row.problems if problem.level == "refused"]
    found = {row.event.id: row.event for row in rows if row.event}
    wanted = {filed.id: filed for filed in export.release.events()}
    assert found == wanted


@pytest.mark.parametrize("name", WAYS)
def test_the_chronicle_comes_back(name: str, chronicle: tuple[Event, ...], tmp_path: Path) -> None:
    come_back(name, chronicle, tmp_path)


@pytest.mark.parametrize("name", WAYS)
@settings(max_examples=12)
@given(events=st.lists(any_event(), min_size=1, max_size=4, unique_by=lambda event: event.id))
def test_any_event_comes_back(name: str, events: list[Event]) -> None:
    with TemporaryDirectory() as folder:
        come_back(name, events, Path(folder))
