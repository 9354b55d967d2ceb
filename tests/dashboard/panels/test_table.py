"""Rows of the table: the selection's, in its order, block by block."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dashboard.panels.table import Order, table_rows
from dashboard.panels.table.columns import BY_ID, ranks
from dashboard.services import Services
from dashboard.state.links import view_of
from geodata.model.folding import fold
from geodata.queries import Selection


def selection_of(services: Services, link: str) -> Selection:
    view, _ = view_of(link, services.known())
    return services.selection(view.query)


def test_blocks_join_to_the_whole_selection(services: Services) -> None:
    selection = selection_of(services, "")
    seen: list[str] = []
    for start in range(0, len(selection.rows), 50):
        answer = table_rows(selection, start, start + 50, "en")
        assert answer["count"] == len(selection.rows) == 140
        seen += [row["id"] for row in answer["rows"]]
    assert seen == [event.id for event in selection.events]
    assert seen == sorted(
        seen, key=lambda i: (services.snapshot.events[services.snapshot.row_of[i]].date_start, i)
    )


@pytest.mark.parametrize(("start", "stop"), [(-5, 10**9), (10**9, 10**9 + 100), (100, 50), (0, 0)])
def test_a_block_lies_in_the_selection_whatever_is_asked(
    services: Services, start: int, stop: int
) -> None:
    selection = selection_of(services, "from=..&to=..")
    answer = table_rows(selection, start, stop, "en")
    wanted = [selection.snapshot.events[row].id for row in selection.rows[max(0, start) : stop]]
    assert [row["id"] for row in answer["rows"]] == wanted
    assert answer["count"] == 220


def cells(services: Services, link: str, column: str, falling: bool = False) -> list[str]:
    selection = selection_of(services, link)
    answer = table_rows(selection, 0, 10**6, "en", Order(column, falling))
    assert answer["count"] == len(selection.rows)
    return [row[column] for row in answer["rows"]]


@pytest.mark.parametrize("column", BY_ID)
@pytest.mark.parametrize("falling", [False, True])
def test_sorting_moves_rows_and_loses_none(services: Services, column: str, falling: bool) -> None:
    selection = selection_of(services, "from=..&to=..")
    rows = table_rows(selection, 0, 500, "en", Order(column, falling))["rows"]
    assert sorted(row["row"] for row in rows) == selection.rows.tolist()
    assert all(services.snapshot.ids[row["row"]] == row["id"] for row in rows)
    shown = [row[column] for row in rows]
    filled = [bool(text) for text in shown]
    assert filled == sorted(filled, reverse=True), "rows without a value come last"
    # Equal values stay in the order of rows: first day, then id.
    rank = ranks(services.snapshot, BY_ID[column], "en")
    for one, other in pairwise(row["row"] for row in rows):
        if rank[one] == rank[other]:
            assert one < other


def test_each_kind_of_column_has_its_own_order(services: Services) -> None:
    whole = "from=..&to=.."
    titles = cells(services, whole, "title")
    assert [fold(text) for text in titles] == sorted(fold(text) for text in titles)
    assert cells(services, whole, "title", falling=True) == titles[::-1]
    sure = list(dict.fromkeys(cells(services, whole, "confidence")))
    assert sure == ["Confirmed", "Reported", "Contested"]
    km = [
        float(text.strip("≈ km").replace(",", ""))
        for text in cells(services, whole, "border_km")
        if text
    ]
    assert km == sorted(km)
    assert len(km) > 50
    assert cells(services, whole, "killed", falling=True)[:3] == ["161–613", "21", "12–21"]
    days = [
        services.snapshot.events[row["row"]].date_start
        for row in table_rows(
            selection_of(services, whole), 0, 500, "en", Order("dates", falling=True)
        )["rows"]
    ]
    assert days == sorted(days, reverse=True)


def test_a_distance_is_told_only_where_the_place_is_known_well_enough(services: Services) -> None:
    rows = table_rows(selection_of(services, "from=..&to=.."), 0, 500, "en")["rows"]
    for row in rows:
        precision = services.snapshot.events[row["row"]].place.geo_precision
        if precision in ("province", "country"):
            assert row["border_km"] == ""
        elif precision == "district":
            assert row["border_km"].startswith("≈")
