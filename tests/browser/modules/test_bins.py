"""Counting for the bars, against the same counts made in Python from the chronicle."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[3]
EPOCH = dt.date(1970, 1, 1)
LAYERS = ("event", "border_incident", "protest")


def number(day: dt.date) -> int:
    return (day - EPOCH).days


def floor(unit: str, day: dt.date) -> dt.date:
    """The first day of the bin, by the standard library's calendar."""
    if unit == "week":
        return day - dt.timedelta(day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


@pytest.fixture
def bins(page: Page, served: str) -> Page:
    page.goto(f"{served}/blank.html")
    page.evaluate(
        "import('/assets/js/timeline/bins.js').then((module) => { window.bins = module; })"
    )
    return page


def chronicle() -> list[tuple[dt.date, str]]:
    with (ROOT / "geodata/chronicle/events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return sorted((dt.date.fromisoformat(row["date_start"]), row["layer"]) for row in rows)


COUNT = """([days, layers, unit, from, to]) => {
  const columns = { startDay: Int32Array.from(days), layer: Uint8Array.from(layers) };
  const rows = Uint32Array.from(days, (_, i) => i);
  const starts = new bins.StartDays(columns, rows, 3);
  const { edges, counts, max } = bins.countBins(starts, unit, from, to);
  return { edges: [...edges], counts: counts.map((layer) => [...layer]), max };
}"""


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_the_chronicle_is_counted_as_in_python(bins: Page, unit: str) -> None:
    rows = chronicle()
    days = [number(day) for day, _ in rows]
    layers = [LAYERS.index(layer) for _, layer in rows]
    got = bins.evaluate(COUNT, [days, layers, unit, days[0], days[-1] + 1])
    expected = Counter((number(floor(unit, day)), layer) for day, layer in rows)
    found = {
        (edge, layer): n
        for code, layer in enumerate(LAYERS)
        for edge, n in zip(got["edges"][:-1], got["counts"][code], strict=True)
        if n
    }
    assert found == dict(expected)
    assert sum(found.values()) == len(rows)
    stacks = Counter(number(floor(unit, day)) for day, _ in rows)
    assert got["max"] == max(stacks.values())


dates = st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2999, 12, 31))


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(days=st.lists(dates, min_size=20, max_size=60))
@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_a_bin_begins_where_the_calendar_says(bins: Page, days: list[dt.date], unit: str) -> None:
    got = bins.evaluate(
        """([unit, days]) => days.map((day) =>
             [bins.floor(unit, day), bins.ceil(unit, day), bins.after(unit, day)])""",
        [unit, [number(day) for day in days]],
    )
    longer = {"day": 1, "week": 7, "month": 32, "year": 366}[unit]
    expected = []
    for day in days:
        first = floor(unit, day)
        following = floor(unit, first + dt.timedelta(longer))
        expected.append(
            [number(first), number(first if first == day else following), number(following)]
        )
    assert got == expected


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    days=st.lists(st.integers(-4000, 4000), max_size=40),
    frame=st.tuples(st.integers(-4000, 4000), st.integers(1, 3000)),
    unit=st.sampled_from(["day", "week", "month", "year"]),
)
def test_each_report_counts_once_whatever_its_order(
    bins: Page, days: list[int], frame: tuple[int, int], unit: str
) -> None:
    start, length = frame
    layers = [i % 3 for i in range(len(days))]
    got: dict[str, Any] = bins.evaluate(COUNT, [days, layers, unit, start, start + length])
    edges = got["edges"]
    assert edges[0] <= start and edges[-1] >= start + length
    inside = [day for day in days if edges[0] <= day < edges[-1]]
    assert sum(map(sum, got["counts"])) == len(inside)


@pytest.mark.parametrize(
    ("pixels_per_day", "unit"),
    [(100, "day"), (4, "day"), (3.9, "week"), (0.58, "week"), (0.5, "month"), (0.05, "year")],
)
def test_bars_are_wide_enough_to_be_seen(bins: Page, pixels_per_day: float, unit: str) -> None:
    assert bins.evaluate("(n) => bins.chooseUnit(n)", pixels_per_day) == unit


@pytest.mark.parametrize("highest", [1, 2, 3, 4, 7, 20, 40, 99, 163, 1000, 123456])
def test_the_count_axis_has_one_to_three_round_numbers(bins: Page, highest: int) -> None:
    ticks = bins.evaluate("(n) => bins.countTicks(n)", highest)
    assert 1 <= len(ticks) <= 3
    assert ticks[-1] <= highest < ticks[0] * 4
    assert str(ticks[0]).rstrip("0") in ("1", "2", "5")


def test_nothing_to_count_has_no_axis(bins: Page) -> None:
    assert bins.evaluate("bins.countTicks(0)") == []
