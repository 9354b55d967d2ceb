"""What of the picture can be pointed at, what stands aside, and what could not be drawn."""

from __future__ import annotations

import math

import pytest
from painting import DISTRICT, Paint, hits, pixel, place


def test_a_coarse_place_is_never_too_small_to_hit(paint: Paint) -> None:
    page = paint([DISTRICT], camera=[47, 39, 3])
    middle = page.evaluate("projected(0)")
    assert pixel(page, middle["x"] + 12, middle["y"])[1] > 0
    assert pixel(page, middle["x"] + 16, middle["y"])[1] == 0
    assert hits(page, middle["x"] + 13, middle["y"]) == [0]


def test_what_is_known_to_country_only_is_counted_not_drawn(paint: Paint) -> None:
    country = {"precision": "country", "km": 700, "at": [47, 39]}
    page = paint([country, {"at": [45, 39]}, country])
    assert page.evaluate("painter.drawn.countryOnly") == 2
    assert page.evaluate("Array.from(painter.countryRows())") == [0, 2]
    assert page.evaluate("painter.place(0)") is None
    middle = page.evaluate("projected(0)")
    assert pixel(page, middle["x"], middle["y"])[1] == 0
    assert hits(page, middle["x"], middle["y"]) is None


def test_what_lies_outside_the_view_is_told(paint: Paint) -> None:
    page = paint([{"at": [47, 39]}, {"at": [-118, 34]}, {"at": [37, 55]}, {"at": [-118, 34]}])
    outside = "(({ rows, n, groups }) => [Array.from(rows), n, groups.length])(painter.offscreen())"
    assert page.evaluate(outside) == [[1, 2, 3], 3, 2]
    assert page.evaluate("painter.drawn.offscreen") == 3
    page.evaluate("map.jumpTo({ center: [37, 55] }); settled()")
    assert page.evaluate(outside) == [[0, 1, 3], 3, 2]
    assert page.evaluate("painter.bounds([0, 2])") == [37, 39, 47, 55]
    assert page.evaluate("painter.bounds()") == [-118, 34, 47, 55]
    assert page.evaluate("choose([]), painter.bounds()") is None


def test_a_sharp_mark_is_hit_before_a_coarse_place(paint: Paint) -> None:
    reports = [DISTRICT | {"km": 60}, {"at": [47.25, 39]}]
    page = paint(reports, camera=[47, 39, 8])
    middle, sharp = page.evaluate("projected(0)"), place(page, 1)
    assert hits(page, sharp["x"], sharp["y"]) == [1]
    assert hits(page, sharp["x"] + sharp["r"] + 2, sharp["y"]) == [1]
    assert hits(page, sharp["x"] + sharp["r"] + 6, sharp["y"]) is None  # nearer than the middle
    assert hits(page, middle["x"] + 15, middle["y"]) == [0]
    assert hits(page, middle["x"] - 60, middle["y"]) == [0]  # inside, and no mark is nearer
    assert hits(page, middle["x"] - 260, middle["y"]) is None


def test_a_finger_hits_from_farther_than_a_mouse(paint: Paint) -> None:
    page = paint([{}])
    spot = place(page, 0)
    beside = spot["x"] + 20
    assert hits(page, beside, spot["y"]) is None
    assert hits(page, beside, spot["y"], touch=True) == [0]
    assert hits(page, spot["x"] + 24, spot["y"], touch=True) is None


def test_the_smaller_of_two_discs_is_hit(paint: Paint) -> None:
    large = DISTRICT | {"km": 90, "at": [46.6, 39]}
    page = paint([large, DISTRICT], camera=[47, 39, 8])
    middle = page.evaluate("projected(1)")
    assert hits(page, middle["x"] + 30, middle["y"]) == [1]
    assert hits(page, middle["x"] - 110, middle["y"] - 40) == [0]


def test_marks_that_would_cover_one_another_stand_aside(paint: Paint) -> None:
    page = paint([{"at": [47, 39]}, {"at": [47.01, 39]}], camera=[47, 39, 7])

    def apart() -> float:
        one, other = place(page, 0), place(page, 1)
        return math.hypot(one["x"] - other["x"], one["y"] - other["y"]) / (one["r"] + other["r"])

    points = [page.evaluate("(row) => projected(row)", row) for row in (0, 1)]
    assert math.hypot(points[0]["x"] - points[1]["x"], points[0]["y"] - points[1]["y"]) < 5
    assert apart() > 0.85
    for row, point in enumerate(points):
        spot = place(page, row)
        assert math.hypot(spot["x"] - point["x"], spot["y"] - point["y"]) <= 11.01
        assert hits(page, spot["x"], spot["y"]) == [row]
    page.evaluate("map.jumpTo({ zoom: 12 }); settled()")
    for row in (0, 1):
        spot, point = place(page, row), page.evaluate("(row) => projected(row)", row)
        assert (spot["x"], spot["y"]) == pytest.approx((point["x"], point["y"]), abs=0.05)


def test_a_number_gives_way_to_a_sharp_mark(paint: Paint) -> None:
    page = paint([DISTRICT, DISTRICT, {"at": [47.005, 39.002]}], camera=[47, 39, 8])
    number, sharp = place(page, 0), place(page, 2)
    away = math.hypot(number["x"] - sharp["x"], number["y"] - sharp["y"])
    assert away >= number["r"] + sharp["r"]
    assert hits(page, number["x"], number["y"]) == [0, 1]
    shift = [number["x"] - sharp["x"], number["y"] - sharp["y"]]
    page.evaluate("map.panBy([60, 25], { animate: false }); settled()")
    number, sharp = place(page, 0), place(page, 2)
    assert [number["x"] - sharp["x"], number["y"] - sharp["y"]] == pytest.approx(shift, abs=0.1)


def test_boxes_hold_the_marks_in_view(paint: Paint) -> None:
    page = paint([{"at": [47, 39]}, {"at": [47, 39]}, {"at": [10, 39]}])
    boxes = page.evaluate("painter.boxes().map(({ group, ...box }) => box)")
    spot = place(page, 0)
    assert len(boxes) == 1
    assert boxes[0]["left"] == pytest.approx(spot["x"] - spot["r"], abs=0.01)
    assert boxes[0]["bottom"] == pytest.approx(spot["y"] + spot["r"], abs=0.01)


def test_the_canvas_lets_the_pointer_through_and_goes_away(paint: Paint) -> None:
    page = paint([{}])
    spot = place(page, 0)
    under = "([x, y]) => document.elementFromPoint(x, y).className"
    assert "aras-marks" not in page.evaluate(under, [spot["x"], spot["y"]])
    assert page.locator("canvas.aras-marks").get_attribute("aria-hidden") == "true"
    page.evaluate("painter.destroy()")
    assert page.locator("canvas.aras-marks").count() == 0
    page.evaluate("map.jumpTo({ zoom: 6 }); settled()")
    assert page.evaluate("painter.drawn.reports") == 1  # the last picture; no other came
