"""New data reaches pages that are open: the view stays, and one quiet line says what came.

On both databases, with two web workers, and imported by a process of its own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geodata.chronicle import chronicle_bytes
from tests.browser.conftest import Visit
from tests.browser.pages import Workspace
from tests.browser.serving import served
from tests.browser.test_accessibility import violations
from tests.geodata.stores.server import running_server

SOON_MS = 5_000
"""What the product promises, once the import has ended."""

OPENED = "2020-10-20-zangilan-captured"
NEW = "2020-10-20-a-new-report"

Aras = Callable[..., None]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('live')}/events.sqlite3"
        return
    with running_server() as server:
        server.execute("CREATE DATABASE live")
        yield server.url("live")


@pytest.fixture(scope="module")
def product(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own, whose data the test changes."""
    with served(tmp_path_factory.mktemp("served"), DATABASE_URL=database) as address:
        yield address


@pytest.fixture
def aras(database: str) -> Aras:
    """Run a command of the product on the data that is served."""

    def run(*words: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.cli", *words],
            env={**os.environ, "DATABASE_URL": database},
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr

    return run


def rows() -> tuple[str, str]:
    """The header of the chronicle, and the row of the report that the tests open."""
    header, *others = chronicle_bytes().decode().splitlines()
    return header, next(row for row in others if row.startswith(OPENED))


def written(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def says(workspace: Workspace, selected: int, total: int) -> None:
    expect(workspace.status).to_have_attribute("data-total", str(total), timeout=SOON_MS)
    expect(workspace.status).to_have_attribute("data-selected", str(selected))


def test_what_is_imported_is_seen_soon_in_every_open_page_and_the_view_stays(
    visit: Visit, aras: Aras, tmp_path: Path
) -> None:
    header, row = rows()
    first = visit(f"show=event&event={OPENED}&at=39.1,46.6,8")
    second = visit("show=protest")
    selected, protests = (
        int(page.status.get_attribute("data-selected") or 0) for page in (first, second)
    )
    camera, link = first.camera(), first.page.url
    title = first.detail.locator("h2").inner_text()
    first.page.evaluate("scrollTo(0, 0); window.stays = true")

    new = row.replace(OPENED, NEW, 1)
    aras("events", "import", written(tmp_path / "new.csv", header, new))
    says(first, selected + 1, 221)
    says(second, protests, 221)
    news = first.page.locator("#news")
    expect(news.locator("p")).to_have_text("The data has changed: 1 report came in.")
    first.settled()
    assert first.page.url == link
    assert first.camera() == pytest.approx(camera)
    expect(first.detail.locator("h2")).to_have_text(title)
    assert first.page.evaluate("window.stays") is True

    version = first.page.evaluate("document.body.dataset.version")
    news.get_by_role("button", name="Show them").click()
    expect(first.detail.locator(f"[data-event-id='{NEW}']")).to_be_visible()
    first.detail.locator(f"[data-event-id='{NEW}']").click()
    first.settled()
    assert first.query["event"] == NEW
    news.get_by_role("button", name="Close").click()
    expect(news).to_be_hidden()

    aras("events", "withdraw", NEW, "--why", "a test")
    says(first, selected, 220)
    expect(news).to_contain_text("1 was withdrawn")
    expect(news).to_contain_text("The report that was open is one of those withdrawn.")
    first.settled()
    assert "event" not in first.query

    # What was cited while the report was there still shows it, and says what became of it.
    pinned = second
    pinned.go(f"show=event&event={NEW}&v={version}")
    says(pinned, selected + 1, 221)
    line = pinned.page.locator("#pinned")
    expect(line).to_contain_text(f"(version {version}); since then 1 left this view.")
    expect(pinned.detail.locator("h2")).to_have_text(title)
    pinned.page.get_by_role("checkbox", name="Contested").uncheck()
    pinned.says("confidence")
    assert pinned.query["v"] == version
    expect(line.get_by_role("link", name="Show the newest data")).to_have_attribute(
        "href", re.compile(r"^/\?show=event&confidence=confirmed,reported")
    )
    assert violations(pinned.page) == []
