"""The list of files: every writer has its line, its words and its address."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.page_links import page_links
from dashboard.panels import download
from dashboard.services import Services
from dashboard.wording import section
from geodata.writers import WRITERS


@pytest.fixture
def parts(services: Services) -> list[dict[str, Any]]:
    """Every component of the list, as plain properties."""
    found = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            found.append(node.get("props", {}))
            walk(node.get("props", {}).get("children"))
        elif isinstance(node, list):
            for child in node:
                walk(child)

    layout = download.layout(page_links(services))
    walk(json.loads(json.dumps(layout.to_plotly_json(), default=lambda o: o.to_plotly_json())))
    return found


def test_each_format_and_the_readme_have_a_link_that_answers(
    parts: list[dict[str, Any]], client: FlaskClient
) -> None:
    links = {part["data-way"]: part["href"] for part in parts if "data-way" in part}
    assert list(links) == [*(writer.way for writer in WRITERS), "README.txt"]
    for way, href in links.items():
        assert client.head(href).status_code == 200, way


def test_what_the_list_asks_for_answers(parts: list[dict[str, Any]], client: FlaskClient) -> None:
    (address,) = [part["data-files"] for part in parts if "data-files" in part]
    assert set(client.get(address).get_json()) == {"version", "reports", "withheld"}


def test_every_format_has_its_words() -> None:
    words = section("download")
    for writer in WRITERS:
        assert words[writer.id] and words[f"{writer.id}_help"]
