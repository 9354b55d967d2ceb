"""Classes of counts: honest for every greatest number."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

SHADES = """
import('/assets/js/stats/classes.js').then(({ edgesFor, classOf, spansOf, shadeOf }) =>
  [0, 1, 2, 5, 6, 9, 10, 28, 99, 100, 1234, 98765, 1000000].map((most) => {
    const edges = edgesFor(most);
    return {
      most, edges, spans: spansOf(edges, most),
      classes: [0, 1, 2, most].map((n) => classOf(n, edges)),
      shades: edges.map((_, i) => shadeOf(i + 1, edges.length)),
    };
  }))
"""


def test_classes_cover_every_number_once(page: Page, served: str) -> None:
    page.goto(f"{served}/blank.html")
    found: list[dict[str, Any]] = page.evaluate(SHADES)
    by_most = {one["most"]: one for one in found}
    assert by_most[0]["edges"] == []
    assert by_most[5]["edges"] == [1, 2, 3, 4, 5]
    assert by_most[28]["spans"] == [[1, 1], [2, 4], [5, 9], [10, 19], [20, 28]]
    for one in found[1:]:
        spans = one["spans"]
        assert len(spans) <= 5
        assert spans[0][0] == 1
        assert spans[-1][1] == one["most"]
        for (_, end), (start, _) in pairwise(spans):
            assert start == end + 1
        assert one["classes"][0] == 0, "none is no class of its own numbers"
        assert one["classes"][1] == 1
        assert one["classes"][3] == len(spans)
        assert one["shades"] == sorted(set(one["shades"])), "no two classes share a shade"
