"""A link that names a version of the data gives that version, whatever is imported later."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.panels.detail.callbacks import detail_body
from dashboard.services import Services
from dashboard.settings import Settings
from geodata.licences import WAYS
from tests.geodata.stores.databases import changed

QUERY = "from=2020-09-27&to=2020-10-20&region=east-azerbaijan,ardabil"
SEEN = (
    "/data/columns.bin?",
    "/data/briefs/0.json?",
    "/data/table.json?start=0&end=100&",
    "/data/candidates.json?",
    "/data/facets.json?",
    "/data/statistics.json?",
    "/data/statistics/kinds-by-week.csv?",
    "/feed.atom?",
    "/data/events.ics?",
    "/ogc/collections/border_incidents/items?",
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, Services]]:
    made: Any = create_app(Settings(data_dir=tmp_path_factory.mktemp("pinned")))
    yield made.server.test_client(), made.services


@pytest.fixture(scope="module")
def pinned(page: tuple[FlaskClient, Services]) -> dict[str, Any]:
    """What was answered before an import, and what the import did."""
    client, services = page
    before = services.snapshot
    link = f"{QUERY}&v={before.version}"
    found: dict[str, Any] = {"version": before.version, "link": link}
    for address in (*(f"/data/{way}?" for way in WAYS), *SEEN):
        response = client.get(address + link)
        assert response.status_code == 200, (address, response.data)
        found[address] = response.data
    ids = [f["id"] for f in client.get(f"/data/events.geojson?{link}").json["features"]]
    found["ids"] = ids
    first = before.events[before.row_of[ids[0]]]
    elsewhere = before.events[0]
    services.store.import_events(
        [
            changed(first, title="Corrected title", killed={"min": 1, "max": 2}),
            changed(first, id="new", related_ids=()),
            changed(elsewhere, title="Not in this view"),
        ],
        file="later.csv",
    )
    services.store.withdraw([ids[1]], "it was another's")
    services._looked = 0.0
    assert services.snapshot.version != before.version
    return found


@pytest.mark.parametrize("way", WAYS)
def test_an_export_has_the_same_bytes_after_later_imports(
    page: tuple[FlaskClient, Services], pinned: dict[str, Any], way: str
) -> None:
    client, _ = page
    response = client.get(f"/data/{way}?{pinned['link']}")
    assert response.data == pinned[f"/data/{way}?"]
    assert response.headers["X-Aras-Version"] == pinned["version"]
    assert response.headers["X-Aras-Corrected"] == (
        "changed;count=1, withdrawn;count=1, added;count=1"
    )
    assert 'rel="latest-version"' in response.headers["Link"]
    unpinned = client.get(f"/data/{way}?{QUERY}")
    assert unpinned.data != response.data
    assert "X-Aras-Corrected" not in unpinned.headers


@pytest.mark.parametrize("address", SEEN)
def test_everything_else_is_as_it_was(
    page: tuple[FlaskClient, Services], pinned: dict[str, Any], address: str
) -> None:
    client, _ = page
    found = client.get(address + pinned["link"])
    if address.startswith("/ogc"):
        now, then = found.json, json.loads(pinned[address])
        assert now["aras"].pop("corrected")["changed"] == [pinned["ids"][0]]
        assert now == then
    else:
        assert found.data == pinned[address]
    assert client.get(address + QUERY).data != pinned[address]


def test_corrections_are_listed(page: tuple[FlaskClient, Services], pinned: dict[str, Any]) -> None:
    client, services = page
    said = client.get(f"/data/files.json?{pinned['link']}").json["corrected"]
    assert said == {
        "now": services.snapshot.version,
        "changed": [pinned["ids"][0]],
        "withdrawn": [pinned["ids"][1]],
        "added": ["new"],
    }
    line = client.get(f"/data/pinned.json?{pinned['link']}").json
    assert line["counts"] == {"changed": 1, "withdrawn": 1, "added": 1}
    past = services.past(pinned["version"])
    assert past is not None
    assert [past.snapshot.ids[row] for row in line["rows"]] == sorted(
        pinned["ids"][:2], key=past.snapshot.row_of.__getitem__
    )
    assert line["same_places"]
    untouched = client.get(f"/data/files.json?show=protest&v={pinned['version']}").json
    assert "corrected" not in untouched
    assert client.get("/data/pinned.json").status_code == 404


def test_the_page_is_of_that_version(
    page: tuple[FlaskClient, Services], pinned: dict[str, Any]
) -> None:
    client, services = page
    gone = pinned["ids"][1]
    html = client.get(f"/?{pinned['link']}&event={gone}").get_data(as_text=True)
    assert f'<body data-version="{pinned["version"]}"' in html
    boot = json.loads(re.search(r'id="aras-boot">(.*?)</script>', html)[1])  # type: ignore[index]
    past = services.past(pinned["version"])
    assert past is not None
    assert boot["version"] == boot["view"]["v"] == pinned["version"]
    assert boot["total"] == 220
    assert boot["remarks"] == []
    assert boot["eventRow"] == past.snapshot.row_of[gone]
    for name in ("columns", "briefs", "candidates"):
        assert boot["urls"][name].endswith(f"v={pinned['version']}")
    detail = str(detail_body(services, f"{pinned['link']}&event={gone}", None))
    title = past.snapshot.events[past.snapshot.row_of[gone]].title
    assert title in detail
    newest = client.get(f"/?event={gone}").get_data(as_text=True)
    assert "is not the id of a report here" in newest


def test_a_version_that_never_was_is_said(page: tuple[FlaskClient, Services]) -> None:
    client, _ = page
    answer = client.get("/data/events.csv?v=0123456789ab")
    assert answer.status_code == 400
    assert answer.json["detail"].startswith("v: “0123456789ab” is not a data version kept here")
    html = client.get("/?v=0123456789ab").get_data(as_text=True)
    assert "is not a data version kept here" in html


def test_earlier_snapshots_are_remembered_within_bounds(
    page: tuple[FlaskClient, Services], pinned: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, services = page
    first = services.past(pinned["version"])
    assert services.past(pinned["version"]) is first
    monkeypatch.setattr("dashboard.services._PINNED", 1)
    middle = list(services.versions())[1]
    assert services.past(middle) is not None
    assert services.past(pinned["version"]) is not first, "it had to make room"
