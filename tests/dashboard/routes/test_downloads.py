"""The selection of a link as files: what is in them, how they are named, kept and refused."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import brotli
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.routes import downloads
from dashboard.services import Services
from geodata.queries import select
from geodata.queries.link import asked_by
from geodata.writers import WRITERS, Writer
from tests.geodata.writers.exports import EVERY_WRITER, NAMES

each_writer = pytest.mark.parametrize("writer", EVERY_WRITER, ids=NAMES)
QUERY = "show=protest&from=2020-09-27&to=2020-11-10"


def ids_in_csv(response: TestResponse) -> list[str]:
    return [row["id"] for row in csv.DictReader(io.StringIO(response.text, newline=""))]


@pytest.mark.parametrize(
    "query",
    ["", QUERY, "from=..&to=..", "region=ardabil&near=iran-border:50", "q=tabriz", "kind=drone"],
)
def test_a_file_holds_what_the_page_selects(
    client: FlaskClient, services: Services, query: str
) -> None:
    snapshot, catalogue = services.snapshot, services.catalogue
    expected = select(snapshot, asked_by(query, services.known()).query, catalogue)
    assert ids_in_csv(client.get(f"/data/events.csv?{query}")) == [e.id for e in expected.events]
    found = client.get(f"/data/events.geojson?{query}").get_json()
    assert [feature["id"] for feature in found["features"]] == [e.id for e in expected.events]
    said = client.get(f"/data/files.json?{query}").get_json()
    assert said == {"version": snapshot.version, "reports": len(expected), "withheld": []}


@each_writer
def test_every_file_is_told_by_its_headers(client: FlaskClient, writer: Writer) -> None:
    response = client.get(f"/data/{writer.way}?{QUERY}")
    headers = response.headers
    assert response.status_code == 200 and response.mimetype == writer.mimetype
    assert re.fullmatch(r'"[0-9a-f]{24}"', headers["ETag"])
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cache-Control"] == "no-cache" and headers["Accept-Ranges"] == "none"
    assert headers["X-Aras-Reports"] == "25" and "X-Aras-Withheld" not in headers
    assert headers["Link"].startswith("</data/README.txt?show=protest>")
    name = (
        "README.txt" if writer.id == "txt" else f"aras-2020-09-27_2020-11-10-protests.{writer.id}"
    )
    shown = "inline" if writer.id == "txt" else "attachment"
    assert headers["Content-Disposition"] == f'{shown}; filename="{name}"'
    assert len(response.data) > 500


@each_writer
def test_what_a_client_has_is_not_sent_again(client: FlaskClient, writer: Writer) -> None:
    address = f"/data/{writer.way}?{QUERY}"
    tag = client.get(address).headers["ETag"]
    for known in (tag, f"W/{tag}", f'"x", {tag}', f'{tag[:-1]}:br"', f'{tag[:-1]}:gzip"', "*"):
        response = client.get(address, headers={"If-None-Match": known})
        assert (response.status_code, response.data) == (304, b""), known
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["ETag"].startswith(tag[:-1])
    response = client.get(address, headers={"If-None-Match": '"0123"'})
    assert response.status_code == 200


def test_a_tag_names_the_content_and_not_the_spelling(client: FlaskClient) -> None:
    def tag(query: str, way: str = "events.csv") -> str:
        return client.get(f"/data/{way}?{query}").headers["ETag"]

    assert tag(QUERY) == tag("to=2020-11-10&show=protest&unknown=1&theme=dark&at=39,46,7")
    others = [tag("", writer.way) for writer in EVERY_WRITER]
    others += [tag(query) for query in ("show=event", "kind=drone", "bom=1", QUERY)]
    assert len(set(others)) == len(others)
    assert tag("", "events.gpkg") != tag("asof=1994-05-12", "events.gpkg")
    assert tag("", "events.gpkg") != tag("layers=control", "events.gpkg")


@each_writer
def test_head_answers_without_making_the_file(
    client: FlaskClient, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/data/{writer.way}?{QUERY}"
    expected = dict(client.get(address).headers)

    def never(*_: object) -> Iterator[bytes]:
        raise AssertionError("the file was made")

    monkeypatch.setattr(downloads, "_streamed", never)
    response = client.head(address)
    assert response.status_code == 200 and response.data == b""
    for name in ("ETag", "Content-Type", "Content-Disposition", "X-Aras-Reports"):
        assert response.headers[name] == expected[name]
    assert "Content-Length" not in response.headers


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=war", "kind: “war” is not a known kind; write one of 19 known names."),
        ("from=2020-13-01", "from: “2020-13-01” is not a date; write 2020-09-27."),
        ("from=2021-01-01&to=2020-01-01", "is later than “2020-01-01”; swap them."),
        ("region=atlantis", "region: “atlantis” is not a known area"),
        ("bbox=1,2,3", "bbox: “1,2,3” is not 4 numbers"),
        ("near=iran-border", "near: “iran-border”"),
        ("layers=roads", "layers: “roads” is not a known layer"),
        ("theme=pink", "theme: “pink” is not known"),
        ("v=no-such-version", "v: “no-such-version” is not a data version kept here"),
        ("bom=2", "bom: “2” is not known; write 1 for Excel"),
        ("q=" + "x" * 4100, "longer than"),
    ],
)
@each_writer
def test_a_bad_value_is_refused_in_one_sentence(
    client: FlaskClient, writer: Writer, query: str, sentence: str
) -> None:
    response = client.get(f"/data/{writer.way}?{query}")
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    detail = json.loads(response.data)["detail"]
    assert sentence in detail and detail.endswith(".") and "\n" not in detail


@pytest.mark.parametrize("way", ["events.docx", "events", "events.csv/"])
def test_other_formats_are_not_there(client: FlaskClient, way: str) -> None:
    assert client.get(f"/data/{way}").status_code == 404


def test_excel_is_served(client: FlaskClient) -> None:
    assert client.get("/data/events.csv?bom=1").data.startswith(b"\xef\xbb\xbfid,")
    assert client.get("/data/events.csv?bom=0").data.startswith(b"id,")


def test_other_pages_may_ask(client: FlaskClient) -> None:
    response = client.options("/data/events.csv", headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    exposed = response.headers["Access-Control-Expose-Headers"]
    assert {"ETag", "X-Aras-Withheld"} <= set(exposed.split(", "))


UNPACK: dict[str, Any] = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("encoding", list(UNPACK))
@pytest.mark.parametrize("ending", ["csv", "geojson", "kml", "gpkg"])
def test_files_are_compressed_as_they_are_sent(
    client: FlaskClient, encoding: str, ending: str
) -> None:
    address = f"/data/events.{ending}"
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert "Content-Length" not in packed.headers, "it would have been gathered first"
    assert len(packed.data) < len(plain.data) / 2
    assert UNPACK[encoding](packed.data) == plain.data
    tag = packed.headers["ETag"]
    again = client.get(address, headers={"Accept-Encoding": encoding, "If-None-Match": tag})
    assert (again.status_code, again.headers["ETag"]) == (304, tag)


@pytest.mark.parametrize("writer", WRITERS, ids=[writer.id for writer in WRITERS])
def test_a_file_is_sent_piece_by_piece(
    client: FlaskClient, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer has begun when only the first piece is made, and a client that leaves ends it."""
    taken: list[str] = []

    class Slow:
        id, way, mimetype, explains_itself = "csv", "events.csv", "text/csv", False

        def pieces(self, _: object) -> Iterator[bytes]:
            try:
                for number in range(5):
                    taken.append(str(number))
                    yield f"piece {number}\n".encode()
            finally:
                taken.append("closed")

    pieces = Slow().pieces(None)
    response = downloads._streamed(pieces, writer.mimetype)
    assert taken == ["0"]
    body = iter(response.response)
    assert next(body) == b"piece 0\n" and taken == ["0"]
    assert next(body) == b"piece 1\n"
    response.close()
    assert taken == ["0", "1", "closed"]
