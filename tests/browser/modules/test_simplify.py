"""A drawn line keeps its shape with as few corners as a link carries."""

from __future__ import annotations

import math

from playwright.sync_api import Page

SIMPLIFY = """async ([ring, most]) => {
  const { simplified } = await import("/assets/js/workspace/simplify.js");
  const { crosses } = await import("/assets/js/workspace/corners.js");
  const found = simplified(ring, most);
  return { found, crosses: crosses(found) };
}"""


def circle(corners: int, radius: float) -> list[list[float]]:
    turns = (2 * math.pi * i / corners for i in range(corners))
    return [[radius * math.cos(turn) + 300, radius * math.sin(turn) + 300] for turn in turns]


def area(ring: list[list[float]]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def test_lines_are_thinned_honestly(page: Page, served: str) -> None:
    page.goto(f"{served}/blank.html")

    def simplified(ring: list[list[float]], most: int) -> list[list[float]]:
        answer = page.evaluate(SIMPLIFY, [ring, most])
        assert not answer["crosses"]
        return answer["found"]

    round_ = circle(900, 200)
    for most in (64, 16):
        found = simplified(round_, most)
        assert 8 <= len(found) <= most
        assert all(corner in round_ for corner in found)
        assert abs(area(found) - area(round_)) < 0.1 * area(round_)
    assert len(simplified(round_, 64)) > len(simplified(round_, 16))

    along = [[x, 0] for x in range(0, 100, 3)]
    square = along + [[100, y] for y in range(0, 100, 3)]
    square += [[100 - x, 100] for x in range(0, 100, 3)] + [[0, 100 - y] for y in range(0, 100, 3)]
    assert len(simplified(square, 64)) == 4

    wild = [[(i * 37) % 500 + 0.1 * i, i] for i in range(400)]
    assert len(page.evaluate(SIMPLIFY, [wild, 64])["found"]) <= 64

    bow = [[0, 0], [100, 100], [100, 0], [0, 100]]
    assert page.evaluate(SIMPLIFY, [bow, 64])["crosses"]
