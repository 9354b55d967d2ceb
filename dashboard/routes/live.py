"""Whether the data has changed, and what a new version brought to a page that shows an older one.

A page asks for the version again and again; while it is unchanged the answer is an empty 304.
"""

from __future__ import annotations

from flask import Blueprint, Response, request

from dashboard.page_links import page_links
from dashboard.routes.answers import json_answer, problem
from dashboard.services import Services
from geodata.chronicle import load_time_marks

MOST_ROWS = 500
"""Rows that a page may ask to find again, and rows of the news that are listed."""


def blueprint(services: Services) -> Blueprint:
    """The routes by which an open page stays with the data."""
    routes = Blueprint("live", __name__)

    @routes.get("/data/version.json")
    def version() -> Response:
        snapshot = services.snapshot
        return json_answer({"version": snapshot.version, "total": len(snapshot.ids)})

    @routes.get("/data/news.json")
    def news() -> Response:
        """What came since a version: counts, rows, and where the things that a page shows are now.

        `since`: the version that the page shows; `event`: the opened one; `rows`: rows of `since`
        that the page lists. 404 for a version that this store never had.
        """
        snapshot = services.snapshot
        since = request.args.get("since", "")
        changes = services.store.changes_since(since, until=snapshot.version)
        if changes is None:
            return problem(404, "This store has no such version of the data.")
        try:
            asked = [int(row) for row in request.args.get("rows", "").split(",") if row]
        except ValueError:
            return problem(400, "rows: write numbers with commas between them.")
        if len(asked) > MOST_ROWS:
            asked = asked[:MOST_ROWS]
        links, opened = page_links(services), request.args.get("event", "")
        came = sorted(snapshot.row_of[name] for name in (*changes.added, *changes.changed))
        return json_answer(
            {
                "version": snapshot.version,
                "total": len(snapshot.ids),
                "urls": {"columns": links.columns(), "briefs": links.briefs()},
                "counts": {
                    "added": len(changes.added),
                    "changed": len(changes.changed),
                    "withdrawn": len(changes.removed),
                },
                "rows": came[:MOST_ROWS],
                "event": {
                    "row": snapshot.row_of.get(opened),
                    "changed": opened in changes.changed,
                }
                if opened
                else None,
                "subject": services.rows_now(since, asked),
                "moments": [snapshot.row_of.get(m.event) for m in load_time_marks().moments],
            }
        )

    return routes
