"""The table's rows by address: a link, and where the block begins and ends."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

ADDRESS = "/data/table.json"


def asked(client: FlaskClient, query: str) -> dict[str, Any]:
    answer = client.get(f"{ADDRESS}?{query}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def test_a_block_is_of_the_link_s_selection(client: FlaskClient) -> None:
    whole = asked(client, "show=protest&from=..&to=..&end=500")
    assert {row["layer"] for row in whole["rows"]} == {"Protest"}
    assert len(whole["rows"]) == whole["count"]
    part = asked(client, "show=protest&from=..&to=..&start=20&end=30")
    assert part == {**whole, "rows": whole["rows"][20:30]}


def test_without_a_block_it_is_the_first(client: FlaskClient) -> None:
    assert asked(client, "") == asked(client, "start=0&end=100")
    assert asked(client, "start=never") == asked(client, "start=0&end=100")


def test_it_is_not_sent_again_while_it_is_the_same(client: FlaskClient) -> None:
    tag = client.get(ADDRESS).headers["ETag"]
    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"{ADDRESS}?start=1", headers={"If-None-Match": tag}).status_code == 200


def test_a_bad_value_is_one_sentence(client: FlaskClient) -> None:
    answer = client.get(f"{ADDRESS}?from=someday")
    assert answer.status_code == 400
    assert "from: “someday” is not a date" in answer.get_json(force=True)["detail"]


def test_a_sorted_block_is_of_the_sorted_selection(client: FlaskClient) -> None:
    whole = asked(client, "from=..&to=..&end=500&sort=place&order=desc")
    part = asked(client, "from=..&to=..&start=100&end=140&sort=place&order=desc")
    assert part["rows"] == whole["rows"][100:140]
    assert whole["rows"] != asked(client, "from=..&to=..&end=500")["rows"]


def test_an_unknown_order_is_one_sentence(client: FlaskClient) -> None:
    for query, said in (
        ("sort=mood", "sort: “mood” is no column"),
        ("sort=title&order=up", "order: “up” is not known; write asc or desc."),
    ):
        answer = client.get(f"{ADDRESS}?{query}")
        assert answer.status_code == 400
        assert said in answer.get_json(force=True)["detail"]


def test_the_order_of_the_table_is_no_key_of_a_link(client: FlaskClient) -> None:
    plain = client.get("/data/events.csv?show=protest")
    assert plain.status_code == 200
    assert client.get("/data/events.csv?show=protest&sort=title&order=desc").data == plain.data
