"""What a person does on the map: open a mark, a list, an area; move without being moved back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_a_mark_opens_its_report(visit: Visit) -> None:
    workspace = visit("at=39.08,46.93,11&q=71+projectiles")
    workspace.click_place(46.933, 39.083)
    workspace.page.wait_for_function("() => new URLSearchParams(location.search).has('event')")
    assert workspace.query["event"] == "2020-10-21-rastgou-71-rockets"
    expect(workspace.detail.locator("h2")).to_contain_text("71")
    expect(workspace.detail).to_contain_text("Who says so")


def test_several_reports_at_one_point_open_a_list(visit: Visit) -> None:
    workspace = visit("at=38.08,46.3,8")
    workspace.click_place(46.2919, 38.08)
    entries = workspace.detail.locator(".eventlist [data-event-id]")
    expect(workspace.detail.locator("h2")).to_contain_text("reports at")
    assert entries.count() > 2
    first = entries.first.get_attribute("data-event-id")
    title = entries.first.locator(".eventlink__title").inner_text()
    entries.first.click()
    expect(workspace.detail.locator("h2")).to_have_text(title)
    assert workspace.query["event"] == first


@pytest.mark.parametrize(
    ("asof", "controller", "since"),
    [
        ("2020-09-26", "Armenian forces", "since 18 May 1992"),
        ("2021-01-01", "Azerbaijan", "since 1 Dec 2020"),
    ],
)
def test_an_area_says_whose_control(visit: Visit, asof: str, controller: str, since: str) -> None:
    workspace = visit(f"show=none&asof={asof}&at=39.6,46.4,8")
    workspace.click_place(46.30, 39.70)
    detail = workspace.detail
    expect(detail.locator("h2")).to_have_text("Lachin / Berdzor")
    expect(detail).to_contain_text("Controlled by")
    expect(detail).to_contain_text(controller)
    expect(detail).to_contain_text(since)
    expect(detail).to_contain_text("1,835 km²")
    for word in ("event", "border_incident", "protest"):
        expect(detail.locator(f"[data-area-count={word}]")).to_be_visible()


def test_a_province_counts_its_reports(visit: Visit) -> None:
    workspace = visit("at=36.6,48.4,8")
    workspace.click_place(48.9, 36.3)
    expect(workspace.detail.locator("h2")).to_have_text("Zanjan")
    protests = workspace.detail.locator("[data-area-count=protest] strong").inner_text()
    assert int(protests) >= 1


def test_moving_the_map_never_makes_it_jump_back(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    before = workspace.camera()
    x, y = workspace.point(51.0, 39.6)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 140, y - 60, steps=8)
    page.mouse.up()
    page.wait_for_function("() => new URLSearchParams(location.search).has('at')")
    moved = workspace.camera()
    assert abs(moved[1] - before[1]) > 0.3
    page.get_by_label("Protests").uncheck()
    workspace.settled()
    workspace.counts(115)
    assert workspace.camera() == pytest.approx(moved, abs=1e-6)
    page.reload()
    workspace.ready()
    assert workspace.camera() == pytest.approx(moved, abs=0.01)


def test_buttons_move_the_map_without_dragging(visit: Visit) -> None:
    workspace = visit()
    zoom = workspace.camera()[2]
    workspace.page.get_by_role("button", name="Zoom in").click()
    workspace.page.wait_for_function("() => new URLSearchParams(location.search).has('at')")
    assert workspace.camera()[2] == pytest.approx(zoom + 1, abs=0.01)
    workspace.page.get_by_role("button", name="Move east").click()
    workspace.page.wait_for_timeout(400)
    workspace.page.get_by_role("button", name="Whole theatre").click()
    workspace.page.wait_for_function("() => !new URLSearchParams(location.search).has('at')")
    assert workspace.camera()[2] == pytest.approx(zoom, abs=0.01)


def test_reports_that_the_map_cannot_show_are_told_and_listed(visit: Visit) -> None:
    workspace = visit()
    outside = workspace.page.get_by_role("button", name=re.compile("outside the map"))
    n = int(re.findall(r"\d+", outside.inner_text())[0])
    assert n > 0
    outside.click()
    expect(workspace.detail.locator("h2")).to_contain_text(f"{n} reports outside")
    assert workspace.detail.locator(".eventlist [data-event-id]").count() == n


def test_no_button_sends_the_map_to_a_cloud(visit: Visit) -> None:
    page = visit().page
    assert page.locator(".modebar-btn").count() == 0
    assert page.get_by_text(re.compile("cloud|Share chart", re.I)).count() == 0
