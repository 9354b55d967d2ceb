"""Control of a day as feature state of a real map, and through a change of its style."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import Page


def days(iso: str) -> int:
    return (dt.date.fromisoformat(iso) - dt.date(1970, 1, 1)).days


CONTROL = {
    "areas": ["kalbajar", "aghdam", "late"],
    "changes": {
        # armenian-forces 0, azerbaijan 1, with peacekeepers 2, azerbaijan-ssr 3
        "kalbajar": [[0, 3], [days("1993-04-03"), 0], [days("2020-11-15"), 1]],
        "aghdam": [[0, 3], [days("1993-07-23"), 0], [days("2020-11-20"), 1]],
        "late": [[days("2020-11-15"), 2]],
    },
}

STYLE = """(colour) => {
  const square = (id, x) => ({
    type: "Feature",
    properties: { id, area: id },
    geometry: {
      type: "Polygon",
      coordinates: [[[x, 39], [x + 0.5, 39], [x + 0.5, 40], [x, 40], [x, 39]]],
    },
  });
  const data = {
    type: "FeatureCollection",
    features: [square("kalbajar", 46), square("aghdam", 47), square("late", 48)],
  };
  const held = ["case", ["boolean", ["feature-state", "held"], false], colour, "#ffffff"];
  return {
    version: 8,
    sources: {
      control: { type: "geojson", data, promoteId: "id" },
      hatch: { type: "geojson", data, promoteId: "area" },
    },
    layers: [
      { id: "control", type: "fill", source: "control", paint: { "fill-color": held } },
      { id: "hatch", type: "line", source: "hatch", paint: { "line-color": held } },
    ],
  };
}"""


@pytest.fixture
def started(page: Page, served: str) -> Page:
    page.set_default_timeout(60_000)
    page.goto(f"{served}/map.html")
    page.wait_for_selector("body[data-ready]")
    page.evaluate(
        f"window.styleOf = {STYLE}; showMap([47, 39.5, 6], styleOf('#cc0000')).then(() => 1)"
    )
    page.evaluate(
        """async (control) => {
          const { Control } = await import("/assets/js/control.js");
          const { vocabulary } = await import("/rows.js");
          window.control = new Control(map, control, { controllers: vocabulary.controllers });
        }""",
        CONTROL,
    )
    return page


def states(page: Page, source: str = "control") -> dict[str, Any]:
    return page.evaluate(
        """([source, areas]) => Object.fromEntries(
          areas.map((id) => [id, map.getFeatureState({ source, id })]))""",
        [source, CONTROL["areas"]],
    )


def controllers(page: Page, source: str = "control") -> list[int | None]:
    return [state.get("controller") for state in states(page, source).values()]


@pytest.mark.parametrize(
    ("day", "expected", "held"),
    [
        ("1969-12-31", [-1, -1, -1], []),
        ("1990-01-01", [3, 3, -1], []),
        ("1993-04-02", [3, 3, -1], []),
        ("1993-04-03", [0, 3, -1], ["kalbajar"]),
        ("2020-11-14", [0, 0, -1], ["kalbajar", "aghdam"]),
        ("2020-11-15", [1, 0, 2], ["aghdam", "late"]),
        ("2020-11-20", [1, 1, 2], ["late"]),
    ],
)
def test_each_area_has_the_controller_of_the_day(
    started: Page, day: str, expected: list[int], held: list[str]
) -> None:
    started.evaluate("(day) => control.setDay(day)", day)
    for source in ("control", "hatch"):
        assert controllers(started, source) == expected
        assert [area for area, state in states(started, source).items() if state["held"]] == held
    assert started.evaluate("[...control.controllers.values()]") == expected


def test_the_map_shows_who_holds_an_area(started: Page) -> None:
    def middle_of_aghdam() -> list[int]:
        return started.evaluate(
            """() => new Promise((done) => {
              map.once("render", () => {
                const at = map.project([47.25, 39.5]);
                const gl = map.getCanvas().getContext("webgl2");
                const pixel = new Uint8Array(4);
                const ratio = devicePixelRatio;
                const y = gl.drawingBufferHeight - at.y * ratio;
                gl.readPixels(at.x * ratio, y, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
                done(Array.from(pixel).slice(0, 3));
              });
              map.triggerRepaint();
            })"""
        )

    started.evaluate("control.setDay('2020-11-19'); settled()")
    assert middle_of_aghdam() == [204, 0, 0]
    started.evaluate("control.setDay('2020-11-20'); settled()")
    assert middle_of_aghdam() == [255, 255, 255]


def test_only_what_changed_is_written(started: Page) -> None:
    started.evaluate("control.setDay('2020-11-14'); settled()")
    written = started.evaluate(
        """() => {
          const written = [];
          const write = map.setFeatureState.bind(map);
          map.setFeatureState = (feature, state) => {
            written.push([feature.source, feature.id]);
            write(feature, state);
          };
          control.setDay("2020-11-14");
          control.setDay("2020-11-15");
          return written;
        }"""
    )
    assert sorted(written) == [
        ["control", "kalbajar"],
        ["control", "late"],
        ["hatch", "kalbajar"],
        ["hatch", "late"],
    ]


def test_another_style_gets_the_same_day(started: Page) -> None:
    started.evaluate("control.setDay('2020-11-15'); settled()")
    started.evaluate("map.setStyle(styleOf('#00aa00'), { diff: false }); settled()")
    assert controllers(started) == controllers(started, "hatch") == [1, 0, 2]
    started.evaluate("control.setDay('2020-11-20')")
    assert controllers(started) == [1, 1, 2]


def test_a_day_set_while_the_style_has_no_such_source_comes_later(started: Page) -> None:
    started.evaluate("map.setStyle({ version: 8, sources: {}, layers: [] }); settled()")
    started.evaluate("control.setDay('2020-11-15'); settled()")
    started.evaluate("map.setStyle(styleOf('#cc0000')); settled()")
    assert controllers(started) == [1, 0, 2]


def test_nothing_is_written_after_it_let_go(started: Page) -> None:
    started.evaluate("control.setDay('2020-11-15'); control.destroy()")
    started.evaluate("map.setStyle(styleOf('#00aa00'), { diff: false }); settled()")
    assert controllers(started) == [None, None, None]
