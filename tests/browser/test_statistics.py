"""Statistics beside the table: charts follow the view, and what is chosen in them is the view."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.pages import Workspace
from tests.browser.test_accessibility import violations

FIGURES = [
    "answers",
    "kinds-by-week",
    "provinces",
    "districts",
    "border-distance",
    "casualties",
    "actors",
    "confidence",
]
MARKED = "(chart) => { const traces = chart.data; return traces[traces.length - 1].x.length; }"
MARKS = "() => document.querySelector('.mapframe .aras-marks').toDataURL()"


def figure(workspace: Workspace, name: str) -> Locator:
    return workspace.page.locator(f"#stats [data-figure='{name}']")


def drawn(workspace: Workspace, name: str) -> Locator:
    """The chart of a figure, scrolled to and drawn."""
    found = figure(workspace, name)
    found.scroll_into_view_if_needed()
    expect(found.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    return found.locator(".figure__chart")


def open_numbers(workspace: Workspace, name: str) -> Locator:
    """The table of a figure, opened by its summary and the keyboard."""
    summary = figure(workspace, name).locator(".figure__table summary")
    summary.focus()
    workspace.page.keyboard.press("Enter")
    table = figure(workspace, name).locator("table")
    expect(table).to_be_visible()
    return table


def choose(workspace: Workspace, name: str, *cells: str) -> None:
    """Press the button of the line with these cells by the keyboard."""
    line = figure(workspace, name).locator("tbody tr")
    for cell in cells:
        line = line.filter(has=workspace.page.locator("th, td", has_text=cell))
    line.first.locator("button").focus()
    workspace.page.keyboard.press("Enter")


def test_by_keyboard_alone_from_the_tab_to_the_filter_and_back(visit: Visit) -> None:
    workspace = visit()
    page = workspace.page
    workspace.counts(140)
    page.locator("#tab-reports-panel").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-stats")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#tab-stats")).to_be_focused()
    expect(page.locator("#stats [data-figure]")).to_have_count(len(FIGURES))
    assert [
        element.get_attribute("data-figure")
        for element in page.locator("#stats [data-figure]").element_handles()
    ] == FIGURES
    expect(figure(workspace, "kinds-by-week").locator("h3")).to_have_text(
        "Reports by week and kind, 27 Sep – 10 Nov 2020"
    )

    table = open_numbers(workspace, "confidence")
    assert table.locator("tbody tr").all_inner_texts() == [
        "Confirmed\t94\tShow",
        "Reported\t38\tShow",
        "Contested\t8\tShow",
    ]
    choose(workspace, "confidence", "Contested")
    workspace.says("confidence")
    workspace.counts(8)
    assert workspace.query["confidence"] == "contested"
    pressed = table.locator("tbody tr").filter(has_text="Contested").locator("button")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_be_focused()
    page.go_back()
    workspace.counts(140)

    open_numbers(workspace, "border-distance")
    choose(workspace, "border-distance", "27")
    workspace.says("near")
    assert workspace.query["near"] == "iran-border:10"
    workspace.counts(27)
    page.go_back()
    workspace.counts(140)

    open_numbers(workspace, "actors")
    choose(workspace, "actors", "Armenian forces")
    workspace.says("actor")
    assert workspace.query["actor"] == "armenian-forces"
    workspace.counts(12)
    choose(workspace, "actors", "Armenian forces")
    workspace.counts(140)

    open_numbers(workspace, "kinds-by-week")
    choose(workspace, "kinds-by-week", "28 Sep – 4 Oct 2020", "Landing")
    workspace.says("from")
    assert workspace.query["from"] == "2020-09-28"
    assert workspace.query["to"] == "2020-10-04"
    assert workspace.query["kind"] == "landing"
    page.locator("#tab-stats").focus()
    page.keyboard.press("Home")
    expect(workspace.rows.first).to_be_visible()
    expect(page.locator("#stats")).to_be_hidden()


def test_charts_and_map_point_at_each_other_and_areas_are_shaded(visit: Visit) -> None:
    workspace = visit("at=38.08,46.29,6.2#stats")
    page = workspace.page
    chart = drawn(workspace, "provinces")
    before = page.evaluate(MARKS)
    bar = chart.locator(".bars .point path").nth(1).bounding_box()
    assert bar
    middle = (bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    page.mouse.move(*middle)
    page.wait_for_function(f"(before) => ({MARKS})() !== before", arg=before)
    page.mouse.click(*middle)
    workspace.says("region")
    assert workspace.query["region"] == "east-azerbaijan"
    workspace.counts(25)
    page.go_back()
    workspace.counts(140)

    chart = drawn(workspace, "confidence")
    page.mouse.move(*workspace.point(46.29, 38.08))
    page.wait_for_function(MARKED, arg=chart.element_handle())
    page.mouse.move(700, 880)

    page.get_by_role("button", name="Provinces of Iran").click()
    workspace.says("count")
    assert workspace.query["count"] == "provinces"
    legend = page.locator("#legend-count")
    expect(legend).to_contain_text("Reports by province of Iran")
    expect(legend.locator("li")).to_have_text(["none", "1", "2–4", "5–9", "10–19", "20–28"])
    colours = workspace.on_map("(map) => map.getPaintProperty('count/provinces', 'fill-color')")
    shade = dict(zip(colours[2:-1:2], colours[3:-1:2], strict=True))
    assert shade["east-azerbaijan"] == shade["ardabil"] != shade["zanjan"]
    order = workspace.on_map("(map) => map.getStyle().layers.map((layer) => layer.id)")
    assert order.index("provinces/fill") < order.index("count/provinces")
    assert order.index("count/provinces") < order.index("hatch-armenian-0")
    page.get_by_role("button", name="Districts", exact=True).click()
    expect(legend).to_contain_text("Reports by district")
    assert not workspace.on_map("(map) => Boolean(map.getLayer('count/provinces'))")
    page.get_by_role("button", name="Nothing", exact=True).click()
    expect(legend).to_be_hidden()
    assert "count" not in workspace.query
    assert violations(page) == []


def test_pictures_and_numbers_are_saved_on_a_phone(visit: Visit, tmp_path: Path) -> None:
    workspace = visit("count=districts&show=protest#stats", width=390, height=844, scheme="dark")
    page = workspace.page
    expect(page.locator("#legend-count")).to_contain_text("Reports by district")
    drawn(workspace, "kinds-by-week")
    found = figure(workspace, "kinds-by-week")
    for name, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as saving:
            found.get_by_role("button", name=f"as {name}").click()
        saved = tmp_path / saving.value.suggested_filename
        saving.value.save_as(saved)
        assert saved.name == f"aras-kinds-by-week-2020-09-27_2020-11-10.{name.lower()}"
        assert saved.read_bytes().startswith(begins)
    text = saved.read_text(encoding="utf-8")
    assert "Reports by week and kind" in text
    assert "MIT" in text, "a picture names its sources"
    csv = found.get_by_role("link", name="as CSV")
    assert csv.get_attribute("href") == "/data/statistics/kinds-by-week.csv?show=protest"
    with page.expect_download() as saving:
        csv.click()
    assert saving.value.suggested_filename == (
        "aras-kinds-by-week-2020-09-27_2020-11-10-protests.csv"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert violations(page) == []
