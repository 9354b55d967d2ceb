"""`/data/pinned.json`: what has been corrected since the version that a view of the workspace pins.

Rows are those of the pinned version, and count everything that its reader sees. Other programs read
the same of what may leave: in the member `corrected` of `/data/files.json` and of `/ogc/…/items`.
"""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response

from dashboard.routes.answers import json_answer, problem
from dashboard.routes.corrected import changes_for, seen_ids
from dashboard.routes.selected import selected
from dashboard.services import Services

MOST_ROWS: Final = 500


def blueprint(services: Services) -> Blueprint:
    """The route from which the line of a pinned view comes."""
    routes = Blueprint("pinned", __name__)

    @routes.get("/data/pinned.json")
    def pinned() -> Response:
        asked = selected(services)
        if isinstance(asked, Response):
            return asked
        view, selection = asked
        past = services.past(view.v) if view.v else None
        changes = changes_for(services, view.query, view.v, seen_ids) if view.v else None
        if past is None or changes is None:
            return problem(404, "The view pins no version of the data that is kept here.")
        row_of = selection.snapshot.row_of
        rows = sorted(row_of[name] for name in (*changes.changed, *changes.removed))
        return json_answer(
            {
                "version": view.v,
                "day": past.recorded_at.date().isoformat(),
                "newest": services.snapshot.version,
                "same_places": past.same_places,
                "counts": {
                    "changed": len(changes.changed),
                    "withdrawn": len(changes.removed),
                    "added": len(changes.added),
                },
                "rows": rows[:MOST_ROWS],
            }
        )

    return routes
