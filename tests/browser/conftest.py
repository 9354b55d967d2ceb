"""The product as it is run, and a real Chromium that draws WebGL in software."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.pages import Workspace

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SOFTWARE_GL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
START_S = 60
LOOK_AGAIN_S = 0.2


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the product, served as `aras serve` serves it, over an empty data folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("log") / "server.txt"
    data = tmp_path_factory.mktemp("data")
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)],
            env={**os.environ, "ARAS_DATA_DIR": str(data), "WEB_CONCURRENCY": "2"},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_answered(address + "/readyz", server, log)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)
    assert "Traceback" not in log.read_text(encoding="utf-8", errors="replace")


def wait_until_answered(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(LOOK_AGAIN_S)
    raise AssertionError(f"{address} did not answer within {START_S} s")


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


@pytest.fixture
def visit(browser: Browser, product: str) -> Iterator[Visit]:
    """Open the workspace at a link; at the end the console must have been silent and every request
    have gone to our own origin."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []
    strangers: list[str] = []

    def open_(
        query: str = "", *, width: int = 1440, height: int = 900, scheme: str = "light"
    ) -> Workspace:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=product)
        contexts.append(context)
        page = context.new_page()
        listen(page, product, faults, strangers)
        workspace = Workspace(page, product)
        workspace.go(query)
        return workspace

    yield open_
    for context in contexts:
        context.close()
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
