"""The guide for other programs: what it names is there, and each example is tried.

curl and Python run as they stand in the page, against a served product. R, QGIS and Excel are not
installed where this runs: of R and Excel the very addresses of the example are asked, and the
answer is read as that program would be told to read it; QGIS reads collections as GDAL does, so
GDAL opens the address that is given to it.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import geopandas
import pyogrio
import pytest
from flask.testing import FlaskClient

from tests.browser.serving import served

EXAMPLES = ("curl", "python", "r", "qgis", "excel")


class Guide(HTMLParser):
    """Examples by name, and the addresses that are linked."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.examples: dict[str, str] = {}
        self.links: list[str] = []
        self._name = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "pre":
            self._name = str(said["id"]).removeprefix("example-")
        if tag == "a":
            self.links.append(str(said["href"]))

    def handle_endtag(self, tag: str) -> None:
        self._name = "" if tag == "pre" else self._name

    def handle_data(self, data: str) -> None:
        if self._name:
            self.examples[self._name] = self.examples.get(self._name, "") + data


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("api"), WEB_CONCURRENCY="1") as address:
        yield address


@pytest.fixture(scope="module")
def examples(product: str) -> dict[str, str]:
    with urllib.request.urlopen(f"{product}/api") as answer:
        found = Guide(answer.read().decode()).examples
    assert tuple(found) == EXAMPLES
    assert all(product in code for code in found.values()), "they name the product they stand in"
    return found


def get(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        found: bytes = answer.read()
        return found


def test_curl(examples: dict[str, str], tmp_path: Path) -> None:
    assert shutil.which("curl"), "no curl found; install it (on Debian: apt-get install curl)"
    subprocess.run(["sh", "-c", examples["curl"]], cwd=tmp_path, check=True, capture_output=True)
    (file,) = tmp_path.iterdir()
    assert file.name == "aras-2020-10-01_2020-10-31-protests.csv"
    rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
    assert rows
    assert {row["layer"] for row in rows} == {"protest"}


def test_python(examples: dict[str, str], product: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", examples["python"]], check=True, capture_output=True, text=True
    )
    months = {line.split()[0]: int(line.split()[1]) for line in done.stdout.splitlines()[1:-1]}
    query = "kind=landing&near=iran-border:25&from=..&to=.."
    rows = csv.DictReader(io.StringIO(get(f"{product}/data/events.csv?{query}").decode()))
    assert sum(months.values()) == len(list(rows)) > 5
    assert months["2020-10"] > 0


def test_r(examples: dict[str, str], product: str) -> None:
    """R is not installed where this runs: the addresses of the example are asked, and read by GDAL,
    with which `sf` reads too."""
    addresses = re.findall(r'read_sf\("([^"]+)"\)', examples["r"])
    assert len(addresses) == 2
    assert examples["r"].count("(") == examples["r"].count(")")
    events, control = (geopandas.read_file(io.BytesIO(get(one))) for one in addresses)
    assert set(events.geom_type) == {"Point"}
    assert set(events["kind"]) == {"landing"}
    assert len(control) == 20
    assert "controller" in control.columns


def test_qgis(examples: dict[str, str]) -> None:
    """QGIS is not installed where this runs: GDAL opens the address of the connection."""
    names = [name for name, _ in pyogrio.list_layers(f"OAPIF:{examples['qgis'].strip()}")]
    assert {"events", "border_incidents", "protests", "control", "provinces"} <= set(names)


def test_excel(examples: dict[str, str]) -> None:
    """Excel is not installed where this runs: the address is asked, the answer read as told."""
    (address,) = re.findall(r'Web\.Contents\("([^"]+)"\)', examples["excel"])
    data = get(address)
    assert data.startswith(b"\xef\xbb\xbf"), "by its mark Excel knows UTF-8, which is 65001"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert {row["layer"] for row in rows} == {"protest"}
    assert any("ə" in row["place_az"] for row in rows)


def test_every_address_of_the_guide_answers(client: FlaskClient) -> None:
    links = Guide(client.get("/api").get_data(as_text=True)).links
    assert len(links) > 12
    for link in links:
        assert client.get(link).status_code == 200, link
