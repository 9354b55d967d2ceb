"""The pages' HTML: the view in the page's data, the language, the sources and credits."""

from __future__ import annotations

import json
import re
from typing import Any

from flask.testing import FlaskClient

from dashboard.services import Services
from geodata.vocabulary import CONTROLLERS


def boot_of(client: FlaskClient, query: str) -> dict[str, Any]:
    page = client.get(f"/?{query}").get_data(as_text=True)
    found = re.search(r'id="aras-boot">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_page_carries_the_view_of_its_link(client: FlaskClient, services: Services) -> None:
    event = "2020-10-13-harop-crash-parsabad"
    boot = boot_of(
        client, f"show=protest&from=2020-10-01&to=..&event={event}&at=39,47,7&asof=2020-12-02"
    )
    assert boot["view"]["show"] == ["protest"]
    assert (boot["view"]["from"], boot["view"]["to"]) == ("2020-10-01", "..")
    assert boot["view"]["at"] == [39.0, 47.0, 7.0]
    assert boot["view"]["asof"] == "2020-12-02"
    assert services.snapshot.ids[boot["eventRow"]] == event
    assert boot["remarks"] == []
    assert boot["total"] == 220


def test_a_bad_value_is_said_once(client: FlaskClient) -> None:
    assert len(boot_of(client, "from=never&unknown=1")["remarks"]) == 1


def test_control_in_the_page_is_the_catalogue_s(client: FlaskClient, services: Services) -> None:
    control = boot_of(client, "")["control"]
    assert len(control["areas"]) == 20
    for area, changes in control["changes"].items():
        periods = services.catalogue.control.of(area)
        assert [CONTROLLERS[code] for _, code in changes] == [p.controller for p in periods]
        assert [day for day, _ in changes] == sorted(day for day, _ in changes)


def test_the_page_speaks_the_language_of_the_link(client: FlaskClient) -> None:
    page = client.get("/?lang=fa&theme=dark").get_data(as_text=True)
    assert '<html lang="fa" dir="rtl" data-theme="dark">' in page


def test_an_opened_report_names_the_page(client: FlaskClient) -> None:
    page = client.get("/?event=2020-11-10-trilateral-statement").get_data(as_text=True)
    assert "<title>Trilateral statement ends the war" in page


def test_sources_and_credits_are_told(client: FlaskClient, services: Services) -> None:
    page = client.get("/about").get_data(as_text=True)
    for credit in ("Natural Earth", "GeoNames", "CC BY 4.0", "Quattroshapes", "Open Font License"):
        assert credit in page
    for layer in services.catalogue.layers.values():
        assert f"/data/layers/{layer.spec.id}.geojson" in page
