"""The real catalogue and the real chronicle, opened once for all tests of the data package."""

from __future__ import annotations

import pytest
from hypothesis import settings

from geodata.chronicle import chronicle_bytes
from geodata.layers import Catalogue, load_catalogue
from geodata.model import Event, Snapshot
from geodata.readers import read_own_csv
from geodata.stores import open_store

# The first example of a test pays for what is loaded once: time is no property here.
settings.register_profile("geodata", deadline=None, max_examples=60)
settings.load_profile("geodata")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def chronicle_csv() -> bytes:
    return chronicle_bytes()


@pytest.fixture(scope="session")
def chronicle(chronicle_csv: bytes) -> tuple[Event, ...]:
    return tuple(filed.event for filed in read_own_csv(chronicle_csv, "events.csv").events)


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The chronicle as it comes out of a store."""
    return open_store(None, tmp_path_factory.mktemp("store")).snapshot()
