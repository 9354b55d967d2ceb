"""Rows of the table: the selection's, in its order, block by block."""

from __future__ import annotations

import pytest

from dashboard.panels.table import table_rows
from dashboard.services import Services
from dashboard.state.links import view_of
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
