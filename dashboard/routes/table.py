"""Rows of the table, a block at a time."""

from __future__ import annotations

from flask import Blueprint, Response, request

from dashboard.panels.table import BLOCK, Order, table_rows
from dashboard.routes.answers import json_answer, problem
from dashboard.services import Services
from dashboard.state import parse_view


def blueprint(services: Services) -> Blueprint:
    """The route from which the grid takes its rows: the keys of a link, `start` and `end`.

    `sort` (a column) and `order` (`asc`, `desc`) are the table's own: they are no keys of a link,
    and the order of rows everywhere else stays.
    """
    routes = Blueprint("table", __name__)

    @routes.get("/data/table.json")
    def rows() -> Response:
        view, remarks = parse_view(request.args, services.known(request.args.get("v")))
        if remarks:
            return problem(400, str(remarks[0]) + ".")
        start = request.args.get("start", 0, type=int)
        end = request.args.get("end", start + BLOCK, type=int)
        try:
            order = Order.asked(request.args.get("sort", ""), request.args.get("order", ""))
        except ValueError as fault:
            return problem(400, str(fault))
        selection = services.selection(view.query, view.v)
        found = table_rows(selection, start, end, view.lang, order, view.names)
        return json_answer({**found, "version": selection.snapshot.version})

    return routes
