"""Liveness and readiness."""

from __future__ import annotations

from flask.testing import FlaskClient

from dashboard.services import Services


def test_liveness(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}


def test_readiness_tells_the_data_version(client: FlaskClient, services: Services) -> None:
    assert client.get("/readyz").get_json() == {
        "status": "ready",
        "version": services.snapshot.version,
        "events": 220,
    }
