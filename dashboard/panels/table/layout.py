"""Layout of the table: a virtualised grid; the page's script gives it the rows that it shows."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import dag, html
from dashboard.panels.table.rows import BLOCK
from dashboard.wording import wording


def layout(lang: str = "en") -> Component:
    """The grid; each row carries the event's id in `data-event-id`."""
    w = wording(lang)
    columns = [
        {
            "field": "dates",
            "headerName": w["table.when"],
            "width": 148,
            "tooltipField": "dates",
        },
        {
            "field": "title",
            "headerName": w["table.title"],
            "flex": 1,
            "minWidth": 226,
            "tooltipField": "title",
        },
        {"field": "place", "headerName": w["table.place"], "width": 128, "tooltipField": "place"},
        {"field": "layer", "headerName": w["table.set"], "width": 168},
        {"field": "kind", "headerName": w["table.kind"], "width": 158},
        {"field": "confidence", "headerName": w["table.confidence"], "width": 108},
    ]
    return html.Section(
        id=ids.EVENT_TABLE,
        className="tableframe",
        tabIndex="-1",
        **{"aria-label": w["ui.table"]},
        children=[
            html.H2(w["ui.table"], className="tableframe__title"),
            html.P(id="table-empty", className="tableframe__empty", hidden=True),
            dag.AgGrid(
                id=ids.GRID,
                className="ag-theme-quartz grid",
                rowModelType="infinite",
                columnDefs=columns,
                defaultColDef={"sortable": False, "resizable": True, "suppressMovable": True},
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
                    "tooltipShowDelay": 600,
                    "ensureDomOrder": True,
                },
                style={"height": "100%", "width": "100%"},
            ),
        ],
    )
