"""Layers and map style: `/data/layers/<layer>.geojson` in full, `/map/…` as it is drawn."""

from __future__ import annotations

import json
from functools import cache

from flask import Blueprint, Response, request

from dashboard.figures.basemap import map_style
from dashboard.figures.style_parts import FONT, FONT_STRONG
from dashboard.page_links import BUILT, page_links
from dashboard.routes.answers import answer, json_answer, problem
from dashboard.routes.outside import share
from dashboard.services import Services
from dashboard.theme import ASSETS, themes
from geodata.layers import layer_as_of
from geodata.model.dates import parse_date
from geodata.model.problems import Refusal
from geodata.vocabulary import LANGUAGES

GEOJSON = "application/geo+json"


def blueprint(services: Services) -> Blueprint:
    """The routes that serve geometry and the style."""
    routes = Blueprint("layers", __name__)
    share(routes)
    catalogue = services.catalogue

    @routes.get("/data/layers/<layer_id>.geojson")
    def layer(layer_id: str) -> Response:
        if layer_id not in catalogue.layers:
            names = ", ".join(catalogue.layers)
            return problem(404, f"There is no layer “{layer_id[:60]}”; there are {names}.")
        versioned = request.args.get("v") == catalogue.version
        asof = request.args.get("asof", "").strip()
        if not asof:
            found = catalogue.layer(layer_id).collection()
            return named(json_answer(found, versioned=versioned, mimetype=GEOJSON), layer_id)
        try:
            day = parse_date(asof)
        except Refusal:
            return problem(400, f"asof: “{asof[:40]}” is not a date; write 2020-11-10.")
        found = layer_as_of(catalogue, layer_id, day)
        answered = json_answer(found, versioned=versioned, mimetype=GEOJSON)
        return named(answered, f"{layer_id}-{day}")

    @routes.get("/map/layers/<name>.geojson")
    def built(name: str) -> Response:
        known = page_links(services).built
        if name not in known:
            return problem(404, f"There is no map file “{name[:60]}”.")
        body = (BUILT / f"{name}.geojson").read_bytes()
        return answer(body, GEOJSON, versioned=request.args.get("v") == known[name])

    @routes.get("/map/style.json")
    def style() -> Response:
        theme, names = request.args.get("theme", "light"), request.args.get("names", "en")
        if theme not in themes():
            return problem(400, f"theme: “{theme[:40]}” is not known; write {', '.join(themes())}.")
        if names not in LANGUAGES:
            return problem(
                400, f"names: “{names[:40]}” is not known; write {', '.join(LANGUAGES)}."
            )
        links = page_links(services)
        document = map_style(catalogue, links.built_layer, font_faces(), theme, names)
        return json_answer(document, versioned=request.args.get("v") == links.style_version)

    return routes


def named(response: Response, name: str) -> Response:
    """The answer with the name under which it is saved."""
    response.headers["Content-Disposition"] = f'inline; filename="aras-{name}.geojson"'
    return response


@cache
def font_faces() -> dict[str, list[dict[str, object]]]:
    """Our WOFF2 subsets in the form of the style's `font-faces`, regular and semi-bold."""
    faces = json.loads((ASSETS / "fonts" / "faces.json").read_text(encoding="utf-8"))
    weights = {400: FONT, 600: FONT_STRONG}
    out: dict[str, list[dict[str, object]]] = {name: [] for name in weights.values()}
    for face in faces:
        out[weights[face["weight"]]].append(
            {"url": f"/assets/fonts/{face['file']}", "unicode-range": face["ranges"]}
        )
    return out
