"""How the product is seen from outside: its own address, and who may read what it hands out."""

from __future__ import annotations

from flask import Blueprint, Response, request

from dashboard.services import Services

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
    passed the licences.

    Never for what only the analyst sees, such as the workspace's own columns and table.
    """

    @routes.after_request
    def for_everyone(response: Response) -> Response:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = "86400"
        return response
