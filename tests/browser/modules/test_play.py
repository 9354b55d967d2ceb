"""Playing: the window walks through time by the page's own clock, which the tests turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

Start = Callable[..., Page]

START = """async ({ window: chosen, frame, ...options }) => {
  const { Player } = await import("/assets/js/play.js");
  globalThis.said = [];
  globalThis.states = [];
  globalThis.chosen = chosen;
  globalThis.player = new Player({
    getWindow: () => globalThis.chosen,
    setWindow: (from, to, { day }) => {
      globalThis.chosen = { from, to };
      said.push([from, to, day]);
      return globalThis.drawing;
    },
    getFrame: () => frame,
    onState: (playing, state) => states.push([playing, state]),
    ...options,
  });
}"""


@pytest.fixture
def start(page: Page, served: str) -> Start:
    def open_page(
        window: tuple[str, str] = ("2020-10-01", "2020-10-05"),
        frame: tuple[str, str] = ("2020-09-25", "2020-10-09"),
        **options: Any,
    ) -> Page:
        page.clock.install(time=dt.datetime(2026, 1, 1))
        page.goto(f"{served}/blank.html")
        page.clock.pause_at(dt.datetime(2026, 1, 1, 1))
        ends = [dict(zip(("from", "to"), pair, strict=True)) for pair in (window, frame)]
        page.evaluate(START, {"window": ends[0], "frame": ends[1]} | options)
        return page

    return open_page


def said(page: Page) -> list[tuple[str, str, str | None]]:
    return [tuple(one) for one in page.evaluate("said")]


def short(page: Page) -> list[str]:
    """The windows as "01-03", all in October 2020."""
    return [f"{first[-2:]}-{last[-2:]}" for first, last, _ in said(page)]


def test_growing_shows_every_day_and_ends_with_the_whole_window(start: Start) -> None:
    page = start(mode="grow", speed=4)
    page.evaluate("player.play()")
    assert page.evaluate("player.playing")
    page.clock.run_for(3000)
    assert short(page) == ["01-01", "01-02", "01-03", "01-04", "01-05", "01-05"]
    assert said(page)[-1] == ("2020-10-01", "2020-10-05", None)
    assert page.evaluate("states") == [[True, "playing"], [False, "stopped"]]


def test_one_day_walks_on_and_from_the_end_begins_anew(start: Start) -> None:
    page = start(window=("2020-10-07", "2020-10-07"), mode="slide", speed=4)
    page.evaluate("player.play()")
    page.clock.run_for(3000)
    assert short(page) == ["08-08", "09-09", "09-09"]
    page.evaluate("player.play()")
    page.clock.run_for(600)
    assert short(page)[3:5] == ["25-25", "26-26"]


def test_extending_moves_the_end_on_and_leaves_the_start(start: Start) -> None:
    page = start(window=("..", "2020-10-06"), mode="extend", speed=4)
    page.evaluate("player.step(-1)")
    page.evaluate("player.play()")
    page.clock.run_for(3000)
    assert [pair[:2] for pair in said(page)] == [
        ("..", f"2020-10-{day:02}") for day in (5, 6, 7, 8, 9, 9)
    ]
    assert page.evaluate("player.state") == "stopped"


def test_sliding_keeps_the_width_and_stays_at_the_end_of_the_frame(start: Start) -> None:
    page = start(mode="slide", speed=4)
    page.evaluate("player.play()")
    page.clock.run_for(3000)
    assert short(page) == ["02-06", "03-07", "04-08", "05-09", "05-09"]
    assert page.evaluate("player.state") == "stopped"


def test_an_open_end_is_the_frames_and_comes_back_open(start: Start) -> None:
    page = start(window=("..", "2020-09-28"), mode="grow", speed=10)
    page.evaluate("player.play()")
    page.clock.run_for(2000)
    assert said(page)[0][:2] == ("2020-09-25", "2020-09-25")
    assert said(page)[-1] == ("..", "2020-09-28", None)


@pytest.mark.parametrize("speed", [1, 4, 10])
def test_speed_is_days_a_second(start: Start, speed: int) -> None:
    page = start(window=("2020-01-01", "2020-12-31"), speed=speed)
    page.evaluate("player.play()")
    page.clock.run_for(2100)
    assert abs(len(said(page)) - 1 - 2 * speed) <= 1


def test_a_pause_keeps_the_day_and_playing_goes_on_from_it(start: Start) -> None:
    page = start(speed=4)
    page.evaluate("player.play()")
    page.clock.run_for(600)
    page.evaluate("player.toggle()")
    paused = said(page)
    page.clock.run_for(5000)
    assert said(page) == paused
    assert page.evaluate("player.day") == paused[-1][1]
    page.evaluate("player.toggle()")
    page.clock.run_for(300)
    first, last, _ = said(page)[-1]
    following = dt.date.fromisoformat(paused[-1][1]) + dt.timedelta(1)
    assert (first, last) == ("2020-10-01", following.isoformat())


def test_steps_go_by_a_day_and_stay_inside(start: Start) -> None:
    page = start(mode="grow")
    page.evaluate("player.step(-1)")
    page.evaluate("player.step(-1)")
    page.evaluate("player.step(1)")
    page.evaluate("player.step(9)")
    page.evaluate("player.step(-9)")
    assert short(page) == ["01-04", "01-03", "01-04", "01-05", "01-01"]
    assert page.evaluate("player.state") == "paused"
    page.evaluate("player.stop()")
    assert short(page)[-1] == "01-05"


def test_a_window_chosen_meanwhile_is_the_next_one_to_play(start: Start) -> None:
    page = start(speed=4)
    page.evaluate("player.play()")
    page.clock.run_for(600)
    page.evaluate("player.pause(); chosen = { from: '2020-10-20', to: '2020-10-22' }")
    page.evaluate("player.play()")
    page.clock.run_for(3000)
    assert short(page)[-4:] == ["20-20", "20-21", "20-22", "20-22"]


def test_another_mode_brings_the_window_back_first(start: Start) -> None:
    page = start(mode="grow", speed=4)
    page.evaluate("player.play()")
    page.clock.run_for(600)
    page.evaluate("player.mode = 'slide'")
    assert short(page)[-2:] == ["01-05", "02-06"]
    assert page.evaluate("[player.mode, player.playing]") == ["slide", True]


def test_a_slow_picture_holds_the_next_day_back(start: Start) -> None:
    page = start(window=("2020-01-01", "2020-12-31"), speed=10)
    page.evaluate("drawing = new Promise((done) => { drawn = done; }); player.play()")
    page.clock.run_for(1000)
    waiting = len(said(page))
    assert waiting == 2, "the first day, and one that is still being drawn"
    page.evaluate("() => { drawing = undefined; drawn(); }")
    page.clock.run_for(100)
    assert 1 <= len(said(page)) - waiting <= 2, "nothing has piled up"


def test_a_page_that_was_hidden_goes_on_where_it_was(start: Start) -> None:
    page = start(window=("2020-01-01", "2020-12-31"), speed=4)
    page.evaluate("player.play()")
    page.clock.run_for(300)
    page.clock.fast_forward(60_000)
    page.clock.run_for(50)
    reached = dt.date.fromisoformat(said(page)[-1][1])
    assert reached <= dt.date(2020, 1, 5)


@pytest.mark.parametrize("context", [{"reduced_motion": "reduce"}], indirect=True)
def test_where_motion_is_unwelcome_it_strides_once_a_second(start: Start) -> None:
    page = start(window=("2020-10-01", "2020-10-31"), speed=4)
    page.evaluate("player.play()")
    page.clock.run_for(3300)
    assert short(page) == ["01-01", "01-05", "01-09", "01-13"]


def test_nothing_to_walk_through_is_no_play(start: Start) -> None:
    page = start(window=("2020-10-01", "2020-10-01"), mode="grow")
    page.evaluate("player.play()")
    page.clock.run_for(1000)
    assert said(page) == []
    assert page.evaluate("states") == []
