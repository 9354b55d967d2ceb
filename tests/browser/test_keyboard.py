"""By keyboard alone: into the table, along its rows, into a report and out again."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_the_table_opens_reports_by_keyboard(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the table of reports")).to_be_focused()
    page.keyboard.press("Enter")
    expect(workspace.rows.first).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('ag-header-cell')"):
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.closest('[data-event-id]')?.dataset.eventId")
    assert focused
    page.keyboard.press("Enter")
    page.wait_for_function(
        "(id) => new URLSearchParams(location.search).get('event') === id", arg=focused
    )
    expect(workspace.detail.locator("h2")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_function("() => !new URLSearchParams(location.search).has('event')")
    expect(workspace.detail).to_contain_text("Choose a mark")
