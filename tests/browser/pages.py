"""The workspace as a person meets it: where to look, what to press."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 60_000
"""Software rendering on a busy machine is slow; a person would have waited less."""

MAP_JS = """
async (args) => {
  const { mapOf } = await import("/assets/js/plotly-map.js");
  const map = await mapOf(document.getElementById("map"));
  return (%s)(map, args);
}
"""


class Workspace:
    """One visitor's workspace."""

    def __init__(self, page: Page, product: str) -> None:
        self.page = page
        self.product = product
        page.set_default_timeout(PATIENCE_MS)

    def go(self, query: str = "") -> None:
        """Follow a link and wait for the first view."""
        self.page.goto(f"{self.product}/{'?' + query if query else ''}")
        self.ready()

    def ready(self) -> None:
        self.page.wait_for_selector("body[data-ready=true]", timeout=PATIENCE_MS)
        self.settled()

    def settled(self) -> None:
        """The view is drawn."""
        self.page.wait_for_selector("body[data-busy=false]", timeout=PATIENCE_MS)

    @property
    def query(self) -> dict[str, str]:
        """The link's keys."""
        return {k: v[-1] for k, v in parse_qs(urlsplit(self.page.url).query).items()}

    def says(self, key: str) -> None:
        """The link has the key, and its view is drawn."""
        self.page.wait_for_function(
            "(key) => new URLSearchParams(location.search).has(key)", arg=key
        )
        self.settled()

    @property
    def status(self) -> Locator:
        return self.page.locator("#status")

    @property
    def detail(self) -> Locator:
        return self.page.locator("#detail")

    @property
    def rows(self) -> Locator:
        return self.page.locator("#event-table .ag-row[data-event-id]")

    def counts(self, selected: int, total: int = 220) -> None:
        """The status says so many of so many."""
        expect(self.status).to_have_attribute("data-selected", str(selected), timeout=PATIENCE_MS)
        expect(self.status).to_have_attribute("data-total", str(total))
        expect(self.status).to_contain_text(f"{selected} of {total} reports")

    def on_map(self, script: str, *args: Any) -> Any:
        """Run `(map, args) => …` on the MapLibre map."""
        return self.page.evaluate(MAP_JS % script, list(args))

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place is on the screen, px."""
        at = self.on_map("(map, [lon, lat]) => map.project([lon, lat])", lon, lat)
        box = self.page.locator("#map .maplibregl-canvas, #map canvas").first.bounding_box()
        assert box
        return box["x"] + at["x"], box["y"] + at["y"]

    def click_place(self, lon: float, lat: float) -> None:
        """Click on the map where a place is. The pointer comes first, as a person's does."""
        x, y = self.point(lon, lat)
        self.page.mouse.move(x, y)
        self.page.mouse.click(x, y)

    def camera(self) -> tuple[float, float, float]:
        """Latitude, longitude, zoom of the map."""
        lat, lon, zoom = self.on_map(
            "(map) => [map.getCenter().lat, map.getCenter().lng, map.getZoom()]"
        )
        return lat, lon, zoom

    def open_report(self, event_id: str) -> None:
        """Press a link to a report, wherever on the page it stands."""
        self.page.locator(f"#detail [data-event-id='{event_id}']").first.click()
        self.settled()
