"""Rows of the table: the selection's, in its order, block by block."""

from __future__ import annotations

import pytest

from dashboard.panels.table.callbacks import table_rows
from dashboard.services import Services
from dashboard.state.links import view_of


def test_blocks_join_to_the_whole_selection(services: Services) -> None:
    view, _ = view_of("", services.known())
    selection = services.selection(view.query)
    seen: list[str] = []
    for start in range(0, len(selection.rows), 50):
        answer = table_rows(selection, {"startRow": start, "endRow": start + 50}, "en")
        assert answer["rowCount"] == len(selection.rows) == 140
        seen += [row["id"] for row in answer["rowData"]]
    assert seen == [event.id for event in selection.events]
    assert seen == sorted(
        seen, key=lambda i: (services.snapshot.events[services.snapshot.row_of[i]].date_start, i)
    )


@pytest.mark.parametrize("request_", [{}, {"startRow": -5, "endRow": 10**9}, {"startRow": 10**9}])
def test_a_block_is_bounded_whatever_is_asked(services: Services, request_: dict[str, int]) -> None:
    view, _ = view_of("from=..&to=..", services.known())
    answer = table_rows(services.selection(view.query), request_, "en")
    assert len(answer["rowData"]) <= 500
    assert answer["rowCount"] == 220
