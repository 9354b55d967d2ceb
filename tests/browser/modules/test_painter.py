"""The painter over a real MapLibre map: what stands where, in which shape and colour."""

from __future__ import annotations

import math

import pytest
from painting import (
    BLUE,
    DISTRICT,
    GREEN,
    INK,
    PAPER,
    RED,
    TOKENS,
    Colour,
    Paint,
    colour,
    count_of,
    hits,
    mark,
    near,
    pixel,
    place,
    show,
)
from playwright.sync_api import Browser, Error


def test_marks_stand_where_the_map_puts_their_points(paint: Paint) -> None:
    page = paint([{"at": [47, 39]}, {"at": [45.5, 38.2]}, {"at": [49, 40]}, {"at": [-118, 34]}])

    def agree() -> None:
        for row in range(3):
            spot, expected = place(page, row), page.evaluate("(row) => projected(row)", row)
            assert (spot["x"], spot["y"]) == pytest.approx((expected["x"], expected["y"]), abs=0.05)
        assert near(colour(page, 0, dx=-4), RED)

    agree()
    page.evaluate("map.jumpTo({ center: [46.9, 38.9], zoom: 8.3 }); settled()")
    agree()
    page.evaluate("map.jumpTo({ center: [47.2, 39.1], zoom: 4.25 }); settled()")
    agree()
    page.evaluate("map.jumpTo({ bearing: 30 }); settled()")
    agree()
    page.evaluate("map.jumpTo({ bearing: 0 }); settled()")
    page.set_viewport_size({"width": 700, "height": 400})
    page.evaluate(
        "document.getElementById('map').style.width = '600px'; Plotly.Plots.resize('map')"
    )
    page.evaluate("settled()")
    agree()
    size = page.evaluate("[painter.canvas.clientWidth, painter.canvas.clientHeight]")
    assert size == page.evaluate("[map.getCanvas().clientWidth, map.getCanvas().clientHeight]")


@pytest.mark.parametrize(
    ("layer", "fill"), [("event", RED), ("border_incident", BLUE), ("protest", GREEN)]
)
def test_confidence_is_told_by_the_outline(paint: Paint, layer: str, fill: Colour) -> None:
    at = {"confirmed": [46, 39], "reported": [47, 39], "contested": [48, 39]}
    page = paint([{"at": at[c], "layer": layer, "confidence": c} for c in at])
    solid = count_of(page, 0, fill)
    hollow = count_of(page, 1, fill)
    dashed = count_of(page, 2, fill)
    assert solid > 1.5 * hollow > 1.5 * dashed > 0
    # The edge to the left is drawn in all three; beside the letter only the filled one has colour.
    assert near(colour(page, 0, dx=-4.5, dy=2), fill)
    assert near(colour(page, 1, dx=-4.5, dy=2), PAPER) or layer == "protest"


def test_shapes_differ_in_outline(paint: Paint) -> None:
    fills = {"event": RED, "border_incident": BLUE, "protest": GREEN}
    page = paint([{"at": [46 + i, 39], "layer": layer} for i, layer in enumerate(fills)])

    def filled(dx: float, dy: float) -> list[bool]:
        return [near(colour(page, row, dx, dy), c) for row, c in enumerate(fills.values())]

    assert filled(6.5, -3) == [True, True, False]  # a triangle is narrow above
    assert filled(9.5, 0) == [False, True, False]  # a diamond reaches out
    assert filled(-8, 6) == [False, False, True]  # a triangle is wide below


def test_reports_at_one_point_are_one_counted_mark(paint: Paint) -> None:
    layers = ["event"] * 2 + ["border_incident"] + ["protest"]
    page = paint([{"at": [47, 39], "layer": layer} for layer in layers])
    assert page.evaluate("painter.drawn") == {
        "marks": 1,
        "groups": 1,
        "reports": 4,
        "offscreen": 0,
        "countryOnly": 0,
        "mode": "marks",
    }
    r = place(page, 0)["r"] - 2
    # Clockwise from the top: half the ring, then a quarter each.
    assert near(colour(page, 0, dx=r), RED)
    assert near(colour(page, 0, dx=-r * 0.7, dy=r * 0.7), BLUE)
    assert near(colour(page, 0, dx=-r * 0.7, dy=-r * 0.7), GREEN)
    assert count_of(page, 0, INK) > 5
    assert hits(page, place(page, 0)["x"], place(page, 0)["y"]) == [0, 1, 2, 3]


def test_a_ring_is_hollow_where_a_report_is_not_confirmed(paint: Paint) -> None:
    page = paint([{"confidence": "confirmed"}, {"confidence": "reported"}])
    r = place(page, 0)["r"]
    assert near(colour(page, 0, dx=r - 2), RED)
    assert near(colour(page, 0, dx=-(r - 2.1)), PAPER, by=60)
    assert near(colour(page, 0, dx=-(r - 0.7)), RED, by=90)


def test_radius_grows_slowly_with_the_count(paint: Paint) -> None:
    counts = (1, 2, 10, 100, 1000)
    reports = [{"at": [44 + 1.2 * i, 39]} for i, n in enumerate(counts) for _ in range(n)]
    page = paint(reports)
    firsts = [sum(counts[:i]) for i in range(len(counts))]
    radii = [place(page, row)["r"] for row in firsts]
    assert radii == sorted(radii)
    assert 7 <= radii[0] < radii[1] and radii[-1] < 33
    words = """async (numbers) => {
      const { shortCount } = await import("/assets/js/glyphs.js");
      return numbers.map(shortCount);
    }"""
    numbers = [7, 999, 1000, 1250, 9949, 10000, 31999]
    assert page.evaluate(words, numbers) == ["7", "999", "1k", "1.2k", "9.9k", "10k", "31k"]


@pytest.mark.parametrize(("lat", "zoom"), [(39.0, 7.5), (39.0, 9.0), (56.0, 8.0)])
def test_a_coarse_place_is_a_disc_of_its_radius_on_the_ground(
    paint: Paint, lat: float, zoom: float
) -> None:
    page = paint([DISTRICT | {"at": [47, lat]}], camera=[47, lat, zoom])
    metres_per_px = 2 * math.pi * 6378137 * math.cos(math.radians(lat)) / (512 * 2**zoom)
    radius = 20_000 / metres_per_px
    middle = page.evaluate("projected(0)")
    for angle in range(0, 360, 30):
        dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        inside = pixel(page, middle["x"] + dx * (radius - 3), middle["y"] + dy * (radius - 3))
        outside = pixel(page, middle["x"] + dx * (radius + 3), middle["y"] + dy * (radius + 3))
        assert 0 < inside[1] < 120  # soft: what lies below is seen
        assert outside[1] == 0
    assert page.evaluate("painter.drawn.marks") == 1


def test_sharp_and_coarse_reports_at_one_point_are_disc_and_mark(paint: Paint) -> None:
    page = paint([{}, DISTRICT], camera=[47, 39, 8])
    middle = page.evaluate("projected(0)")
    assert near(colour(page, 0, dx=place(page, 0)["r"] - 2), RED)
    assert 0 < pixel(page, middle["x"] + 40, middle["y"])[1] < 120
    assert hits(page, middle["x"], middle["y"]) == [0, 1]
    assert page.evaluate("painter.drawn.marks") == 1


def test_a_theme_changes_the_colours_of_the_same_marks(paint: Paint) -> None:
    page = paint([{}])
    assert near(colour(page, 0, dx=-5), RED)
    other = TOKENS | {"mark": TOKENS["mark"] | {"event": mark(BLUE, "circle", "E")}}
    page.evaluate("(tokens) => { painter.setTokens(tokens); painter.paint(); }", other)
    assert near(colour(page, 0, dx=-5), BLUE)
    broken = TOKENS | {"halo": "var(--halo)"}
    with pytest.raises(Error, match=r'halo "var\(--halo\)" is not a colour like'):
        page.evaluate("(tokens) => painter.setTokens(tokens)", broken)
    shapeless = TOKENS | {"mark": TOKENS["mark"] | {"event": mark(BLUE, "blob", "E")}}
    with pytest.raises(Error, match='"blob" is unknown; use one of circle, diamond'):
        page.evaluate("(tokens) => painter.setTokens(tokens)", shapeless)
    assert near(colour(page, 0, dx=-5), BLUE)


def test_marks_are_fine_on_a_fine_screen(chromium: Browser, served: str) -> None:
    context = chromium.new_context(device_scale_factor=2)
    page = context.new_page()
    show(page, served, [{"at": [47, 39]}])
    assert page.evaluate("[painter.canvas.width, painter.canvas.clientWidth]") == [1600, 800]
    assert near(colour(page, 0, dx=-5), RED)
    context.close()


def test_more_groups_than_the_budget_become_dots(paint: Paint) -> None:
    reports = [{"at": [44 + (i % 100) * 0.06, 37 + (i // 100) * 0.05]} for i in range(7000)]
    page = paint(reports, camera=[47, 39.2, 5.5])
    assert page.evaluate("painter.drawn.mode") == "dots"
    middle = page.evaluate("projected(3550)")
    assert near(pixel(page, middle["x"], middle["y"])[0], RED)
    page.evaluate("map.jumpTo({ center: [47, 39], zoom: 11 }); settled()")
    assert page.evaluate("painter.drawn.mode") == "marks"


def test_a_hundred_thousand_reports_at_few_points_are_quick(paint: Paint) -> None:
    page = paint([{"at": [44 + i * 0.1, 38 + (i % 7) * 0.3]} for i in range(60)])
    best = page.evaluate(
        """async () => {
          const rules = await import("/assets/js/rules.js");
          const { vocabulary } = await import("/rows.js");
          const count = 100_000;
          const repeat = (one) => one.constructor.from({ length: count }, (_, i) => one[i % 60]);
          const repeated = Object.entries(columns).map(([name, one]) => [
            name,
            ArrayBuffer.isView(one) ? repeat(one) : one,
          ]);
          const many = { ...Object.fromEntries(repeated), count };
          many.relatedStart = new Uint32Array(count + 1);
          painter.setColumns(many);
          const view = { from: "2020-09-01", to: "..", show: null, kind: null, confidence: null };
          let best = Infinity;
          for (let i = 0; i < 8; i++) {
            const start = performance.now();
            const rows = rules.select(many, view, null, vocabulary);
            painter.setGroups(rules.groups(many, rows, vocabulary));
            painter.paint();
            pixel(1, 1);
            best = Math.min(best, performance.now() - start);
          }
          return best;
        }"""
    )
    assert page.evaluate("painter.drawn.reports") == 100_000
    assert best < 100
