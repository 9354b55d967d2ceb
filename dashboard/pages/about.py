"""`/about`: where everything comes from, how places are named, how marks are read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from flask import Blueprint, render_template

from dashboard.services import Services
from dashboard.wording import wording
from geodata.vocabulary import CONFIDENCES, GEO_PRECISIONS


def blueprint(services: Services) -> Blueprint:
    """The page, drawn on the server; it needs no script."""
    routes = Blueprint("about", __name__, template_folder=str(Path(__file__).parent / "templates"))

    @routes.get("/about")
    def about() -> str:
        snapshot, catalogue = services.snapshot, services.catalogue
        return render_template(
            "about.html",
            words=wording("en"),
            layers=[layer.spec for layer in catalogue.layers.values()],
            version=snapshot.version,
            count=len(snapshot.ids),
            first=dt.date(1970, 1, 1) + dt.timedelta(days=int(snapshot.first_day.min())),
            confidences=CONFIDENCES,
            precisions=GEO_PRECISIONS,
            publishers=len({s.publisher for e in snapshot.events for s in e.sources}),
        )

    return routes
