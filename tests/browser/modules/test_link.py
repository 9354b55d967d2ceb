"""The link: readable, in promised order, with one entry of the history for each deliberate act."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import Page

DEFAULTS: dict[str, Any] = {
    "layers": ["enclave", "districts"],
    "show": None,
    "kind": None,
    "from": "2020-09-27",
    "to": "2020-11-10",
    "asof": "2020-11-10",
    "asofPinned": False,
    "region": [],
    "bbox": None,
    "near": None,
    "q": "",
    "confidence": None,
    "event": None,
    "at": None,
    "names": "en",
    "lang": "en",
    "theme": None,
}

FORMAT = """async ([view, defaults]) => {
  const { format } = await import("/assets/js/link.js");
  return format(view, defaults);
}"""

START = """async ({ defaults, ...options }) => {
  const { Link } = await import("/assets/js/link.js");
  globalThis.defaults = defaults;
  globalThis.link = new Link(defaults, options);
  globalThis.popped = [];
  link.onPop((view) => popped.push(view));
  link.start(defaults);
}"""


def view(**changes: Any) -> dict[str, Any]:
    return DEFAULTS | {key.rstrip("_"): value for key, value in changes.items()}


def formatted(page: Page, **changes: Any) -> str:
    return page.evaluate(FORMAT, [view(**changes), DEFAULTS])


@pytest.fixture
def blank(page: Page, served: str) -> Page:
    page.clock.install(time=dt.datetime(2026, 1, 1))
    page.goto(f"{served}/blank.html?panels=map")
    page.clock.pause_at(dt.datetime(2026, 1, 1, 1))
    return page


@pytest.fixture
def started(blank: Page) -> Page:
    blank.evaluate(START, {"defaults": DEFAULTS})
    return blank


def query(page: Page) -> str:
    return page.evaluate("location.search")


def act(page: Page, name: str, **changes: Any) -> None:
    page.evaluate("([name, view]) => link[name](view)", [name, view(**changes)])


def back(page: Page) -> None:
    """`popstate` comes after the browser has gone back; wait for it, not for a load."""
    page.evaluate(
        """() => new Promise((done) => {
          addEventListener("popstate", done, { once: true });
          history.back();
        })"""
    )


def test_the_default_view_needs_no_query(blank: Page) -> None:
    assert formatted(blank) == ""


def test_keys_come_in_promised_order_and_stay_readable(blank: Page) -> None:
    found = formatted(
        blank,
        theme="dark",
        at=[39.08301, 46.93, 8.1234],
        event="2020-10-01-mortars",
        near=["iran-border", 25],
        to="2020-10-31",
        show=["protest", "event"],
        layers=["enclave"],
        names="fa",
        region=["ardabil", "AZ-KAL"],
        confidence=["reported"],
        bbox=[44, 36.5, 48, 40],
    )
    assert found == (
        "layers=enclave&show=protest,event&to=2020-10-31&region=ardabil,AZ-KAL&bbox=44,36.5,48,40"
        "&near=iran-border:25&confidence=reported&event=2020-10-01-mortars&at=39.083,46.93,8.12"
        "&names=fa&theme=dark"
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"from_": ".."}, "from=.."),
        ({"to": None}, "to=.."),
        ({"asof": "1993-04-02"}, ""),  # it follows `to` unless it is pinned
        ({"asof": "1993-04-02", "asofPinned": True}, "asof=1993-04-02"),
        ({"asof": "2020-11-10", "asofPinned": True}, "asof=2020-11-10"),
        ({"q": "shells & fire"}, "q=shells+%26+fire"),
        ({"q": "50% + تبریز"}, "q=50%25+%2B+%D8%AA%D8%A8%D8%B1%DB%8C%D8%B2"),
        ({"q": "a=b#c'd"}, "q=a%3Db%23c%27d"),
        ({"show": []}, "show=none"),
        ({"near": "iran-border:25"}, "near=iran-border:25"),
    ],
)
def test_values_are_written_as_the_server_reads_them(
    blank: Page, changes: dict[str, Any], expected: str
) -> None:
    assert formatted(blank, **changes) == expected


def test_a_deliberate_act_can_be_taken_back(started: Page) -> None:
    act(started, "push", event="a")
    act(started, "push", event="b")
    assert query(started) == "?event=b"
    back(started)
    assert query(started) == "?event=a"
    back(started)
    assert started.evaluate("popped.map((view) => view.event)") == ["a", None]
    started.evaluate(
        """() => new Promise((done) => {
          addEventListener("popstate", done, { once: true });
          history.forward();
        })"""
    )
    assert started.evaluate("popped.at(-1)") == view(event="a")


def test_the_same_link_twice_is_one_entry(started: Page) -> None:
    before = started.evaluate("history.length")
    act(started, "push", event="a")
    act(started, "push", event="a", asof="1993-04-02")
    assert started.evaluate("history.length") == before + 1
    assert started.evaluate("history.state.view.asof") == "1993-04-02"


def test_dragging_rewrites_the_link_once_it_is_quiet(started: Page) -> None:
    before = started.evaluate("history.length")
    for lat in (38.0, 38.5, 39.0):
        act(started, "replace", at=[lat, 47, 7])
        started.clock.run_for(249)
        assert query(started) == "?panels=map"
    started.clock.run_for(1)
    assert query(started) == "?at=39,47,7"
    assert started.evaluate("history.length") == before


def test_an_act_first_writes_what_waits_into_the_entry_it_leaves(started: Page) -> None:
    act(started, "replace", at=[38, 47, 7])
    act(started, "push", at=[38, 47, 7], event="a")
    assert query(started) == "?event=a&at=38,47,7"
    back(started)
    assert query(started) == "?at=38,47,7"
    assert started.evaluate("popped")[0]["at"] == [38, 47, 7]
    started.clock.run_for(1000)
    assert query(started) == "?at=38,47,7"


def test_keys_of_the_page_are_kept(blank: Page) -> None:
    blank.evaluate(START, {"defaults": DEFAULTS, "keep": ["panels"]})
    act(blank, "push", event="a")
    assert query(blank) == "?event=a&panels=map"
    act(blank, "push")
    assert query(blank) == "?panels=map"


def test_a_jump_within_the_page_keeps_the_view(started: Page) -> None:
    act(started, "push", event="a")
    started.evaluate(
        """() => new Promise((done) => {
          addEventListener("popstate", done, { once: true });
          location.hash = "map";
        })"""
    )
    assert started.evaluate("popped") == []
    assert started.evaluate("history.state.view.event") == "a"
    assert started.evaluate("location.search + location.hash") == "?event=a#map"


def test_nothing_is_written_after_it_let_go(started: Page) -> None:
    act(started, "replace", event="a")
    started.evaluate("link.destroy()")
    assert query(started) == "?event=a"
    act(started, "push")
    back(started)
    assert started.evaluate("popped") == []
