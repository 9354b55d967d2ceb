"""A client that asks too often is told when to come again; others are not held up."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.app import create_app
from dashboard.routes import rates
from dashboard.routes.rates import Rates
from dashboard.settings import Settings, SettingsError


def test_a_bucket_fills_evenly(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    bucket = Rates(6, lambda: now)
    assert [bucket.wait_s("a") for _ in range(7)] == [0.0] * 6 + [10.0]
    assert bucket.wait_s("b") == 0.0
    now = 9.0
    assert bucket.wait_s("a") == pytest.approx(1.0)
    now = 10.0
    assert bucket.wait_s("a") == 0.0
    now = 1000.0
    assert [bucket.wait_s("a") for _ in range(7)][-1] > 0, "it holds a minute's worth at most"
    monkeypatch.setattr(rates, "MOST_CLIENTS", 2)
    bucket.wait_s("c")
    assert bucket.wait_s("a") > 0, "seen a moment ago"


def test_the_product_says_when_to_come_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    made: Any = create_app(Settings(data_dir=tmp_path_factory.mktemp("rates"), rate=3))
    client = made.server.test_client()
    address = "/data/layers/enclave.geojson"
    assert [client.get(address).status_code for _ in range(3)] == [200] * 3
    refused = client.get("/ogc/")
    assert (refused.status_code, refused.mimetype) == (429, "application/problem+json")
    assert 0 < int(refused.headers["Retry-After"]) <= 20
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    other = client.get(address, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert other.status_code == 200
    assert client.get("/data/table.json").status_code == 200, "the workspace is never held up"
    assert client.get("/readyz").status_code == 200


def test_nobody_is_held_up_unless_it_is_asked_for() -> None:
    assert Settings.from_environment({}).rate == 0
    assert Settings.from_environment({"ARAS_RATE": "600"}).rate == 600
    with pytest.raises(SettingsError, match="ARAS_RATE"):
        Settings.from_environment({"ARAS_RATE": "many"})
