"""The table: every row of the selection, in any order; the map follows the keyboard along them."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from geodata.model.folding import fold
from tests.browser.conftest import Visit
from tests.browser.pages import PATIENCE_MS, Workspace

WHOLE = "from=..&to=.."
VIEWPORT = "#event-table .ag-body-viewport"
STEP_PX = 300

RING_JS = """
() => {
  const canvas = document.querySelector("#map .aras-marks");
  const { width, height, clientWidth } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  let [n, x, y] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = [data[i], data[i + 1], data[i + 2]];
    if (Math.abs(r - 0x7a) > 24 || Math.abs(g - 0x1f) > 24 || Math.abs(b - 0xd1) > 24) continue;
    n += 1;
    x += (i / 4) % width;
    y += Math.floor(i / 4 / width);
  }
  const k = width / clientWidth;
  return n > 60 ? [x / n / k, y / n / k] : null;
}
"""
"""Middle of what is drawn in the colour of the keyboard's ring (`--mark-focus`, light), px."""

RING_PX = 60
"""How far from its place a ring may stand: marks give way to each other, and so do the numbers of
places that are known roughly."""


def filled(page: Page) -> None:
    """The grid shows the rows of where it is scrolled to, and each has its report."""
    page.wait_for_function(
        """(viewport) => {
          const rows = [...document.querySelectorAll("#event-table .ag-row")];
          const at = rows.map((row) => Number(row.getAttribute("row-index")));
          const { scrollTop, clientHeight, scrollHeight } = document.querySelector(viewport);
          const high = rows[0]?.offsetHeight ?? 0;
          const end = Math.min(scrollTop + clientHeight, scrollHeight);
          return high > 0 && Math.min(...at) * high <= scrollTop
            && (Math.max(...at) + 1) * high >= end - 1
            && rows.every((row) => row.dataset.eventId && row.dataset.row);
        }""",
        arg=VIEWPORT,
        timeout=PATIENCE_MS,
    )


def seen(page: Page) -> list[str]:
    """Ids of the rows in the grid, from the top."""
    filled(page)
    ids: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#event-table .ag-row[data-event-id]")]
          .sort((a, b) => a.getAttribute("row-index") - b.getAttribute("row-index"))
          .map((row) => row.dataset.eventId)"""
    )
    return ids


def walked(page: Page) -> list[str]:
    """Ids of all rows in the order of the table, by scrolling to the end in steps."""
    ids: dict[str, None] = {}
    page.eval_on_selector(VIEWPORT, "(v) => (v.scrollTop = 0)")
    while True:
        ids |= dict.fromkeys(seen(page))
        end = page.eval_on_selector(
            VIEWPORT,
            """(v, step) => {
              const end = v.scrollTop + v.clientHeight >= v.scrollHeight - 1;
              v.scrollTop += step;
              return end;
            }""",
            STEP_PX,
        )
        if end:
            return list(ids)


def served_rows(workspace: Workspace, query: str) -> list[dict[str, Any]]:
    """The rows as the server gives them."""
    with urllib.request.urlopen(f"{workspace.product}/data/table.json?{query}&end=500") as answer:
        rows: list[dict[str, Any]] = json.load(answer)["rows"]
    return rows


def test_every_report_of_the_chronicle_is_a_row_in_every_order(visit: Visit) -> None:
    workspace = visit(WHOLE)
    page = workspace.page
    workspace.counts(220)
    grid = page.locator("#event-table [aria-rowcount]").first
    expect(grid).to_have_attribute("aria-rowcount", "221")
    wanted = [row["id"] for row in served_rows(workspace, WHOLE)]
    assert walked(page) == wanted
    assert len(set(wanted)) == 220

    # A jump to the end and back, without the rows between.
    page.eval_on_selector(VIEWPORT, "(v) => (v.scrollTop = v.scrollHeight)")
    assert seen(page)[-1] == wanted[-1]
    page.eval_on_selector(VIEWPORT, "(v) => (v.scrollTop = 0)")
    assert seen(page)[0] == wanted[0]

    heading = page.get_by_role("columnheader", name="Report", exact=True)
    for order, state in (("asc", "ascending"), ("desc", "descending")):
        heading.click()
        expect(heading).to_have_attribute("aria-sort", state)
        rows = served_rows(workspace, f"{WHOLE}&sort=title&order={order}")
        page.wait_for_function(
            "(id) => document.querySelector('#event-table .ag-row[row-index=\"0\"]')"
            "?.dataset.eventId === id",
            arg=rows[0]["id"],
        )
        titles = [fold(row["title"]) for row in rows]
        assert titles == sorted(titles, reverse=order == "desc")
        assert walked(page) == [row["id"] for row in rows]
    assert "sort" not in page.url, "how the table is sorted is no part of the view"

    # The row that is opened is the row that was pressed, whatever its place.
    page.eval_on_selector(VIEWPORT, "(v) => (v.scrollTop = 0)")
    filled(page)
    page.locator("#event-table .ag-row[row-index='1']").click()
    workspace.says("event")
    assert workspace.query["event"] == rows[1]["id"]
    expect(workspace.detail.locator("h2")).to_have_text(rows[1]["title"])


def test_the_map_follows_the_keyboard_along_the_rows(visit: Visit) -> None:
    workspace = visit("show=border_incident", pixels=1)
    page = workspace.page
    rows = served_rows(workspace, "show=border_incident")
    filled(page)
    page.keyboard.press("t")
    expect(page.locator("#event-table .ag-row[row-index='0'] .ag-cell").first).to_be_focused()
    still = workspace.camera()
    rings(workspace, rows[0]["row"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#event-table .ag-row[row-index='2'] .ag-cell-focus")).to_be_focused()
    rings(workspace, rows[2]["row"])
    assert workspace.camera() == pytest.approx(still, abs=1e-6), "it is in the map already"

    page.keyboard.press("End")
    last = len(rows) - 1
    cell = page.locator(f"#event-table .ag-row[row-index='{last}'] .ag-cell-focus")
    expect(cell).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator("#event-table .ag-row[row-index='0'] .ag-cell-focus")).to_be_focused()
    page.keyboard.press("PageDown")
    page.wait_for_function(
        "() => Number(document.activeElement.closest('.ag-row')?.getAttribute('row-index')) > 4"
    )
    row = page.evaluate("document.activeElement.closest('.ag-row').dataset.eventId")
    page.keyboard.press("Enter")
    workspace.says("event")
    assert workspace.query["event"] == row

    # Outside the map: it pans there, and only then.
    page.keyboard.press("Escape")
    workspace.on_map("(map) => map.jumpTo({ center: [57, 34], zoom: 7 })")
    page.locator("#event-table .ag-cell-focus").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function(
        """async () => {
          const { mapOf } = await import("/assets/js/plotly-map.js");
          const map = await mapOf(document.getElementById("map"));
          return map.getCenter().lng < 50 && !map.isMoving();
        }"""
    )
    index = page.evaluate("document.activeElement.closest('.ag-row').dataset.row")
    rings(workspace, int(index))


def rings(workspace: Workspace, row: int) -> None:
    """The ring of the keyboard is drawn at a report of the columns."""
    lon, lat = workspace.page.evaluate(
        """async (row) => {
          const { fetchColumns } = await import("/assets/js/columns.js");
          const { lon, lat } = await fetchColumns("/data/columns.bin");
          return [lon[row], lat[row]];
        }""",
        row,
    )
    workspace.page.wait_for_function(
        f"""async ([lon, lat, reach]) => {{
          const {{ mapOf }} = await import("/assets/js/plotly-map.js");
          const map = await mapOf(document.getElementById("map"));
          const ring = ({RING_JS})();
          const at = map.project([lon, lat]);
          return ring && Math.hypot(ring[0] - at.x, ring[1] - at.y) < reach;
        }}""",
        arg=[lon, lat, RING_PX],
    )


def test_columns_are_chosen_by_keyboard_and_kept_nowhere(visit: Visit) -> None:
    workspace = visit("show=event")
    page = workspace.page
    columns = page.locator("#table-columns")
    columns.focus()
    page.keyboard.press("Enter")
    expect(columns).to_have_attribute("aria-expanded", "true")
    names = page.locator("#table-columns-list label").all_inner_texts()
    assert names[:3] == ["When", "Report", "Place"]
    assert {"Actors", "Killed", "To Iran’s border", "Publishers", "Dataset"} <= set(names)
    for name in names[:-1]:
        box = page.get_by_role("checkbox", name=name, exact=True)
        expect(box).to_be_focused()
        if name in ("When", "Title", "Place", "Set", "Kind", "Killed", "Publishers"):
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("#table-columns-list")).to_be_hidden()
    expect(columns).to_be_focused()
    shown = page.get_by_role("columnheader").all_inner_texts()
    assert [text.strip() for text in shown] == ["Report", "Confidence", "Killed", "Publishers"]
    page.get_by_role("columnheader", name="Killed").click()
    page.get_by_role("columnheader", name="Killed").click()
    expect(page.locator("#event-table .ag-row[row-index='0']")).to_contain_text("21")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_when_nothing_is_left_it_says_what_to_do(visit: Visit) -> None:
    workspace = visit("show=protest")
    page = workspace.page
    note = page.locator("#table-empty")
    expect(note).to_be_hidden()
    page.locator("#search").fill("nothing is called so")
    workspace.says("q")
    workspace.counts(0)
    expect(note).to_contain_text("No report meets these filters.")
    note.get_by_role("button", name="Remove the last filter").click()
    workspace.counts(25)
    assert workspace.query == {"show": "protest"}
    expect(note).to_be_hidden()
    page.locator("#search").fill("nor is anything called so")
    workspace.counts(0)
    note.get_by_role("button", name="Reset all filters").click()
    workspace.counts(140)


def test_a_silent_server_is_said_and_asked_again(browser: Browser, product: str) -> None:
    # A page of its own: the browser itself writes failed requests to the console.
    context = browser.new_context(viewport={"width": 1100, "height": 700}, device_scale_factor=0.5)
    try:
        page = context.new_page()
        page.route("**/data/table.json*", lambda route: route.abort())
        page.goto(product)
        note = page.locator("#table-empty")
        expect(note).to_contain_text("The server does not answer", timeout=PATIENCE_MS)
        with page.expect_request("**/data/table.json*"):
            note.get_by_role("button", name="Try now").click()
        page.unroute("**/data/table.json*")
        expect(page.locator("#event-table .ag-row[data-event-id]").first).to_be_visible(
            timeout=PATIENCE_MS
        )
        expect(note).to_be_hidden()
    finally:
        context.close()
