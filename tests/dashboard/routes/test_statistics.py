"""Figures by address: the workspace counts what its reader sees, a file what may be counted."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.settings import Settings
from dashboard.wording import section
from geodata.model import FiledEvent
from geodata.queries.statistics import FIGURES
from geodata.stores import Batch, open_store
from tests.geodata.mixed import COUNTED, MARKS, NAMED, OPEN, report

ALL_DAYS = "from=..&to=.."
EACH = 5


def figures(client: FlaskClient, query: str) -> dict[str, Any]:
    answer = client.get(f"/data/statistics.json?{query}")
    assert answer.status_code == 200
    return {figure["id"]: figure for figure in answer.get_json()["figures"]}


def counted(figure: dict[str, Any], name: str = "reports") -> int:
    place = [column["id"] for column in figure["columns"]].index(name)
    return sum(line["cells"][place] for line in figure["lines"])


def rows_of(client: FlaskClient, figure: str, query: str) -> list[dict[str, str]]:
    answer = client.get(f"/data/statistics/{figure}.csv?{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def test_every_figure_is_of_the_link_s_selection(client: FlaskClient) -> None:
    found = figures(client, "show=protest")
    assert list(found) == [figure.id for figure in FIGURES]
    whole = client.get("/data/table.json?show=protest").get_json()["count"]
    assert counted(found["confidence"]) == counted(found["kinds-by-week"]) == whole
    rows = sorted(row for line in found["confidence"]["lines"] for row in line["rows"])
    assert len(rows) == len(set(rows)) == whole


def test_some_figures_can_be_asked_for(client: FlaskClient) -> None:
    assert list(figures(client, "figures=districts,actors")) == ["districts", "actors"]
    answer = client.get("/data/statistics.json?figures=moon")
    assert answer.status_code == 404
    assert "no figure “moon”" in answer.get_json(force=True)["detail"]


def test_every_note_has_its_words(client: FlaskClient) -> None:
    words = section("stats_how")
    for query in ("", ALL_DAYS, "kind=handover", "q=nothing+of+the+kind"):
        for figure in figures(client, query).values():
            for key, values in figure["notes"]:
                text = words[key].format(**values)
                assert "{" not in text


def test_names_of_areas_follow_the_language_of_names(client: FlaskClient) -> None:
    figure = figures(client, "names=fa&figures=provinces")["provinces"]
    assert ["ardabil", "استان اردبیل"] in [line["cells"][:2] for line in figure["lines"]] or [
        "ardabil",
        "اردبیل",
    ] in [line["cells"][:2] for line in figure["lines"]]


def test_it_is_not_sent_again_while_it_is_the_same(client: FlaskClient) -> None:
    for address in ("/data/statistics.json", "/data/statistics/actors.csv"):
        tag = client.get(address).headers["ETag"]
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
        other = client.get(f"{address}?kind=statement", headers={"If-None-Match": tag})
        assert other.status_code == 200


@pytest.mark.parametrize("figure", [figure.id for figure in FIGURES])
def test_a_file_says_how_it_was_counted(client: FlaskClient, figure: str) -> None:
    answer = client.get(f"/data/statistics/{figure}.csv?show=border_incident")
    said = answer.headers["Content-Disposition"]
    assert (
        said == f'attachment; filename="aras-{figure}-2020-09-27_2020-11-10-border-incidents.csv"'
    )
    rows = rows_of(client, figure, "show=border_incident")
    assert rows
    for row in rows:
        assert row["how_counted"].endswith(".")
        assert "border incident" in row["selection"]
        assert row["data_version"]
        assert "MIT" in row["sources"]


def test_a_file_holds_the_numbers_of_the_page(client: FlaskClient) -> None:
    shown = figures(client, ALL_DAYS)["kinds-by-week"]
    rows = rows_of(client, "kinds-by-week", ALL_DAYS)
    cells = [[row[column["id"]] for column in shown["columns"]] for row in rows]
    assert cells == [
        ["" if cell is None else str(cell) for cell in line["cells"]] for line in shown["lines"]
    ]


def test_bad_questions_are_one_sentence(client: FlaskClient) -> None:
    assert client.get("/data/statistics/moon.csv").status_code == 404
    for address in ("/data/statistics.json?from=someday", "/data/statistics/actors.csv?bom=maybe"):
        answer = client.get(address)
        assert answer.status_code == 400
        assert answer.get_json(force=True)["detail"].count(".") == 1


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A product whose store holds, beside the chronicle, reports of every rule."""
    path: Path = tmp_path_factory.mktemp("data")
    store = open_store(None, path)
    for dataset in (OPEN, COUNTED, NAMED):
        filed = tuple(FiledEvent(report(dataset, n), "file.csv") for n in range(EACH))
        store.import_batches([Batch("file.csv", dataset.id, filed, dataset=dataset)])
    client: FlaskClient = create_app(Settings(data_dir=path)).server.test_client()
    return client


def test_the_analyst_sees_all_of_them_counted(mixed: FlaskClient) -> None:
    answer = mixed.get(f"/data/statistics.json?{ALL_DAYS}").get_json()
    assert answer["reports"] == 220 + 3 * EACH
    assert answer["left_out_of_files"] == ["Named list"]


def test_counts_leave_where_rows_do_not_and_names_never(mixed: FlaskClient) -> None:
    for ending in ("csv", "json"):
        for figure in FIGURES:
            answer = mixed.get(f"/data/statistics/{figure.id}.{ending}?{ALL_DAYS}")
            assert answer.headers["X-Aras-Reports"] == str(220 + 2 * EACH)
            assert answer.headers["X-Aras-Withheld"] == '"named-list";rule=link-only'
            text = answer.get_data(as_text=True)
            assert MARKS["link-only"] not in text
            assert "not counted: Named list (link-only)" in text
            assert '"rows"' not in text
    rows = rows_of(mixed, "confidence", ALL_DAYS)
    assert sum(int(row["reports"]) for row in rows) == 220 + 2 * EACH
