"""The view is in the link: reload and Back reproduce it, a bad value is said in one line."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

LINK = (
    "layers=provinces,enclave&show=border_incident,protest&from=2020-10-01&to=2020-10-31"
    "&asof=2020-09-26&event=2020-10-13-harop-crash-parsabad&at=39.2,47.4,7.5&theme=dark"
)


def shows_the_link(workspace: object) -> None:
    w = workspace
    page = w.page
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("#map-asof")).to_have_text("Control as of 26 Sep 2020")
    expect(page.get_by_role("checkbox", name="Conflict and diplomacy")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="Border incidents")).to_be_checked()
    expect(page.get_by_role("checkbox", name="The seven surrounding")).not_to_be_checked()
    expect(page.locator("#detail h2")).to_contain_text("Loitering munition")
    assert w.camera() == pytest.approx((39.2, 47.4, 7.5), abs=0.01)


def test_a_link_reproduces_the_view(visit: Visit) -> None:
    workspace = visit(LINK)
    shows_the_link(workspace)
    selected = workspace.status.get_attribute("data-selected")
    workspace.page.reload()
    workspace.ready()
    shows_the_link(workspace)
    assert workspace.status.get_attribute("data-selected") == selected


def test_what_the_browser_writes_the_server_reads(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    page.get_by_role("checkbox", name="Protests").uncheck()
    workspace.counts(115)
    page.get_by_role("checkbox", name="Contested").uncheck()
    workspace.says("confidence")
    page.get_by_label("Line of contact").uncheck()
    workspace.says("layers")
    selected = workspace.status.get_attribute("data-selected")
    url = page.url
    assert set(workspace.query) == {"show", "confidence", "layers"}
    page.goto(url)
    workspace.ready()
    assert page.url == url
    assert workspace.status.get_attribute("data-selected") == selected
    expect(page.get_by_role("checkbox", name="Contested")).not_to_be_checked()
    expect(page.get_by_label("Line of contact")).not_to_be_checked()
    expect(page.locator("#remarks")).to_be_hidden()


def test_back_and_forward_walk_through_what_was_done(visit: Visit) -> None:
    workspace = visit("event=2020-10-13-harop-crash-parsabad")
    detail = workspace.detail
    first = detail.locator("h2").inner_text()
    related = detail.locator(".eventlist [data-event-id]").first
    other = related.get_attribute("data-event-id")
    assert other
    workspace.open_report(other)
    expect(detail.locator("h2")).not_to_have_text(first)
    assert workspace.query["event"] == other
    workspace.page.go_back()
    expect(detail.locator("h2")).to_have_text(first)
    workspace.page.go_forward()
    expect(detail.locator("h2")).not_to_have_text(first)
    assert workspace.query["event"] == other


def test_bad_values_are_said_in_one_polite_line(visit: Visit) -> None:
    workspace = visit("from=someday&event=nothing&show=rumours&theme=sepia")
    for words in (
        "from: “someday” is not a date",
        "event: “nothing” is not the id of a report here",
        "show: “rumours” is not a known set of reports",
        "theme: “sepia” is not known",
    ):
        expect(workspace.page.locator("#remarks")).to_contain_text(words)
    workspace.counts(140)


def test_the_link_can_be_copied(visit: Visit) -> None:
    workspace = visit("show=protest")
    workspace.page.get_by_role("button", name="Copy link").click()
    expect(workspace.page.get_by_text("Link copied")).to_be_visible()
    assert workspace.page.evaluate("navigator.clipboard.readText()") == workspace.page.url


def test_search_finds_a_place_in_any_script(visit: Visit) -> None:
    workspace = visit("q=Շուշի&from=..&to=..")
    workspace.settled()
    there = int(workspace.status.get_attribute("data-selected") or 0)
    assert there >= 4
    for text in ("Shusha", "Şuşa", "شوشا", "Shushi"):
        workspace.page.locator("#search").fill(text)
        workspace.page.wait_for_function(
            "(q) => new URLSearchParams(location.search).get('q') === q", arg=text
        )
        workspace.settled()
        assert int(workspace.status.get_attribute("data-selected") or 0) >= there


def test_the_theme_changes_without_losing_the_view(visit: Visit) -> None:
    workspace = visit("at=39,47,7&event=2020-10-13-harop-crash-parsabad")
    page = workspace.page
    page.get_by_label("Theme").click()
    page.get_by_role("option", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    workspace.settled()
    assert workspace.camera() == pytest.approx((39, 47, 7), abs=0.01)
    assert workspace.query["theme"] == "dark"
    page.wait_for_function(
        """async () => {
          const { mapOf } = await import("/assets/js/plotly-map.js");
          const map = await mapOf(document.getElementById("map"));
          return map.isStyleLoaded() && map.getStyle().name === "Aras dark";
        }"""
    )
    expect(workspace.detail.locator("h2")).to_contain_text("Loitering munition")
