"""Taking the files of a view: by pointer, by keyboard, on a phone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from geodata.writers import WRITERS
from tests.browser.conftest import Visit
from tests.browser.pages import Workspace
from tests.browser.test_accessibility import violations


def files(workspace: Workspace) -> Locator:
    return workspace.page.locator("#download-files")


def test_the_csv_holds_the_rows_that_the_status_counts(visit: Visit, tmp_path: Path) -> None:
    workspace = visit("show=protest&at=38.5,46.5,7&theme=dark")
    page = workspace.page
    links = files(workspace).locator("a[data-way]")
    hrefs = links.evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    assert len(hrefs) == len(WRITERS) + 1
    assert {href.partition("?")[2] for href in hrefs} == {"show=protest"}
    page.get_by_role("checkbox", name="Reported").uncheck()
    workspace.says("confidence")
    expect(links.first).to_have_attribute(
        "href", "/data/events.csv?show=protest&confidence=confirmed,contested"
    )
    expect(files(workspace).locator("a[data-of-view=cite]")).to_have_attribute(
        "href", "/cite?show=protest&confidence=confirmed,contested"
    )
    selected = workspace.status.get_attribute("data-selected")
    page.get_by_role("button", name="Download").click()
    expect(files(workspace)).to_contain_text(f"{selected} reports in this view")
    with page.expect_download() as started:
        files(workspace).get_by_role("link", name="CSV for scripts").click()
    assert started.value.suggested_filename == (
        "aras-2020-09-27_2020-11-10-protests-confirmed-contested.csv"
    )
    path = tmp_path / "events.csv"
    started.value.save_as(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == int(selected or 0) > 0
    assert {row["layer"] for row in rows} == {"protest"}
    assert "reported" not in {row["confidence"] for row in rows}
    expect(files(workspace)).to_be_hidden()
    assert workspace.query["show"] == "protest", "the page stays where it was"


def test_the_list_is_reached_and_left_by_keyboard(visit: Visit) -> None:
    workspace = visit("event=2020-10-13-harop-crash-parsabad")
    page = workspace.page
    button = page.get_by_role("button", name="Download")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(files(workspace).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(files(workspace)).to_be_hidden()
    expect(button).to_be_focused()
    # One press closes one thing: the detail is still open.
    expect(workspace.detail.locator("h2")).to_be_visible()
    button.press("Enter")
    page.mouse.click(300, 500)
    expect(files(workspace)).to_be_hidden()


@pytest.mark.parametrize(("scheme", "size"), [("light", (1440, 900)), ("dark", (390, 844))])
def test_axe_finds_nothing_in_the_open_list(
    visit: Visit, scheme: str, size: tuple[int, int]
) -> None:
    workspace = visit(width=size[0], height=size[1], scheme=scheme)
    workspace.page.locator("#download").click()
    box = files(workspace).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1]
    for link in files(workspace).get_by_role("link").all():
        shape = link.bounding_box()
        assert shape and shape["height"] >= 24, "a target of 24 px (WCAG 2.5.8)"
    assert violations(workspace.page) == []
