"""The rules of OGC API - Features Part 1, one test each, by the names that the standard gives them.

What stands behind `/req/` or `/conf/` in the comments is the requirement that is tested.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.services import Services
from geodata.ogc import CRS84, CRSS, MOST, USUAL

REPORTS = ("events", "border_incidents", "protests")
GEOJSON = "application/geo+json"


def links(found: dict[str, Any], rel: str) -> list[dict[str, str]]:
    return [link for link in found["links"] if link["rel"] == rel]


def follow(client: FlaskClient, href: str) -> TestResponse:
    parts = urlsplit(href)
    return client.get(parts.path + (f"?{parts.query}" if parts.query else ""))


def collections(client: FlaskClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/ogc/collections").json["collections"]
    return found


@pytest.mark.parametrize("address", ["/ogc", "/ogc/"])
def test_landing_page(client: FlaskClient, address: str) -> None:
    # /req/core/root-op, /req/core/root-success, /req/oas30/oas-definition-1
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (200, "application/json")
    for rel in ("self", "alternate", "service-desc", "service-doc", "conformance", "data"):
        (link,) = links(response.json, rel)
        answer = follow(client, link["href"])
        assert answer.status_code == 200
        assert answer.content_type.replace(" ", "") == link["type"] or (
            answer.mimetype == link["type"]
        )
        assert link["title"]


def test_api_definition(client: FlaskClient) -> None:
    # /req/core/api-definition-op, -success; /req/oas30/oas-definition-2, /req/oas30/oas-impl
    response = client.get("/ogc/openapi")
    assert response.content_type == "application/vnd.oai.openapi+json;version=3.0"
    found = response.json
    assert found["openapi"].startswith("3.0")
    for path in found["paths"]:
        address = path.replace("{featureId}", "none")
        assert client.get(f"/ogc{address}").status_code in (200, 404)
    assert found["components"]["parameters"]["limit"]["schema"] == {
        "type": "integer",
        "minimum": 1,
        "maximum": MOST,
        "default": USUAL,
    }


def test_conformance_declaration(client: FlaskClient) -> None:
    # /req/core/conformance-op, /req/core/conformance-success
    part_1 = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
    declared = set(client.get("/ogc/conformance").json["conformsTo"])
    assert {part_1 + name for name in ("core", "oas30", "html", "geojson")} <= declared


def test_collections(client: FlaskClient, services: Services) -> None:
    # /req/core/fc-md-op, -success, -links, -items, -items-links, -extent
    response = client.get("/ogc/collections")
    assert {link["type"] for link in links(response.json, "self")} == {"application/json"}
    assert {link["type"] for link in links(response.json, "alternate")} == {"text/html"}
    found = response.json["collections"]
    assert [one["id"] for one in found][:3] == list(REPORTS)
    assert set(services.catalogue.layers) <= {one["id"] for one in found}
    for one in found:
        assert {link["type"] for link in links(one, "items")} == {GEOJSON, "text/html"}
        assert links(one, "license")
        assert one["title"]
        assert one["description"]
        assert one["itemType"] == "feature"
        (west, south, east, north) = one["extent"]["spatial"]["bbox"][0]
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90
        ((first, last),) = one["extent"]["temporal"]["interval"]
        assert first is None or last is None or first <= last
        # /req/core/sfc-md-op, -success: the same as on its own
        assert client.get(f"/ogc/collections/{one['id']}").json == one


def test_features_of_every_collection(client: FlaskClient) -> None:
    # /req/core/fc-op, fc-response, fc-links, fc-rel-type, fc-numberReturned; /req/geojson/content
    for one in collections(client):
        response = client.get(f"/ogc/collections/{one['id']}/items?limit=3")
        assert (response.status_code, response.mimetype) == (200, GEOJSON)
        found = response.json
        assert found["type"] == "FeatureCollection"
        assert found["numberReturned"] == len(found["features"]) <= 3
        assert found["numberMatched"] >= found["numberReturned"]
        for rel in ("self", "alternate", "collection"):
            assert all(link["type"] for link in links(found, rel))
            assert links(found, rel)
        assert links(found, "self")[0]["type"] == GEOJSON
        assert follow(client, links(found, "self")[0]["href"]).json == found
        assert found["aras"]["sources"]


def test_a_feature_of_every_collection(client: FlaskClient) -> None:
    # /req/core/f-op, f-success, f-links
    for one in collections(client):
        base = f"/ogc/collections/{one['id']}/items"
        feature = client.get(f"{base}?limit=1").json["features"][0]
        response = client.get(f"{base}/{feature['id']}")
        assert (response.status_code, response.mimetype) == (200, GEOJSON)
        found = response.json
        assert {name: found[name] for name in feature} == feature
        for rel in ("self", "alternate", "collection"):
            assert links(found, rel), rel
        again = client.get(
            f"{base}/{feature['id']}", headers={"If-None-Match": response.headers["ETag"]}
        )
        assert (again.status_code, again.data) == (304, b"")
        assert client.get(f"{base}/no-such-feature").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/ogc?x=1",
        "/ogc/conformance?x=1",
        "/ogc/collections?x=1",
        "/ogc/collections/events?x=1",
        "/ogc/collections/events/items?x=1",
        "/ogc/collections/events/items/x?x=1",
        "/ogc/collections/control/items?kind=shelling",
    ],
)
def test_an_unknown_parameter_is_refused(client: FlaskClient, address: str) -> None:
    # /req/core/query-param-unknown
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert response.json["detail"].startswith("“")
    assert response.json["detail"].count("\n") == 0


@pytest.mark.parametrize(
    "query",
    [
        "limit=0", "limit=-1", "limit=many", "limit=1.5", "limit=1e3", "bbox=1,2,3", "bbox=a,b,c,d",
        "bbox=0,9,1,8", "datetime=now", "datetime=2020-11-10/2020-09-27", "f=xml", "crs=EPSG:4326",
        "bbox-crs=x", "kind=unknown", "near=nowhere:3", "v=0123456789ab", "after=x",
        "datetime=2020-10-01&from=2020-09-27",
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused(client: FlaskClient, query: str) -> None:
    # /req/core/query-param-invalid
    response = client.get(f"/ogc/collections/events/items?{query}")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert response.json["detail"].endswith(".")


def test_a_limit_beyond_the_greatest_is_the_greatest(client: FlaskClient) -> None:
    # /req/core/fc-limit-definition, fc-limit-response-1
    assert client.get(f"/ogc/collections/places/items?limit={MOST * 10}").status_code == 200
    assert client.get("/ogc/collections/events/items?limit=7").json["numberReturned"] == 7


def test_bbox_is_of_the_points(client: FlaskClient) -> None:
    # /req/core/fc-bbox-definition, fc-bbox-response
    west, south, east, north = 46.0, 39.0, 47.5, 40.2
    whole = client.get("/ogc/collections/events/items").json["features"]
    expected = [
        f["id"]
        for f in whole
        if west <= f["geometry"]["coordinates"][0] <= east
        and south <= f["geometry"]["coordinates"][1] <= north
    ]
    found = client.get(f"/ogc/collections/events/items?bbox={west},{south},{east},{north}").json
    assert [f["id"] for f in found["features"]] == expected
    assert 0 < len(expected) < len(whole)


def test_datetime_is_of_the_widened_days(client: FlaskClient) -> None:
    # /req/core/fc-time-definition, fc-time-response
    for name, report_set in zip(REPORTS, ("event", "border_incident", "protest"), strict=True):
        for window, keys in (
            ("2020-10-01/2020-10-31", "from=2020-10-01&to=2020-10-31"),
            ("../1994-05-12", "from=..&to=1994-05-12"),
            ("2020-11-10T00:00:00Z/..", "from=2020-11-10&to=.."),
            ("2020-10-17", "from=2020-10-17&to=2020-10-17"),
        ):
            mine = client.get(f"/ogc/collections/{name}/items?datetime={window}").json
            theirs = client.get(f"/data/events.geojson?show={report_set}&{keys}").json
            assert [f["id"] for f in mine["features"]] == [f["id"] for f in theirs["features"]]


def test_without_a_question_all_days_are_meant(client: FlaskClient, services: Services) -> None:
    total = sum(client.get(f"/ogc/collections/{n}/items").json["numberMatched"] for n in REPORTS)
    assert total == len(services.snapshot)


def test_the_keys_of_a_link_select(client: FlaskClient) -> None:
    query = "region=enclave&kind=shelling,capture&from=2020-09-27&to=2020-11-10&names=hy&theme=dark"
    mine = client.get(f"/ogc/collections/events/items?{query}").json
    theirs = client.get(f"/data/events.geojson?show=event&{query}").json
    assert [f["id"] for f in mine["features"]] == [f["id"] for f in theirs["features"]]
    assert 0 < mine["numberMatched"] < 122
    only_protests = client.get("/ogc/collections/events/items?show=protest").json
    assert only_protests["numberMatched"] == 0


def test_properties_select(client: FlaskClient) -> None:
    # /rec/core/fc-filters
    found = client.get("/ogc/collections/protests/items?admin1=Ardabil").json["features"]
    assert found
    assert {f["properties"]["admin1"] for f in found} == {"Ardabil"}
    found = client.get("/ogc/collections/places/items?rank=1").json
    assert found["numberMatched"] == sum(
        str(f["properties"].get("rank")) == "1"
        for f in client.get("/ogc/collections/places/items").json["features"]
    )


@pytest.mark.parametrize("name", ["events", "places", "control-periods"])
def test_next_pages_are_all_features_once(client: FlaskClient, name: str) -> None:
    # /req/core/fc-next-1, -2
    whole = [f["id"] for f in client.get(f"/ogc/collections/{name}/items").json["features"]]
    found = client.get(f"/ogc/collections/{name}/items?limit=50").json
    ids = [f["id"] for f in found["features"]]
    while onward := links(found, "next"):
        assert onward[0]["type"] == GEOJSON
        found = follow(client, onward[0]["href"]).json
        assert found["numberReturned"] > 0
        ids += [f["id"] for f in found["features"]]
    assert ids == whole
    assert len(set(ids)) == len(ids) > 100


@pytest.mark.parametrize("crs", CRSS)
def test_the_system_is_named_and_has_its_axes(client: FlaskClient, crs: str) -> None:
    # Part 2: /req/crs/fc-crs-definition, fc-bbox-crs-action, ogc-crs-header
    response = client.get("/ogc/collections/events/items", query_string={"crs": crs, "limit": 1})
    assert response.headers["Content-Crs"] == f"<{crs}>"
    x, y = response.json["features"][0]["geometry"]["coordinates"]
    near = [round(x - 1, 4), round(y - 1, 4), round(x + 1, 4), round(y + 1, 4)]
    again = client.get(
        "/ogc/collections/events/items",
        query_string={"bbox": ",".join(map(str, near)), "bbox-crs": crs, "crs": crs, "limit": 1},
    ).json
    assert again["features"][0]["geometry"]["coordinates"] == [x, y]
    stored = client.get("/ogc/collections/events/items?limit=1")
    assert stored.headers["Content-Crs"] == f"<{CRS84}>"
    lon, lat = stored.json["features"][0]["geometry"]["coordinates"]
    if crs.endswith("4326"):
        assert (x, y) == (lat, lon)


def test_html_for_people(client: FlaskClient) -> None:
    # /req/html/definition, /req/html/content
    for path in ("", "/conformance", "/openapi", "/collections", "/collections/events",
                 "/collections/events/items", "/collections/control/items/khojavend"):  # fmt: skip
        for answer in (
            client.get(f"/ogc{path}?f=html"),
            client.get(f"/ogc{path}", headers={"Accept": "text/html,*/*;q=0.8"}),
        ):
            if "khojavend" not in path:
                assert (answer.status_code, answer.mimetype) == (200, "text/html")
                assert "Accept" in answer.headers["Vary"]
                assert b"<h1>" in answer.data


def test_texts_of_reports_are_no_markup(client: FlaskClient) -> None:
    page = client.get("/ogc/collections/events/items?f=html&limit=1000").get_data(as_text=True)
    assert "<script>" not in page


def test_every_answer_may_be_read_by_any_page_and_kept(client: FlaskClient) -> None:
    # /rec/core/cross-origin, /req/core/http
    for path in ("", "/collections", "/collections/events/items?limit=2"):
        answer = client.get(f"/ogc{path}")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in answer.headers
        again = client.get(f"/ogc{path}", headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
        assert client.head(f"/ogc{path}").status_code == 200
    assert client.post("/ogc/collections").status_code == 405
    missing = client.get("/ogc/nothing")
    assert (missing.status_code, missing.mimetype) == (404, "application/problem+json")
    assert json.loads(missing.data)["detail"]
