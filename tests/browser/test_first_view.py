"""The default view: the 44-day war, everything there without scrolling, nothing asked elsewhere."""

from __future__ import annotations

import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

PARTS = ("map", "timeline", "event-table", "detail", "filters", "legend", "status", "search")


def test_everything_is_there_without_scrolling(visit: Visit, product: str) -> None:
    workspace = visit()
    workspace.counts(140)
    for part in PARTS:
        box = workspace.page.locator(f"#{part}").bounding_box()
        assert box, part
        assert box["width"] > 0, part
        assert box["height"] > 0, part
        assert box["y"] + box["height"] <= 900.5, part
    assert workspace.page.evaluate("document.documentElement.scrollHeight") <= 900
    expect(workspace.page.locator("#map-asof")).to_have_text("Control as of 10 Nov 2020")
    with urllib.request.urlopen(f"{product}/readyz") as answer:
        ready = json.load(answer)
    assert ready["events"] == 220
    expect(workspace.page.locator("body")).to_have_attribute("data-version", ready["version"])


def test_marks_are_painted_on_the_map(visit: Visit) -> None:
    workspace = visit(pixels=1)
    painted = workspace.page.evaluate(
        """() => [...document.querySelectorAll("#map canvas")].map((canvas) => {
          const ctx = canvas.getContext("2d");
          if (!ctx) return 0;
          const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
          let n = 0;
          for (let i = 3; i < data.length; i += 4) if (data[i]) n += 1;
          return n;
        })"""
    )
    assert max(painted) > 2000


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (820, 1180), (390, 844), (360, 740)])
def test_every_part_fits_at_each_size(visit: Visit, width: int, height: int) -> None:
    scheme = "light" if width > 600 else "dark"
    workspace = visit(width=width, height=height, scheme=scheme)
    page = workspace.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    boxes = {}
    for part in ("map", "timeline", "event-table", "filters", "legend"):
        box = page.locator(f"#{part}").bounding_box()
        assert box, part
        assert box["x"] >= -0.5, part
        assert box["x"] + box["width"] <= width + 0.5, part
        boxes[part] = box
    names = list(boxes)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            a, b = boxes[one], boxes[other]
            across = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
            down = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
            assert across <= 1 or down <= 1, f"{one} overlaps {other}"


def test_the_legend_shows_what_is_drawn(visit: Visit) -> None:
    workspace = visit("show=protest&layers=provinces")
    legend = workspace.page.locator("#legend")
    expect(legend).to_contain_text("Protest")
    expect(legend).to_contain_text("Turkic-majority provinces")
    for absent in ("Border incident", "Conflict and diplomacy", "Russian peacekeepers"):
        expect(legend.get_by_text(absent, exact=False)).to_be_hidden()


def test_the_whole_chronicle_is_counted(visit: Visit) -> None:
    workspace = visit("from=..&to=..")
    workspace.counts(220)
    expect(workspace.rows.first).to_be_visible()


def test_without_webgl_the_table_stands_in_and_says_so(playwright_: object, product: str) -> None:
    from tests.browser.conftest import QUIET, chromium_path
    from tests.browser.pages import Workspace

    browser = playwright_.chromium.launch(
        executable_path=chromium_path(), args=[*QUIET, "--disable-3d-apis"]
    )
    try:
        workspace = Workspace(browser.new_page(viewport={"width": 1440, "height": 900}), product)
        workspace.go()
        expect(workspace.page.locator("#map-notice")).to_contain_text("WebGL")
        picture = workspace.page.locator("img.mapframe__picture")
        expect(picture).to_have_attribute("src", re.compile(r"^/export/map\.svg\?.*width=\d+"))
        assert workspace.page.evaluate(
            "element => element.decode().then(() => element.naturalWidth)",
            picture.element_handle(),
        )
        workspace.counts(140)
        expect(workspace.rows.first).to_be_visible()
    finally:
        browser.close()
