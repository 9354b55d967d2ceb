"""Layout of the line of active filters: the view as a sentence, a chip for each filter, undo."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.wording import wording


def active(lang: str = "en") -> Component:
    """The line; the browser fills sentence and chips."""
    w = wording(lang)
    return html.Section(
        id="active",
        className="active",
        **{"aria-label": w["filters.active"]},
        children=[
            html.Div(
                className="active__steps",
                children=[
                    _step("undo", "↶", w["filters.undo"], w["filters.undo_help"]),
                    _step("redo", "↷", w["filters.redo"], w["filters.redo_help"]),
                ],
            ),
            html.P(id="sentence", className="active__sentence"),
            html.Ul(id="chips", className="active__chips"),
        ],
    )


def _step(name: str, sign: str, label: str, help_: str) -> Component:
    return html.Button(
        html.Span(sign, **{"aria-hidden": "true"}),
        id=f"filter-{name}",
        type="button",
        disabled=True,
        title=help_,
        className="button active__step",
        **{"aria-label": label},
    )
