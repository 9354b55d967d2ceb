"""Marks on a real map: how a test paints them and reads the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

Report = dict[str, Any]
Paint = Callable[..., Page]
Colour = tuple[int, int, int]

RED, BLUE, GREEN, PAPER = (200, 0, 0), (0, 0, 200), (0, 140, 0), (255, 250, 240)
INK, RING, FOCUS, LINK = (1, 1, 1), (90, 30, 10), (150, 0, 150), (60, 60, 60)
ASIDE = 0.35


def hexed(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def mark(colour: Colour, shape: str, letter: str) -> dict[str, str]:
    return {"fill": hexed(colour), "ink": "#ffffff", "shape": shape, "letter": letter}


TOKENS: dict[str, Any] = {
    "mark": {
        "event": mark(RED, "circle", "E"),
        "border_incident": mark(BLUE, "diamond", "B"),
        "protest": mark(GREEN, "triangle", "P"),
    },
    "ink": hexed(INK),
    "halo": hexed(PAPER),
    "ring": hexed(RING),
    "focus": hexed(FOCUS),
    "link": hexed(LINK),
}
DISTRICT: Report = {"precision": "district", "km": 20}


def show(page: Page, served: str, reports: list[Report], **options: Any) -> None:
    page.set_default_timeout(60_000)
    page.goto(f"{served}/map.html")
    page.wait_for_selector("body[data-ready]")
    page.evaluate("paint", {"reports": reports, "tokens": TOKENS} | options)


def place(page: Page, row: int) -> dict[str, float]:
    return page.evaluate("(row) => painter.place(row)", row)


def pixel(page: Page, x: float, y: float) -> tuple[Colour, int]:
    red, green, blue, alpha = page.evaluate("([x, y]) => pixel(x, y)", [x, y])
    return (red, green, blue), alpha


def colour(page: Page, row: int, dx: float = 0, dy: float = 0) -> Colour | None:
    """Colour of the picture beside a mark's middle, None where it is transparent."""
    spot = place(page, row)
    found, alpha = pixel(page, spot["x"] + dx, spot["y"] + dy)
    return found if alpha else None


def near(one: Colour | None, other: Colour, by: int = 24) -> bool:
    return one is not None and all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def hits(page: Page, x: float, y: float, touch: bool = False) -> list[int] | None:
    return page.evaluate(
        "([x, y, touch]) => { const g = painter.hit(x, y, { touch }); return g && [...g.rows]; }",
        [x, y, touch],
    )


def count_of(page: Page, row: int, wanted: Colour) -> int:
    """Pixels of a colour within 14 px of a mark."""
    spot = place(page, row)
    return page.evaluate(
        """([x, y, wanted]) => {
          const side = 28;
          const ctx = painter.canvas.getContext("2d");
          const { data } = ctx.getImageData(x - side / 2, y - side / 2, side, side);
          let n = 0;
          for (let i = 0; i < data.length; i += 4) {
            const same = wanted.every((part, k) => Math.abs(data[i + k] - part) < 40);
            if (same && data[i + 3] > 200) n++;
          }
          return n;
        }""",
        [spot["x"], spot["y"], list(wanted)],
    )
