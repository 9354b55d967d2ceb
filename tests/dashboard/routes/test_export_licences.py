"""A picture draws the reports that may leave, and says what it leaves out."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.settings import Settings
from geodata.model import Dataset, FiledEvent
from geodata.stores import Batch, open_store
from tests.geodata.mixed import COUNTED, MARKS, NAMED, OPEN, report

DATASETS = (OPEN, COUNTED, NAMED)
EACH = 5
ALL_DAYS = "from=..&to=.."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    path = tmp_path_factory.mktemp("data")
    store = open_store(None, path)
    for dataset in DATASETS:
        filed = tuple(FiledEvent(report(dataset, n), "file.csv") for n in range(EACH))
        store.import_batches([Batch("file.csv", dataset.id, filed, dataset=dataset)])
    found: FlaskClient = create_app(Settings(data_dir=path)).server.test_client()
    return found


def drawn(client: FlaskClient, query: str) -> tuple[str, int]:
    """All words of the picture, and how many reports its marks stand for."""
    response = client.get(f"/export/map.svg?{query}")
    assert response.status_code == 200
    root = ET.fromstring(response.data)
    groups = root.iter("{http://www.w3.org/2000/svg}g")
    marks = [g for g in groups if g.get("class") in ("mark", "counted", "disc-text")]
    return "".join(root.itertext()), sum(int(g.get("data-n", "0")) for g in marks)


def test_only_what_may_leave_is_drawn(client: FlaskClient) -> None:
    # The whole world, and nothing but the reports of the three datasets.
    for dataset in DATASETS:
        mark = MARKS[dataset.redistribution]
        _, marks = drawn(client, f"{ALL_DAYS}&q={mark}&at=30,20,1&width=1600&height=1200")
        assert marks == (EACH if dataset.redistribution == "rows" else 0), dataset.name


def test_what_is_left_out_is_said(client: FlaskClient) -> None:
    words, _ = drawn(client, ALL_DAYS)
    assert "225 reports" in words
    assert "5 reports of Counted list are not drawn" in words
    assert "Reports of Named list are not drawn" in words
    headers = client.get(f"/export/map.png?{ALL_DAYS}&width=300").headers
    assert headers["X-Aras-Reports"] == "225"
    assert headers["X-Aras-Withheld"].startswith('"counted-list";count=5')


@pytest.mark.parametrize("dataset", DATASETS, ids=list(MARKS))
def test_an_opened_report_that_stays_is_not_told(client: FlaskClient, dataset: Dataset) -> None:
    mark = MARKS[dataset.redistribution]
    words, _ = drawn(client, f"{ALL_DAYS}&event={mark}-0")
    free = dataset.redistribution == "rows"
    assert (f"{mark} title 0" in words) == free
    page = client.get(f"/?{ALL_DAYS}&event={mark}-0").text
    assert (f'property="og:title" content="{mark} title 0"' in page) == free
