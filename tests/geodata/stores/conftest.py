"""Every contract of the store is tested on both databases: a file, and a real server with PostGIS.

The chronicle is put into each once; every test gets a copy of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from geodata.stores import Store, open_store
from tests.geodata.stores.server import TEMPLATE, NoServer, PostgresServer, running_server

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """The server, with a database that holds the chronicle, to be copied."""
    try:
        with running_server() as running:
            running.execute(f"CREATE DATABASE {TEMPLATE}")
            open_store(running.url(TEMPLATE), None)
            yield running
    except NoServer as reason:
        pytest.fail(f"the tests of the store need a real PostgreSQL server. {reason}")


@pytest.fixture(scope="session")
def store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that holds the chronicle, to be copied."""
    path = tmp_path_factory.mktemp("template") / "events.sqlite3"
    open_store(f"sqlite:///{path}", None)
    return path


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which there is nothing yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite3"
    else:
        with request.getfixturevalue("server").database() as url:
            yield url


@pytest.fixture(params=DATABASES)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store with the chronicle in it, for this test alone."""
    if request.param == "sqlite":
        path = tmp_path / "store.sqlite3"
        shutil.copy(request.getfixturevalue("store_file"), path)
        yield f"sqlite:///{path}"
    else:
        with request.getfixturevalue("server").database(TEMPLATE) as url:
            yield url


@pytest.fixture
def store(store_url: str) -> Store:
    return open_store(store_url, None)
