"""Counts beside the choices by address."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

ADDRESS = "/data/facets.json"


def asked(client: FlaskClient, query: str) -> dict[str, Any]:
    answer = client.get(f"{ADDRESS}?{query}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def test_the_counts_are_those_of_the_link(client: FlaskClient) -> None:
    found = asked(client, "show=border_incident&from=..&to=..")
    assert (found["selected"], found["total"]) == (51, 220)
    assert found["show"] == {"event": 122, "border_incident": 51, "protest": 47}
    assert sum(found["confidence"].values()) == 51
    assert found["sentence"] == "51 border incidents, all dates"
    assert [clause["text"] for clause in found["said"]] == ["Border incidents"]


def test_names_come_most_first_and_areas_once(client: FlaskClient) -> None:
    found = asked(client, "from=..&to=..&actor=armenia&region=occupied-AZ-KAL&q=nowhereatall")
    assert found["actor"] == [["armenia", "Armenia", 0]]
    assert [area[0] for area in found["region"]] == ["occupied-AZ-KAL"]
    found = asked(client, "from=..&to=..")
    counts = [count for _, _, count in found["actor"]]
    assert counts == sorted(counts, reverse=True) and len(counts) == 124
    assert found["actor"][0] == ["iranian-security-forces", "Iranian security forces", 27]
    names = [name for _, name, _, layer in found["region"] if layer in ("provinces", "admin1")]
    assert names.count("East Azerbaijan") == names.count("Yerevan") == 1
    assert ["occupied", "Held by Armenian forces"] in [area[:2] for area in found["region"]]


def test_it_is_not_sent_again_while_it_is_the_same(client: FlaskClient) -> None:
    tag = client.get(ADDRESS).headers["ETag"]
    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304
    other = client.get(f"{ADDRESS}?show=protest", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_a_bad_value_is_one_sentence(client: FlaskClient) -> None:
    answer = client.get(f"{ADDRESS}?within=44,38;45")
    assert answer.status_code == 400
    detail = answer.get_json(force=True)["detail"]
    assert detail == "within: “44,38;45” is not 2 numbers; write lon,lat."
