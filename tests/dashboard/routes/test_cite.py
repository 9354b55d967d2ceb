"""A view is cited at its version, in forms that people and programs keep."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.services import Services
from geodata.layers import load_catalogue
from geodata.writers.citation import Citation
from tests.geodata.mixed import SECRETS, mixed_snapshot
from tests.geodata.writers.exports import export_from

QUERY = "region=enclave&q=100%25+%26+more&kind=shelling"


def entries(text: str) -> dict[str, dict[str, str]]:
    """BibTeX by key and field: every brace is closed, every field is in braces."""
    found: dict[str, dict[str, str]] = {}
    for part in re.split(r"(?m)^(?=@misc\{)", text)[1:]:
        head, *lines = part.strip().splitlines()
        assert lines[-1] == "}"
        fields: dict[str, str] = {}
        for line in lines[:-1]:
            name, value = re.fullmatch(r"  (\w+) *= \{(.*)\},", line).groups()  # type: ignore[union-attr]
            bare = re.sub(r"\\.", "", value)
            assert bare.count("{") == bare.count("}")
            fields[name] = value
        found[head.removeprefix("@misc{").rstrip(",")] = fields
    return found


def test_the_link_of_a_citation_shows_the_version(client: FlaskClient, services: Services) -> None:
    version = services.snapshot.version
    found = client.get("/cite?region=enclave&kind=shelling&f=json").json
    assert found["version"] == version
    today = datetime.now(UTC).date().isoformat()
    assert found["accessed"] == today
    assert found["recorded"] == services.versions()[version].date().isoformat()
    link = urlsplit(found["link"])
    assert link.query.endswith(f"v={version}")
    again = client.get(f"/data/files.json?{link.query}").json
    assert (again["version"], again["reports"]) == (version, found["reports"])
    for part in (version, today, found["link"], found["filters"]):
        assert part in found["text"]
    assert any("Each row names its publishers" in source for source in found["sources"])
    assert any("Natural Earth" in source for source in found["sources"]), "boundaries have sources"


def test_programs_take_it(client: FlaskClient, services: Services) -> None:
    version = services.snapshot.version
    bibtex = client.get(f"/cite?{QUERY}&f=bibtex")
    assert bibtex.mimetype == "application/x-bibtex"
    assert f'filename="aras-{version}.bib"' in bibtex.headers["Content-Disposition"]
    view = entries(bibtex.get_data(as_text=True))[f"aras-{version}"]
    assert r"100\% \& more" in view["title"]
    assert view["url"].endswith(f"v={version}")
    csl = client.get(f"/cite?{QUERY}&f=csl")
    assert csl.mimetype == "application/vnd.citationstyles.csl+json"
    first = csl.get_json(force=True)[0]
    assert (first["type"], first["version"], first["URL"]) == ("dataset", version, view["url"])
    assert len(first["accessed"]["date-parts"][0]) == 3


def test_people_read_it(client: FlaskClient) -> None:
    page = client.get(f"/cite?{QUERY}").get_data(as_text=True)
    assert "How to cite this view" in page
    assert "100% &amp; more" in page
    assert f"/cite?{QUERY.replace('&', '&amp;')}&amp;f=bibtex" in page


@pytest.mark.parametrize(("query", "key"), [("f=word", "f"), ("kind=x", "kind"), ("v=x", "v")])
def test_what_cannot_be_asked_is_said(client: FlaskClient, query: str, key: str) -> None:
    answer = client.get(f"/cite?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json["detail"].startswith(f"{key}: “")


def test_every_dataset_is_named_and_nothing_else_of_what_stays() -> None:
    export = export_from(mixed_snapshot(), load_catalogue(), way="citation")
    citation = Citation(export, export.accessed)
    said = str(citation.facts())
    assert not any(secret in said for secret in SECRETS)
    for name in ("Open list", "Counted list", "Named list"):
        assert name in said
    assert set(entries(citation.bibtex())) == {
        f"aras-{export.version}",
        "open-list",
        "counted-list",
        "named-list",
    }
    assert len(citation.withheld) == 2
