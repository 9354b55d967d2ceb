"""No violation of WCAG 2.2 A and AA that axe can find, in the views that people meet; and what axe
cannot judge: where the keyboard is when the detail closes, what is said, how the table is left."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import Workspace

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVENT = "2020-10-13-harop-crash-parsabad"
TITLE = "Loitering munition comes down"


def violations(page: Page) -> list[str]:
    """What axe objects to, a line each: the rule, the element, what is wrong with it."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def as_opened(workspace: Workspace) -> None:
    expect(workspace.rows.first).to_be_visible()


def detail_open(workspace: Workspace) -> None:
    workspace.go(f"event={EVENT}")
    expect(workspace.detail.locator("h2")).to_contain_text(TITLE)


def area_open(workspace: Workspace) -> None:
    workspace.go("at=38.1,46.9,8&show=event&kind=exercise")
    workspace.click_place(46.9, 38.1)
    expect(workspace.detail.locator("h2")).to_be_visible()


def table_focused(workspace: Workspace) -> None:
    workspace.rows.first.locator(".ag-cell").first.focus()
    workspace.page.keyboard.press("ArrowDown")


def calendar_open(workspace: Workspace) -> None:
    workspace.page.get_by_label("From", exact=True).click()
    expect(workspace.page.get_by_role("button", name="Next month")).to_be_visible()


def sources(workspace: Workspace) -> None:
    workspace.page.goto(f"{workspace.product}/about")


def guide(workspace: Workspace) -> None:
    workspace.page.goto(f"{workspace.product}/api")


def citation(workspace: Workspace) -> None:
    workspace.page.goto(f"{workspace.product}/cite?show=protest")


def collection(workspace: Workspace) -> None:
    workspace.page.goto(f"{workspace.product}/ogc/collections/events/items?f=html&limit=5")


VIEWS = (
    as_opened, table_focused, calendar_open, detail_open, area_open, sources, guide, citation,
    collection,
)  # fmt: skip


THEMES = {
    "light": {"color_scheme": "light", "contrast": "no-preference"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
}


def test_axe_finds_nothing(visit: Visit) -> None:
    """In each theme; the page follows the system's without being loaded again."""
    workspace = visit()
    found = {}
    for arrange in VIEWS:
        workspace.page.emulate_media(**THEMES["light"])
        arrange(workspace)
        for theme, media in THEMES.items():
            workspace.page.emulate_media(**media)
            expect(workspace.page.locator("html")).to_have_attribute("data-theme", theme)
            found[arrange.__name__, theme] = violations(workspace.page)
    assert {view: faults for view, faults in found.items() if faults} == {}


@pytest.mark.parametrize("size", [(820, 1180), (390, 844)])
def test_axe_finds_nothing_on_small_screens(visit: Visit, size: tuple[int, int]) -> None:
    workspace = visit(f"event={EVENT}", width=size[0], height=size[1])
    expect(workspace.detail.locator("h2")).to_contain_text(TITLE)
    assert violations(workspace.page) == []
    workspace.page.locator("#filters .filters__fold > summary").click()
    expect(workspace.page.get_by_label("Search")).to_be_visible()
    assert violations(workspace.page) == []


def test_closing_the_detail_gives_the_keyboard_back(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    page.locator("#copy-link").focus()
    page.locator("#map-elsewhere button").last.focus()
    page.keyboard.press("Enter")
    close = page.get_by_role("button", name="Close")
    expect(close).to_be_visible()
    close.focus()
    page.keyboard.press("Enter")
    expect(close).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")


def test_a_related_report_keeps_the_keyboard_in_the_detail(visit: Visit) -> None:
    workspace = visit(f"event={EVENT}")
    page = workspace.page
    link = workspace.detail.locator("a.eventlink").first
    title = link.locator(".eventlink__title").inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(workspace.detail.locator("h2")).to_have_text(title)
    expect(page.locator("#detail-said")).to_have_text(title)
    assert page.evaluate("document.getElementById('detail').contains(document.activeElement)")


def test_tab_leaves_the_table(visit: Visit) -> None:
    page = visit().page
    page.locator("#event-table .ag-cell").first.focus()
    page.keyboard.press("ArrowDown")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("!document.activeElement.closest('#event-table')"):
            return
    raise AssertionError("the Tab key is still in the table")


def test_the_map_has_a_name_of_ours(visit: Visit) -> None:
    canvas = visit().page.locator("#map canvas.maplibregl-canvas")
    expect(canvas).to_have_accessible_name(
        "Map; arrow keys move it, plus and minus zoom. The table holds every report."
    )


def test_on_a_phone_an_opened_report_is_in_sight(visit: Visit) -> None:
    workspace = visit(width=390, height=844)
    workspace.page.locator("#map-elsewhere button").last.click()
    expect(workspace.detail.locator("h2")).to_be_in_viewport()
    workspace.page.keyboard.press("Escape")
    expect(workspace.detail).to_contain_text("Choose a mark")
