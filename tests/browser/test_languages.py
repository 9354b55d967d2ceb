"""Four languages: direction, digits, names of places, and that the page fits in each of them."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from dashboard.state.view import INTERFACE_LANGUAGES
from dashboard.wording import direction, wording
from dashboard.wording.dates import dates_in_words, day_in_words
from dashboard.wording.numbers import digits
from tests.browser.conftest import Visit
from tests.browser.pages import PATIENCE_MS, Workspace
from tests.browser.test_accessibility import violations

CAPTURE = "2020-11-08-shusha-captured"
AT_SHUSHA = "39.76,46.75,8.5"
SIZES = ((1440, 900), (820, 1180), (390, 844), (360, 740))
WAR = (dt.date(2020, 9, 27), dt.date(2020, 11, 10))
LABELS = """async (map) => {
  if (!map.loaded()) await new Promise((done) => map.once("idle", done));
  const named = map.queryRenderedFeatures().filter(({ layer }) => layer.type === "symbol");
  return named.map(({ layer }) => String(layer.layout["text-field"] ?? ""));
}"""


def on_the_map(workspace: Workspace, name: str) -> None:
    """The map has a label of that name, soon."""
    for _ in range(60):
        if name in (shown := workspace.on_map(LABELS)):
            return
        workspace.page.wait_for_timeout(250)
    raise AssertionError(f"{name} is not among {sorted(set(shown))}")


@pytest.mark.parametrize("lang", INTERFACE_LANGUAGES)
def test_the_page_speaks_one_language_and_fits(visit: Visit, lang: str) -> None:
    workspace = visit(f"lang={lang}")
    page, words = workspace.page, wording(lang)
    html = page.locator("html")
    expect(html).to_have_attribute("lang", lang)
    expect(html).to_have_attribute("dir", direction(lang))
    expect(workspace.status).to_contain_text(dates_in_words(*WAR, "day", lang))
    expect(page.locator("#map-asof")).to_contain_text(day_in_words(WAR[1], lang))
    expect(page.locator("#timeline .timeline-period")).to_have_text(
        dates_in_words(*WAR, "day", lang)
    )
    expect(page.locator("#filters summary").first).to_contain_text(words["ui.filters"])
    expect(page.locator("#timeline .timeline-detail")).to_contain_text(digits("45", lang))
    first = workspace.rows.first
    expect(first.locator("[col-id=dates]")).to_have_text(day_in_words(WAR[0], lang))
    title = first.locator("[col-id=title]")
    if lang != "en":
        expect(title).to_have_attribute("lang", "en")
        expect(title).to_have_attribute("dir", "ltr")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        # Map, time line and grid take their new widths one after the other.
        page.wait_for_function(
            "(w) => innerWidth === w && document.documentElement.scrollWidth <= w", arg=width
        )


def test_names_change_in_place_and_keep_both_names(visit: Visit) -> None:
    workspace = visit(f"at={AT_SHUSHA}&event={CAPTURE}&layers=enclave")
    page, camera = workspace.page, workspace.camera()
    on_the_map(workspace, "Stepanakert / Khankendi")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    where = workspace.detail.locator("dd bdi").first
    for names, shusha, label in (
        ("az", "Şuşa / Շուշի", "Xankəndi / Ստեփանակերտ"),
        ("hy", "Շուշի / Şuşa", "Ստեփանակերտ / Xankəndi"),
        ("fa", "شوشا / Շուշի", "خان\u200cکندی / استپاناکرت"),
    ):
        page.locator("#names").select_option(names)
        workspace.settled()
        assert workspace.query["names"] == names
        on_the_map(workspace, label)
        expect(where).to_have_text(shusha)
        cell = page.locator(f"#event-table [row-id='id:{CAPTURE}'] [col-id=place]")
        if cell.count():
            expect(cell).to_have_text(shusha)
    assert workspace.camera() == pytest.approx(camera, abs=1e-4)
    assert [url for url in asked if "_dash-layout" in url or url.endswith("/columns.bin")] == []
    # What joins the letters of Arabic script came, and from here.
    assert [url for url in asked if url.endswith("/assets/vendor/rtl-text.mjs")]


def test_another_language_keeps_the_view_and_no_rule_is_broken_in_persian(visit: Visit) -> None:
    workspace = visit(f"event={CAPTURE}&show=event&at={AT_SHUSHA}")
    page = workspace.page
    before = workspace.query
    with page.expect_navigation():
        page.locator("#language").select_option("fa")
    workspace.ready()
    assert workspace.query == {**before, "lang": "fa"}
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    heading = workspace.detail.locator("h2 bdi")
    expect(heading).to_have_attribute("lang", "en")
    found = {"detail": violations(page)}
    workspace.detail.locator(".detail__close").click()
    workspace.settled()
    expect(workspace.rows.first).to_be_visible()
    found["workspace"] = violations(page)
    workspace.rows.first.locator(".ag-cell").first.focus()
    page.keyboard.press("ArrowDown")
    found["table"] = violations(page)
    page.goto(f"{workspace.product}/about?lang=fa")
    found["about"] = violations(page)
    assert {view: faults for view, faults in found.items() if faults} == {}
    expect(page.locator("#names")).to_have_text(wording("fa")["about.names"])
    page.go_back(timeout=PATIENCE_MS)
    workspace.ready()
    expect(page.locator("#language")).to_have_value("fa")
