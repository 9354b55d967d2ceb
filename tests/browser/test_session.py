"""A session without a mouse: three questions of an analyst, each answered by keyboard alone."""

from __future__ import annotations

import csv
import datetime as dt
import io

import numpy as np
from playwright.sync_api import Locator, Page, expect

from geodata.chronicle import chronicle_bytes
from geodata.geometry import distance_km
from geodata.layers import load_catalogue
from tests.browser.conftest import Visit
from tests.browser.pages import Workspace
from tests.browser.test_filters import control

LACHIN = (46.30, 39.70)
FOCUSED = "() => document.activeElement.closest('.ag-row')?.dataset.eventId ?? null"
MOST_TABS = 90
LEAP_PX, STEP_PX = 60, 10


def reach(page: Page, target: Locator) -> None:
    """Tab, as a person would, until the target has the focus."""
    handle = target.element_handle()
    for _ in range(MOST_TABS):
        if page.evaluate("(element) => document.activeElement === element", handle):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached with the Tab key")


def write(page: Page, target: Locator, text: str) -> None:
    reach(page, target)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def near_the_border() -> set[str]:
    """Ids of the border incidents of October 2020 within 10 km of Iran's border: the chronicle's
    file read by itself, with the widening of rough dates written out."""
    border = load_catalogue().shape("iran-border")
    first, last = dt.date(2020, 10, 1), dt.date(2020, 10, 31)
    found = set()
    for row in csv.DictReader(io.StringIO(chronicle_bytes().decode())):
        start = dt.date.fromisoformat(row["date_start"])
        end = dt.date.fromisoformat(row["date_end"] or row["date_start"])
        if row["date_precision"] == "week":
            start -= dt.timedelta(start.weekday())
            end += dt.timedelta(6 - end.weekday())
        elif row["date_precision"] in ("month", "year"):
            in_october = (start.year, start.month) <= (2020, 10) <= (end.year, end.month)
            in_2020 = row["date_precision"] == "year" and start.year <= 2020 <= end.year
            start, end = (first, last) if in_october or in_2020 else (start, start)
        fine = row["geo_precision"] in ("exact", "settlement", "district")
        if row["layer"] == "border_incident" and fine and start <= last and end >= first:
            point = np.array([float(row["lon"])]), np.array([float(row["lat"])])
            if distance_km(*point, border)[0] <= 10:
                found.add(row["id"])
    return found


def test_three_questions_by_keyboard_alone(visit: Visit) -> None:
    workspace = visit()
    incidents_near_the_border_in_october(workspace)
    what_answered_the_crash(workspace)
    who_controlled_lachin(workspace)


def incidents_near_the_border_in_october(workspace: Workspace) -> None:
    page = workspace.page
    page.keyboard.press("f")
    for label in ("Conflict and diplomacy", "Protests"):
        reach(page, page.get_by_role("checkbox", name=label))
        page.keyboard.press("Space")
    for label, day, key in (("From", "1 Oct 2020", "from"), ("To", "31 Oct 2020", "to")):
        write(page, page.get_by_label(label, exact=True), day)
        page.keyboard.press("Enter")
        workspace.says(key)
    reach(page, page.locator(".filters__more > summary", has_text="Place"))
    page.keyboard.press("Enter")
    write(page, control(page, "Near"), "Iran's border with")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    workspace.says("near")
    write(page, control(page, "km"), "10")
    page.wait_for_function("() => location.search.includes('near=iran-border:10')")
    workspace.settled()
    meant = near_the_border()
    workspace.counts(len(meant))
    expect(page.locator("#sentence")).to_contain_text("within 10 km of Iran's border")
    expect(page.locator("#sentence")).to_contain_text("1 to 31 Oct 2020")

    reach(page, page.locator("#reset"))
    page.keyboard.press("t")
    seen = set()
    for _ in range(len(meant) + 2):
        seen.add(page.evaluate(FOCUSED))
        page.keyboard.press("ArrowDown")
    assert seen - {None} == meant


def what_answered_the_crash(workspace: Workspace) -> None:
    page = workspace.page
    workspace.go()
    page.keyboard.press("/")
    page.keyboard.type("Harop Parsabad")
    workspace.says("q")
    expect(workspace.rows.first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("t")
    page.keyboard.press("Enter")
    expect(workspace.detail.locator("h2")).to_contain_text("Loitering munition comes down")
    workspace.settled()
    answer = workspace.detail.locator(".eventlist a[data-event-id]").first
    title = answer.locator(".eventlink__title").inner_text()
    reach(page, answer)
    page.keyboard.press("Enter")
    expect(workspace.detail.locator("h2")).to_have_text(title)
    page.keyboard.press("Escape")


def who_controlled_lachin(workspace: Workspace) -> None:
    page = workspace.page
    workspace.go()
    page.keyboard.press("f")
    write(page, page.get_by_label("Control as of", exact=True), "1 Jan 2021")
    page.keyboard.press("Enter")
    workspace.says("asof")
    assert workspace.query["asof"] == "2021-01-01"
    page.keyboard.press("m")
    reach(page, page.get_by_role("button", name="What is here?"))
    page.keyboard.press("Enter")
    canvas = page.locator("#map canvas.maplibregl-canvas").bounding_box()
    assert canvas
    x, y = workspace.point(*LACHIN)
    walk(page, x - canvas["x"] - canvas["width"] / 2, "ArrowRight", "ArrowLeft")
    walk(page, y - canvas["y"] - canvas["height"] / 2, "ArrowDown", "ArrowUp")
    page.keyboard.press("Enter")
    expect(workspace.detail.locator("h2")).to_have_text("Lachin / Berdzor")
    expect(workspace.detail).to_contain_text("Control on 1 Jan 2021")
    expect(workspace.detail).to_contain_text("Azerbaijan")
    expect(workspace.detail).to_contain_text("since 1 Dec 2020")


def walk(page: Page, px: float, on: str, back: str) -> None:
    """Move the cross so far, in leaps and steps."""
    key, left = (on, px) if px >= 0 else (back, -px)
    while left >= LEAP_PX:
        page.keyboard.press(f"Shift+{key}")
        left -= LEAP_PX
    for _ in range(round(left / STEP_PX)):
        page.keyboard.press(key)
