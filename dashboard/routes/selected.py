"""The selection that an address describes by the query of a link, at the version that it pins."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, request

from dashboard.routes.answers import problem
from dashboard.services import Services
from dashboard.state import View
from dashboard.state.links import view_of
from geodata.errors import QueryError
from geodata.queries import Selection
from geodata.queries.link import asked_by, link_values


def selected(services: Services) -> tuple[View, Selection] | Response:
    """The view of the request's query and its selection; or the refusal, one sentence.

    What is only looked at (camera, opened report, theme) is left out of the view: it says nothing
    of the reports.
    """
    asked = seen(services)
    if isinstance(asked, Response):
        return asked
    view, selection = asked
    return replace(view, event=None, at=None, count=None, theme=None, others="hide"), selection


def seen(services: Services) -> tuple[View, Selection] | Response:
    """The whole view of the request's query, with how it is looked at, and its selection; or the
    refusal."""
    view = view_asked(services)
    if isinstance(view, Response):
        return view
    return view, services.selection(view.query, view.v)


def view_asked(services: Services) -> View | Response:
    """The view of the request's query; or the refusal, one sentence."""
    query = request.query_string.decode("utf-8", "replace")
    known = services.known(link_values(query).get("v"))
    try:
        asked_by(query, known)
    except QueryError as error:
        return problem(400, f"{error}.")
    view, remarks = view_of(query, known)
    if remarks:
        return problem(400, f"{remarks[0]}.")
    return view
