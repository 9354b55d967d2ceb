"""A file of one's own: dropped on the page, drawn beside the reports, told in the detail, taken
away again; never counted, never markup."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import Workspace
from tests.browser.test_accessibility import violations

NAME = "mine <b>1<b>.csv"
EVIL = '<img src=x onerror="document.title=1"><svg onload="document.title=2">'
CSV = (
    "name,lat,lon,date,remark\n"
    f'"{EVIL.replace(chr(34), chr(34) * 2)}",37.6,50.6,2020-10-01,"{EVIL.replace(chr(34), "")}"\n'
    "Second at that point,37.6,50.6,2020-10-02,\n"
    "Beyond the period,38.6,50.9,2021-05-01,\n"
    "Not a number,abc,46.9,2020-10-05,\n"
)

DROP_JS = """
([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  for (const type of ["dragover", "drop"]) {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
    document.body.dispatchEvent(event);
  }
}
"""

BLACK_JS = """
([x, y]) => {
  let most = 0;
  for (const canvas of document.querySelectorAll("#map .aras-marks")) {
    const k = canvas.width / canvas.clientWidth;
    const ctx = canvas.getContext("2d");
    const { data } = ctx.getImageData((x - 12) * k, (y - 12) * k, 24 * k, 24 * k);
    let n = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 200 && Math.max(data[i], data[i + 1], data[i + 2]) < 48) n += 1;
    }
    most = Math.max(most, n);
  }
  return most;
}
"""
"""Pixels in the colour of the reader's own marks (`--mark-own`, light) around a point."""


def own_pixels(workspace: Workspace, lon: float, lat: float) -> int:
    at: dict[str, Any] = workspace.on_map("(map, at) => map.project(at)", lon, lat)
    workspace.page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    found: int = workspace.page.evaluate(BLACK_JS, [at["x"], at["y"]])
    return found


def nothing_became_markup(page: Page) -> None:
    assert page.locator("#own-detail, #own-line, #own-legend").locator("img, svg, b").count() == 0
    assert page.title().startswith("Aras")


def test_a_dropped_file_is_seen_and_taken_away(visit: Visit) -> None:
    workspace = visit(pixels=1)
    page = workspace.page
    assert own_pixels(workspace, 50.6, 37.6) == 0
    page.evaluate(DROP_JS, [NAME, CSV])
    detail = page.locator("#own-detail")
    expect(detail.get_by_role("heading", level=2)).to_have_text(f"Your file {NAME}")
    expect(detail).to_contain_text("4 read · 3 shown on the map · 1 refused")
    expect(detail).to_contain_text("row 5")
    expect(detail).to_contain_text("write decimal degrees")
    expect(detail).to_contain_text("Rows in this period (2)")
    expect(detail).to_contain_text("not part of Aras")
    line = page.locator("#own-line")
    expect(line).to_contain_text(f"2 of 3 rows of your file {NAME}, not part of Aras")
    expect(page.locator("#own-legend")).to_contain_text("not part of Aras")
    workspace.counts(140)
    nothing_became_markup(page)
    assert own_pixels(workspace, 50.6, 37.6) > 40

    # On the map: the point, then one row with its own fields.
    workspace.click_place(50.6, 37.6)
    expect(detail).to_contain_text("2 rows of your file here")
    detail.get_by_role("button", name="<img src=x").click()
    expect(detail.get_by_role("heading", level=2)).to_have_text(EVIL)
    expect(detail.get_by_role("row", name="remark")).to_contain_text("<img src=x onerror=")
    nothing_became_markup(page)
    assert violations(page) == []

    # It follows the period, and an opened report takes its place in the detail.
    workspace.rows.first.click()
    workspace.says("event")
    expect(detail).to_be_hidden()
    expect(workspace.detail.locator("h2")).to_be_visible()
    page.get_by_label("To", exact=True).fill("1 Oct 2020")
    page.keyboard.press("Enter")
    expect(line).to_contain_text("1 of 3 rows")

    line.get_by_role("button", name="Remove").click()
    expect(line).to_be_hidden()
    expect(page.locator("#own-legend")).to_be_hidden()
    assert own_pixels(workspace, 50.6, 37.6) == 0


def test_a_file_is_chosen_and_told_by_keyboard(visit: Visit) -> None:
    workspace = visit("from=2023-01-01&to=2023-12-31")
    page = workspace.page
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [46.7, 39.8]},
        "properties": {"date": "2020-10-01", "title": "From GeoJSON"},
    }
    body = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    button = page.get_by_role("button", name="Look at a file of my own")
    with page.expect_file_chooser() as chosen:
        button.press("Enter")
    chosen.value.set_files({"name": "own.geojson", "mimeType": "application/json", "buffer": body})
    detail = page.locator("#own-detail")
    expect(detail).to_contain_text("No row of your file lies in this period.")
    detail.get_by_role("button", name="1 Oct 2020").press("Enter")
    expect(page.locator("#own-line")).to_contain_text("1 of 1 rows")
    expect(detail.get_by_role("button", name="From GeoJSON")).to_be_visible()
    page.keyboard.press("Escape")
    expect(detail).to_be_hidden()
    page.locator("#own-line").get_by_role("button", name="List and report").press("Enter")
    expect(detail).to_be_visible()

    # Another one takes its place; one that cannot be read says why.
    with page.expect_file_chooser() as chosen:
        button.click()
    chosen.value.set_files({"name": "no.bin", "mimeType": "", "buffer": bytes(range(256)) * 4})
    expect(detail).to_contain_text("is of no format that is read here")
    expect(page.locator("#own-line")).to_be_hidden()
    with page.expect_file_chooser() as chosen:
        button.click()
    chosen.value.set_files({"name": "big.csv", "mimeType": "", "buffer": b"x" * 5_000_001})
    expect(page.locator("#remarks")).to_contain_text(
        "big.csv could not be looked at: it is larger than 5 MB"
    )
