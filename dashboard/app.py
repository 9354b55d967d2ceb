"""The application: services, pages and routes put together. `create_app` is the one entrance."""

from __future__ import annotations

from typing import Any

from dash import Dash
from flask import Flask, Response, render_template, request

from dashboard.pages import about, api, workspace
from dashboard.pages.frame import ArasDash
from dashboard.pages.language import asked_language, page_language
from dashboard.routes import (
    cite,
    downloads,
    export,
    facets,
    feeds,
    health,
    layers,
    live,
    look,
    mcp,
    ogc,
    pinned,
    reports,
    statistics,
    table,
)
from dashboard.routes.answers import problem
from dashboard.routes.outside import RATES
from dashboard.routes.rates import Rates
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.theme import ASSETS
from dashboard.web import compress, secure

MAX_REQUEST_BYTES = 2_000_000
BLUEPRINTS = (
    health.blueprint,
    layers.blueprint,
    reports.blueprint,
    facets.blueprint,
    statistics.blueprint,
    table.blueprint,
    downloads.blueprint,
    export.blueprint,
    live.blueprint,
    look.blueprint,
    about.blueprint,
    ogc.blueprint,
    feeds.blueprint,
    pinned.blueprint,
    cite.blueprint,
    mcp.blueprint,
    api.blueprint,
)
"""Routes beside the pages. A new room of routes is a file with `blueprint(services)` and a line."""


def create_app(settings: Settings | None = None) -> Dash:
    """Make the application of one process; opens the store and reads the snapshot.

    Raises `StoreError` or `CatalogueError` with one clear sentence.
    """
    settings = settings or Settings.from_environment()
    services = Services.open(settings)
    server: Any = Flask("aras", static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    compress(server)
    app = ArasDash(
        "aras",
        server=server,
        title="Aras",
        update_title="",
        assets_folder=str(ASSETS),
        # ES modules are imported by address, not loaded as classic scripts.
        assets_path_ignore=["^js$", "^vendor$"],
        suppress_callback_exceptions=True,
        compress=False,
        serve_locally=True,
        add_log_handler=False,
    )
    app.services = services
    app.layout = lambda: workspace.layout(services, page_language())
    workspace.register(app, services)
    if settings.rate:
        server.extensions[RATES] = Rates(settings.rate)
    for make in BLUEPRINTS:
        server.register_blueprint(make(services))
    _errors(server, services)
    secure(server, app.csp_hashes())
    # Dash finds its scripts during the first request, and a second thread that comes in meanwhile
    # is refused them: the first request is made here, before anyone is let in.
    server.test_client().get("/")
    return app


def _errors(server: Flask, services: Services) -> None:
    @server.before_request
    def nothing_here() -> tuple[str, int] | None:
        # Dash answers every other address with the application itself.
        if request.url_rule is not None and request.url_rule.rule == "/<path:path>":
            lang = asked_language()
            return render_template("not_found.html", **about.page_words(services, lang)), 404
        return None

    @server.errorhandler(500)
    def broken(_: Exception) -> Response:
        return problem(500, "Something in Aras broke; the fault has been logged.")

    @server.errorhandler(405)
    def not_so(_: Exception) -> Response:
        return problem(405, "This address is only read; ask it with GET.")

    @server.errorhandler(413)
    def too_large(_: Exception) -> Response:
        return problem(413, f"The request is larger than {MAX_REQUEST_BYTES:,} bytes.")
