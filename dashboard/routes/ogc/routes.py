"""The addresses under `/ogc`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Final

from flask import Blueprint, Response

from dashboard.routes.answers import json_answer, problem
from dashboard.routes.corrected import corrected_json
from dashboard.routes.ogc import asked, documents, openapi
from dashboard.routes.ogc.documents import GEOJSON, JSON, OPENAPI, Addresses
from dashboard.routes.ogc.html import Page, facts_of, rendered, said, table_of
from dashboard.routes.outside import root_address, share
from dashboard.services import Services
from dashboard.wording import wording
from geodata.errors import QueryError
from geodata.licences import citation_of, licence_of
from geodata.ogc import (
    CRS84,
    Collection,
    collections_of,
    crs_of,
    in_crs,
    report_feature,
    report_page,
    reports_asked,
    shape_feature,
    shape_page,
)
from geodata.ogc.intervals import parse_interval
from geodata.queries import Query, describe
from geodata.writers.saying import withheld_header, withheld_words

Answer = Callable[..., Response]
NAME: Final = "ogc"


def blueprint(services: Services) -> Blueprint:
    """The routes of OGC API - Features."""
    routes = Blueprint(NAME, __name__, url_prefix="/ogc", template_folder="templates")
    share(routes)
    catalogue = services.catalogue
    known = collections_of(catalogue)

    def route(path: str, **more: Any) -> Callable[[Answer], Answer]:
        return lambda view: routes.get(path, **more)(_spoken(view))

    @route("/", strict_slashes=False)
    def landing() -> Response:
        form = asked.format_of(asked.only(("f",)))
        found = documents.landing(_at(services), form)
        page = Page(found["title"], found["description"], _trail(), links=found["links"])
        return _answer(found, form, page)

    @route("/conformance")
    def conformance() -> Response:
        form = asked.format_of(asked.only(("f",)))
        found, w = documents.conformance(_at(services), form), wording()
        page = Page(
            w["ogc.conformance"],
            w["ogc.conformance_lead"],
            _trail(),
            notes=found["conformsTo"],
            links=found["links"],
        )
        return _answer(found, form, page)

    @route("/openapi")
    def definition() -> Response:
        form = asked.format_of(asked.only(("f",)))
        found = openapi.document(root_address(services), catalogue)
        return _answer(found, form, _guide(found), OPENAPI)

    @route("/collections")
    def collections() -> Response:
        form, at = asked.format_of(asked.only(("f",))), _at(services)
        found = documents.collections(at, catalogue, services.snapshot, form)
        rows = [
            [
                (one["title"], at.to("collections", one["id"], f="html")),
                one["id"],
                facts_of(one)[-2][1],
            ]
            for one in found["collections"]
        ]
        w = wording()
        head = [w["ogc.collection"], "id", w["ogc.interval"]]
        page = Page(w["ogc.collections"], "", _trail(), (), found["links"], head, rows)
        return _answer(found, form, page)

    @route("/collections/<name>")
    def collection(name: str) -> Response:
        one = known.get(name)
        if one is None:
            return _no_collection(name)
        form = asked.format_of(asked.only(("f",)))
        found = documents.collection(_at(services), catalogue, services.snapshot, one, form)
        page = Page(found["title"], found["description"], _trail(), facts_of(found), found["links"])
        return _answer(found, form, page)

    @route("/collections/<name>/items")
    def items(name: str) -> Response:
        one = known.get(name)
        return _no_collection(name) if one is None else _items(services, one)

    @route("/collections/<name>/items/<feature_id>")
    def item(name: str, feature_id: str) -> Response:
        one = known.get(name)
        return _no_collection(name) if one is None else _item(services, one, feature_id)

    @route("/<path:rest>")
    def nothing(rest: str) -> Response:
        return problem(404, "There is nothing at this address; /ogc/ says what there is.")

    return routes


def _items(services: Services, one: Collection) -> Response:
    catalogue, at, w = services.catalogue, _at(services), wording()
    given = asked.only(asked.item_parameters(catalogue, one))
    form = asked.format_of(given)
    wants = asked.items_asked(catalogue, one, given, services.known(given.get("v")))
    version, withheld, told = None, "", {}
    if one.kind == "reports":
        query = _of_the_set(wants, one)
        selection = services.selection(query, wants.version)
        found = reports_asked(
            selection.snapshot,
            selection.rows,
            one.report_set,
            box=wants.box,
            properties=wants.properties,
        )
        page = report_page(found, after=wants.after, limit=wants.limit)
        version, withheld = selection.snapshot.version, withheld_header(found.release)
        told = {
            "version": version,
            "filters": describe(query),
            "sources": [
                {
                    "id": share.dataset.id,
                    "name": share.dataset.name,
                    "licence": licence_of(share.dataset),
                    "url": share.dataset.url,
                    "citation": citation_of(
                        share.dataset,
                        accessed=datetime.now(UTC).date(),
                        filters=describe(query),
                        version=version,
                    ),
                }
                for share in found.release.shares
            ],
            "withheld": [withheld_words(share) for share in found.release.withheld],
            **corrected_json(services, query, wants.version),
        }
    else:
        page = shape_page(
            catalogue,
            one,
            box=wants.box,
            interval=wants.interval,
            properties=wants.properties,
            after=wants.after,
            limit=wants.limit,
        )
        assert one.layer is not None
        told = {
            "sources": [
                {
                    "name": one.layer.source,
                    "licence": one.layer.licence,
                    "url": one.layer.source_url,
                }
            ]
        }
    body = documents.items(
        at,
        one,
        given,
        {
            "numberMatched": page.matched,
            "numberReturned": len(page.features),
            "aras": told,
            "features": [in_crs(feature, wants.crs) for feature in page.features],
        },
        form=form,
        version=version,
        after=page.after,
    )
    title, description = documents.words_of(one)
    head, rows = table_of(page.features, at.to("collections", one.id, "items"))
    count = w["ogc.count"].format(returned=len(page.features), matched=page.matched)
    shown = Page(
        title,
        description,
        _trail(one),
        [(w["ogc.version"], version)] if version else (),
        body["links"],
        head,
        rows,
        count,
        told.get("withheld", ()),
    )
    response = _answer(body, form, shown, GEOJSON)
    response.headers["Content-Crs"] = f"<{wants.crs}>"
    if version:
        response.headers["X-Aras-Version"] = version
    if withheld:
        response.headers["X-Aras-Withheld"] = withheld
    return response


def _of_the_set(wants: asked.Items, one: Collection) -> Query:
    """The question with the set of the collection, and with the box where that is a plain one."""
    shown = frozenset({one.report_set})
    query = replace(
        wants.query, show=shown if wants.query.show is None else wants.query.show & shown
    )
    if wants.box is not None and wants.box[0] < wants.box[2] and wants.box[1] < wants.box[3]:
        query = replace(query, bbox=wants.box)
    return query


def _item(services: Services, one: Collection, name: str) -> Response:
    given = asked.only((*asked.OUTPUT, *openapi.ITEM_KEYS[one.kind]))
    form, crs = asked.format_of(given), crs_of(given.get("crs", CRS84), "crs")
    if one.kind == "reports":
        version = given.get("v")
        if version and version not in services.known(version).versions:
            raise QueryError(f"v: “{version[:40]}” is not a data version kept here")
        found = report_feature(services.snapshot_for(version), one.report_set, name)
    else:
        day = given.get("datetime") or given.get("asof")
        interval = parse_interval(day) if day else None
        found = shape_feature(services.catalogue, one, name, interval)
    if found is None:
        return problem(404, f"There is no feature “{name[:60]}” in {one.id} that is handed out.")
    body = documents.item(_at(services), one, in_crs(found, crs), form)
    w = wording()
    rows = [[key, said(value)] for key, value in found["properties"].items() if said(value)]
    title = str(found["properties"].get("title") or found["properties"].get("name_en") or name)
    head = [w["ogc.property"], w["ogc.value"]]
    page = Page(title, "", _trail(one), (), body["links"], head, rows)
    response = _answer(body, form, page, GEOJSON)
    response.headers["Content-Crs"] = f"<{crs}>"
    return response


def _spoken(view: Answer) -> Answer:
    """What cannot be asked is answered by one sentence."""

    @wraps(view)
    def answered(**steps: str) -> Response:
        try:
            return view(**steps)
        except QueryError as error:
            return problem(400, f"{error}.")

    return answered


def _answer(found: dict[str, Any], form: str, page: Page, kind: str = JSON) -> Response:
    if form == "html":
        response = rendered(page)
        response.headers["Cache-Control"] = "no-cache"
    else:
        response = json_answer(found, mimetype=kind)
    response.vary.add("Accept")
    return response


def _guide(found: dict[str, Any]) -> Page:
    """The definition in words: every address, and what it can be asked."""
    named = found["components"]["parameters"]
    rows = []
    for path, methods in found["paths"].items():
        operation = methods["get"]
        names = [
            named[p["$ref"].rpartition("/")[2]]["name"] if "$ref" in p else p["name"]
            for p in operation["parameters"]
        ]
        rows.append([f"/ogc{path}", operation["summary"], ", ".join(names)])
    w = wording()
    notes = [f"{p['name']}: {p['description']}" for p in named.values()]
    trail, head = _trail(), ("GET", w["ogc.collection"], w["ogc.property"])
    return Page(w["ogc.service_doc"], w["ogc.description"], trail, (), (), head, rows, "", notes)


def _at(services: Services) -> Addresses:
    return Addresses(root_address(services))


def _trail(one: Collection | None = None) -> list[tuple[str, str]]:
    w = wording()
    found = [(w["product.name"], "/"), (w["ogc.landing"], "/ogc/?f=html")]
    found.append((w["ogc.collections"], "/ogc/collections?f=html"))
    if one is not None:
        found.append((documents.words_of(one)[0], f"/ogc/collections/{one.id}?f=html"))
    return found


def _no_collection(name: str) -> Response:
    return problem(404, f"There is no collection “{name[:60]}”; /ogc/collections lists them.")
