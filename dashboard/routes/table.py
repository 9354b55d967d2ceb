"""Rows of the table, a block at a time."""

from __future__ import annotations

from flask import Blueprint, Response, request

from dashboard.panels.table import BLOCK, Order, table_rows
from dashboard.routes.answers import json_answer, problem
from dashboard.routes.selected import seen
from dashboard.services import Services


def blueprint(services: Services) -> Blueprint:
    """The route from which the grid takes its rows: the keys of a link, `start` and `end`.

    `sort` (a column) and `order` (`asc`, `desc`) are the table's own: they are no keys of a link,
    and the order of rows everywhere else stays.
    """
    routes = Blueprint("table", __name__)

    @routes.get("/data/table.json")
    def rows() -> Response:
        asked = seen(services)
        if isinstance(asked, Response):
            return asked
        view, selection = asked
        start = request.args.get("start", 0, type=int)
        end = request.args.get("end", start + BLOCK, type=int)
        try:
            order = Order.asked(request.args.get("sort", ""), request.args.get("order", ""))
        except ValueError as fault:
            return problem(400, str(fault))
        found = table_rows(selection, start, end, view.lang, order, view.names)
        return json_answer({**found, "version": selection.snapshot.version})

    return routes
