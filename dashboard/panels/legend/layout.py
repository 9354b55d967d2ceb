"""Layout of the legend: all signs, each marked so that the browser can hide what is not drawn."""

from __future__ import annotations

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import html
from dashboard.figures.legend import Entry, Section
from dashboard.wording import wording


def layout(
    sections: tuple[Section, ...],
    about_url: str,
    lang: str = "en",
    more: Sequence[Component] = (),
) -> Component:
    """The legend of the sections and what the page adds, folded on small screens."""
    w = wording(lang)
    return html.Section(
        id=ids.LEGEND,
        className="legend",
        **{"aria-label": w["ui.legend"]},
        children=[
            html.Div(id="legend-count", className="legend__count", hidden=True),
            html.Details(
                open=True,
                children=[
                    html.Summary(w["ui.legend"]),
                    html.Div([_section(s) for s in sections], className="legend__sections"),
                    *more,
                    html.A(
                        w["legend.policy"], href=f"{about_url}#names", className="legend__policy"
                    ),
                ],
            ),
        ],
    )


def _section(section: Section) -> Component:
    return html.Div(
        className="legend__section",
        children=[
            html.H3(section.title),
            html.Ul([_entry(entry) for entry in section.entries]),
        ],
    )


def _entry(entry: Entry) -> Component:
    kind, _, what = entry.sign.partition(":")
    sign = {"data-glyph": what} if kind == "glyph" else {"data-sign": entry.sign}
    return html.Li(
        className="legend__entry",
        **{"data-legend": entry.sign},
        children=[
            html.Span(
                className=f"sign sign--{kind} sign--{what}" + " sign--dashed" * entry.dashed,
                style=_colours(entry),
                **sign,
                **{"aria-hidden": "true"},
            ),
            html.Span(
                [
                    entry.text,
                    html.Small(entry.note) if entry.note and entry.note not in entry.text else None,
                ],
                className="legend__text",
            ),
        ],
    )


def _colours(entry: Entry) -> dict[str, str]:
    """The tokens by which the map draws the layer, for the style sheet to use."""
    named = {"--sign-fill": entry.fill, "--sign-line": entry.line and f"{entry.line}-line"}
    return {key: f"var(--map-{token})" for key, token in named.items() if token}
