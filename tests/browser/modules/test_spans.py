"""Roughly known dates: which are drawn below the bars, how long, in which lane."""

from __future__ import annotations

from playwright.sync_api import Page

SPANS = """async ({ rows, frame, width }) => {
  const { lanesOf, roomOf, spansOf, vagueRows } = await import("/assets/js/timeline/spans.js");
  const { Scale } = await import("/assets/js/timeline/scale.js");
  const vocabulary = { datePrecisions: ["day", "week", "month", "year"] };
  const columns = {
    firstDay: Int32Array.from(rows, (row) => row[0]),
    lastDay: Int32Array.from(rows, (row) => row[1]),
    layer: Uint8Array.from(rows, (row) => row[2]),
    datePrecision: Uint8Array.from(rows, (row) => row[3]),
  };
  const vague = vagueRows(columns, Uint32Array.from(rows.keys()), vocabulary);
  const scale = new Scale(frame, { width, height: 150 }, 1);
  const placed = lanesOf(spansOf(columns, vague, vocabulary), scale);
  return {
    spans: placed.map(({ span, lane }) => [span.first, span.last, span.n, span.precision, lane]),
    room: roomOf(placed),
  };
}"""

DAY, WEEK, MONTH = 0, 1, 2


def test_spans_are_merged_packed_and_left_out_when_narrow(page: Page, served: str) -> None:
    page.goto(f"{served}/blank.html")
    rows = [
        [100, 100, 0, DAY],
        [100, 106, 1, WEEK],
        [100, 106, 1, WEEK],
        [107, 113, 0, WEEK],
        [92, 121, 2, MONTH],
        [500, 506, 0, WEEK],
    ]
    near = page.evaluate(SPANS, {"rows": rows, "frame": [90, 130], "width": 640})
    assert near["spans"] == [
        [100, 106, 2, "week", 0],
        [107, 113, 1, "week", 0],
        [92, 121, 1, "month", 1],
    ]
    far = page.evaluate(SPANS, {"rows": rows, "frame": [-9000, 9000], "width": 640})
    assert far == {"spans": [], "room": 0}
