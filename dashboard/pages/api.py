"""`/api`: what other programs can ask of the product, with an example for each usual one."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, render_template

from dashboard.routes.feeds import MOST_ENTRIES
from dashboard.routes.outside import root_address
from dashboard.services import Services
from dashboard.wording import wording
from geodata.ogc import MOST, USUAL
from geodata.writers import WRITERS
from geodata.writers.feed import MOST_ENTRIES as MOST_IN_FEED


def blueprint(services: Services) -> Blueprint:
    """The guide, drawn on the server; it needs no script."""
    routes = Blueprint("api", __name__, template_folder=str(Path(__file__).parent / "templates"))

    @routes.get("/api")
    def api() -> str:
        return render_template(
            "api.html",
            words=wording(),
            root=root_address(services),
            version=services.snapshot.version,
            ways=[writer.way for writer in WRITERS],
            layers=list(services.catalogue.layers),
            usual=USUAL,
            most=MOST,
            most_in_feed=MOST_IN_FEED,
            most_in_calendar=MOST_ENTRIES,
            agents=services.settings.mcp,
        )

    return routes
