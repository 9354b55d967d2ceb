"""On a phone: nothing scrolls sideways, the detail is a sheet under the map, targets are large."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import Workspace
from tests.browser.test_accessibility import violations

EVENT = "2020-10-13-harop-crash-parsabad"

SMALL_TARGETS_JS = """
() => [...document.querySelectorAll("button, a[href], input, select, summary, [role=tab]")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .filter((e) => !e.matches(".unseen, .skip, p a, .sources a, .mapframe__credit"))
  .map((e) => [e, e.closest("label, .mantine-Checkbox-root, .mantine-Input-wrapper") ?? e])
  .map(([e, whole]) => [e, whole.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([e, box]) => `${e.id || e.className || e.tagName}: ${box.width} x ${box.height}`)
"""
"""Targets below 24 px (WCAG 2.5.8), without links in a line of text, which the rule leaves out."""


def height_of(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["height"]


def opened_mark(workspace: Workspace) -> tuple[float, float]:
    """Where the opened report stands in the window, px."""
    page = workspace.page
    lon, lat = page.evaluate(
        """async () => {
          const id = new URLSearchParams(location.search).get("event");
          const rows = (await (await fetch("/data/table.json?from=..&to=..&end=500")).json()).rows;
          const { fetchColumns } = await import("/assets/js/columns.js");
          const { lon, lat } = await fetchColumns("/data/columns.bin");
          const { row } = rows.find((one) => one.id === id);
          return [lon[row], lat[row]];
        }"""
    )
    return workspace.point(lon, lat)


def test_the_detail_is_a_sheet_and_the_map_stays_above_it(visit: Visit) -> None:
    workspace = visit("show=border_incident&at=36.5,51.5,8", width=390, height=844)
    page = workspace.page
    table = page.locator("#event-table")
    table.scroll_into_view_if_needed()
    expect(workspace.rows.first).to_be_visible()
    before = page.evaluate("window.scrollY")
    workspace.rows.first.click()
    workspace.says("event")
    expect(workspace.detail.locator("h2")).to_be_in_viewport()
    sheet = workspace.detail.bounding_box()
    assert sheet and sheet["y"] + sheet["height"] == pytest.approx(844, abs=1)
    assert sheet["height"] == pytest.approx(0.48 * 844, abs=2)
    page.wait_for_function(
        """async () => {
          const { mapOf } = await import("/assets/js/plotly-map.js");
          return !(await mapOf(document.getElementById("map"))).isMoving();
        }"""
    )
    x, y = opened_mark(workspace)
    assert 0 < x < 390
    assert 0 < y < sheet["y"], "the opened mark is in the part of the map that is seen"
    assert violations(page) == []

    page.get_by_role("button", name="Full").click()
    assert height_of(page, "#detail") == pytest.approx(0.94 * 844, abs=2)
    page.get_by_role("button", name="Half").click()
    assert height_of(page, "#detail") == pytest.approx(sheet["height"], abs=2)
    drag(page, by=-330)
    assert height_of(page, "#detail") == pytest.approx(0.94 * 844, abs=2)
    drag(page, by=330)
    assert height_of(page, "#detail") == pytest.approx(sheet["height"], abs=2)
    for name in ("Half", "Full", "Close"):
        box = page.locator(".sheetbar").get_by_role("button", name=name).bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 44
    drag(page, by=300)
    expect(workspace.detail.locator("h2")).to_be_hidden()
    assert "event" not in workspace.query
    assert page.evaluate("window.scrollY") == pytest.approx(before, abs=4), "back where it was"


def drag(page: Page, by: float) -> None:
    """Drag the bar of the sheet down by so many px."""
    box = page.locator(".sheetbar__grip").bounding_box()
    assert box
    x, y = box["x"] + 30, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + by / 2)
    page.mouse.move(x, y + by)
    page.mouse.up()


def test_nothing_scrolls_sideways_and_targets_are_large_enough(visit: Visit) -> None:
    workspace = visit(f"event={EVENT}", width=360, height=740, scheme="dark")
    page = workspace.page
    sideways = "document.documentElement.scrollWidth"
    assert page.evaluate(sideways) <= 360
    assert page.evaluate(SMALL_TARGETS_JS) == []
    page.locator(".sheetbar").get_by_role("button", name="Close").click()
    workspace.settled()
    page.evaluate("window.scrollTo(0, 0)")
    page.locator("#filters summary").first.click()
    assert page.evaluate(sideways) <= 360
    assert page.evaluate(SMALL_TARGETS_JS) == []
    page.locator("#help-open").click()
    assert page.evaluate(sideways) <= 360
    assert page.evaluate(SMALL_TARGETS_JS) == []
    box = page.locator("#help").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
