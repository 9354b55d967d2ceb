"""The HTML around the application: language, theme, title, and the page's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape

from dash import Dash
from flask import request

from dashboard.page_links import page_links
from dashboard.pages.boot import boot, boot_script
from dashboard.pages.cards import head_of, without_script
from dashboard.services import Services
from dashboard.state import View
from dashboard.state.links import Links, view_of
from dashboard.wording import direction, wording
from geodata.queries.link import MAX_LINK, link_values

ATOM = "application/atom+xml"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"


ALL_DAYS = View(from_=None, to=None)


def discovery(links: Links, view: View, words: Mapping[str, str]) -> str:
    """Links by which programs find what they can ask: feeds of the view and of all days, the
    calendar of the view, and the collections."""
    shown = replace(view, event=None, at=None, count=None, theme=None, v=None)
    found = [
        ("alternate", ATOM, words["discovery.feed"], links.feed(shown)),
        ("alternate", ATOM, words["discovery.feed_all"], links.feed(ALL_DAYS)),
        ("alternate", "text/calendar", words["discovery.calendar"], links.calendar(shown)),
        ("service", "application/json", words["discovery.ogc"], links.ogc()),
        ("service-desc", OPENAPI, words["discovery.openapi"], links.openapi()),
    ]
    return "\n".join(
        f'<link rel="{rel}" type="{kind}" title="{escape(title)}" href="{escape(href)}">'
        for rel, kind, title, href in found
    )


class ArasDash(Dash):
    """Dash whose index page is made from the view that the request's link describes."""

    services: Services

    def interpolate_index(
        self,
        metas: str = "",
        title: str = "",
        css: str = "",
        config: str = "",
        scripts: str = "",
        app_entry: str = "",
        favicon: str = "",
        renderer: str = "",
    ) -> str:
        """The page around Dash's own pieces; its title and icon are ours."""
        query = request.query_string.decode("utf-8", "replace")
        if len(request.query_string) > MAX_LINK:
            query = ""
        view, remarks = view_of(query, self.services.known(link_values(query).get("v")))
        data = boot(self.services, view, remarks)
        w = wording(view.lang)
        title = self._title(view)
        theme = f' data-theme="{view.theme}"' if view.theme else ""
        return f"""<!DOCTYPE html>
<html lang="{view.lang}" dir="{direction(view.lang)}"{theme}>
<head>
{metas}
<title>{escape(title)}</title>
<meta name="description" content="{escape(w["product.description"])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/assets/icons/aras.svg" type="image/svg+xml">
<script src="/assets/js/early.js"></script>
{discovery(page_links(self.services), view, w)}
{head_of(self.services, view)}
{css}
<script type="module" src="/assets/js/workspace.js"></script>
</head>
<body data-version="{escape(data["version"])}" data-busy="true">
{without_script(self.services, view)}
{app_entry}
{boot_script(data)}
<footer>{config}{scripts}{renderer}</footer>
</body>
</html>"""

    def _title(self, view: View) -> str:
        snapshot = self.services.snapshot_for(view.v)
        name = wording(view.lang)["product.name"]
        if view.event:
            return f"{snapshot.events[snapshot.row_of[view.event]].title} · {name}"
        return f"{name} · {wording(view.lang)['product.subtitle']}"
