"""What the detail shows: the view's event, else the subject that the browser names, else a hint."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output
from dash.development.base_component import Component

from dashboard import ids
from dashboard.page_links import page_links
from dashboard.panels.detail.area import area_detail
from dashboard.panels.detail.event import event_detail
from dashboard.panels.detail.layout import hint
from dashboard.panels.detail.listing import listing
from dashboard.services import Services
from dashboard.state.links import view_of
from geodata.queries.link import link_values

MOST_ROWS = 20_000
REASONS = ("point", "outside", "country", "news", "corrected")
"""Why reports are listed together: one mark, what the map cannot show, what came in."""


def register(app: Dash, services: Services) -> None:
    """Fill the detail whenever the view's link or the subject changes."""

    @app.callback(
        Output("detail-body", "children"),
        Input(ids.VIEW, "data"),
        Input(ids.SUBJECT, "data"),
    )
    def body(link: str | None, subject: dict[str, Any] | None) -> list[Component]:
        return detail_body(services, link or "", subject)


def detail_body(services: Services, link: str, subject: dict[str, Any] | None) -> list[Component]:
    """The detail as components. `subject`: `{"type": "area", "ids": […]}` or
    `{"type": "rows", "rows": […], "reason": one of REASONS}`; anything else is ignored.
    """
    view, _ = view_of(link, services.known(link_values(link).get("v")))
    snapshot, links = services.snapshot_for(view.v), page_links(services, view.v)
    if view.event:
        row = snapshot.row_of[view.event]
        return event_detail(snapshot, services.catalogue, row, view, links)
    match subject:
        case {"type": "area", "ids": [*area_ids]}:
            return area_detail(services, [str(i) for i in area_ids[:32]], view)
        case {
            "type": "rows",
            "rows": [*rows],
            "reason": "point" | "outside" | "country" | "news" | "corrected" as reason,
        }:
            known = [
                r for r in rows[:MOST_ROWS] if isinstance(r, int) and 0 <= r < len(snapshot.ids)
            ]
            return listing(snapshot, known, view, links, reason) if known else hint(view.lang)
        case _:
            return hint(view.lang)
