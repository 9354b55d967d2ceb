"""An open page asks for the version and for what a newer one brought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.services import Services
from dashboard.settings import Settings
from geodata.model import Event

NEW = "2020-10-02-test-landing"


@pytest.fixture
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, Services]]:
    """An application of its own, whose store a test may change."""
    made: Any = create_app(Settings(data_dir=tmp_path_factory.mktemp("live")))
    yield made.server.test_client(), made.services


def copied(event: Event, **other: Any) -> Event:
    return event.model_copy(update=other)


def look_again(services: Services) -> None:
    """As if a second had gone by."""
    services._looked = 0.0


def test_the_version_is_a_small_file_with_a_validator(page: tuple[FlaskClient, Services]) -> None:
    client, services = page
    first = client.get("/data/version.json")
    assert first.json == {"version": services.snapshot.version, "total": 220}
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/data/version.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_news_count_what_came_and_find_the_rows_again(page: tuple[FlaskClient, Services]) -> None:
    client, services = page
    before = services.snapshot
    opened, listed = before.ids[100], [50, 100, 200]
    new = copied(before.events[99], id=NEW, related_ids=(), title="A shell came down")
    other = copied(before.events[100], title="Another title")
    services.store.import_events([new, other], file="new.csv")
    services.store.withdraw([before.ids[200]], "a test")
    look_again(services)
    news = client.get(
        "/data/news.json",
        query_string={"since": before.version, "event": opened, "rows": "50,100,200"},
    ).json
    now = services.snapshot
    assert news["version"] == now.version != before.version
    assert news["counts"] == {"added": 1, "changed": 1, "withdrawn": 1}
    assert news["rows"] == sorted([now.row_of[NEW], now.row_of[opened]])
    assert news["event"] == {"row": now.row_of[opened], "changed": True}
    assert [now.ids[row] for row in news["subject"]] == [before.ids[row] for row in listed[:2]]
    assert news["urls"]["columns"].endswith(now.version)


def test_a_withdrawn_event_has_no_row(page: tuple[FlaskClient, Services]) -> None:
    client, services = page
    before = services.snapshot
    services.store.withdraw([before.ids[7]], "a test")
    look_again(services)
    news = client.get(
        "/data/news.json", query_string={"since": before.version, "event": before.ids[7]}
    )
    assert news.json["event"] == {"row": None, "changed": False}


def test_a_version_that_never_was_is_refused(page: tuple[FlaskClient, Services]) -> None:
    client, _ = page
    answer = client.get("/data/news.json?since=0123456789ab")
    assert answer.status_code == 404
    assert answer.json["detail"] == "This store has no such version of the data."


def test_rows_must_be_numbers(page: tuple[FlaskClient, Services]) -> None:
    client, services = page
    answer = client.get(f"/data/news.json?since={services.snapshot.version}&rows=1,x")
    assert answer.status_code == 400


def test_columns_of_a_version_that_another_worker_has_seen_are_those(
    page: tuple[FlaskClient, Services],
) -> None:
    client, services = page
    before = services.snapshot
    new = copied(before.events[99], id=NEW, related_ids=())
    version = services.store.import_events([new], file="new.csv").version
    services._looked -= 0.5  # within the second in which the store is not asked
    answer = client.get(f"/data/columns.bin?v={version}")
    assert "immutable" in answer.headers["Cache-Control"]
    assert version.encode() in answer.data[:400]
