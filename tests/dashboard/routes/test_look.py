"""A look at a reader's own file: read and told, kept nowhere, asked for by our own page only."""

from __future__ import annotations

import base64
import io
import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.routes import look
from dashboard.routes.look import MOST_BYTES, file_name
from dashboard.services import Services
from geodata.pipelines import look as pipeline

OURS = {"Sec-Fetch-Site": "same-origin"}
CSV = (
    b"name,lat,lon,date,note\n"
    b"A place of mine,39.8,46.7,2020-10-01,<b>bold</b>\n"
    b"Another,39.9,46.9,2020-09-30,\n"
    b"No number,abc,46.9,2020-10-05,\n"
    b"No date,39.9,46.9,someday,\n"
)


def sent(client: FlaskClient, name: str, body: bytes, **headers: str) -> TestResponse:
    return client.post("/look", query_string={"name": name}, data=body, headers=headers or OURS)


def told(client: FlaskClient, name: str, body: bytes) -> dict[str, Any]:
    answer = sent(client, name, body)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found: dict[str, Any] = answer.get_json()
    return found


def test_rows_come_back_in_order_with_their_own_cells(client: FlaskClient) -> None:
    found = told(client, "mine.csv", CSV)
    assert [row["title"] for row in found["rows"]] == ["Another", "A place of mine"]
    assert [row["row"] for row in found["rows"]] == [3, 2]
    assert ["note", "<b>bold</b>"] in found["rows"][1]["cells"]
    columns = base64.b64decode(found["columns"])
    assert columns[:4] == b"ARAS"
    length = int.from_bytes(columns[4:8], "little")
    assert json.loads(columns[8 : 8 + length])["count"] == 2


def test_the_report_is_that_of_the_import(client: FlaskClient) -> None:
    report = told(client, "mine.csv", CSV)["report"]
    (file,) = report["files"]
    assert file["rows"] == {"read": 4, "kept": 2, "merged": 0, "refused": 2, "warned": 0}
    reasons = {reason["field"]: reason for reason in file["reasons"]}
    assert reasons["lat"]["examples"][0]["row"] == 4
    assert reasons["lat"]["examples"][0]["value"] == "abc"
    assert "decimal degrees" in reasons["lat"]["examples"][0]["cure"]
    assert reasons["date"]["examples"][0]["sentence"].startswith("mine.csv, row 5, date:")


def test_other_formats_are_read_too(client: FlaskClient) -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [46.7, 39.8]},
        "properties": {"date": "2020-10-01", "title": "From GeoJSON"},
    }
    body = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    assert [row["title"] for row in told(client, "a.geojson", body)["rows"]] == ["From GeoJSON"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mine.csv", CSV)
    assert len(told(client, "mine.zip", packed.getvalue())["rows"]) == 2


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("empty.csv", b""),
        ("noise.bin", bytes(range(256)) * 8),
        ("broken.geojson", b'{"type":'),
        ("plain.csv", b"a,b\n1,2\n"),
        ("bomb.xlsx", b"PK\x03\x04" + b"\0" * 200),
    ],
)
def test_what_cannot_be_read_is_a_report_too(client: FlaskClient, name: str, body: bytes) -> None:
    found = told(client, name, body)
    assert found["rows"] == []
    assert found["report"]["ok"] is False
    assert found["report"]["problems"][0]["sentence"].startswith(name)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"X-Nothing": "said"}, 403),
    ],
)
def test_only_our_own_page_may_ask(
    client: FlaskClient, headers: dict[str, str], status: int
) -> None:
    assert sent(client, "mine.csv", CSV, **headers).status_code == status
    assert client.get("/look", headers=OURS).status_code in (404, 405)


def test_nothing_of_it_is_kept(
    client: FlaskClient, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[Path] = []
    real = look.look_at

    def watched(path: Path, *args: Any, **options: Any) -> Any:
        seen.append(path)
        assert path.read_bytes() == CSV
        return real(path, *args, **options)

    monkeypatch.setattr(look, "look_at", watched)
    version, data = services.store.version(), sorted(services.settings.data_dir.rglob("*"))
    answer = sent(client, "mine.csv", CSV)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert [path.parent.parent for path in seen] == [tmp_path]
    assert list(tmp_path.iterdir()) == []
    assert services.store.version() == version
    assert sorted(services.settings.data_dir.rglob("*")) == data


def test_nothing_of_it_is_kept_when_reading_breaks(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("broken")

    monkeypatch.setattr(look, "look_at", broken)
    assert sent(client, "mine.csv", CSV).status_code == 500
    assert list(tmp_path.iterdir()) == []


def test_size_and_rows_are_bounded(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = sent(client, "big.csv", b"x" * (MOST_BYTES + 1))
    assert answer.status_code == 413
    assert answer.get_json(force=True)["detail"] == "The file is larger than 5 MB."
    # Larger than other requests may be, and still read.
    assert sent(client, "wide.csv", CSV + b"#" * 2_500_000).status_code == 200
    monkeypatch.setattr(pipeline.look_at, "__kwdefaults__", {"most_rows": 3})
    found = told(client, "mine.csv", CSV)
    assert found["report"]["rows"]["read"] == 3
    said = [one["sentence"] for one in found["report"]["problems"]]
    assert any("has more than 3 rows" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("mine.csv", "mine.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\رویدادها.xlsx", "رویدادها.xlsx"),
        ("..", "file"),
        ("", "file"),
        ("a\0b\n.csv", "a_b_.csv"),
        ("x" * 300 + ".geojson", "x" * 112 + ".geojson"),
    ],
)
def test_a_name_is_one_file_s_in_a_folder(said: str, name: str) -> None:
    assert file_name(said) == name
