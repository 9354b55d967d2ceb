"""What a shared link shows, and what is seen without a script."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from dashboard.services import Services


def metas(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


def test_the_card_shows_this_very_view(client: FlaskClient) -> None:
    page = client.get("/?show=protest&names=az", base_url="https://aras.example").text
    card = metas(page)
    assert re.match(r"\d+ protests, 27 Sep", card["og:description"])
    assert card["twitter:card"] == "summary_large_image"
    image = urlsplit(card["og:image"])
    assert (image.scheme, image.netloc, image.path) == ("https", "aras.example", "/export/map.png")
    assert "show=protest" in image.query and "names=az" in image.query
    answer = client.get(f"{image.path}?{image.query}")
    assert answer.status_code == 200 and answer.mimetype == "image/png"
    assert card["og:image:width"] == "1200" and card["og:image:height"] == "630"
    assert card["og:url"] == "https://aras.example/?show=protest&names=az"


def test_the_card_of_an_opened_report_has_its_title(
    client: FlaskClient, services: Services
) -> None:
    event = services.snapshot.events[40]
    card = metas(client.get(f"/?event={event.id}").text)
    assert card["og:title"] == event.title


def test_words_of_a_link_stay_words(client: FlaskClient) -> None:
    page = client.get('/?q="><script>alert(1)</script>').text
    assert "<script>alert" not in page
    assert '"><script>' in metas(page)["og:description"]


def test_without_a_script_there_is_the_picture_and_the_table(client: FlaskClient) -> None:
    page = client.get("/?show=protest").text
    part = re.search(r"<noscript>(.*?)</noscript>", page, re.S)
    assert part
    source = re.search(r'<img src="([^"]+)"', part[1])
    assert source
    picture = client.get(unescape(source[1]))
    assert picture.status_code == 200 and picture.mimetype == "image/svg+xml"
    hrefs = [unescape(href) for href in re.findall(r'href="([^"]+)"', part[1])]
    assert "/data/events.csv?show=protest" in hrefs
    for href in hrefs:
        assert client.get(href).status_code == 200, href
