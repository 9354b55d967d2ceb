"""Time: brushing, playing, stepping; map, table and link follow."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def brush(workspace: object, start: float, stop: float) -> None:
    """Drag over the time line from one share of its width to another."""
    page = workspace.page
    box = page.locator("#timeline .timeline-surface").bounding_box()
    assert box
    y = box["y"] + box["height"] * 0.6
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + stop) / 2, y, steps=4)
    page.mouse.move(box["x"] + box["width"] * stop, y, steps=4)
    page.mouse.up()


def test_a_brush_chooses_the_period_for_all(visit: Visit) -> None:
    workspace = visit("from=2020-11-05&to=2020-11-10")
    before = int(workspace.status.get_attribute("data-selected") or 0)
    entries = workspace.page.evaluate("history.length")
    brush(workspace, 0.1, 0.35)
    workspace.page.wait_for_function(
        "() => new URLSearchParams(location.search).get('to') < '2020-11-05'"
    )
    workspace.settled()
    query = workspace.query
    after = int(workspace.status.get_attribute("data-selected") or 0)
    assert workspace.page.evaluate("history.length") == entries + 1
    assert query["from"] < query["to"] < "2020-11-05"
    assert after != before
    expect(workspace.page.locator("#map-asof")).not_to_contain_text("10 Nov 2020")
    expect(workspace.rows).to_have_count(min(after, workspace.rows.count()))
    workspace.page.go_back()
    workspace.counts(before)


def test_playing_moves_window_and_control_together(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    asof = page.locator("#map-asof")
    expect(asof).to_have_text("Control as of 10 Nov 2020")
    page.get_by_role("button", name="Play").click()
    expect(asof).not_to_have_text("Control as of 10 Nov 2020")
    page.get_by_role("button", name="Pause").click()
    workspace.settled()
    day = asof.inner_text().removeprefix("Control as of ")
    expect(workspace.status).to_contain_text(f"control as of {day}")
    assert workspace.query["to"] < "2020-11-10"
    assert int(workspace.status.get_attribute("data-selected") or 0) < 140


def test_steps_go_a_day(visit: Visit) -> None:
    workspace = visit("from=2020-10-01&to=2020-10-05")
    workspace.page.get_by_role("button", name="One day back").click()
    workspace.page.wait_for_function(
        "() => new URLSearchParams(location.search).get('to') === '2020-10-04'"
    )
    workspace.page.get_by_role("button", name="One day on").click()
    workspace.page.wait_for_function(
        "() => new URLSearchParams(location.search).get('to') === '2020-10-05'"
    )


def test_ceasefires_and_the_war_s_days_are_marked(visit: Visit) -> None:
    timeline = visit().page.locator("#timeline")
    for words in ("The war begins", "First ceasefire", "The war ends"):
        expect(timeline.locator("text", has_text=words)).to_be_visible()


def test_an_opened_report_is_marked_with_its_related_ones(visit: Visit) -> None:
    workspace = visit("event=2020-10-13-harop-crash-parsabad")
    lane = workspace.page.locator("#timeline .timeline-lane")
    expect(lane.locator("[aria-label], title").first).to_be_attached()
    assert lane.locator("*").count() > 1


def test_the_window_can_be_set_from_the_keyboard(visit: Visit) -> None:
    workspace = visit("from=2020-10-01&to=2020-10-05")
    handle = workspace.page.get_by_role("slider", name="Last day of the window")
    handle.focus()
    workspace.page.keyboard.press("ArrowRight")
    workspace.page.wait_for_function(
        "() => new URLSearchParams(location.search).get('to') > '2020-10-05'"
    )
    workspace.settled()
    assert workspace.query["from"] == "2020-10-01"
