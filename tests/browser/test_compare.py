"""Control on two days: a second map up to a divider, and the day that is pinned."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import Workspace


def colour(workspace: Workspace, lon: float, lat: float) -> Any:
    """Colours of the ground, without marks: of the map below, and of the one over its left part."""
    return workspace.page.evaluate(
        """async ([lon, lat]) => {
          const { mapOf } = await import("/assets/js/plotly-map.js");
          const map = await mapOf(document.getElementById("map"));
          const { x, y } = map.project([lon, lat]);
          const read = (canvas) => new Promise((done) => {
            map.once("render", () => {
              const copy = document.createElement("canvas");
              copy.width = copy.height = 9;
              const ratio = canvas.width / canvas.clientWidth;
              copy.getContext("2d").drawImage(
                canvas, x * ratio - 4, y * ratio - 4, 9, 9, 0, 0, 9, 9);
              const data = copy.getContext("2d").getImageData(0, 0, 9, 9).data;
              const sum = [0, 0, 0];
              data.forEach((value, i) => i % 4 < 3 && (sum[i % 4] += value));
              done(sum.map((value) => Math.round(value / 81)));
            });
            map.fire("move");
            map.triggerRepaint();
          });
          const other = document.querySelector(".comparemap canvas");
          return [await read(map.getCanvas()), other ? await read(other) : null];
        }""",
        [lon, lat],
    )


def test_a_divider_parts_two_days(visit: Visit) -> None:
    workspace = visit("compare=2020-09-27&asof=2020-12-01&show=none&at=39.6,46.6,7.5", pixels=1)
    page = workspace.page
    expect(page.locator("#map-left-day")).to_have_text("27 Sep 2020")
    expect(page.locator("#map-right-day")).to_have_text("1 Dec 2020")
    divider = page.get_by_role("slider", name="Divider between control on 27 Sep 2020")
    expect(divider).to_have_attribute("aria-valuenow", "50")

    # Kalbajar was held until 25 November 2020: hatched and filled on the left, bare on the right.
    page.wait_for_function("() => document.querySelector('.comparemap canvas')?.clientWidth > 100")
    workspace.on_map(
        "(map) => new Promise((done) => { map.once('idle', done); map.triggerRepaint(); })"
    )
    below, over = colour(workspace, 46.05, 40.05)
    assert over is not None
    assert sum(abs(a - b) for a, b in zip(below, over, strict=True)) > 20

    divider.focus()
    page.keyboard.press("ArrowRight")
    expect(divider).to_have_attribute("aria-valuenow", "52")
    page.keyboard.press("Home")
    expect(divider).to_have_attribute("aria-valuenow", "0")
    expect(page.locator("#map-left-day")).to_be_hidden()
    page.keyboard.press("Shift+ArrowRight")
    expect(divider).to_have_attribute("aria-valuenow", "10")
    box = divider.bounding_box()
    frame = page.locator("#map").bounding_box()
    assert box and frame
    page.mouse.move(box["x"] + 12, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.7, box["y"] + 210, steps=3)
    page.mouse.up()
    expect(divider).to_have_attribute("aria-valuenow", "70")

    # Both maps have the same camera after the first has moved.
    page.get_by_role("button", name="Move east").click()
    page.wait_for_timeout(300)
    below, over = colour(workspace, 45.2, 40.3)  # Lake Sevan
    assert over is not None
    assert sum(abs(a - b) for a, b in zip(below, over, strict=True)) < 6

    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_function(
        """() => Math.abs(document.querySelector(".comparemap canvas").clientWidth
          - document.getElementById("map").clientWidth) < 2"""
    )
    page.get_by_role("button", name="Close the comparison").click()
    page.wait_for_function("() => !new URLSearchParams(location.search).has('compare')")
    expect(page.locator(".comparemap")).to_have_count(0)
    page.go_back()
    workspace.says("compare")
    expect(page.locator(".comparemap canvas")).to_be_attached()


def test_a_day_is_pinned_and_pairs_are_chosen(visit: Visit) -> None:
    workspace = visit("at=39.6,46.4,8&show=none")
    page = workspace.page
    pin = page.locator("#pin-asof")
    pin.click()
    workspace.says("asof")
    assert workspace.query["asof"] == "2020-11-10"
    expect(pin).to_have_attribute("aria-pressed", "true")
    page.locator("#preset").select_option(label="Since 1988")
    page.wait_for_function("() => new URLSearchParams(location.search).get('to') === '..'")
    expect(page.locator("#map-asof")).to_have_text("Control as of 10 Nov 2020")
    pin.click()
    page.wait_for_function("() => !new URLSearchParams(location.search).has('asof')")

    page.locator("[data-compare='2020-09-27/2020-12-01']").click()
    workspace.says("compare")
    assert (workspace.query["compare"], workspace.query["asof"]) == ("2020-09-27", "2020-12-01")
    workspace.click_place(46.30, 39.70)
    table = workspace.detail.locator("table.twodays")
    expect(table).to_contain_text("27 Sep 2020")
    expect(table).to_contain_text("1 Dec 2020")
    expect(table).to_contain_text("Armenian forces")
    expect(table).to_contain_text("Azerbaijan")
