"""The reports as the browser takes them: columns, titles by chunk, candidate rows of a query."""

from __future__ import annotations

from flask import Blueprint, Response, request

from dashboard.routes.answers import answer, json_answer, problem
from dashboard.services import Services
from dashboard.state import parse_view
from geodata.queries import candidates
from geodata.writers.briefs import BRIEF_SIZE, briefs_json
from geodata.writers.columns import columns_bytes


def blueprint(services: Services) -> Blueprint:
    """The routes from which the browser's marks and titles come."""
    routes = Blueprint("reports", __name__)

    def is_current() -> bool:
        return request.args.get("v") == services.snapshot.version

    @routes.get("/data/columns.bin")
    def columns() -> Response:
        body = columns_bytes(services.snapshot)
        return answer(body, "application/octet-stream", versioned=is_current())

    @routes.get("/data/briefs/<int:chunk>.json")
    def briefs(chunk: int) -> Response:
        snapshot = services.snapshot
        if chunk * BRIEF_SIZE >= max(1, len(snapshot.ids)):
            return problem(404, f"There are only {len(snapshot.ids)} reports.")
        body = briefs_json(snapshot, chunk, BRIEF_SIZE)
        return answer(body, "application/json", versioned=is_current())

    @routes.get("/data/candidates.json")
    def candidate_rows() -> Response:
        view, remarks = parse_view(request.args, services.known())
        if remarks:
            return problem(400, str(remarks[0]) + ".")
        snapshot = services.snapshot
        rows = candidates(snapshot, view.query, services.catalogue)
        return json_answer({"version": snapshot.version, "rows": rows.tolist()})

    return routes
