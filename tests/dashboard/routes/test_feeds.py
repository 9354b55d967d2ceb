"""The feed, the calendar and the changes of a query, from the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.services import Services
from dashboard.settings import Settings

ATOM = "{http://www.w3.org/2005/Atom}"
QUERIES = ("", "from=..&to=..&show=protest", "region=enclave&kind=shelling", "q=parsabad&from=..")


@pytest.fixture
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, Services]]:
    """An application of its own, whose store a test may change."""
    made: Any = create_app(Settings(data_dir=tmp_path_factory.mktemp("feeds")))
    yield made.server.test_client(), made.services


def feed_ids(client: FlaskClient, query: str) -> list[str]:
    root = ElementTree.fromstring(client.get(f"/feed.atom?{query}").data)
    return [e.text.partition("?event=")[2] for e in root.iterfind(f"{ATOM}entry/{ATOM}id")]  # type: ignore[union-attr]


def data_ids(client: FlaskClient, query: str) -> list[str]:
    return [f["id"] for f in client.get(f"/data/events.geojson?{query}").json["features"]]


@pytest.mark.parametrize("query", QUERIES)
def test_the_feed_holds_the_reports_of_the_query(client: FlaskClient, query: str) -> None:
    response = client.get(f"/feed.atom?{query}")
    assert (response.status_code, response.mimetype) == (200, "application/atom+xml")
    expected = data_ids(client, query)
    found = feed_ids(client, query)
    assert len(found) == min(100, len(expected))
    assert set(found) <= set(expected)
    again = client.get(f"/feed.atom?{query}", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("query", QUERIES)
def test_the_calendar_holds_the_dated_reports_of_the_query(client: FlaskClient, query: str) -> None:
    response = client.get(f"/data/events.ics?{query}")
    assert (response.status_code, response.mimetype) == (200, "text/calendar")
    assert response.headers["Content-Disposition"].startswith('attachment; filename="aras-')
    lines = response.data.replace(b"\r\n ", b"").decode().split("\r\n")
    found = [line[4:].removesuffix("@aras") for line in lines if line.startswith("UID:")]
    features = client.get(f"/data/events.geojson?{query}").json["features"]
    fine = [f["id"] for f in features if f["properties"]["date_precision"] in ("day", "week")]
    assert found == fine
    again = client.get(
        f"/data/events.ics?{query}", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path", ["/feed.atom?", "/data/events.ics?", "/data/changes.json?since=x&"]
)
def test_what_cannot_be_asked_is_said(client: FlaskClient, path: str) -> None:
    response = client.get(f"{path}kind=nothing")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_a_new_report_leads_the_feed(
    page: tuple[FlaskClient, Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, services = page
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    new = services.snapshot.events[0].model_copy(update={"id": "new", "related_ids": ()})
    with monkeypatch.context() as clock:
        clock.setattr("geodata.stores.ledger.now", lambda: later)
        services.store.import_events([new], file="new.csv")
    services._looked = 0.0
    assert feed_ids(client, "from=..&to=..")[0] == "new"
    assert (
        f"<updated>{later:%Y-%m-%dT%H:%M:%SZ}</updated>".encode()
        in client.get("/feed.atom?from=..&to=..").data.split(b"<entry>")[0]
    )


def test_changes_are_of_the_query_and_of_what_may_leave(
    page: tuple[FlaskClient, Services],
) -> None:
    client, services = page
    before = services.snapshot
    changed, withdrawn = before.events[60], before.events[80]
    new = before.events[61].model_copy(update={"id": "new", "related_ids": ()})
    services.store.import_events([changed.model_copy(update={"title": "Else"}), new], file="a.csv")
    services.store.withdraw([withdrawn.id], "a test")
    services._looked = 0.0
    found = client.get(f"/data/changes.json?since={before.version}&from=..&to=..").json
    assert found["version"] == services.snapshot.version
    assert found["counts"] == {"added": 1, "changed": 1, "removed": 1}
    assert (found["added"], found["changed"], found["removed"]) == (
        ["new"],
        [changed.id],
        [withdrawn.id],
    )
    nothing = client.get(f"/data/changes.json?since={before.version}&q=qqqqq&from=..&to=..").json
    assert nothing["counts"] == {"added": 0, "changed": 0, "removed": 0}
    assert client.get("/data/changes.json").status_code == 400
    assert client.get("/data/changes.json?since=0123456789ab").status_code == 404


def test_pages_tell_programs_what_they_can_ask(client: FlaskClient) -> None:
    page = client.get("/?show=protest&at=38,47,6").get_data(as_text=True)
    for link in (
        '<link rel="alternate" type="application/atom+xml" title="Newest reports of this view" '
        'href="/feed.atom?show=protest">',
        'href="/feed.atom?from=..&amp;to=.."',
        'type="text/calendar" title="Calendar of this view" href="/data/events.ics?show=protest">',
        '<link rel="service" type="application/json" title="OGC API - Features" href="/ogc/">',
    ):
        assert link in page
    assert 'href="/feed.atom?from=..&amp;to=.."' in client.get("/about").get_data(as_text=True)


def test_layers_have_a_name_and_any_page_may_read_them(client: FlaskClient) -> None:
    response = client.get("/data/layers/control.geojson?asof=2020-11-10")
    named = 'inline; filename="aras-control-2020-11-10.geojson"'
    assert response.headers["Content-Disposition"] == named
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_only_what_passed_the_licences_may_be_read_by_any_page(client: FlaskClient) -> None:
    for path in ("/data/columns.bin", "/data/briefs/0.json", "/data/table.json", "/data/news.json"):
        assert "Access-Control-Allow-Origin" not in client.get(path).headers, path
