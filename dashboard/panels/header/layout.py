"""Layout of the top line."""

from __future__ import annotations

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import POPOVER, dmc, html, languages
from dashboard.state.view import INTERFACE_LANGUAGES
from dashboard.wording import wording


def layout(about_url: str, lang: str = "en", tools: Sequence[Component] = ()) -> Component:
    """Name, status sentence, theme switch, link, `tools` and sources.

    The browser fills the status.
    """
    w = wording(lang)
    return html.Header(
        className="header",
        children=[
            html.Div(
                className="header__name",
                children=[
                    html.H1(w["product.name"]),
                    html.P(w["product.subtitle"], className="header__subtitle"),
                ],
            ),
            html.P(w["empty.loading"], id=ids.STATUS, className="header__status", role="status"),
            html.Div(
                className="header__tools",
                children=[
                    languages("language", w["language.label"], INTERFACE_LANGUAGES, "header__lang"),
                    dmc.Select(
                        id=ids.control("theme"),
                        data=[
                            {"value": theme, "label": w[f"ui.theme_{theme}"]}
                            for theme in ("system", "light", "dark", "contrast")
                        ],
                        value="system",
                        allowDeselect=False,
                        size="xs",
                        className="header__theme",
                        attributes={"input": {"aria-label": w["ui.theme"]}},
                        comboboxProps={"zIndex": POPOVER},
                    ),
                    html.Button(
                        w["ui.copy_link"],
                        id="copy-link",
                        type="button",
                        className="button",
                    ),
                    *tools,
                    html.A(
                        [
                            html.Span(w["ui.about"], className="header__long"),
                            html.Span(w["ui.about_short"], className="header__short"),
                        ],
                        href=about_url,
                        className="button button--plain",
                    ),
                ],
            ),
        ],
    )
