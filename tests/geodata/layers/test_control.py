"""Who held what: the shipped history on any day, and files that say it wrongly."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import CatalogueError, QueryError
from geodata.layers import Catalogue, load_catalogue
from geodata.vocabulary import CONTROLLERS
from tests.geodata.layers.small import PERIODS, write_small

ANY_DAY = st.dates(date(1988, 1, 1), date(2030, 12, 31))


def held_km2(catalogue: Catalogue, day: date) -> dict[str, float]:
    """Square kilometres by controller."""
    total: dict[str, float] = defaultdict(float)
    for state in catalogue.control.on(day):
        total[state.controller] += catalogue.area(state.area_id).area_km2
    return dict(total)


@given(ANY_DAY)
def test_every_area_has_exactly_one_controller_on_every_day(day: date) -> None:
    catalogue = load_catalogue()
    states = catalogue.control.on(day)
    assert [state.area_id for state in states] == [
        f.id for f in catalogue.layer("control").features
    ]
    for state in states:
        assert state.controller in CONTROLLERS
        holding = [period for period in catalogue.control.of(state.area_id) if period.holds_on(day)]
        assert holding == [state]


@given(ANY_DAY)
def test_between_two_days_of_change_nothing_changes(day: date) -> None:
    control = load_catalogue().control
    if day not in control.change_days:
        assert control.on(day) == control.on(day - timedelta(days=1))


def test_on_each_day_of_change_something_changes(catalogue: Catalogue) -> None:
    for day in catalogue.control.change_days[1:]:
        assert catalogue.control.on(day) != catalogue.control.on(day - timedelta(days=1))


def test_before_the_history_nobody_is_said_to_hold_anything(catalogue: Catalogue) -> None:
    assert catalogue.control.on(date(1987, 12, 31)) == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 9, 26), {"armenian-forces": 11_861, "azerbaijan": 1_162}),
        (
            date(2020, 11, 10),
            {
                "armenian-forces": 4_776,
                "russian-peacekeepers-and-armenian-forces": 3_143,
                "azerbaijan": 5_104,
            },
        ),
        (
            date(2020, 12, 2),
            {
                "armenian-forces": 151,
                "russian-peacekeepers-and-armenian-forces": 3_212,
                "azerbaijan": 9_660,
            },
        ),
        (
            date(2022, 9, 1),
            {
                "russian-peacekeepers-and-armenian-forces": 3_130,
                "azerbaijan": 9_880,
                "contested": 14,
            },
        ),
        (date(2023, 9, 21), {"azerbaijan": 13_023}),
    ],
)
def test_the_areas_of_the_turning_points(
    catalogue: Catalogue, day: date, expected: dict[str, float]
) -> None:
    measured = held_km2(catalogue, day)
    assert set(measured) == set(expected)
    for controller, area_km2 in expected.items():
        assert measured[controller] == pytest.approx(area_km2, abs=0.6)


def test_the_whole_is_always_held_by_someone(catalogue: Catalogue) -> None:
    whole = sum(catalogue.area(f.id).area_km2 for f in catalogue.layer("control").features)
    for day in catalogue.control.change_days:
        assert sum(held_km2(catalogue, day).values()) == pytest.approx(whole)


def test_an_area_without_history_is_no_answer(catalogue: Catalogue) -> None:
    with pytest.raises(QueryError, match='"ardabil"'):
        catalogue.control.of("ardabil")


ROW = "west,1991-01-01,,armenian-forces,A; B,A,basis,publisher,read"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("west", "moon"), 'held.csv, row 3, area_id: "moon" is no feature'),
        (ROW.replace("armenian-forces", "them"), 'row 3, controller: "them" is not one of'),
        (ROW.replace("read", "seen"), 'row 3, checked: "seen" is not one of read, general'),
        (ROW.replace("1991-01-01", "1991-02-30"), 'row 3, from: "1991-02-30" is not a day'),
        (ROW.replace("1991-01-01", "2 May"), 'row 3, from: "2 May" is not a date'),
        (ROW.replace(",,armenian", ",1990-01-01,armenian"), "row 3, to: 1990-01-01 is not after"),
        (ROW + ",more", "row 3: must have 9 fields"),
        ("west,1991-01-01", "row 3: must have 9 fields"),
    ],
)
def test_a_broken_row_is_refused(tmp_path: Path, row: str, said: str) -> None:
    path = write_small(tmp_path, periods=PERIODS.replace(ROW, row))
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_other_columns_are_refused(tmp_path: Path) -> None:
    path = write_small(tmp_path, periods=PERIODS.replace("controller", "holder"))
    with pytest.raises(CatalogueError, match="row 1: the columns must be area_id, from, to"):
        load_catalogue(path)
