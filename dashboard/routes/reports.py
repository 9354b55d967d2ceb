"""The reports as the browser takes them: columns, titles by chunk, candidate rows of a query."""

from __future__ import annotations

from flask import Blueprint, Response, request

from dashboard.routes.answers import answer, json_answer, problem
from dashboard.routes.selected import view_asked
from dashboard.services import Services
from dashboard.state.codec import language_of
from dashboard.wording.dates import dates_in_words
from dashboard.wording.places import place_name
from geodata.model import Event, Snapshot
from geodata.queries import candidates
from geodata.vocabulary import LANGUAGES
from geodata.writers.briefs import BRIEF_SIZE, briefs_json
from geodata.writers.columns import columns_bytes


def blueprint(services: Services) -> Blueprint:
    """The routes from which the browser's marks and titles come."""
    routes = Blueprint("reports", __name__)

    def asked_for() -> tuple[Snapshot, bool]:
        """The snapshot, and whether the address names its version, so that the answer can be kept
        for good."""
        version = request.args.get("v")
        snapshot = services.snapshot_for(version)
        return snapshot, snapshot.version == version

    @routes.get("/data/columns.bin")
    def columns() -> Response:
        snapshot, named = asked_for()
        return answer(columns_bytes(snapshot), "application/octet-stream", versioned=named)

    @routes.get("/data/briefs/<int:chunk>.json")
    def briefs(chunk: int) -> Response:
        snapshot, named = asked_for()
        if chunk * BRIEF_SIZE >= max(1, len(snapshot.ids)):
            return problem(404, f"There are only {len(snapshot.ids)} reports.")
        lang = language_of(request.args)
        names = request.args.get("names", "en")

        def said(event: Event) -> dict[str, str]:
            dates = (event.date_start, event.date_end, event.date_precision)
            return {
                "place": place_name(event.place, names if names in LANGUAGES else "en"),
                "dates": dates_in_words(*dates, lang),
            }

        body = briefs_json(snapshot, chunk, BRIEF_SIZE, said)
        return answer(body, "application/json", versioned=named)

    @routes.get("/data/candidates.json")
    def candidate_rows() -> Response:
        view = view_asked(services)
        if isinstance(view, Response):
            return view
        snapshot = services.snapshot_for(view.v)
        rows = candidates(snapshot, view.query, services.catalogue)
        return json_answer({"version": snapshot.version, "rows": rows.tolist()})

    return routes
