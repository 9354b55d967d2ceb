"""The definition of the API (OpenAPI 3.0), made of the collections and of the keys of a link.

Parameters that several clients look for by name (`limit`, `bbox`, `datetime`) stand in
`components`; every collection has its own path, with the properties that it can be asked by.
"""

from __future__ import annotations

from importlib.metadata import version as installed_version
from typing import Any, Final

from dashboard.routes.ogc.asked import FORMATS, OUTPUT, PAGING, PLACING, item_parameters
from dashboard.routes.ogc.documents import GEOJSON, HTML, JSON, words_of
from dashboard.wording import wording
from geodata.layers import Catalogue
from geodata.ogc import CRS84, CRSS, MOST, USUAL, Collection, collections_of
from geodata.queries.link import MAX_LINK

PROBLEM: Final = "application/problem+json"

_NUMBERS: Final = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6}
_LIST: Final = {"style": "form", "explode": False}


def document(root: str, catalogue: Catalogue) -> dict[str, Any]:
    """The definition, for the API at `root`."""
    w = wording()
    paths: dict[str, Any] = {
        "/": _get("landing", w["ogc.landing"], "LandingPage", ["f"]),
        "/conformance": _get("conformance", w["ogc.conformance"], "Conformance", ["f"]),
        "/collections": _get("collections", w["ogc.collections"], "Collections", ["f"]),
    }
    for one in collections_of(catalogue).values():
        paths |= _paths_of(catalogue, one)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": w["ogc.title"],
            "description": w["ogc.description"],
            "version": installed_version("aras-dashboard"),
            "license": {
                "name": "MIT (code); each collection names its own",
                "url": f"{root}/about",
            },
        },
        "servers": [{"url": f"{root}/ogc"}],
        "tags": [{"name": "core", "description": w["ogc.title"]}]
        + [{"name": one.id} for one in collections_of(catalogue).values()],
        "paths": paths,
        "components": {
            "parameters": _parameters(),
            "responses": _responses(),
            "schemas": _SCHEMAS,
        },
    }


def _get(
    name: str, summary: str, schema: str, names: list[str], *, tag: str = "core"
) -> dict[str, Any]:
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "tags": [tag],
            "parameters": [{"$ref": f"#/components/parameters/{one}"} for one in names],
            "responses": {
                "200": _answer(summary, JSON, schema),
                "400": {"$ref": "#/components/responses/InvalidParameter"},
                "500": {"$ref": "#/components/responses/ServerError"},
            },
        }
    }


def _paths_of(catalogue: Catalogue, one: Collection) -> dict[str, Any]:
    title, description = words_of(one)
    base = f"/collections/{one.id}"
    about = _get(f"about.{one.id}", title, "Collection", ["f"], tag=one.id)
    about["get"]["description"] = description
    shared = (*PLACING, *PAGING, *OUTPUT)
    own = [name for name in item_parameters(catalogue, one) if name not in shared]
    items = _get(f"items.{one.id}", title, "FeatureCollection", list(shared), tag=one.id)
    items["get"]["parameters"] += [
        {
            "name": name,
            "in": "query",
            "required": False,
            "schema": {"type": "string", "maxLength": MAX_LINK},
        }
        for name in own
    ]
    items["get"]["responses"]["200"] = _answer(title, GEOJSON, "FeatureCollection")
    item = _get(f"item.{one.id}", title, "Feature", ["featureId", *OUTPUT], tag=one.id)
    item["get"]["parameters"] += [
        {"name": name, "in": "query", "required": False, "schema": {"type": "string"}}
        for name in ITEM_KEYS[one.kind]
    ]
    item["get"]["responses"]["200"] = _answer(title, GEOJSON, "Feature")
    item["get"]["responses"]["404"] = {"$ref": "#/components/responses/NotFound"}
    return {base: about, f"{base}/items": items, f"{base}/items/{{featureId}}": item}


ITEM_KEYS: Final = {"reports": ("v",), "layer": ("datetime", "asof"), "periods": ()}
"""Parameters of a single feature, beside its form and system."""


def _parameters() -> dict[str, Any]:
    def query(name: str, schema: dict[str, Any], said: str, **more: Any) -> dict[str, Any]:
        found = {"name": name, "in": "query", "required": False, "description": said}
        return {**found, "schema": schema, **more}

    crs = {"type": "string", "format": "uri", "enum": list(CRSS), "default": CRS84}
    return {
        "f": query("f", {"type": "string", "enum": list(FORMATS)}, "json, or html for people."),
        "limit": query(
            "limit",
            {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
            f"Features on a page; more than {MOST} count as {MOST}.",
        ),
        "after": query(
            "after",
            {"type": "string", "maxLength": 200},
            "Where a page begins; take it from the link to the next page.",
        ),
        "bbox": query(
            "bbox",
            _NUMBERS,
            "Features whose shape meets this box: west,south,east,north.",
            **_LIST,
        ),
        "bbox-crs": query("bbox-crs", crs, "The system of bbox."),
        "datetime": query(
            "datetime",
            {"type": "string", "maxLength": 100},
            "An instant or an interval, with .. for an open end: 2020-09-27/2020-11-10.",
        ),
        "crs": query("crs", crs, "The system of the answer; EPSG:4326 has the latitude first."),
        "featureId": {
            "name": "featureId",
            "in": "path",
            "required": True,
            "description": "Id of the feature.",
            "schema": {"type": "string", "minLength": 1},
        },
    }


def _answer(said: str, kind: str, schema: str) -> dict[str, Any]:
    return {
        "description": said,
        "content": {
            kind: {"schema": {"$ref": f"#/components/schemas/{schema}"}},
            HTML: {"schema": {"type": "string"}},
        },
    }


def _responses() -> dict[str, Any]:
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    said = {
        "InvalidParameter": "A parameter that is not named here, or a value that cannot be.",
        "NotFound": "There is no such feature, or it may not be handed out.",
        "ServerError": "Something broke.",
    }
    return {name: {"description": text, "content": content} for name, text in said.items()}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


def _listed(schema: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}}


_TEXT: Final = {"type": "string"}
_SCHEMAS: Final = {
    "Problem": _object(["status", "detail"], status={"type": "integer"}, detail=_TEXT),
    "Link": _object(["href", "rel"], href=_TEXT, rel=_TEXT, type=_TEXT, title=_TEXT),
    "LandingPage": _object(["links"], title=_TEXT, description=_TEXT, links=_listed("Link")),
    "Conformance": _object(["conformsTo"], conformsTo={"type": "array", "items": _TEXT}),
    "Extent": _object(
        [],
        spatial=_object(
            [],
            bbox={"type": "array", "minItems": 1, "items": _NUMBERS},
            crs=_TEXT,
        ),
        temporal=_object(
            [],
            interval={
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "array",
                    "minItems": 2,
                    "maxItems": 2,
                    "items": {"type": "string", "format": "date-time", "nullable": True},
                },
            },
            trs=_TEXT,
        ),
    ),
    "Collection": _object(
        ["id", "links"],
        id=_TEXT,
        title=_TEXT,
        description=_TEXT,
        itemType=_TEXT,
        extent={"$ref": "#/components/schemas/Extent"},
        crs={"type": "array", "items": _TEXT},
        storageCrs=_TEXT,
        links=_listed("Link"),
    ),
    "Collections": _object(
        ["links", "collections"], links=_listed("Link"), collections=_listed("Collection")
    ),
    "Geometry": _object(["type", "coordinates"], type=_TEXT, coordinates={"type": "array"}),
    "Feature": _object(
        ["type", "id", "geometry", "properties"],
        type={"type": "string", "enum": ["Feature"]},
        id=_TEXT,
        geometry={"$ref": "#/components/schemas/Geometry"},
        properties={"type": "object"},
        links=_listed("Link"),
    ),
    "FeatureCollection": _object(
        ["type", "features"],
        type={"type": "string", "enum": ["FeatureCollection"]},
        features=_listed("Feature"),
        links=_listed("Link"),
        numberMatched={"type": "integer", "minimum": 0},
        numberReturned={"type": "integer", "minimum": 0},
        aras={"type": "object"},
    ),
}
