"""Several reports as a list to choose from: those of one mark, or those the map cannot show."""

from __future__ import annotations

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.panels.detail.layout import event_link, heading
from dashboard.state import View
from dashboard.state.links import Links
from dashboard.wording import wording
from dashboard.wording.numbers import number
from dashboard.wording.places import place_name
from geodata.model.snapshot import Snapshot

MOST = 200


def listing(
    snapshot: Snapshot, rows: Sequence[int], view: View, links: Links, reason: str = "point"
) -> list[Component]:
    """The reports of `rows`, at most 200 written out; `reason` is point, outside, country,
    news or corrected."""
    w, n = wording(view.lang), len(rows)
    places = {place_name(snapshot.events[row].place, view.names) for row in rows[:MOST]}
    said = number(n, view.lang)
    if reason == "point" and len(places) == 1:
        title = w["detail.list_title"].format(n=said, place=places.pop())
    else:
        title = w[f"detail.{reason}_title"].format(n=said)
    more = "detail.more_news" if reason in ("news", "corrected") else "detail.more"
    return [
        heading(title, w["ui.reports"], view.lang),
        html.Ul(
            [html.Li(event_link(snapshot, row, view, links)) for row in rows[:MOST]],
            className="eventlist",
        ),
        html.P(w[more].format(n=number(n - MOST, view.lang)), className="detail__note")
        if n > MOST
        else html.Span(),
    ]
