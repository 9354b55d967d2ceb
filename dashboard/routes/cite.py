"""`/cite`: how to cite the view of a link, at the version of the data that it shows.

A page for people; `f=json` for all of it, `f=bibtex` and `f=csl` for programs that keep references.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, render_template, request

from dashboard.page_links import page_links
from dashboard.routes.answers import answer, json_answer, problem
from dashboard.routes.outside import root_address, share
from dashboard.routes.selected import selected
from dashboard.services import Services
from dashboard.state.codec import language_of
from dashboard.state.links import Links
from dashboard.wording import direction, wording
from geodata.writers import export_of
from geodata.writers.citation import BIBTEX, CSL, WAY, Citation

FORMS: Final = ("html", "json", "bibtex", "csl")


def blueprint(services: Services) -> Blueprint:
    """The page and its other forms."""
    routes = Blueprint("cite", __name__, template_folder=str(Path(__file__).parent / "templates"))
    share(routes)

    @routes.get("/cite")
    def cite() -> Response:
        form = request.args.get("f", "html")
        if form not in FORMS:
            return problem(400, f"f: “{form[:40]}” is not known; write {', '.join(FORMS)}.")
        found = _citation(services)
        if isinstance(found, Response):
            return found
        name = f"aras-{found.export.version}"
        if form == "json":
            return json_answer(found.facts())
        if form == "bibtex":
            return _saved(answer(found.bibtex().encode(), BIBTEX), f"{name}.bib")
        if form == "csl":
            body = json.dumps(found.csl(), ensure_ascii=False, indent=1).encode()
            return _saved(answer(body, CSL), f"{name}.csl.json")
        query = request.query_string.decode("utf-8", "replace")
        lang = language_of(request.args)
        page = render_template(
            "cite.html",
            words=wording(lang),
            lang=lang,
            direction=direction(lang),
            cited=found,
            csl=json.dumps(found.csl(), ensure_ascii=False, indent=1),
            forms={one: Links.form_of_cite(query, one) for one in FORMS[1:]},
        )
        response = Response(page, mimetype="text/html")
        response.headers["Cache-Control"] = "no-cache"
        return response

    return routes


def _citation(services: Services) -> Citation | Response:
    asked = selected(services)
    if isinstance(asked, Response):
        return asked
    view, selection = asked
    version = selection.snapshot.version
    pinned = replace(view, v=version)
    export = export_of(
        selection,
        WAY,
        services.catalogue,
        link=root_address(services) + page_links(services).workspace(pinned),
        accessed=datetime.now(UTC).date(),
        layers=view.layers,
        asof=view.asof,
    )
    return Citation(export, services.versions()[version].date())


def _saved(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
