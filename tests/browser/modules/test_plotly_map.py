"""The way to plotly's MapLibre map, which is private to plotly and may change with its version."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page

STYLE = {"version": 8, "sources": {}, "layers": []}


@pytest.fixture
def opened(page: Page, served: str) -> Page:
    page.set_default_timeout(60_000)
    page.goto(f"{served}/map.html")
    page.wait_for_selector("body[data-ready]")
    page.evaluate("async () => { window.door = await import('/assets/js/plotly-map.js'); }")
    return page


def test_the_map_of_a_graph_is_flat_and_north_up(opened: Page) -> None:
    opened.evaluate("showMap([47, 39, 6]).then(() => 1)")
    assert opened.evaluate(
        """[map.dragRotate.isEnabled(), map.getMaxPitch(), map.getPitch(), map.getBearing(),
            typeof map.setFeatureState]"""
    ) == [False, 0, 0, 0, "function"]
    assert opened.evaluate("door.mapOf(document.body).then((inside) => inside === map)")


def test_a_graph_that_comes_later_is_waited_for(opened: Page) -> None:
    opened.evaluate("void (window.found = door.mapOf(document.getElementById('map')))")
    opened.evaluate("showMap([47, 39, 6]).then(() => 1)")
    assert opened.evaluate("found.then((map) => map.getZoom())") == 6


def test_a_missing_graph_or_map_is_said_clearly(opened: Page) -> None:
    with pytest.raises(Error, match="plotly has drawn nothing in #map"):
        opened.evaluate("door.mapOf(document.getElementById('map'), { patience: 50 })")
    opened.evaluate("Plotly.newPlot('map', [{ type: 'bar', y: [1] }]).then(() => 1)")
    with pytest.raises(Error, match=r"no MapLibre map at _fullLayout\.map\._subplot\.map"):
        opened.evaluate("door.mapOf(document.getElementById('map'), { patience: 50 })")
    with pytest.raises(Error, match="plotly has drawn nothing"):
        opened.evaluate("door.keepCamera(document.createElement('div'), () => 0)")


def test_a_move_of_the_reader_goes_to_us_and_no_longer_to_dash(opened: Page) -> None:
    opened.evaluate("showMap([47, 39, 6]).then(() => 1)")
    opened.evaluate(
        """() => {
          const gd = document.getElementById("map");
          Object.assign(window, { dash: 0, told: [] });
          gd.on("plotly_relayout", () => dash++);
          door.keepCamera(gd, (moved) => told.push(moved));
          door.keepCamera(gd, (moved) => told.push(moved));
        }"""
    )
    opened.evaluate(
        """() => new Promise((done) => {
          map.once("moveend", () => requestAnimationFrame(done));
          door.moveCamera(map, { center: [46, 38], zoom: 7, animate: false });
        })"""
    )
    told = opened.evaluate("told")
    assert opened.evaluate("dash") == 0
    assert len(told) == 1
    assert told[0]["map.center"] == {"lon": pytest.approx(46), "lat": pytest.approx(38)}
    # Plotly took note of the move, so its next update leaves the camera alone.
    opened.evaluate("Plotly.restyle('map', { lon: [[47]], lat: [[39]] }).then(() => settled())")
    assert opened.evaluate("map.getZoom()") == pytest.approx(7)


def test_a_move_does_not_fly_for_who_wants_no_motion(opened: Page) -> None:
    opened.emulate_media(reduced_motion="reduce")
    opened.evaluate("showMap([47, 39, 6]).then(() => 1)")
    moved = "(camera) => { door.moveCamera(map, camera); return map.getCenter().lng; }"
    assert opened.evaluate(moved, {"center": [45, 38]}) == pytest.approx(45)
    assert opened.evaluate(moved, {"bounds": [46, 38, 50, 40]}) == pytest.approx(48)
    opened.emulate_media(reduced_motion="no-preference")
    assert opened.evaluate(moved, {"center": [45, 38]}) == pytest.approx(48)
