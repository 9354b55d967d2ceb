"""A walk through the pages is a walk through one version of the data, whatever comes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.services import Services
from dashboard.settings import Settings


@pytest.fixture
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, Services]]:
    """An application of its own, whose store a test may change."""
    made: Any = create_app(
        Settings(data_dir=tmp_path_factory.mktemp("ogc"), public_url="https://example.org/aras")
    )
    yield made.server.test_client(), made.services


def test_no_row_is_lost_or_comes_twice_while_others_import(
    page: tuple[FlaskClient, Services],
) -> None:
    client, services = page
    expected = client.get("/ogc/collections/events/items").json
    ids, address, turn = [], "/ogc/collections/events/items?limit=20", 0
    while address:
        found = client.get(address).json
        assert found["aras"]["version"] == expected["aras"]["version"]
        assert found["numberMatched"] == expected["numberMatched"]
        ids += [feature["id"] for feature in found["features"]]
        address = ""
        for link in found["links"]:
            if link["rel"] == "next":
                assert link["href"].startswith("https://example.org/aras/ogc/")
                parts = urlsplit(link["href"])
                address = f"{parts.path.removeprefix('/aras')}?{parts.query}"
        # One before the place, one behind it; and one that is still to come is taken away.
        turn += 1
        events = services.store.snapshot().events
        new = [
            events[place].model_copy(update={"id": f"new-{turn}-{place}", "related_ids": ()})
            for place in (0, 150)
        ]
        services.store.import_events(new, file="new.csv")
        services.store.withdraw([expected["features"][-turn]["id"]], "a test")
        services._looked = 0.0
    assert turn > 5
    assert ids == [feature["id"] for feature in expected["features"]]


def test_an_answer_of_an_earlier_version_says_what_was_corrected(
    page: tuple[FlaskClient, Services],
) -> None:
    client, services = page
    before = services.snapshot
    first = client.get("/ogc/collections/events/items").json
    assert "corrected" not in first["aras"]
    changed, withdrawn = first["features"][3]["id"], first["features"][4]["id"]
    event = before.events[before.row_of[changed]].model_copy(update={"title": "Another title"})
    services.store.import_events([event], file="new.csv")
    services.store.withdraw([withdrawn], "a test")
    services._looked = 0.0
    pinned = client.get(f"/ogc/collections/events/items?v={before.version}").json
    assert pinned["features"] == first["features"]
    assert pinned["aras"]["corrected"] == {
        "now": services.snapshot.version,
        "changed": [changed],
        "withdrawn": [withdrawn],
        "added": [],
    }
    item = f"/ogc/collections/events/items/{changed}"
    assert client.get(item).json["properties"]["title"] == "Another title"
    assert client.get(f"{item}?v={before.version}").json["properties"]["title"] != "Another title"
    gone = f"/ogc/collections/events/items/{withdrawn}"
    assert client.get(gone).status_code == 404
    assert client.get(f"{gone}?v={before.version}").status_code == 200
    elsewhere = client.get(f"/ogc/collections/protests/items?v={before.version}").json
    assert "corrected" not in elsewhere["aras"], "of other sets nothing was corrected"
