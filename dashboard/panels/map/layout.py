"""Layout of the map's frame. The figure comes from the page's own data when the theme is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import dcc, html
from dashboard.figures.map import GRAPH_CONFIG
from dashboard.wording import wording


def layout(about_url: str, lang: str = "en", over: Sequence[Component] = ()) -> Component:
    """The map with zoom and pan buttons (WCAG 2.5.7: dragging has another way), and what the page
    puts over it."""
    w = wording(lang)
    return html.Section(
        className="mapframe",
        **{"aria-label": w["map.label"]},
        children=[
            dcc.Graph(
                id=ids.MAP,
                figure={
                    "data": [],
                    "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}},
                },
                config=GRAPH_CONFIG,
                className="mapframe__graph",
            ),
            _control_day(w),
            html.Div(
                className="mapframe__buttons",
                role="group",
                **{"aria-label": w["map.buttons"]},
                children=[
                    _button("zoom-in", "+", w["ui.zoom_in"]),
                    _button("zoom-out", "−", w["ui.zoom_out"]),
                    _button("fit", "⤢", w["ui.fit"]),
                    *[_tool(kind, w[f"area.{kind}"]) for kind in ("box", "lasso", "point")],
                    html.Div(
                        className="mapframe__pan",
                        children=[
                            _button("pan-up", "↑", w["map.north"]),
                            _button("pan-left", "←", w["map.west"]),
                            _button("pan-right", "→", w["map.east"]),
                            _button("pan-down", "↓", w["map.south"]),
                        ],
                    ),
                ],
            ),
            *over,
            html.Div(id="map-elsewhere", className="mapframe__elsewhere"),
            html.Div(id="map-tip", className="maptip", hidden=True),
            html.P(id="map-said", className="unseen", role="status"),
            html.Div(
                className="mapframe__foot",
                children=[
                    html.Div(className="scalebar", id="map-scale"),
                    html.A(w["map.credit"], href=about_url, className="mapframe__credit"),
                ],
            ),
            html.P(id="map-notice", className="mapframe__notice", hidden=True, role="alert"),
        ],
    )


def _button(action: str, sign: str, label: str) -> Component:
    return html.Button(
        sign,
        type="button",
        title=label,
        className="mapbutton",
        **{"data-map-action": action, "aria-label": label},
    )


def _tool(kind: str, label: str) -> Component:
    """A button that takes up a tool for pointing at a part of the map; its sign is the sheet's."""
    return html.Button(
        type="button",
        title=label,
        className=f"mapbutton maptool maptool--{kind}",
        **{"data-map-tool": kind, "aria-label": label, "aria-pressed": "false"},
    )


def _control_day(w: Mapping[str, str]) -> Component:
    """The day whose control is drawn, and the button that keeps it where it is."""
    return html.Div(
        className="mapframe__day",
        children=[
            html.Div(id="map-asof", className="mapframe__asof"),
            html.Button(
                w["compare.pin"],
                id="pin-asof",
                type="button",
                title=w["compare.pin_help"],
                className="mapframe__pin",
                **{"aria-pressed": "false"},
            ),
        ],
    )
