"""The opened report and its related ones, hover, keyboard focus and faded rows."""

from __future__ import annotations

import math

import pytest
from painting import (
    ASIDE,
    FOCUS,
    GREEN,
    LINK,
    PAPER,
    RED,
    RING,
    Colour,
    Paint,
    colour,
    count_of,
    hits,
    near,
    pixel,
    place,
)
from playwright.sync_api import Page


def opened(paint: Paint) -> Page:
    """Report 0 is opened, 1 and 2 are related (2 is contested), 3 is related but not selected."""
    reports = [
        {"at": [47, 39], "related": [1, 2, 3]},
        {"at": [48.5, 39], "related": [0]},
        {"at": [47, 40], "confidence": "contested", "related": [0]},
        {"at": [45.5, 38.5], "layer": "protest", "related": [0]},
        {"at": [46, 40], "layer": "border_incident"},
    ]
    page = paint(reports, rows=[0, 1, 2, 4])
    page.evaluate("painter.setOpened(0), painter.paint()")
    return page


def opacity(page: Page, row: int) -> int:
    spot = place(page, row)
    return pixel(page, spot["x"] - 4, spot["y"])[1]


def test_the_opened_report_is_ringed_and_the_rest_stands_back(paint: Paint) -> None:
    page = opened(paint)
    assert near(colour(page, 0, dx=-(place(page, 0)["r"] * 1.22 + 4.5)), RING)
    assert opacity(page, 0) == 255
    assert opacity(page, 1) == 255
    assert opacity(page, 4) == pytest.approx(255 * ASIDE, abs=6)
    page.evaluate("painter.setOpened(null), painter.paint()")
    assert opacity(page, 4) == 255
    assert page.evaluate("painter.place(3)") is None


def test_lines_lead_to_related_reports_dashed_to_contested_ones(paint: Paint) -> None:
    page = opened(paint)

    def coloured(row: int) -> float:
        """Share of the way to a related report on which the line is seen, near the straight way."""
        start, end = place(page, 0), place(page, row)
        dx, dy = end["x"] - start["x"], end["y"] - start["y"]
        length, steps = math.hypot(dx, dy), 60
        seen = 0
        for step in range(steps):
            share = 0.35 + 0.3 * step / steps
            across = [
                pixel(
                    page,
                    start["x"] + dx * share - dy / length * off,
                    start["y"] + dy * share + dx / length * off,
                )
                for off in range(-30, 31)
            ]
            seen += any(alpha > 200 and near(found, LINK, by=40) for found, alpha in across)
        return seen / steps

    # The bend of a line this long is at most some 8 % of its length.
    assert coloured(3) > 0.95
    assert 0.15 < coloured(2) < 0.85


def test_a_related_report_outside_the_selection_is_small_and_hollow(paint: Paint) -> None:
    page = opened(paint)
    spot = place(page, 3)
    assert near(colour(page, 3, dy=1), PAPER)
    assert count_of(page, 3, GREEN) > 10
    assert hits(page, spot["x"], spot["y"]) == [3]
    assert page.evaluate("painter.drawn.reports") == 4


def test_hover_and_keyboard_focus_are_told_apart(paint: Paint) -> None:
    page = paint([{"at": [46, 39]}, {"at": [48, 39]}])
    page.evaluate("painter.setHover(0), painter.setFocus(1), painter.paint()")

    def rings(row: int, wanted: Colour) -> int:
        """How many rings of that colour are crossed on the way outwards."""
        seen = [near(colour(page, row, dx=-d / 4), wanted, by=40) for d in range(28, 100)]
        return sum(1 for before, now in zip([False, *seen], seen, strict=False) if now > before)

    assert (rings(0, RING), rings(0, FOCUS)) == (1, 0)
    assert (rings(1, RING), rings(1, FOCUS)) == (0, 2)
    page.evaluate("painter.setHover(null), painter.setFocus(null), painter.paint()")
    assert rings(0, RING) == rings(1, FOCUS) == 0


def test_rows_outside_the_selection_can_be_shown_faintly(paint: Paint) -> None:
    page = paint([{"at": [46, 39]}, {"at": [48, 39]}], rows=[0], faded=[1])
    middle = page.evaluate("projected(1)")
    found, alpha = pixel(page, middle["x"], middle["y"])
    assert near(found, RED) and 40 < alpha < 130
    assert hits(page, middle["x"], middle["y"]) is None
    assert page.evaluate("painter.drawn.reports") == 1
    page.evaluate("choose([0], [0, 1])")
    assert opacity(page, 0) == 255
