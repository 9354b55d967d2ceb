"""A real Chromium, and a server for `assets/` and the small pages that the modules are tried on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from painting import Paint, Report, show
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[3]
PAGES = Path(__file__).parent / "pages"


class Files(SimpleHTTPRequestHandler):
    """`/assets/…` from the repository, anything else from the pages beside the tests."""

    def translate_path(self, path: str) -> str:
        path = path.partition("?")[0].lstrip("/")
        base = ROOT if path.startswith("assets/") else PAGES
        return str(base / path)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing; a failing test shows what the browser saw."""


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """Address of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    """The one browser of all browser tests: a process can run a single driver."""
    return browser


@pytest.fixture(scope="module")
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """The visitor of most tests: the browser keeps the scripts, the pages are new."""
    context = chromium.new_context(viewport={"width": 1200, "height": 400})
    yield context
    context.close()


@pytest.fixture
def context(
    chromium: Browser, visitor: BrowserContext, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """The visitor; a test may ask for another one with `indirect` parameters."""
    if not hasattr(request, "param"):
        yield visitor
        return
    wanted = {"viewport": {"width": 1200, "height": 400}, **request.param}
    context = chromium.new_context(**wanted)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose console must stay silent."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    yield page
    page.close()
    assert faults == []


@pytest.fixture
def paint(page: Page, served: str) -> Paint:
    """Paint reports over a map; options as for `paint` of `pages/map.html`."""

    def open_page(reports: list[Report], **options: object) -> Page:
        show(page, served, reports, **options)
        return page

    return open_page
