"""`/healthz`: the process answers. `/readyz`: it has data to answer with."""

from __future__ import annotations

from flask import Blueprint, Response

from dashboard.routes.answers import json_answer
from dashboard.services import Services


def blueprint(services: Services) -> Blueprint:
    """The two health routes."""
    routes = Blueprint("health", __name__)

    @routes.get("/healthz")
    def healthz() -> Response:
        return json_answer({"status": "ok"})

    @routes.get("/readyz")
    def readyz() -> Response:
        snapshot = services.snapshot
        return json_answer(
            {"status": "ready", "version": snapshot.version, "events": len(snapshot.ids)}
        )

    return routes
