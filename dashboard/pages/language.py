"""Which language an address asks for."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request

from dashboard.state.codec import language_of
from geodata.queries.link import link_values


def asked_language() -> str:
    """The language that the request's own address asks for; English when it names none."""
    return language_of(request.args)


def page_language() -> str:
    """The language of the page that a request of Dash comes from.

    Dash asks for the layout by an address without a query. Our pages tell their own origin where a
    request comes from (`Referrer-Policy: same-origin`); where a browser keeps that to itself, the
    layout is English.
    """
    return language_of(link_values(urlsplit(request.referrer or "").query))
