"""Layout of the table: a virtualised grid; the page's script gives it the rows that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import dag, html
from dashboard.panels.table.columns import COLUMNS, Column
from dashboard.panels.table.rows import BLOCK
from dashboard.wording import direction, wording

_GRID_WORDS = {
    "loadingOoo": "loading",
    "noRowsToShow": "none",
    "loadingError": "failed",
    "ariaSortableColumn": "sort",
    "ariaMenuColumn": "column_menu",
}
"""The grid's own names of the few words that it can show or say here."""


def layout(lang: str = "en") -> Component:
    """The grid; each row carries the event's id in `data-event-id`."""
    w = wording(lang)
    columns = [_column(column, w, lang) for column in COLUMNS]
    return html.Section(
        id=ids.EVENT_TABLE,
        className="tableframe",
        tabIndex="-1",
        **{"aria-label": w["ui.table"]},
        children=[
            html.Div(
                className="tableframe__head",
                children=[
                    html.H2(w["ui.table"], className="tableframe__title"),
                    html.Button(
                        w["table.columns"],
                        id="table-columns",
                        type="button",
                        className="tableframe__columns",
                        **{"aria-controls": "table-columns-list"},
                    ),
                ],
            ),
            html.Div(
                id="table-columns-list",
                className="columnlist",
                hidden=True,
                role="group",
                **{"aria-label": w["table.columns_title"]},
            ),
            html.Div(
                id="table-empty",
                className="tableframe__empty",
                children=html.P(w["empty.loading"]),
            ),
            dag.AgGrid(
                id=ids.GRID,
                className="ag-theme-quartz grid",
                rowModelType="infinite",
                columnDefs=columns,
                defaultColDef={"sortable": True, "resizable": True, "suppressMovable": True},
                getRowId="'id:' + params.data.id",
                dashGridOptions={
                    "rowHeight": 32,
                    "headerHeight": 32,
                    "cacheBlockSize": BLOCK,
                    "maxBlocksInCache": 20,
                    # The component's own first request is never answered and must hold up no other.
                    "maxConcurrentDatasourceRequests": -1,
                    "rowBuffer": 10,
                    "suppressCellFocus": False,
                    # One stop of the Tab key: arrows walk the cells, Tab goes on past the grid.
                    "tabToNextCell": {"function": "false"},
                    "suppressMultiSort": True,
                    # What there is to say then stands above the grid, in our words.
                    "suppressNoRowsOverlay": True,
                    "enableRtl": direction(lang) == "rtl",
                    "localeText": {name: w[f"grid.{word}"] for name, word in _GRID_WORDS.items()},
                    "ensureDomOrder": True,
                },
                style={"height": "100%", "width": "100%"},
            ),
        ],
    )


def _column(column: Column, w: Mapping[str, str], lang: str) -> dict[str, Any]:
    """The grid's definition; a text that is cut can be read in full in the detail."""
    # Titles begin on the left: where the page begins on the right, they fit a phone whole.
    least = column.width - (30 if direction(lang) == "rtl" else 0)
    size = {"flex": 1, "minWidth": least} if column.flex else {"width": column.width}
    return {
        "field": column.id,
        "headerName": w[f"table.{column.id}"],
        "hide": not column.shown,
        **size,
    }
