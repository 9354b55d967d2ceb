"""Every way out obeys the licences: each route and the command, over each rule.

Reports of three datasets are stored, whose every text names its rule. Whatever leaves is searched.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.settings import Settings
from geodata.cli import main
from geodata.licences import WAYS
from geodata.model import Dataset, FiledEvent
from geodata.stores import Batch, open_store
from geodata.writers import WRITERS
from tests.geodata.mixed import COUNTED, MARKS, NAMED, OPEN, report
from tests.geodata.writers.test_contract import unpacked

DATASETS = (OPEN, COUNTED, NAMED)
EACH = 5
ALL_DAYS = "from=..&to=.."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose store holds, beside the chronicle, reports of every rule."""
    path = tmp_path_factory.mktemp("data")
    store = open_store(None, path)
    for dataset in DATASETS:
        filed = tuple(FiledEvent(report(dataset, n), "file.csv") for n in range(EACH))
        store.import_batches([Batch("file.csv", dataset.id, filed, dataset=dataset)])
    return path


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    found: FlaskClient = create_app(Settings(data_dir=folder)).server.test_client()
    return found


def by_route(client: FlaskClient, way: str) -> bytes:
    response = client.get(f"/data/{way}?{ALL_DAYS}")
    assert response.status_code == 200
    return unpacked(response.data)


def by_command(folder: Path, way: str, out: Path) -> bytes:
    path = out / way
    result = CliRunner().invoke(
        main, ["events", "export", str(path)], env={"ARAS_DATA_DIR": str(folder)}
    )
    assert result.exit_code == 0, result.output
    files = [unpacked(made.read_bytes()) for made in out.iterdir()]
    return b"\n".join([result.output.encode(), *files])


@pytest.mark.parametrize("dataset", DATASETS, ids=list(MARKS))
@pytest.mark.parametrize("way", WAYS)
def test_a_route_lets_out_what_the_rule_allows(
    client: FlaskClient, way: str, dataset: Dataset
) -> None:
    found = by_route(client, way)
    mark = MARKS[dataset.redistribution].encode()
    free = dataset.redistribution == "rows" and way != "README.txt"
    assert (mark in found) == free
    if way != "events.csv":
        assert dataset.name.encode() in found, "its owner is named all the same"


@pytest.mark.parametrize("dataset", DATASETS, ids=list(MARKS))
@pytest.mark.parametrize("way", [writer.way for writer in WRITERS])
def test_the_command_lets_out_what_the_rule_allows(
    folder: Path, tmp_path: Path, way: str, dataset: Dataset
) -> None:
    found = by_command(folder, way, tmp_path)
    assert (MARKS[dataset.redistribution].encode() in found) == (dataset.redistribution == "rows")
    assert dataset.name.encode() in found


@pytest.mark.parametrize("way", WAYS)
def test_every_answer_says_what_was_withheld(client: FlaskClient, way: str) -> None:
    headers = client.get(f"/data/{way}?{ALL_DAYS}").headers
    assert headers["X-Aras-Withheld"] == (
        '"counted-list";count=5;rule=aggregates, "named-list";rule=link-only'
    )
    assert headers["X-Aras-Reports"] == str(220 + EACH)


def test_the_menu_says_what_was_withheld(client: FlaskClient) -> None:
    said = client.get(f"/data/files.json?{ALL_DAYS}").get_json()
    assert said["reports"] == 220 + EACH
    assert [sentence.partition(" are withheld")[0] for sentence in said["withheld"]] == [
        "5 reports of Counted list",
        "Reports of Named list",
    ]


def test_counts_leave_with_their_attribution(client: FlaskClient) -> None:
    found = client.get(f"/data/events.geojson?{ALL_DAYS}").get_json()["aras"]
    assert sum(row["reports"] for row in found["withheld_counts"]) == EACH
    assert {row["dataset"] for row in found["withheld_counts"]} == {"counted-list"}
    citations = {row["id"]: row["citation"] for row in found["datasets"]}
    assert citations["counted-list"] == "Counted list, accessed 2026-02; all reports."


def test_the_analyst_still_sees_them(client: FlaskClient) -> None:
    table = client.get(f"/data/table.json?{ALL_DAYS}&q=AGGREGATES&start=0&end=50").get_json()
    assert len(table["rows"]) == EACH
    ready = client.get("/readyz").get_json()
    assert ready["events"] == 220 + EACH * len(DATASETS)


def test_what_stays_is_in_no_name_of_a_member(client: FlaskClient) -> None:
    data = client.get(f"/data/events.zip?{ALL_DAYS}").data
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert "withheld_counts.csv" in bundle.namelist()


@pytest.mark.parametrize("dataset", DATASETS, ids=list(MARKS))
def test_the_collections_let_out_what_the_rule_allows(
    client: FlaskClient, dataset: Dataset
) -> None:
    mark = MARKS[dataset.redistribution]
    free = dataset.redistribution == "rows"
    for name in ("events", "border_incidents", "protests"):
        base = f"/ogc/collections/{name}"
        for address in (base, f"{base}/items?limit=10000", f"{base}/items?limit=10000&f=html"):
            found = client.get(address).data
            assert (mark.encode() in found) == (free and "items" in address), address
        assert dataset.name.encode() in client.get(f"{base}/items").data, "its owner is named"
    item = client.get(f"/ogc/collections/events/items/{mark}-0")
    assert item.status_code == (200 if free else 404)
    queried = client.get(f"/ogc/collections/events/items?q={mark}").json
    assert queried["numberMatched"] == (2 if free else 0)


@pytest.mark.parametrize("dataset", DATASETS, ids=list(MARKS))
@pytest.mark.parametrize("path", ["/feed.atom", "/data/events.ics"])
def test_feeds_let_out_what_the_rule_allows(
    client: FlaskClient, path: str, dataset: Dataset
) -> None:
    mark = MARKS[dataset.redistribution]
    unnamed = client.get(f"{path}?from=2020-09-30&to=2020-10-04").data.replace(b"\r\n ", b"")
    assert (mark.encode() in unnamed) == (dataset.redistribution == "rows")


@pytest.mark.parametrize("dataset", DATASETS, ids=list(MARKS))
def test_changes_tell_of_what_may_leave(folder: Path, dataset: Dataset) -> None:
    made: Any = create_app(Settings(data_dir=folder))
    first = next(iter(made.services.versions()))
    found = made.server.test_client().get(f"/data/changes.json?since={first}&{ALL_DAYS}")
    assert (MARKS[dataset.redistribution].encode() in found.data) == (
        dataset.redistribution == "rows"
    )
    assert found.json["counts"]["added"] == EACH
