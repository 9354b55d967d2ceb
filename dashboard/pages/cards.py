"""What a page says of itself where its link is shared, and what stands for the map without a
script: the picture of that very view, drawn on the server.

Open Graph (https://ogp.me) and the card of X read the same values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import numpy as np

from dashboard.page_links import page_links
from dashboard.panels.filters.sentence import sentence
from dashboard.pictures.scene import WAY
from dashboard.pictures.size import DEFAULT
from dashboard.routes.outside import root_address
from dashboard.services import Services
from dashboard.state import View
from dashboard.wording import wording
from geodata.licences import release

_LOCALES = {"en": "en_GB", "az": "az_AZ", "hy": "hy_AM", "fa": "fa_IR"}
_NOSCRIPT = (1200, 800)
_NO_WAITING = "<style>#react-entry-point{display:none}</style>"
"""What says that the page is loading would say so for ever."""


@dataclass(frozen=True)
class Card:
    """The words of a view for those who see its link: nothing that a licence keeps here."""

    title: str
    said: str


def card_of(services: Services, view: View) -> Card:
    """The title of the view, or of its opened report where that may be told, and the view in one
    sentence."""
    snapshot, w = services.snapshot_for(view.v), wording(view.lang)
    rows = services.selection(view.query, view.v).rows
    given = release(snapshot, rows, WAY)
    said = sentence(view, len(given), snapshot, services.catalogue)
    title = f"{w['product.name']} · {w['product.subtitle']}"
    row = snapshot.row_of.get(view.event) if view.event else None
    if row is not None:
        opened = release(snapshot, np.array([row], dtype=np.uint32), WAY)
        title = next((event.title for event in opened.events()), title)
    return Card(title, said)


def head_of(services: Services, view: View) -> str:
    """The elements of the head."""
    card, links, root = card_of(services, view), page_links(services), root_address(services)
    image = root + links.picture("png", replace(view, theme=view.theme or "light"))
    w = wording(view.lang)
    said = (
        ("property", "og:type", "website"),
        ("property", "og:site_name", w["product.name"]),
        ("property", "og:title", card.title),
        ("property", "og:description", card.said),
        ("property", "og:url", root + links.workspace(view)),
        ("property", "og:locale", _LOCALES[view.lang]),
        ("property", "og:image", image),
        ("property", "og:image:type", "image/png"),
        ("property", "og:image:width", str(DEFAULT[0])),
        ("property", "og:image:height", str(DEFAULT[1])),
        ("property", "og:image:alt", w["picture.alt"].format(view=card.said)),
        ("name", "twitter:card", "summary_large_image"),
        ("name", "twitter:title", card.title),
        ("name", "twitter:description", card.said),
        ("name", "twitter:image", image),
        ("name", "twitter:image:alt", w["picture.alt"].format(view=card.said)),
    )
    return "\n".join(
        f'<meta {kind}="{name}" content="{escape(value)}">' for kind, name, value in said
    )


def without_script(services: Services, view: View) -> str:
    """What is seen where no script runs: the picture, and where the same reports are as a table."""
    card, links, w = card_of(services, view), page_links(services), wording(view.lang)
    width, height = _NOSCRIPT
    address = links.picture("svg", view, width, height)
    alt = w["picture.alt"].format(view=card.said)
    table = links.file("events.csv", replace(view, event=None, at=None, count=None, theme=None))
    return (
        f"<noscript>{_NO_WAITING}"
        f'<div class="noscript"><p>{escape(w["page.noscript"])} '
        f'<a href="{escape(table)}">{escape(w["picture.table"])}</a> · '
        f'<a href="{escape(links.ogc())}?f=html">{escape(w["picture.pages"])}</a> · '
        f'<a href="{escape(links.about(view.lang))}">{escape(w["ui.about"])}</a></p>'
        f'<img src="{escape(address)}" width="{width}" height="{height}" alt="{escape(alt)}">'
        "</div></noscript>"
    )
