"""The documents of the API as plain values: landing page, conformance, collections, pages of items.

Links are absolute; every document names itself, its other forms, and where to go from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from dashboard.wording import wording
from geodata.layers import Catalogue
from geodata.licences import licence_of
from geodata.model import Snapshot
from geodata.ogc import (
    CRSS,
    STORAGE_CRS,
    Collection,
    collections_of,
    report_extent,
    shape_extent,
)

CONFORMANCE: Final = (
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
)
JSON: Final = "application/json"
HTML: Final = "text/html"
GEOJSON: Final = "application/geo+json"
OPENAPI: Final = "application/vnd.oai.openapi+json;version=3.0"
_LICENCES: Final = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "public domain": "https://creativecommons.org/publicdomain/mark/1.0/",
}

Link = dict[str, str]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses under `root`, the address of the product without a slash behind."""

    root: str

    def to(self, *steps: str, **query: str) -> str:
        """`/ogc` and what is below it."""
        path = "".join(f"/{quote(step, safe='')}" for step in steps)
        return f"{self.root}/ogc{path}" + (f"?{urlencode(query)}" if query else "")

    def forms(self, *steps: str, form: str, json: str = JSON) -> list[Link]:
        """The links of a document to itself and to its other form."""
        w = wording()
        forms = {"json": (json, w["ogc.as_json"]), "html": (HTML, w["ogc.as_html"])}
        return [
            {
                "href": self.to(*steps, f=name),
                "rel": "self" if name == form else "alternate",
                "type": kind,
                "title": title,
            }
            for name, (kind, title) in forms.items()
        ]


def landing(at: Addresses, form: str) -> dict[str, Any]:
    """The landing page."""
    w = wording()

    def link(rel: str, kind: str, title: str, href: str) -> Link:
        return {"href": href, "rel": rel, "type": kind, "title": title}

    return {
        "title": w["ogc.title"],
        "description": w["ogc.description"],
        "links": [
            *at.forms(form=form),
            link("service-desc", OPENAPI, w["ogc.service_desc"], at.to("openapi", f="json")),
            link("service-doc", HTML, w["ogc.service_doc"], at.to("openapi", f="html")),
            link("conformance", JSON, w["ogc.conformance"], at.to("conformance")),
            link("data", JSON, w["ogc.collections"], at.to("collections")),
        ],
    }


def conformance(at: Addresses, form: str) -> dict[str, Any]:
    """The rules that are kept."""
    return {"conformsTo": list(CONFORMANCE), "links": at.forms("conformance", form=form)}


def collections(
    at: Addresses, catalogue: Catalogue, snapshot: Snapshot, form: str
) -> dict[str, Any]:
    """All collections."""
    found = collections_of(catalogue).values()
    return {
        "links": at.forms("collections", form=form),
        "crs": list(CRSS),
        "collections": [collection(at, catalogue, snapshot, one) for one in found],
    }


def collection(
    at: Addresses, catalogue: Catalogue, snapshot: Snapshot, one: Collection, form: str = "json"
) -> dict[str, Any]:
    """One collection: title, extent, licence, systems, and where its features are."""
    w = wording()
    title, description = words_of(one)
    reports = one.kind == "reports"
    extent = report_extent(snapshot, one.report_set) if reports else shape_extent(catalogue, one)
    return {
        "id": one.id,
        "title": title,
        "description": description,
        "itemType": "feature",
        "extent": extent.json(),
        "crs": list(CRSS),
        "storageCrs": STORAGE_CRS,
        "links": [
            *at.forms("collections", one.id, form=form),
            {
                "href": at.to("collections", one.id, "items"),
                "rel": "items",
                "type": GEOJSON,
                "title": w["ogc.as_geojson"],
            },
            {
                "href": at.to("collections", one.id, "items", f="html"),
                "rel": "items",
                "type": HTML,
                "title": w["ogc.as_html"],
            },
            *_licences(at, one, snapshot),
        ],
    }


def words_of(one: Collection) -> tuple[str, str]:
    """Title and description of a collection."""
    w = wording()
    if one.layer is None:
        return w[f"ogc.{one.id}"], w["ogc.reports_description"]
    spec = one.layer
    said = w["ogc.layer_description"].format(
        note=spec.note, source=spec.source, exactness=f"{spec.exactness_m:,}"
    )
    name = spec.names["en"]
    if one.kind == "periods":
        return w["ogc.periods_title"].format(name=name), f"{w['ogc.periods_description']} {said}"
    if spec.temporal:
        said = f"{w['ogc.temporal_description']} {said}"
    return name, said.strip()


def items(
    at: Addresses,
    one: Collection,
    said: Mapping[str, str],
    page: Mapping[str, Any],
    *,
    form: str,
    version: str | None,
    after: str | None,
) -> dict[str, Any]:
    """A page of features. The next page is of the same version of the data, if it has one."""
    steps = ("collections", one.id, "items")
    asked = {name: value for name, value in said.items() if name != "f"}
    links = [
        {
            "href": at.to(*steps, **asked, f=name),
            "rel": "self" if name == form else "alternate",
            "type": kind,
            "title": title,
        }
        for name, kind, title in (
            ("json", GEOJSON, wording()["ogc.as_geojson"]),
            ("html", HTML, wording()["ogc.as_html"]),
        )
    ]
    if after is not None:
        onward = {**asked, "after": after, "f": form} | ({"v": version} if version else {})
        links.append(
            {
                "href": at.to(*steps, **onward),
                "rel": "next",
                "type": GEOJSON if form == "json" else HTML,
                "title": wording()["ogc.next"],
            }
        )
    links.append(_up(at, one))
    return {"type": "FeatureCollection", "links": links, **page}


def item(at: Addresses, one: Collection, feature: Mapping[str, Any], form: str) -> dict[str, Any]:
    """A feature with its links."""
    steps = ("collections", one.id, "items", str(feature["id"]))
    links = [*at.forms(*steps, form=form, json=GEOJSON), _up(at, one)]
    if one.kind == "reports":
        links.append(
            {
                "href": f"{at.root}/?{urlencode({'event': feature['id']})}",
                "rel": "alternate",
                "type": HTML,
                "title": wording()["ogc.in_workspace"],
            }
        )
    return {**feature, "links": links}


def _up(at: Addresses, one: Collection) -> Link:
    return {
        "href": at.to("collections", one.id),
        "rel": "collection",
        "type": JSON,
        "title": wording()["ogc.collection"],
    }


def _licences(at: Addresses, one: Collection, snapshot: Snapshot) -> Iterable[Link]:
    """Where the terms stand under which the features may be used."""
    w = wording()
    if one.layer is None:
        names = "; ".join(
            f"{dataset.name}: {licence_of(dataset)}"
            for dataset in snapshot.datasets
            if dataset.redistribution == "rows"
        )
        yield {
            "href": f"{at.root}/data/README.txt?from=..&to=..&show={one.report_set}",
            "rel": "license",
            "type": "text/plain",
            "title": w["ogc.licence"].format(licence=names) if names else w["ogc.readme"],
        }
        return
    for name in one.layer.licence.split(";"):
        yield {
            "href": _LICENCES.get(name.strip(), f"{at.root}/about"),
            "rel": "license",
            "type": HTML,
            "title": w["ogc.licence"].format(licence=name.strip()),
        }
