"""`/export/map.*`: sizes, refusals, names of bytes, and who must wait."""

from __future__ import annotations

import struct
import threading
import xml.etree.ElementTree as ET

import pytest
from flask.testing import FlaskClient

from dashboard.routes.desk import Busy, Desk

SVG = "{http://www.w3.org/2000/svg}"
SMALL = "width=320&height=240"


def png_size(body: bytes) -> tuple[int, int]:
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", body[16:24])
    return width, height


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("", (1200, 630)),
        ("width=600", (600, 315)),
        (SMALL, (320, 240)),
        (f"{SMALL}&scale=2.5", (800, 600)),
    ],
)
def test_a_png_has_the_size_that_was_asked(
    client: FlaskClient, asked: str, size: tuple[int, int]
) -> None:
    response = client.get(f"/export/map.png?{asked}")
    assert response.status_code == 200 and response.mimetype == "image/png"
    assert png_size(response.data) == size
    assert len(response.data) > 5_000


def test_an_svg_is_small_and_needs_nothing_from_elsewhere(client: FlaskClient) -> None:
    response = client.get("/export/map.svg", headers={"Accept-Encoding": "br"})
    assert response.mimetype == "image/svg+xml"
    assert response.headers["Content-Encoding"] == "br" and len(response.data) < 100_000
    text = client.get("/export/map.svg").get_data(as_text=True)
    root = ET.fromstring(text)
    assert root.get("viewBox") == "0 0 1200 630"
    assert root.findtext(f"{SVG}title").startswith("140 reports")
    words = "".join(root.itertext())
    assert "Yerevan" in words and "GeoNames (CC BY 4.0)" in words and "Natural Earth" in words
    assert not list(root.iter(f"{SVG}script")) and not list(root.iter(f"{SVG}image"))
    assert text.replace("http://www.w3.org/2000/svg", "").count("http") == 0


def test_a_pdf_has_its_title(client: FlaskClient) -> None:
    response = client.get(f"/export/map.pdf?{SMALL}")
    assert response.mimetype == "application/pdf" and response.data.startswith(b"%PDF-")
    assert b"FontFile2" in response.data


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_the_same_view_is_the_same_bytes(client: FlaskClient, ending: str) -> None:
    one = client.get(f"/export/map.{ending}?{SMALL}&show=protest")
    other = client.get(f"/export/map.{ending}?{SMALL}&show=protest&nothing=1")
    assert one.data == other.data and one.headers["ETag"] == other.headers["ETag"]


def test_what_the_reader_has_is_not_drawn_again(client: FlaskClient) -> None:
    first = client.get(f"/export/map.png?{SMALL}")
    tag = first.headers["ETag"]
    assert tag.startswith('"') and first.headers["Cache-Control"] == "no-cache"
    again = client.get(f"/export/map.png?{SMALL}", headers={"If-None-Match": tag})
    assert again.status_code == 304 and again.data == b"" and again.headers["ETag"] == tag
    for other in ("kind=drone", "theme=dark", "names=hy", "scale=2", "asof=2015-01-01"):
        assert client.get(f"/export/map.png?{SMALL}&{other}").headers["ETag"] != tag, other
    head = client.head(f"/export/map.png?{SMALL}")
    assert head.status_code == 200 and head.headers["ETag"] == tag and head.data == b""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("width=63", "width: 63"),
        ("height=5000", "height: 5000"),
        ("width=wide", "width: “wide”"),
        ("width=-5", "width: “-5”"),
        ("scale=9", "scale: 9"),
        ("scale=1e3", "scale: “1e3”"),
        ("scale=nan", "scale: “nan”"),
        ("width=4096&height=4096", "million pixels"),
        ("region=atlantis", "region: “atlantis”"),
        ("theme=pink", "theme: “pink”"),
        ("event=nothing", "event: “nothing”"),
        ("at=1,2", "at: “1,2”"),
    ],
)
def test_a_bad_value_is_one_sentence(client: FlaskClient, asked: str, said: str) -> None:
    response = client.get(f"/export/map.png?{asked}")
    assert response.status_code == 400
    assert response.json["detail"].count("\n") == 0 and said in response.json["detail"]


def test_a_picture_says_its_name_and_what_it_shows(client: FlaskClient) -> None:
    headers = client.get(f"/export/map.png?{SMALL}&show=protest").headers
    name = 'inline; filename="aras-2020-09-27_2020-11-10-protests.png"'
    assert headers["Content-Disposition"] == name
    assert int(headers["X-Aras-Reports"]) > 0 and headers["X-Aras-Version"]
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_no_report_is_still_a_map(client: FlaskClient) -> None:
    response = client.get(f"/export/map.svg?{SMALL}&q=zzzzzz")
    assert response.status_code == 200 and response.headers["X-Aras-Reports"] == "0"


def test_the_desk_turns_away_whom_it_cannot_serve() -> None:
    desk = Desk(threading.Semaphore(1), threading.Semaphore(2), patience_s=0.05)
    drawing, go_on = threading.Event(), threading.Event()

    def slow() -> bytes:
        drawing.set()
        assert go_on.wait(10)
        return b"slow"

    thread = threading.Thread(target=lambda: desk.picture("slow", slow))
    thread.start()
    assert drawing.wait(10)
    with pytest.raises(Busy):
        desk.picture("other", lambda: b"other")
    go_on.set()
    thread.join(10)
    assert desk.picture("other", lambda: b"other") == b"other"
    # Remembered: nobody needs to draw.
    assert desk.picture("slow", lambda: b"wrong") == b"slow"


def test_a_full_desk_says_when_to_come_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bytes:
        raise Busy

    monkeypatch.setattr(Desk, "picture", full)
    response = client.get(f"/export/map.png?{SMALL}")
    assert response.status_code == 503 and response.headers["Retry-After"] == "5"
    assert response.headers["Cache-Control"] == "no-store"
