"""Single keys do what buttons do, rest in fields, and can be switched off; the help tells them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from dashboard.panels.help import SHORTCUTS
from tests.browser.conftest import Visit
from tests.browser.test_accessibility import violations


def focused_within(page: Page, selector: str) -> None:
    page.wait_for_function("(s) => document.activeElement.closest(s) !== null", arg=selector)


def test_keys_do_what_buttons_do(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    expect(page.locator("#event-table .ag-row[data-row]").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("t?[p")
    expect(page.locator("#search")).to_have_value("t?[p"), "keys are letters in a field"
    expect(page.locator("#help")).to_be_hidden()
    page.locator("#search").fill("")
    page.locator("#copy-link").focus()
    for key, place in (("t", "#event-table"), ("m", "#map"), ("f", "#filters")):
        page.keyboard.press(key)
        focused_within(page, place)
    page.keyboard.press("s")
    expect(page.locator("#stats")).to_be_visible()
    page.keyboard.press("t")
    expect(page.locator("#stats")).to_be_hidden()
    focused_within(page, "#event-table")
    legend = page.locator("#legend details")
    was = legend.evaluate("(d) => d.open")
    page.keyboard.press("l")
    assert legend.evaluate("(d) => d.open") is not was

    page.keyboard.press("[")
    workspace.says("to")
    assert workspace.query["to"] == "2020-11-09"
    page.keyboard.press("]")
    page.wait_for_function("() => !location.search.includes('to=')")
    page.locator("#copy-link").focus()
    page.keyboard.press("p")
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("p")
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "false")
    workspace.on_map("(map) => map.jumpTo({ center: [50, 36], zoom: 9 })")
    page.keyboard.press("0")
    page.wait_for_function(
        """async () => {
          const { mapOf } = await import("/assets/js/plotly-map.js");
          return (await mapOf(document.getElementById("map"))).getZoom() < 7;
        }"""
    )
    page.keyboard.press("c")
    expect(page.get_by_text("Link copied")).to_be_visible()


def test_the_help_tells_the_keys_and_switches_them_off(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    opener = page.get_by_role("button", name="Help and keyboard shortcuts")
    opener.focus()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Help")
    expect(sheet).to_be_visible()
    told = sheet.locator("[data-shortcut]").evaluate_all(
        "(all) => all.map((row) => row.dataset.shortcut)"
    )
    assert told == [shortcut.id for shortcut in SHORTCUTS]
    for words in ("Confirmed", "Reported", "Contested", "Country only", "Casualties"):
        expect(sheet.get_by_text(words, exact=True)).to_be_visible()
    assert violations(page) == []
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body"
            " || document.getElementById('help').contains(document.activeElement)"
        ), "what lies under the dialog is out of reach"
    page.keyboard.press("t")
    expect(sheet).to_be_visible()

    sheet.get_by_role("checkbox", name="Single-key shortcuts are on").uncheck()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.keyboard.press("t")
    page.keyboard.press("?")
    expect(sheet).to_be_hidden()
    assert page.evaluate("!document.activeElement.closest('#event-table')")
    opener.click()
    sheet.get_by_role("checkbox", name="Single-key shortcuts are on").check()
    sheet.get_by_role("button", name="Close").click()
    expect(opener).to_be_focused()
    page.keyboard.press("t")
    focused_within(page, "#event-table")
