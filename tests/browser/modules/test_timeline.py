"""The time line by mouse, finger and keyboard."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Locator, Page, expect

WAR = ("2020-09-27", "2020-11-10")
EVENT, INCIDENT, PROTEST = 0, 1, 2

#: First day, last day, layer: a busy 1 October, an uncertain week, an old war, a late report.
ROWS: list[tuple[str, str, int]] = [
    ("1992-05-09", "1992-05-09", EVENT),
    ("2020-09-27", "2020-09-27", EVENT),
    ("2020-10-01", "2020-10-01", EVENT),
    ("2020-10-01", "2020-10-01", EVENT),
    ("2020-10-01", "2020-10-01", INCIDENT),
    ("2020-10-01", "2020-10-01", PROTEST),
    ("2020-10-05", "2020-10-11", INCIDENT),
    ("2020-10-18", "2020-10-18", PROTEST),
    ("2023-09-19", "2023-09-19", EVENT),
]
MOMENTS = [
    {"date": "1994-05-12", "kind": "ceasefire", "label": "Ceasefire of 1994"},
    {"date": "2020-09-27", "kind": "war-start", "label": "The war begins"},
    {"date": "2020-10-10", "kind": "ceasefire", "label": "First ceasefire", "event": "truce"},
    {"date": "2020-10-18", "kind": "ceasefire", "label": "Second ceasefire"},
    {"date": "2020-10-26", "kind": "ceasefire", "label": "Third ceasefire"},
    {"date": "2020-11-10", "kind": "war-end", "label": "The war ends"},
]

Start = Callable[..., Page]


@pytest.fixture
def start(page: Page, served: str) -> Start:
    """Open the page with a window (the war's, if none is named)."""

    def open_page(**options: Any) -> Page:
        page.goto(f"{served}/timeline.html")
        page.wait_for_selector("body[data-ready]")
        chosen = {"rows": ROWS, "from": WAR[0], "to": WAR[1], "moments": MOMENTS}
        page.evaluate("(options) => start(options)", chosen | options)
        return page

    return open_page


def at(page: Page, day: str) -> tuple[float, float]:
    place = page.evaluate("(day) => at(day)", day)
    return place["x"], place["y"]


def drag(page: Page, begin: str, end: str) -> None:
    page.mouse.move(*at(page, begin))
    page.mouse.down()
    page.mouse.move(*at(page, end), steps=6)
    page.evaluate("drawn()")
    page.mouse.up()


def said(page: Page) -> list[tuple[str, str, bool]]:
    page.evaluate("drawn()")
    return [tuple(one) for one in page.evaluate("said")]


def shown(page: Page) -> str:
    page.evaluate("drawn()")
    return page.locator(".timeline-period").inner_text()


def box(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found is not None, "not on the page"
    return found


def handle(page: Page, end: str) -> Locator:
    return page.locator(f"[role=slider][data-end={end}]")


def test_the_axis_opens_around_the_window(start: Start) -> None:
    page = start()
    assert shown(page) == "27 Sep – 10 Nov 2020"
    assert page.locator(".timeline-detail").inner_text() == "45 days · reports by day"
    frame = page.evaluate("timeline.frame")
    pad = dt.timedelta(15)
    assert dt.date.fromisoformat(frame["from"]) == dt.date(2020, 9, 27) - pad - dt.timedelta(1)
    assert dt.date.fromisoformat(frame["to"]) == dt.date(2020, 11, 10) + pad + dt.timedelta(1)
    assert said(page) == []


def test_pointing_at_a_bar_tells_its_counts_until_put_away(start: Start) -> None:
    page = start()
    page.mouse.move(*at(page, "2020-10-01"))
    tip = page.locator(".timeline-tip")
    expect(tip).to_contain_text("Thursday, 1 October 2020")
    assert tip.locator("li").all_inner_texts() == [
        "2\nConflict and diplomacy",
        "1\nBorder incidents",
        "1\nProtests",
    ]
    expect(page.locator("[aria-live]")).to_have_text(
        "Thursday, 1 October 2020: 4 reports, "
        "Conflict and diplomacy 2, Border incidents 1, Protests 1"
    )
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    x, y = at(page, "2020-10-01")
    page.mouse.move(x + 1, y)
    expect(tip).to_be_hidden()
    page.mouse.move(*at(page, "2020-10-05"))
    expect(tip).to_contain_text("Monday, 5 October 2020")


def test_dragging_beside_the_window_draws_another_of_whole_days(start: Start) -> None:
    page = start()
    drag(page, "2020-09-20", "2020-09-15")
    heard = said(page)
    assert heard[-1] == ("2020-09-15", "2020-09-20", True)
    assert [final for _, _, final in heard].count(True) == 1
    assert len(heard) > 1
    assert shown(page) == "15 Sep – 20 Sep 2020"


def test_dragging_in_the_window_moves_it_and_keeps_its_length(start: Start) -> None:
    page = start()
    drag(page, "2020-10-20", "2020-10-24")
    assert said(page)[-1] == ("2020-10-01", "2020-11-14", True)


def test_an_edge_can_be_dragged_but_not_past_the_other(start: Start) -> None:
    page = start()
    grip = box(handle(page, "to").locator(".timeline-grip"))
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + 4)
    page.mouse.down()
    page.mouse.move(*at(page, "2020-09-20"), steps=8)
    page.mouse.up()
    assert said(page)[-1] == ("2020-09-27", "2020-09-27", True)


def test_escape_takes_a_drag_back(start: Start) -> None:
    page = start()
    page.mouse.move(*at(page, "2020-10-20"))
    page.mouse.down()
    page.mouse.move(*at(page, "2020-10-25"), steps=4)
    page.evaluate("drawn()")
    page.keyboard.press("Escape")
    page.mouse.up()
    assert said(page)[-1] == (*WAR, True)


def test_a_window_that_a_host_sets_is_not_said_back(start: Start) -> None:
    page = start()
    page.evaluate("timeline.setWindow('2020-10-01', '2020-10-07')")
    assert shown(page) == "1 Oct – 7 Oct 2020"
    assert said(page) == []


def test_clicking_a_bar_chooses_it_and_clicking_again_goes_back(start: Start) -> None:
    page = start()
    page.mouse.click(*at(page, "2020-10-01"))
    assert said(page) == [("2020-10-01", "2020-10-01", True)]
    page.mouse.click(*at(page, "2020-10-01"))
    assert said(page)[-1] == (*WAR, True)
    page.mouse.click(*at(page, "2020-11-20"))
    assert len(said(page)) == 2, "a day without reports is no choice"


def test_arrows_move_an_edge_by_a_bin_and_with_shift_by_seven(start: Start) -> None:
    page = start()
    first = handle(page, "from")
    expect(first).to_have_attribute("aria-label", "First day of the window")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "28 September 2020")
    assert [one for one in said(page) if one[2]] == [("2020-09-28", WAR[1], True)]
    page.keyboard.press("Shift+ArrowLeft")
    expect(first).to_have_attribute("aria-valuetext", "21 September 2020")
    page.keyboard.press("Home")
    expect(first).to_have_attribute("aria-valuetext", "9 May 1992")
    page.keyboard.press("End")
    expect(first).to_have_attribute("aria-valuetext", "10 November 2020")
    last = handle(page, "to")
    last.focus()
    page.keyboard.press("End")
    expect(last).to_have_attribute("aria-valuetext", "19 September 2023")
    assert said(page)[-1] == ("2020-11-10", "2023-09-19", True)


def test_a_held_key_is_final_once(start: Start) -> None:
    page = start()
    handle(page, "to").focus()
    for _ in range(5):
        page.keyboard.down("ArrowRight")
        page.evaluate("drawn()")
    page.keyboard.up("ArrowRight")
    heard = said(page)
    assert [final for _, _, final in heard] == [False] * 5 + [True]
    assert heard[-1] == ("2020-09-27", "2020-11-15", True)


def test_the_keyboard_reads_the_bars_and_chooses_one(start: Start) -> None:
    page = start()
    reader = page.locator(".timeline-reader")
    reader.focus()
    expect(reader).to_have_attribute(
        "aria-valuetext", "Sunday, 27 September 2020: Conflict and diplomacy 1"
    )
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(reader).to_have_attribute("aria-valuetext", re.compile("1 October 2020: 4 reports"))
    page.keyboard.press("Enter")
    assert said(page)[-1] == ("2020-10-01", "2020-10-01", True)


def test_an_open_end_reaches_the_edge_with_an_arrow(start: Start) -> None:
    page = start(**{"from": ".."})
    assert shown(page) == "until 10 Nov 2020"
    first = handle(page, "from")
    expect(first).to_have_attribute("data-state", "open")
    expect(first).to_have_attribute("aria-valuetext", "open")
    expect(first.locator(".timeline-beyond")).to_be_visible()
    edge = page.evaluate("[timeline.handles.shade.getBBox().x, timeline.scale.left]")
    assert edge[0] == edge[1]


def test_the_wheel_scrolls_the_page_and_zooms_only_with_ctrl(start: Start) -> None:
    page = start()
    before = page.evaluate("timeline.frame")
    page.mouse.move(*at(page, "2020-10-20"))
    page.mouse.wheel(0, 120)
    page.wait_for_function("scrollY > 0")
    assert page.evaluate("timeline.frame") == before
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    page.wait_for_function("(from) => timeline.frame.from > from", arg=before["from"])
    closer = page.evaluate("timeline.frame")
    assert closer["to"] < before["to"]
    page.mouse.wheel(300, 0)
    page.wait_for_function("(from) => timeline.frame.from > from", arg=closer["from"])
    assert said(page) == []
    assert shown(page) == "27 Sep – 10 Nov 2020"


@pytest.mark.parametrize("context", [{"reduced_motion": "reduce"}], indirect=True)
def test_buttons_change_what_is_shown_at_once_where_motion_is_unwelcome(start: Start) -> None:
    page = start()
    page.get_by_role("button", name="All").click()
    frame = page.evaluate("timeline.frame")
    assert frame["from"] < "1992-05-09" and frame["to"] > "2023-09-19"
    page.evaluate("drawn()")
    assert page.locator(".timeline-detail").inner_text() == "45 days · reports by year"
    page.get_by_role("button", name="Fit").click()
    page.evaluate("drawn()")
    assert page.locator(".timeline-detail").inner_text() == "45 days · reports by day"
    page.get_by_role("button", name="Show less time").click()
    assert page.evaluate("timeline.frame")["from"] > "2020-09-12"


def test_a_longer_bin_is_chosen_whole(start: Start) -> None:
    page = start()
    page.evaluate("timeline.setFrame(null, null)")
    page.evaluate("drawn()")
    page.mouse.click(*at(page, "1992-07-01"))
    assert said(page) == [("1992-01-01", "1992-12-31", True)]


@pytest.mark.parametrize(
    "context",
    [{"viewport": {"width": width, "height": 300}} for width in (390, 820, 1440)],
    indirect=True,
)
@pytest.mark.parametrize("all_time", [False, True])
def test_labels_do_not_run_into_each_other(start: Start, all_time: bool) -> None:
    page = start()
    if all_time:
        page.evaluate("timeline.setFrame(null, null)")
        page.evaluate("drawn()")
    width = page.evaluate("innerWidth")
    for kind in (".timeline-moment-label", ".timeline-tick-label", ".timeline-major-label"):
        boxes = [box(label) for label in page.locator(kind).all()]
        assert kind == ".timeline-major-label" or boxes
        for i, a in enumerate(boxes):
            assert a["x"] >= 0 and a["x"] + a["width"] <= width
            for b in boxes[i + 1 :]:
                apart = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
                assert apart or abs(a["y"] - b["y"]) >= 12


def test_a_war_of_weeks_is_one_mark_among_years(start: Start) -> None:
    page = start(periods=[{"from": WAR[0], "to": WAR[1], "label": "The 44-day war"}])
    assert page.locator(".timeline-moment").count() == 5
    page.evaluate("timeline.setFrame(null, null)")
    page.evaluate("drawn()")
    labels = page.locator(".timeline-moment-label").all_text_contents()
    assert labels == ["Ceasefire of 1994", "The 44-day war"]
    titles = page.locator(".timeline-moment title").all_text_contents()
    assert "The war ends: 10 November 2020" in titles[1]


def test_the_opened_report_and_its_relations_are_marked(start: Start) -> None:
    page = start()
    page.evaluate("timeline.setOpened(6, [7, 8])")
    page.evaluate("drawn()")
    opened = page.locator(".timeline-opened")
    assert opened.locator("title").text_content() == "Opened report, 5 Oct – 11 Oct 2020"
    span = box(opened.locator(".timeline-opened-span"))
    day = page.evaluate("timeline.scale.pixelsPerDay")
    assert span["width"] == pytest.approx(7 * day, abs=1)
    assert page.locator(".timeline-related circle").count() == 1
    assert page.locator(".timeline-related path").count() == 1, "an arrow to what lies outside"
    page.evaluate("timeline.setOpened(null)")
    page.evaluate("drawn()")
    assert page.locator(".timeline-lane *").count() == 0


def test_the_day_shown_is_a_line(start: Start) -> None:
    page = start()
    page.evaluate("timeline.setCursor(Date.UTC(2020, 9, 20) / 864e5)")
    page.evaluate("drawn()")
    line = box(page.locator(".timeline-cursor-line"))
    assert line["x"] + line["width"] / 2 == pytest.approx(at(page, "2020-10-20")[0], abs=1)


def test_time_runs_from_left_to_right_on_a_right_to_left_page(start: Start) -> None:
    page = start(lang="fa")
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.evaluate("drawn()")
    assert at(page, "2020-10-01")[0] < at(page, "2020-10-02")[0]
    assert "نوامبر" in shown(page)
    drag(page, "2020-10-20", "2020-10-24")
    assert said(page)[-1] == ("2020-10-01", "2020-11-14", True)


def test_tokens_colour_the_bars_and_markup_stays_text(start: Start) -> None:
    label = "<img src=x onerror=alert(1)>"
    page = start(moments=[{"date": "2020-10-10", "kind": "ceasefire", "label": label}])
    assert page.locator(".timeline-moment-label").text_content() == label
    assert page.locator("#timeline img").count() == 0
    page.evaluate("timeline.setTokens({ mark: { event: { fill: 'rgb(1, 2, 3)' } } })")
    bar = page.locator(".timeline-bar[data-layer=event]").first
    assert bar.evaluate("(bar) => getComputedStyle(bar).fill") == "rgb(1, 2, 3)"


def test_the_picture_follows_its_place(start: Start) -> None:
    page = start()
    page.set_viewport_size({"width": 500, "height": 400})
    page.wait_for_function("timeline.svg.clientWidth < 500 && timeline.scale.width < 500")
    assert page.evaluate("timeline.scale.right") <= 500
    page.evaluate("timeline.destroy()")
    assert page.locator("#timeline *").count() == 0


@pytest.mark.parametrize(
    "context", [{"has_touch": True, "viewport": {"width": 390, "height": 500}}], indirect=True
)
def test_a_finger_draws_sideways_and_scrolls_up_and_down(
    context: BrowserContext, start: Start
) -> None:
    page = start()
    fingers = context.new_cdp_session(page)

    def touch(kind: str, x: float = 0, y: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = at(page, "2020-09-15")
    touch("touchStart", x, y)
    for step in range(1, 7):
        touch("touchMove", x + 5 * step, y)
    touch("touchEnd")
    drawn = said(page)[-1]
    assert drawn[0] == "2020-09-15" and drawn[1] < WAR[0] and drawn[2]
    page.evaluate("said.length = 0")
    x, y = at(page, "2020-10-20")
    touch("touchStart", x, y)
    for step in range(1, 13):
        touch("touchMove", x + step / 4, y - 8 * step)
    touch("touchEnd")
    page.wait_for_function("scrollY > 20")
    assert said(page) == []
    assert shown(page).startswith("15 Sep")
