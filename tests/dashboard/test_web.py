"""Headers of every answer, cache rules, compression, and errors without a traceback."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from dashboard.web import static_cache_rule


@pytest.mark.parametrize("path", ["/", "/about", "/healthz", "/nowhere", "/data/columns.bin"])
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-eval" not in policy
    script = re.search(r"script-src ([^;]*)", policy)
    assert script
    assert "unsafe-inline" not in script[1]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_inline_scripts_of_the_page_are_those_of_the_policy(client: FlaskClient) -> None:
    answer = client.get("/")
    page = answer.get_data(as_text=True)
    inline = re.findall(r"<script(?![^>]*(?:src=|application/json))[^>]*>", page)
    hashes = re.findall(r"'sha256-[^']+'", answer.headers["Content-Security-Policy"])
    assert len(inline) == len(set(hashes)) == 1


def test_pages_and_geojson_are_compressed(client: FlaskClient) -> None:
    for path in ("/", "/data/layers/districts.geojson", "/data/columns.bin"):
        assert (
            client.get(path, headers={"Accept-Encoding": "br"}).headers["Content-Encoding"] == "br"
        )


def test_static_files_are_kept_as_long_as_their_address_allows() -> None:
    assert "immutable" in static_cache_rule("/_dash-component-suites/dash/a.v4_4_1m17.js", False)
    assert "immutable" in static_cache_rule("/assets/css/10-base.css", True)
    assert static_cache_rule("/assets/js/workspace.js", False) == "no-cache"
    assert (
        static_cache_rule("/_dash-component-suites/dash/async.js", False) == "public, max-age=86400"
    )


def test_data_in_the_page_cannot_end_its_script(client: FlaskClient) -> None:
    page = client.get("/?q=%3C/script%3E%3Cimg+src=x%3E").get_data(as_text=True)
    assert "<img src=x" not in page
    boot = re.search(r'<script type="application/json" id="aras-boot">(.*?)</script>', page, re.S)
    assert boot
    assert json.loads(boot[1])["view"]["q"] == "</script><img src=x>"
