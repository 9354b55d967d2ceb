"""Layout of the files of the view.

A button that discloses a list of links, not a menu of commands: links can be copied, opened and
announced as what they are. The browser keeps their addresses at the view and says what is withheld.
"""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.state import View
from dashboard.state.links import Links
from dashboard.wording import wording
from geodata.writers import WRITERS, ReadmeWriter


def layout(links: Links, lang: str = "en") -> Component:
    """The button, and the list of formats with a line on each."""
    w = wording(lang)
    return html.Div(
        className="download",
        children=[
            html.Button(
                [
                    html.Span(w["download.button"], className="header__long"),
                    html.Span(w["download.button_short"], className="header__short"),
                ],
                id="download",
                type="button",
                className="button",
                **{"aria-controls": "download-files"},
            ),
            html.Div(
                id="download-files",
                className="download__files",
                hidden=True,
                role="group",
                **{"aria-label": w["download.title"], "data-files": links.files()},
                children=[
                    html.P(id="download-count", className="download__count"),
                    html.Ul(id="download-withheld", className="download__withheld", hidden=True),
                    html.Ul(
                        className="download__formats",
                        children=[
                            html.Li(
                                _file(
                                    links.file(writer.way, View()),
                                    w[f"download.{writer.id}"],
                                    w[f"download.{writer.id}_help"],
                                    writer.way,
                                )
                            )
                            for writer in WRITERS
                        ],
                    ),
                    html.P(
                        html.A(
                            w["download.readme"],
                            href=links.file(ReadmeWriter().way, View()),
                            target="_blank",
                            **{"data-way": ReadmeWriter().way},
                        ),
                        className="download__readme",
                    ),
                    html.P(
                        html.A(
                            w["download.cite"],
                            href=links.cite(View()),
                            target="_blank",
                            **{"data-of-view": "cite"},
                        ),
                        className="download__readme",
                    ),
                ],
            ),
        ],
    )


def _file(href: str, name: str, help_: str, way: str) -> Component:
    return html.A(
        [html.Span(name, className="download__name"), html.Span(help_, className="download__help")],
        href=href,
        download="",
        className="download__file",
        **{"data-way": way},
    )
