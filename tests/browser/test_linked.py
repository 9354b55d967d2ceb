"""Linked selection and time: what is chosen or pointed at in one view shows in all the others."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import Workspace

POINTED_ROWS = "#event-table .ag-row[data-pointed]"
POINTED_BARS = "#timeline .timeline-pointed-foot"


def map_box(page: Page) -> Any:
    box = page.locator("#map").bounding_box()
    assert box
    return box


def picture(workspace: Workspace) -> str:
    """The marks as they are painted now."""
    return workspace.page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
          done(document.querySelector("canvas.aras-marks").toDataURL()))))"""
    )


def selected(workspace: Workspace) -> int:
    return int(workspace.status.get_attribute("data-selected") or -1)


def test_a_box_and_a_drawn_area_select_by_mouse_and_by_keys(visit: Visit) -> None:
    workspace = visit()
    page, box = workspace.page, map_box(workspace.page)
    before, camera = selected(workspace), workspace.camera()

    page.get_by_role("button", name="Select by box").click()
    page.mouse.move(box["x"] + 150, box["y"] + 120)
    page.mouse.down()
    page.mouse.move(box["x"] + 420, box["y"] + 330, steps=4)
    page.mouse.up()
    workspace.says("bbox")
    west, south, east, north = map(float, workspace.query["bbox"].split(","))
    assert west < east and south < north
    assert 0 < selected(workspace) < before
    expect(page.locator(".areas__remove")).to_have_count(1)
    assert workspace.camera() == camera

    page.get_by_role("button", name="Remove the drawn area").click()
    page.wait_for_function("() => !new URLSearchParams(location.search).has('bbox')")
    workspace.settled()
    assert selected(workspace) == before

    page.get_by_role("button", name="Select by box").focus()
    for key in ("Enter", "Shift+ArrowLeft", "Shift+ArrowUp", "Enter", *["Shift+ArrowRight"] * 3):
        page.keyboard.press(key)
    said = page.locator("#map-said")
    expect(said).to_contain_text("First corner at")
    for key in (*["Shift+ArrowDown"] * 2, "Enter"):
        page.keyboard.press(key)
    workspace.says("bbox")
    expect(said).to_contain_text("selected")
    expect(page.get_by_role("button", name="Select by box")).to_be_focused()
    by_keys = list(map(float, workspace.query["bbox"].split(",")))
    assert by_keys[0] < by_keys[2] and by_keys[1] < by_keys[3]

    page.get_by_role("button", name="Select by lasso").click()
    x, y = box["x"] + 300, box["y"] + 300
    page.mouse.move(x + 120, y)
    page.mouse.down()
    for dx, dy in ((60, 100), (-60, 110), (-120, 0), (-60, -100), (60, -110)):
        page.mouse.move(x + dx, y + dy, steps=5)
    page.mouse.up()
    workspace.says("within")
    assert "bbox" not in workspace.query
    corners = workspace.query["within"].split(";")
    assert 5 <= len(corners) <= 64
    drawn = selected(workspace)
    assert drawn < before

    page.get_by_role("button", name="Select by lasso").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".areatool")).to_have_count(0)
    assert selected(workspace) == drawn
    page.go_back()
    workspace.says("bbox")
    assert list(map(float, workspace.query["bbox"].split(","))) == by_keys


def test_an_area_becomes_the_region_and_is_let_go(visit: Visit) -> None:
    workspace = visit("at=38.2,47.6,6.4")
    page = workspace.page
    before = selected(workspace)
    page.get_by_role("button", name="What is here?").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    name = workspace.detail.locator("h2")
    expect(name).to_have_text(re.compile("Azerbaijan|Ardabil"))
    workspace.detail.get_by_role("button", name="Only reports here").click()
    workspace.says("region")
    region = workspace.query["region"]
    counts = workspace.detail.locator("[data-area-count] strong").all_inner_texts()
    assert selected(workspace) == sum(map(int, counts)) < before
    outlined = """(map, [id]) => new Promise((done) => {
      const look = () => {
        const found = map.queryRenderedFeatures({ layers: ["chosen/provinces"] });
        if (found.some((feature) => feature.properties.id === id)) done(true);
        else map.once("idle", look);
      };
      look();
    })"""
    assert workspace.on_map(outlined, region)
    workspace.detail.get_by_role("button", name="Reports everywhere again").click()
    page.wait_for_function("() => !new URLSearchParams(location.search).has('region')")
    workspace.settled()
    assert selected(workspace) == before


def test_pointing_in_one_view_marks_the_others(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    camera = workspace.camera()
    bare = picture(workspace)

    workspace.rows.nth(1).hover()
    expect(page.locator(POINTED_BARS)).to_have_count(1)
    assert picture(workspace) != bare
    page.get_by_role("heading", name="Reports in view").hover()
    expect(page.locator(POINTED_BARS)).to_have_count(0)
    assert picture(workspace) == bare

    surface = page.locator("#timeline .timeline-surface").bounding_box()
    assert surface
    first = page.locator("#timeline [data-end=from] .timeline-touch").bounding_box()
    assert first
    page.mouse.move(first["x"] + first["width"] + 4, surface["y"] + surface["height"] * 0.5)
    expect(page.locator(POINTED_ROWS).first).to_be_visible()
    assert picture(workspace) != bare
    days = {row.locator("[col-id=dates]").inner_text() for row in page.locator(POINTED_ROWS).all()}
    assert len({day.split()[0] for day in days}) == 1

    x, y = workspace.point(46.2919, 38.08)
    page.mouse.move(x, y)
    expect(page.locator(POINTED_BARS).first).to_be_attached()
    assert page.locator(POINTED_BARS).count() > 1

    page.mouse.move(5, 5)
    workspace.rows.nth(2).locator(".ag-cell").first.focus()
    expect(page.locator(POINTED_BARS)).to_have_count(1)
    expect(page.locator(POINTED_ROWS)).to_have_count(1)
    page.get_by_role("slider", name=re.compile("Read the bars")).focus()
    expect(page.locator(POINTED_ROWS).first).to_be_visible()
    assert workspace.camera() == camera


def test_periods_and_modes_of_the_window(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    mode, period = page.locator("#play-mode"), page.locator("#preset")
    expect(period.locator("option:checked")).to_have_text("The 44-day war")
    period.select_option(label="Truce of 10 October 2020")
    workspace.says("from")
    assert (workspace.query["from"], workspace.query["to"]) == ("2020-10-10", "2020-10-16")
    whole = selected(workspace)

    mode.select_option("day")
    workspace.says("mode")
    assert (workspace.query["from"], workspace.query["to"]) == ("2020-10-10", "2020-10-10")
    page.get_by_role("button", name="One day on").click()
    page.wait_for_function("() => new URLSearchParams(location.search).get('to') === '2020-10-11'")
    assert workspace.query["from"] == "2020-10-11"
    expect(page.locator("#map-asof")).to_have_text("Control as of 11 Oct 2020")

    mode.select_option("cumulative")
    page.wait_for_function(
        "() => new URLSearchParams(location.search).get('from') === '2020-10-10'"
    )
    assert workspace.query["to"] == "2020-10-11"
    page.get_by_role("button", name="One day on").click()
    page.wait_for_function("() => new URLSearchParams(location.search).get('to') === '2020-10-12'")
    assert workspace.query["from"] == "2020-10-10"

    mode.select_option("range")
    page.wait_for_function("() => new URLSearchParams(location.search).get('to') === '2020-10-16'")
    workspace.settled()
    assert selected(workspace) == whole
    assert "mode" not in workspace.query
    page.go_back()
    workspace.says("mode")
    expect(mode).to_have_value("cumulative")

    period.select_option(label="Since 1988")
    page.wait_for_function("() => new URLSearchParams(location.search).get('to') === '..'")
    workspace.settled()
    spans = page.locator("#timeline .timeline-span")
    expect(spans.first).to_be_attached()
    help_ = page.locator("#timeline .timeline-help")
    help_.locator("summary").click()
    expect(help_).to_contain_text("A report counts once")
