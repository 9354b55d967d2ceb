"""Layout of the places where a reader's own file shows; the browser fills them in."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.wording import wording

OWN = "own"
"""The sign of the reader's own rows, as `data-glyph` names it."""


def button(lang: str = "en") -> Component:
    """What opens the choice of a file, with what will become of it."""
    w = wording(lang)
    return html.Div(
        className="look",
        children=[
            html.Button(
                w["look.open"],
                id="look-open",
                type="button",
                className="button button--wide",
                **{"aria-describedby": "look-help"},
            ),
            html.P(w["look.help"], id="look-help", className="look__help"),
        ],
    )


def line(lang: str = "en") -> Component:
    """The line over the map that says whose marks these are."""
    return html.Div(
        id="own-line",
        className="ownline",
        hidden=True,
        role="region",
        **{"aria-label": wording(lang)["look.yours"]},
    )


def legend_entry() -> Component:
    """The entry of the legend."""
    return html.P(id="own-legend", className="legend__own", hidden=True)


def detail() -> Component:
    """The place in the detail where the rows and the report of the file are told."""
    return html.Div(id="own-detail", className="detail__body owndetail", hidden=True)
