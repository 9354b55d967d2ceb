"""Layout of the tabs in which table and statistics share a place; the browser fills the figures."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import html
from dashboard.state.view import COUNTS
from dashboard.wording import wording

TABLE_PANEL = "reports-panel"


def layout(table: Component, lang: str = "en") -> Component:
    """Two tabs: the table given, and the statistics with the choice of areas that shade the map."""
    w = wording(lang)
    return html.Div(
        className="records",
        children=[
            html.Div(
                className="records__tabs",
                role="tablist",
                **{"aria-label": w["stats.tabs"]},
                children=[
                    _tab(w["stats.tab_reports"], TABLE_PANEL, chosen=True),
                    _tab(w["stats.tab_statistics"], ids.STATS, chosen=False),
                ],
            ),
            html.Div(
                [table],
                id=TABLE_PANEL,
                className="records__panel",
                role="tabpanel",
                **{"aria-labelledby": f"tab-{TABLE_PANEL}"},
            ),
            html.Div(
                id=ids.STATS,
                className="stats",
                role="tabpanel",
                hidden=True,
                **{"aria-labelledby": f"tab-{ids.STATS}", "data-failed": w["stats.failed"]},
                children=[
                    html.Fieldset(
                        className="stats__shade",
                        children=[
                            html.Legend(w["stats.shade"]),
                            _choice("", w["stats.shade_none"]),
                            *(_choice(name, w[f"stats.shade_{name}"]) for name in COUNTS),
                        ],
                    ),
                    html.P(id="stats-said", className="stats__said", role="status", hidden=True),
                    html.Div(id="stats-figures", className="stats__figures"),
                ],
            ),
        ],
    )


def _tab(text: str, panel: str, *, chosen: bool) -> Component:
    return html.Button(
        text,
        id=f"tab-{panel}",
        type="button",
        role="tab",
        className="records__tab",
        tabIndex="0" if chosen else "-1",
        **{"aria-selected": str(chosen).lower(), "aria-controls": panel},
    )


def _choice(name: str, text: str) -> Component:
    """A button that is pressed or not: one of them always is."""
    return html.Button(
        text,
        type="button",
        className="stats__choice",
        **{"data-count-areas": name, "aria-pressed": str(not name).lower()},
    )
