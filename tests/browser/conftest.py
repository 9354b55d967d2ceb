"""The product as it is run, and a real Chromium that draws WebGL in software."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.pages import Workspace
from tests.browser.serving import served

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SOFTWARE_GL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
SMALL_PIXELS = 0.5
"""Pixels of the screen for one of the page: the page is laid out as ever, and software draws a
quarter of what it would draw otherwise. Tests that look at pixels ask for whole ones."""
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the product, served as `aras serve` serves it, over an empty data folder."""
    with served(tmp_path_factory.mktemp("data")) as address:
        yield address


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def chromium_path() -> str:
    named = os.environ.get("ARAS_CHROMIUM")
    path = named or next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert path, "no Chromium found; install it (on Debian: apt-get install chromium)"
    return path


@pytest.fixture(scope="session")
def browser(playwright_: Playwright) -> Iterator[Browser]:
    browser = playwright_.chromium.launch(
        executable_path=chromium_path(), args=[*QUIET, *SOFTWARE_GL]
    )
    yield browser
    browser.close()


Visit = Callable[..., Workspace]


Visitors = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Iterator[Visitors]:
    """A visitor for each kind of screen, who comes again with what the browser has kept: pages of a
    test are new, but scripts, fonts and boundaries are not fetched and compiled anew each time."""
    known: dict[tuple[object, ...], BrowserContext] = {}

    def visitor(
        product: str, width: int, height: int, scheme: str, pixels: float
    ) -> BrowserContext:
        key = (product, width, height, scheme, pixels)
        if key not in known:
            known[key] = browser.new_context(
                viewport={"width": width, "height": height},
                device_scale_factor=pixels,
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            known[key].grant_permissions(["clipboard-read", "clipboard-write"], origin=product)
        return known[key]

    yield visitor
    for context in known.values():
        context.close()


@pytest.fixture
def visit(visitors: Visitors, product: str) -> Iterator[Visit]:
    """Open the workspace at a link; at the end the console must have been silent and every request
    have gone to our own origin."""
    pages: list[Page] = []
    faults: list[str] = []
    strangers: list[str] = []

    def open_(
        query: str = "",
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        pixels: float = SMALL_PIXELS,
    ) -> Workspace:
        page = visitors(product, width, height, scheme, pixels).new_page()
        pages.append(page)
        listen(page, product, faults, strangers)
        workspace = Workspace(page, product)
        workspace.go(query)
        return workspace

    yield open_
    for page in pages:
        page.close()
    assert faults == []
    assert strangers == []


def listen(page: Page, product: str, faults: list[str], strangers: list[str]) -> None:
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
    page.on(
        "request",
        lambda r: (
            None
            if r.url.startswith((product, "blob:" + product, "data:"))
            else strangers.append(r.url)
        ),
    )
