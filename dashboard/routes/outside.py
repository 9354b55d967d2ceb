"""How the product is seen from outside: its own address, and who may read what it hands out."""

from __future__ import annotations

from math import ceil
from typing import Final

from flask import Blueprint, Response, current_app, request

from dashboard.routes.answers import problem
from dashboard.routes.rates import Rates
from dashboard.services import Services

RATES: Final = "aras-rates"
"""Under this name the application keeps how often clients may ask, when it minds that."""
EXPOSED = (
    "Content-Crs, Content-Disposition, ETag, Link, X-Aras-Corrected, X-Aras-Reports, "
    "X-Aras-Version, X-Aras-Withheld"
)


def root_address(services: Services) -> str:
    """The address of the product without a slash behind: the one it is set to, else the one it was
    asked at."""
    return services.settings.public_url or request.host_url.rstrip("/")


def share(routes: Blueprint) -> None:
    """Let pages of any origin read what these routes give: it holds nothing of a visitor, and has
    passed the licences. Who asks too often is told to wait, where that is minded.

    Never for what only the analyst sees, such as the workspace's own columns and table.
    """

    mind_rates(routes)

    @routes.after_request
    def for_everyone(response: Response) -> Response:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
        return response


def mind_rates(routes: Blueprint) -> None:
    """Tell who asks these routes too often to wait, where the product is told to mind it."""

    @routes.before_request
    def not_too_often() -> Response | None:
        rates: Rates | None = current_app.extensions.get(RATES)
        wait_s = rates.wait_s(request.remote_addr or "") if rates else 0.0
        if not wait_s:
            return None
        response = problem(429, f"Too many requests; ask again in {ceil(wait_s)} s.")
        response.headers["Retry-After"] = str(ceil(wait_s))
        return response
