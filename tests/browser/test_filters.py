"""Filters: counts beside choices, chips and sentence, areas drawn on the map, undo and redo."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import Workspace


def control(page: Page, name: str) -> Locator:
    """The control whose label begins so, in the column of filters."""
    return page.locator("#filters").get_by_label(name).first


def chips(page: Page) -> list[str]:
    return page.locator("#chips button").all_inner_texts()


def said(workspace: Workspace, sentence: str) -> None:
    workspace.settled()
    expect(workspace.page.locator("#sentence")).to_have_text(sentence)
    expect(workspace.page.locator("#active")).not_to_have_attribute("data-behind", "")


def fold(page: Page, title: str) -> None:
    page.locator(".filters__more > summary", has_text=title).click()


def test_choices_chips_and_steps(visit: Visit) -> None:
    workspace = visit("from=..&to=..")
    page = workspace.page
    said(workspace, "220 reports, all dates")
    assert chips(page) == []
    fold(page, "Kinds")
    count = page.locator("[data-count='kind:landing']")
    landings = int(count.inner_text())
    page.locator("#filters label", has=count).click()
    workspace.counts(landings)
    assert workspace.query["kind"] == "landing"
    expect(page.locator("[data-chosen=kind]")).to_have_text("1 chosen")

    fold(page, "Actors")
    actors = control(page, "Actor")
    actors.fill("artillery")
    option = page.get_by_role("option", name="Unidentified belligerent artillery")
    fewer = int(option.inner_text().rpartition("(")[2].rstrip(")"))
    option.click()
    page.keyboard.press("Escape")
    workspace.counts(fewer)
    control(page, "Killed and injured").fill("1")
    workspace.says("casualties")
    assert chips(page) == [
        "Landing of a projectile",
        "involving Unidentified belligerent artillery",
        "with at least 1 person killed or injured",
    ]
    expect(page.locator("#chips button").first).to_have_attribute(
        "aria-label", "Remove: Landing of a projectile"
    )
    camera = workspace.camera()

    # A chip goes at once and hands the focus on; steps are taken back and done again.
    page.locator("#chips button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chips button")).to_have_count(2)
    workspace.settled()
    assert "kind" not in workspace.query
    expect(page.locator("#chips button").first).to_be_focused()
    page.keyboard.press("Control+z")
    workspace.says("kind")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    said(workspace, "220 reports, all dates")
    expect(page.locator("#filter-undo")).to_be_disabled()
    page.locator("#filter-redo").click()
    workspace.counts(landings)
    page.keyboard.press("Control+Shift+Z")
    workspace.counts(fewer)
    assert workspace.camera() == camera
    # In a field Ctrl+Z is the field's own; Back walks the reader's acts, undo among them.
    page.locator("#search").fill("x")
    page.keyboard.press("Control+z")
    assert workspace.query["actor"] == "unidentified-belligerent-artillery"
    page.go_back()
    workspace.settled()
    expect(page.locator("#filter-undo")).to_be_enabled()


def test_place_by_list_by_drawing_and_by_keyboard(visit: Visit) -> None:
    workspace = visit("from=..&to=..&region=ardabil")
    page = workspace.page
    in_ardabil = int(str(workspace.status.get_attribute("data-selected")))
    fold(page, "Place")
    area = control(page, "Area")
    area.click()
    tehran = page.get_by_role("option", name="Tehran")
    more = int(tehran.inner_text().rpartition("(")[2].rstrip(")"))
    area.fill("tehran")
    tehran.click()
    page.keyboard.press("Escape")
    workspace.counts(in_ardabil + more)
    page.locator("#chips button", has_text="Tehran").click()
    page.locator("#chips button", has_text="Ardabil").click()
    said(workspace, "220 reports, all dates")

    near = control(page, "Near")
    near.click()
    page.get_by_role("option", name="Iran's border with").click()
    workspace.says("near")
    assert workspace.query["near"] == "iran-border:25"
    control(page, "km").fill("10")
    expect(page.locator("#sentence")).to_contain_text("within 10 km of Iran's border")
    within_ten = int(str(workspace.status.get_attribute("data-selected")))
    control(page, "Place known").click()
    page.get_by_role("option", name="settlement").click()
    workspace.says("precision")
    assert 0 < int(str(workspace.status.get_attribute("data-selected"))) < within_ten
    page.locator("#reset").click()
    workspace.counts(140)

    # A day from the calendar, and the field emptied by its button.
    page.get_by_label("From", exact=True).click()
    page.get_by_role("button", name="28 September 2020").click()
    workspace.says("from")
    assert workspace.query["from"] == "2020-09-28"
    page.get_by_role("button", name="Clear: From").click()
    page.wait_for_function("() => location.search.includes('from=..')")
    page.locator("#reset").click()
    workspace.counts(140)

    # An area by its corners as text; how one is drawn is tried with the map.
    text = control(page, "Corners")
    text.fill("44,38; 47,40; 47,38; 44,40")
    text.press("Enter")
    expect(page.locator("#filters")).to_contain_text("Its edges cross")
    text.fill("44,38; 48,38; 46,40")
    text.press("Enter")
    page.wait_for_function("() => location.search.includes('within=44,38;48,38;46,40')")
    workspace.settled()
    page.locator("#use-frame").click()
    workspace.says("bbox")
    assert "within" not in workspace.query, "one area at a time"
    page.locator("#chips button", has_text="in ").first.click()
    workspace.counts(140)


def test_a_link_with_every_filter_and_one_bad_value(visit: Visit) -> None:
    workspace = visit(
        "within=44,37;49,37;47,41&actor=armenian-forces&publisher=iranwire,nobody&casualties=1"
        "&precision=province&others=fade"
    )
    page = workspace.page
    expect(page.locator("#remarks")).to_contain_text("publisher: “iranwire,nobody”")
    assert len(chips(page)) == 5
    expect(page.locator("#filters").get_by_role("switch")).to_be_checked()
    fold(page, "Actors")
    expect(control(page, "Killed and injured")).to_have_value("1")
    expect(page.locator("#filters")).to_contain_text("Armenian forces (")
    # The others are there, faded: more is painted than without them.
    painted = """() => Math.max(...[...document.querySelectorAll("#map canvas")].map((canvas) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext("2d", { willReadFrequently: true });
      if (canvas.getContext("2d")) context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      return data.filter((value, i) => i % 4 === 3 && value > 0).length;
    }))"""
    faded = page.evaluate(painted)
    page.locator("#filters").get_by_role("switch").uncheck(force=True)
    page.wait_for_function("() => !location.search.includes('others')")
    workspace.settled()
    assert page.evaluate(painted) < faded
