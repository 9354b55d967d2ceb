"""`/data/statistics.json`: the figures of a link for the workspace; `/data/statistics/…`: files.

The workspace's answer counts everything that its reader sees. A file leaves the product, so it
counts what the licences let be counted: rows whose counts may leave do count, datasets of which
nothing but the name may be said do not, and the file says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from flask import Blueprint, Response, request

from dashboard.figures.statistics import figure_json, how_counted, labels, table_rows, words
from dashboard.routes.answers import answer, json_answer, problem
from dashboard.routes.selected import seen
from dashboard.services import Services
from dashboard.state import View
from geodata.licences import Release, licence_of, release
from geodata.queries import Selection, describe
from geodata.queries.statistics import FIGURES, Basis, Figure
from geodata.writers import file_name
from geodata.writers.own_csv import BOM, csv_lines

MOST_ROWS: Final = 4000
"""Lines name the rows of their reports up to so many reports in the selection: more of them are not
pointed at one by one."""

_BY_ID: Final = {figure.id: figure for figure in FIGURES}
_CSV, _JSON = "statistics/<figure>.csv", "statistics/<figure>.json"


def blueprint(services: Services) -> Blueprint:
    """The routes of figures."""
    routes = Blueprint("statistics", __name__)

    @routes.get("/data/statistics.json")
    def all_figures() -> Response:
        asked = seen(services)
        if isinstance(asked, Response):
            return asked
        view, selection = asked
        names = [name for name in request.args.get("figures", "").split(",") if name]
        if unknown := [name for name in names if name not in _BY_ID]:
            return _no_such(unknown[0])
        given = release(selection.snapshot, selection.rows, _JSON)
        figures = [_BY_ID[name] for name in names] or FIGURES
        return json_answer(
            {
                **_head(services, view, selection, len(selection)),
                "labels": labels(view.lang),
                "words": words(view.lang),
                "left_out_of_files": [share.dataset.name for share in given.uncounted],
                "figures": _figures(services, view, figures, _basis(services, selection), True),
            }
        )

    @routes.get("/data/statistics/<figure>.json")
    def one_figure(figure: str) -> Response:
        made = _given(services, figure, _JSON)
        if isinstance(made, Response):
            return made
        view, selection, given, basis = made
        body = {
            **_head(services, view, selection, len(basis.rows)),
            "labels": labels(view.lang),
            "sources": _sources(given),
            "left_out": [share.dataset.name for share in given.uncounted],
            "figure": _figures(services, view, [_BY_ID[figure]], basis, False)[0],
        }
        return _leaving(json_answer(body), selection, given)

    @routes.get("/data/statistics/<figure>.csv")
    def csv_of_figure(figure: str) -> Response:
        made = _given(services, figure, _CSV)
        if isinstance(made, Response):
            return made
        marked = request.args.get("bom", "").strip()
        if marked not in ("", "0", "1"):
            return problem(
                400, f"bom: “{marked[:40]}” is not known; write 1 for Excel, or leave it out."
            )
        view, selection, given, basis = made
        counted = _BY_ID[figure]
        numbers = counted.count(basis)
        more = {
            "how_counted": how_counted(counted, numbers, view.lang),
            "selection": describe(view.query),
            "data_version": selection.snapshot.version,
            "sources": _sources(given),
        }
        rows = table_rows(counted, numbers, services.catalogue, view.names, more)
        text = (BOM if marked == "1" else "") + "".join(csv_lines(rows))
        response = _leaving(answer(text.encode(), "text/csv"), selection, given)
        name = file_name(view.query, "csv").replace("aras-", f"aras-{figure}-", 1)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return routes


def _given(
    services: Services, figure: str, way: str
) -> tuple[View, Selection, Release, Basis] | Response:
    """What is asked for, and what of it may be counted for a file."""
    if figure not in _BY_ID:
        return _no_such(figure)
    asked = seen(services)
    if isinstance(asked, Response):
        return asked
    view, selection = asked
    given = release(selection.snapshot, selection.rows, way)
    basis = Basis(selection.snapshot, given.countable, view.query, services.catalogue)
    return view, selection, given, basis


def _no_such(name: str) -> Response:
    return problem(404, f"There is no figure “{name[:40]}”; the figures are {', '.join(_BY_ID)}.")


def _basis(services: Services, selection: Selection) -> Basis:
    return Basis(selection.snapshot, selection.rows, selection.query, services.catalogue)


def _figures(
    services: Services, view: View, figures: Iterable[Figure], basis: Basis, pointed: bool
) -> list[dict[str, Any]]:
    rows = pointed and len(basis.rows) <= MOST_ROWS
    return [
        figure_json(figure, figure.count(basis), services.catalogue, view.names, rows=rows)
        for figure in figures
    ]


def _head(services: Services, view: View, selection: Selection, counted: int) -> dict[str, Any]:
    return {
        "version": selection.snapshot.version,
        "from": view.from_.isoformat() if view.from_ else None,
        "to": view.to.isoformat() if view.to else None,
        "reports": counted,
    }


def _sources(given: Release) -> str:
    """Whose reports are counted, under which licence, and whose are not."""
    counted = [
        f"{share.dataset.name} ({licence_of(share.dataset)})"
        for share in given.shares
        if share.reports is not None
    ]
    silent = [f"not counted: {share.dataset.name} (link-only)" for share in given.uncounted]
    return "; ".join([*counted, *silent])


def _leaving(response: Response, selection: Selection, given: Release) -> Response:
    """The headers of what leaves the product."""
    headers = response.headers
    headers["X-Aras-Version"] = selection.snapshot.version
    headers["X-Aras-Reports"] = str(len(given.countable))
    if given.uncounted:
        headers["X-Aras-Withheld"] = ", ".join(
            f'"{share.dataset.id}";rule={share.dataset.redistribution}' for share in given.uncounted
        )
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Access-Control-Expose-Headers"] = (
        "Content-Disposition, ETag, X-Aras-Reports, X-Aras-Version, X-Aras-Withheld"
    )
    return response
