"""Rows of the table: the selection of the view, in its order (first day, then id)."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State

from dashboard import ids
from dashboard.panels.table.layout import BLOCK
from dashboard.services import Services
from dashboard.state.links import view_of
from dashboard.wording import wording
from geodata.queries import Selection


def register(app: Dash, services: Services) -> None:
    """Answer the grid's requests; the browser has it ask again when the selection has changed."""

    @app.callback(
        Output(ids.GRID, "getRowsResponse"),
        Input(ids.GRID, "getRowsRequest"),
        State(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def rows(request: dict[str, Any] | None, link: str | None) -> dict[str, Any]:
        view, _ = view_of(link or "", services.known())
        return table_rows(services.selection(view.query), request or {}, view.lang)


def table_rows(selection: Selection, request: dict[str, Any], lang: str) -> dict[str, Any]:
    """One block of rows in the grid's form; the block is bounded whatever is asked for."""
    count = len(selection.rows)
    start = max(0, min(int(request.get("startRow") or 0), count))
    stop = max(start, min(int(request.get("endRow") or BLOCK), start + 5 * BLOCK, count))
    return {
        "rowData": [table_row(selection, int(row), lang) for row in selection.rows[start:stop]],
        "rowCount": count,
    }


def table_row(selection: Selection, row: int, lang: str) -> dict[str, Any]:
    """One report as the table shows it: words, not codes."""
    w, event = wording(lang), selection.snapshot.events[row]
    return {
        "id": event.id,
        "dates": event.dates,
        "title": event.title,
        "place": event.place.name,
        "layer": w[f"layer.{event.layer}"],
        "kind": w[f"kind.{event.kind}"],
        "confidence": w[f"confidence.{event.confidence}"],
    }
