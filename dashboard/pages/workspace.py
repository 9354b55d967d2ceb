"""The analyst's workspace: every panel once, around one view store."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output
from dash.dependencies import ALL
from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import dcc, dmc, html
from dashboard.figures.legend import legend
from dashboard.page_links import page_links
from dashboard.panels import (
    detail,
    download,
    filters,
    header,
    help,
    look,
    map,
    statistics,
    table,
    timeline,
)
from dashboard.panels import legend as legend_panel
from dashboard.services import Services
from dashboard.theme import tokens
from dashboard.wording import direction, wording


def layout(services: Services, lang: str = "en") -> Component:
    """The workspace. It holds no data; the browser takes that from the page and by address."""
    links = page_links(services)
    about = links.about(lang)
    w = wording(lang)
    catalogue = services.catalogue
    return _in_language(
        lang,
        html.Div(
            className="workspace",
            children=[
                html.A(w["ui.back_to_map"], href=f"#{ids.EVENT_TABLE}", className="skip"),
                dcc.Store(id=ids.VIEW),
                dcc.Store(id=ids.CONTROL_SINK),
                header.layout(about, lang, [download.layout(links, lang), help.button(lang)]),
                html.Div(id="remarks", className="remarks", hidden=True, role="status"),
                html.Div(id="pinned", className="pinned", hidden=True, role="status"),
                html.Div(id="trouble", className="remarks", hidden=True, role="status"),
                html.Div(id="news", className="news", hidden=True, role="status"),
                filters.active(lang),
                html.Main(
                    className="workspace__main",
                    children=[
                        filters.layout(catalogue, lang, [look.button(lang)]),
                        html.Div(
                            className="workspace__stage",
                            children=[
                                map.layout(about, lang, [look.line(lang)]),
                                timeline.layout(lang),
                            ],
                        ),
                        html.Div(
                            className="workspace__record",
                            children=[
                                detail.layout(lang, look.detail()),
                                statistics.layout(table.layout(lang), lang),
                                legend_panel.layout(
                                    legend(catalogue, lang), about, lang, [look.legend_entry()]
                                ),
                            ],
                        ),
                    ],
                ),
                help.layout(about, lang),
            ],
        ),
    )


def _in_language(lang: str, page: Component) -> Component:
    """The components' library around the page: theme, direction, and the words of its calendars.

    The months and weekdays come from the page's own script (`dayjs_locale_…`).
    """
    dates = {"locale": lang, "firstDayOfWeek": 1}
    themed = dmc.MantineProvider(
        page if lang == "en" else dmc.DatesProvider(page, settings=dates),
        id=ids.THEME_PROVIDER,
        theme=_mantine_theme(),
    )
    if direction(lang) == "ltr":
        return themed
    return dmc.DirectionProvider(themed, direction="rtl")


def register(app: Dash, services: Services) -> None:
    """Wire the panels that the server answers, and the browser's own two functions."""
    detail.register(app, services)
    in_browser: Any = app.clientside_callback
    in_browser(
        ClientsideFunction("aras", "start"),
        Output(ids.MAP, "figure"),
        Input(ids.THEME_PROVIDER, "id"),
    )
    in_browser(
        ClientsideFunction("aras", "controls"),
        Output(ids.CONTROL_SINK, "data"),
        Input({"control": ALL, "value": ALL}, "checked"),
        Input({"control": ALL, "value": ALL}, "value"),
        Input(ids.SEARCH, "value"),
        prevent_initial_call=True,
    )


def _mantine_theme() -> dict[str, object]:
    """Mantine's look from our tokens; its default shades are too faint for text (WCAG 1.4.3)."""
    accent = tokens("light")["accent"]
    return {
        "fontFamily": "var(--font)",
        "primaryColor": "aras",
        "primaryShade": {"light": 8, "dark": 3},
        "colors": {
            "aras": [
                "#e2eef1",
                "#c7dee4",
                "#a3cad4",
                "#7cc4d8",
                "#559fb3",
                "#35859b",
                "#1f7187",
                "#12637a",
                accent,
                "#084656",
            ]
        },
        "defaultRadius": "sm",
        "respectReducedMotion": True,
    }
