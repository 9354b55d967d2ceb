"""Layers by address: in full, as of a day, as the map draws them; validators and clear refusals."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.page_links import page_links
from dashboard.services import Services
from geodata.vocabulary import CONTROLLERS

PROMISED = (
    "enclave",
    "districts",
    "occupied",
    "control",
    "provinces",
    "line-of-contact",
    "iran-border",
    "countries",
)


@pytest.mark.parametrize("layer", PROMISED)
def test_promised_layers_are_there(client: FlaskClient, layer: str) -> None:
    answer = client.get(f"/data/layers/{layer}.geojson")
    assert answer.status_code == 200
    assert answer.mimetype == "application/geo+json"
    collection = answer.get_json()
    assert collection["type"] == "FeatureCollection"
    assert collection["features"]
    for feature in collection["features"]:
        assert {"id", "name_en", "status", "by", "source", "licence", "exactness_m"} <= set(
            feature["properties"]
        )


def test_promised_areas_are_there(client: FlaskClient) -> None:
    def ids(layer: str) -> set[str]:
        features = client.get(f"/data/layers/{layer}.geojson").get_json()["features"]
        return {f["id"] for f in features}

    assert ids("enclave") == {"enclave"}
    assert ids("districts") == {
        f"AZ-{name}" for name in ("KAL", "LAC", "QBI", "ZAN", "CAB", "FUZ", "AGM")
    }
    assert ids("provinces") == {"west-azerbaijan", "east-azerbaijan", "ardabil", "zanjan"}


@pytest.mark.parametrize("day", ["2020-09-26", "2020-11-10", "2020-12-02", "2023-09-21"])
def test_control_as_of_a_day(client: FlaskClient, day: str) -> None:
    features = client.get(f"/data/layers/control.geojson?asof={day}").get_json()["features"]
    assert len(features) == 20
    for feature in features:
        p = feature["properties"]
        assert p["controller"] in CONTROLLERS
        assert p["since"] <= day
        assert p["until"] is None or day < p["until"]
        assert p["claimed_by"]


def test_the_held_area_shrinks_to_nothing(client: FlaskClient) -> None:
    def held(day: str) -> int:
        return len(client.get(f"/data/layers/occupied.geojson?asof={day}").get_json()["features"])

    counts = [held(d) for d in ("2020-09-26", "2020-11-10", "2020-12-02", "2023-09-21")]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[2] > counts[3] == 0


def test_a_layer_has_a_strong_validator(client: FlaskClient) -> None:
    first = client.get("/data/layers/enclave.geojson")
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    again = client.get("/data/layers/enclave.geojson", headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.data == b""


def test_versioned_addresses_are_immutable(client: FlaskClient, services: Services) -> None:
    links = page_links(services)
    for address in (
        f"/data/layers/enclave.geojson?v={services.catalogue.version}",
        links.built_layer("enclave"),
        links.style("dark", "en"),
        links.columns(),
        links.briefs().format(chunk=0),
    ):
        assert "immutable" in client.get(address).headers["Cache-Control"], address


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/data/layers/atlantis.geojson", 404, "There is no layer “atlantis”"),
        ("/data/layers/control.geojson?asof=soon", 400, "asof: “soon” is not a date"),
        ("/map/layers/..%2fcatalogue.geojson", 404, ""),
        ("/map/layers/nothing.geojson", 404, "There is no map file"),
        ("/map/style.json?theme=sepia", 400, "theme: “sepia”"),
        ("/map/style.json?names=ru", 400, "names: “ru”"),
        ("/data/briefs/9999.json", 404, "There are only"),
        ("/data/candidates.json?near=moon:4", 400, "near: “moon:4”"),
    ],
)
def test_a_bad_request_gets_one_clear_sentence(
    client: FlaskClient, address: str, status: int, words: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.get_data(as_text=True)
    assert "Traceback" not in answer.get_data(as_text=True)
