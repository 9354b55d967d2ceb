"""GeoJSON as it is found: every form, every reference system, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from geodata.readers import InputFile, ReadOptions, RowRead
from geodata.readers.geojson import GeoJson
from tests.geodata.readers.known import events, outcomes, read, reader_of, sample
from tests.geodata.readers.vector.files import (
    FUZULI,
    SHAPES,
    SHUSHA,
    collection,
    damaged,
    feature,
    holds_whatever_the_bytes,
    sentences,
    written,
)

READER = GeoJson()
SYNTHETIC = "generic_synthetic/events_synthetic.geojson"


def rows_of(folder: Path, content: Any, name: str = "f.geojson") -> list[RowRead]:
    file = written(folder, name, content)
    assert reader_of(file).id == "geojson"
    return read(file)


def one(folder: Path, *args: Any, **members: Any) -> RowRead:
    (row,) = rows_of(folder, collection([feature(*args, **members)]))
    return row


# The samples


def test_the_sample_has_nine_events_and_one_without_a_place() -> None:
    rows = read(sample(SYNTHETIC))
    assert outcomes(rows) == {"kept": 9, "refused": 1}
    assert sentences(rows) == [
        "events_synthetic.geojson, row 4, geometry: is empty; write where it was"
    ]
    assert rows[3].cells["name"] == "Kəlbəcər"
    shusha = events(rows)[6]
    assert (shusha.title, shusha.place.lon, shusha.place.lat) == ("Şuşa", *SHUSHA)  # no height
    assert shusha.id == "events-synthetic-5"
    assert shusha.killed is not None and shusha.killed.max == 12


def test_the_sample_in_metres_lies_where_the_one_in_degrees_lies() -> None:
    degrees = {e.title: e.place for e in events(read(sample(SYNTHETIC))).values()}
    metres = events(read(sample("generic_synthetic/events_epsg3857_synthetic.geojson")))
    assert len(metres) == 9
    for event in metres.values():
        place = degrees[event.title]
        assert event.place.lon == pytest.approx(place.lon, abs=1e-6)
        assert event.place.lat == pytest.approx(place.lat, abs=1e-6)


def test_metres_declared_as_degrees_are_refused_with_the_cure() -> None:
    rows = read(sample("generic_synthetic/events_metres_declared_as_degrees_synthetic.geojson"))
    assert outcomes(rows) == {"refused": 9}
    told = sentences(rows)
    assert len(told) == 9
    for number, sentence in enumerate(told, start=1):
        assert f"row {number}, geometry:" in sentence
        assert "look like metres, declared as degrees (WGS 84)" in sentence
        assert "declare the reference system" in sentence


def test_ucdp_as_geojson_is_ucdp_with_the_place_of_the_geometry() -> None:
    file = sample("ucdp/GEDEvent_v23_1_CAR_30.geojson")
    reading = READER.read(file, ReadOptions())
    assert (reading.dataset, reading.expected) == ("ucdp-ged", 30)
    rows = list(reading.rows)
    assert outcomes(rows) == {"kept": 30}
    raw = json.loads(file.path.read_text())["features"]
    for row, source in zip(rows, raw, strict=True):
        assert row.event is not None
        assert row.event.id == f"ucdp-{source['properties']['id']}"
        assert [row.event.place.lon, row.event.place.lat] == source["geometry"]["coordinates"]
        assert row.cells["conflict_name"] == source["properties"]["conflict_name"]


def test_outlines_of_countries_are_no_events() -> None:
    for name in ("AZE", "IRN", "ARM"):
        rows = read(sample(f"boundaries/{name}.geo.json"))
        assert [row.row for row in rows] == [None]
        assert "has no column for the date" in sentences(rows)[0]


# Forms


def test_every_form_of_the_same_features_gives_the_same_events(tmp_path: Path) -> None:
    features = [feature(FUZULI, id=1), feature(SHUSHA, {"name": "Fire"}, id=2)]
    lines = "\n".join(json.dumps(f) for f in features)
    text = json.dumps(collection(features))
    forms: dict[str, bytes | str] = {
        "collection": text,
        "array": json.dumps(features),
        "lines": lines,
        "lines with blanks": f"\n\n{lines}\n\n",
        "text sequence": "".join(f"\x1e{json.dumps(f)}\n" for f in features),
        "two collections": "".join(json.dumps(collection([f])) + "\n" for f in features),
        "array of collections": json.dumps([collection(features)]),
        "mark": b"\xef\xbb\xbf" + text.encode(),
        "UTF-16": text.encode("utf-16"),
        "indented": json.dumps(collection(features), indent=3),
        "members behind": json.dumps({"features": features, "type": "FeatureCollection"}),
    }
    read_as = {}
    for form, content in forms.items():
        rows = rows_of(tmp_path, content)
        read_as[form] = [row.event for row in rows]
        assert [row.row for row in rows] == [1, 2], form
    first = read_as["collection"]
    assert [event and event.title for event in first] == ["Shelling", "Fire"]
    assert all(found == first for found in read_as.values())


def test_a_single_feature_is_a_file(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, feature(SHUSHA, id="shelling-1"))
    assert row.event is not None and row.event.id == "shelling-1"


def test_a_bare_geometry_has_no_date(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, {"type": "Point", "coordinates": [46.75, 39.81]})
    assert "has no column for the date" in sentences(rows)[0]


def test_the_id_of_a_feature_is_used_unless_its_properties_have_one(tmp_path: Path) -> None:
    features = [
        feature(SHUSHA, id="a-1"),
        feature(SHUSHA, {"id": "b-1"}, id="a-2"),
        feature(SHUSHA, id=7),
        feature(SHUSHA),
        feature(SHUSHA, {"id": None}, id="a-5"),
    ]
    ids = [row.id for row in rows_of(tmp_path, collection(features))]
    assert ids[:3] == ["a-1", "b-1", "f-7"]
    assert ids[3].startswith("f-") and len(ids[3]) == len("f-") + 12
    assert ids[4] == "a-5"


def test_the_id_of_a_row_without_one_does_not_depend_on_its_place(tmp_path: Path) -> None:
    here, there = feature(SHUSHA), feature(FUZULI)
    first = [row.id for row in rows_of(tmp_path, collection([here, there]))]
    second = [row.id for row in rows_of(tmp_path, collection([there, here]))]
    assert first == second[::-1] and first[0] != first[1]


# Reference systems


@pytest.mark.parametrize("code", [3857, 32638, 32639, 28408])
@pytest.mark.parametrize("behind", [False, True])
def test_a_declared_system_is_undone(tmp_path: Path, code: int, behind: bool) -> None:
    there = Transformer.from_crs("OGC:CRS84", f"EPSG:{code}", always_xy=True)
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{code}"}}
    content = collection([feature(there.transform(*SHUSHA))], crs=crs)
    if behind:
        content = {name: content[name] for name in ("type", "features", "crs")}
    (row,) = rows_of(tmp_path, content)
    assert row.event is not None
    assert row.event.place.lon == pytest.approx(SHUSHA[0], abs=2e-6)
    assert row.event.place.lat == pytest.approx(SHUSHA[1], abs=2e-6)


@pytest.mark.parametrize(
    "crs",
    [
        None,
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}},
        {"type": "name", "properties": {"name": "EPSG:4326"}},
        {"type": "EPSG", "properties": {"code": 4326}},
    ],
)
def test_degrees_stand_as_longitude_and_latitude_in_every_case(tmp_path: Path, crs: Any) -> None:
    (row,) = rows_of(tmp_path, collection([feature(SHUSHA)], crs=crs))
    assert row.event is not None
    assert (row.event.place.lon, row.event.place.lat) == SHUSHA


@pytest.mark.parametrize(
    ("crs", "words"),
    [
        ({"type": "link", "properties": {"href": "http://example.org/crs"}}, "is not followed"),
        ({"type": "name", "properties": {"name": "EPSG:999999"}}, '"EPSG:999999" is not a ref'),
        ({"type": "name", "properties": {"name": "/etc/passwd"}}, '"/etc/passwd" is not a ref'),
        ({"type": "name", "properties": {}}, "save the file as WGS 84"),
        ("EPSG:4326", "is no reference system"),
        ([], "is no reference system"),
    ],
)
def test_a_system_that_is_not_known_refuses_the_file(tmp_path: Path, crs: Any, words: str) -> None:
    rows = rows_of(tmp_path, collection([feature(SHUSHA)], crs=crs))
    assert [row.row for row in rows] == [None]
    assert "f.geojson, crs:" in sentences(rows)[0] and words in sentences(rows)[0]


def test_exchanged_coordinates_are_refused_with_that_hint(tmp_path: Path) -> None:
    row = one(tmp_path, SHUSHA[::-1])
    assert "latitude and longitude change places" in sentences([row])[0]


# Shapes


@pytest.mark.parametrize("kind", SHAPES)
def test_every_kind_of_shape_has_a_place_and_an_extent(tmp_path: Path, kind: str) -> None:
    shape = SHAPES[kind]
    row = one(tmp_path, json.loads(shapely.to_geojson(shape)))
    event = row.event
    assert event is not None and not row.problems
    here = shapely.Point(event.place.lon, event.place.lat)
    assert shape.distance(here) < 1e-5
    if kind == "Point":
        assert event.extent == "" and event.place.geo_precision == "exact"
    else:
        assert shapely.from_wkt(event.extent).equals(shape)
        assert event.place.geo_precision in ("district", "province")
    assert shapely.from_wkt(row.cells["geometry"]).equals(shape)


def test_what_the_file_says_of_the_precision_holds(tmp_path: Path) -> None:
    row = one(
        tmp_path, json.loads(shapely.to_geojson(SHAPES["Polygon"])), {"geo_precision": "exact"}
    )
    assert row.event is not None and row.event.place.geo_precision == "exact"


def test_a_shape_of_very_many_vertices_is_read(tmp_path: Path) -> None:
    turn = np.linspace(0, 2 * np.pi, 200_000)
    ring = np.column_stack((46 + np.cos(turn), 39 + np.sin(turn))).round(6).tolist()
    row = one(tmp_path, {"type": "Polygon", "coordinates": [ring]})
    assert row.event is not None
    assert shapely.from_wkt(row.event.extent).area == pytest.approx(np.pi, rel=0.01)
    assert "has a shape of 200,000 vertices, which was simplified" in sentences([row], "warned")[0]


def test_heights_fall_away_also_when_some_positions_have_none(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[46.5, 39.5, 900], [47, 39.9]]}
    row = one(tmp_path, line)
    assert row.event is not None and row.event.extent == "LINESTRING (46.5 39.5, 47 39.9)"


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (
            {"type": "Point", "coordinates": ["46.7", "39.8"]},
            '"46.7, 39.8" has a coordinate that is not a number',
        ),
        ({"type": "Point", "coordinates": [46.7]}, "position of fewer than two numbers"),
        ({"type": "Point", "coordinates": [[46.7, 39.8]]}, "fewer than two numbers"),
        ({"type": "Point", "coordinates": [None, None]}, "not a number"),
        ({"type": "Point", "coordinates": [True, False]}, "not a number"),
        ({"type": "Point", "coordinates": "46.7 39.8"}, "no list of coordinates"),
        ({"type": "Point"}, "no list of coordinates"),
        (
            {"type": "Circle", "coordinates": [1, 2]},
            '"Circle" has a type that GeoJSON does not know',
        ),
        ({"type": ["Point"], "coordinates": [1, 2]}, "does not know"),
        ({"type": "LineString", "coordinates": [[46, 39]]}, "make no LineString"),
        ({"type": "Polygon", "coordinates": [[[46, 39], [47, 39]]]}, "make no Polygon"),
        ({"type": "Polygon", "coordinates": [46, 39]}, "no list"),
        ({"type": "MultiPolygon", "coordinates": [5]}, "make no MultiPolygon"),
        ({"type": "GeometryCollection"}, "no list of geometries"),
        ({"type": "Polygon", "coordinates": []}, "empty geometry"),
        ({"type": "Point", "coordinates": []}, "empty geometry"),
        ({"type": "MultiPoint", "coordinates": []}, "empty geometry"),
        ({"type": "Point", "coordinates": [1e999, 39]}, "not a number"),
        ({"type": "Point", "coordinates": [46.7, 139.8]}, "latitude beyond 90"),
        ({"type": "Point", "coordinates": [246.7, 39.8]}, "longitude beyond 180"),
        ({"type": "Point", "coordinates": [0, 0]}, "nobody wrote a place"),
        ("POINT (46 39)", "is no geometry"),
        ([46, 39], "is no geometry"),
    ],
)
def test_a_geometry_that_is_none_is_refused_with_its_row(
    tmp_path: Path, geometry: Any, words: str
) -> None:
    rows = rows_of(tmp_path, collection([feature(SHUSHA), feature(geometry), feature(FUZULI)]))
    assert outcomes(rows) == {"kept": 2, "refused": 1}
    (told,) = sentences(rows)
    assert told.startswith("f.geojson, row 2, geometry:") and words in told
    assert rows[1].cells["name"] == "Shelling"


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    row = one(tmp_path, {"type": "Point"}, {"date": "2020-02-30"})
    told = " ".join(sentences([row]))
    assert "geometry:" in told and "date:" in told


@pytest.mark.parametrize("item", [5, "x", None, True, [], {}, {"a": 1}, {"type": "Feature"}])
def test_what_is_no_feature_has_a_row_and_a_sentence(tmp_path: Path, item: Any) -> None:
    rows = rows_of(tmp_path, collection([feature(SHUSHA), item, feature(FUZULI)]))
    assert [row.row for row in rows] == [1, 2, 3]
    assert outcomes(rows) == {"kept": 2, "refused": 1}
    assert "f.geojson, row 2: is no GeoJSON feature;" in sentences(rows)[0]


def test_a_feature_that_lacks_its_type_is_read(tmp_path: Path) -> None:
    lacking = {key: value for key, value in feature(SHUSHA).items() if key != "type"}
    rows = rows_of(tmp_path, collection([lacking]))
    assert outcomes(rows) == {"kept": 1}


# Properties


def test_nothing_of_the_properties_is_lost(tmp_path: Path) -> None:
    properties = {
        "killed": 3,
        "share": 0.1,
        "whole": 4.0,
        "sure": True,
        "none": None,
        "tags": ["a", "b"],
        "deep": {"a": [1, {"b": "ç"}]},
        "дата": "27.09.2020",
        "text": "line\nbreak",
    }
    row = one(tmp_path, SHUSHA, properties, other="kept")
    for name, cell in {
        "killed": "3",
        "share": "0.1",
        "whole": "4",
        "sure": "true",
        "none": "",
        "tags": "a; b",
        "deep": '{"a": [1, {"b": "ç"}]}',
        "дата": "27.09.2020",
        "text": "line\nbreak",
        "other": "kept",
    }.items():
        assert row.cells[name] == cell


def test_a_column_may_be_named_as_for_a_table(tmp_path: Path) -> None:
    file = written(tmp_path, "f.geojson", collection([feature(SHUSHA, {"seen": "2021-01-02"})]))
    (row,) = read(file, ReadOptions(mapping={"date": "seen", "title": "name"}, kind="shelling"))
    assert row.event is not None
    assert (str(row.event.date_start), row.event.kind) == ("2021-01-02", "shelling")


def test_the_order_of_day_and_month_is_decided_over_the_file(tmp_path: Path) -> None:
    dates = ["03.04.2021", "25.04.2021"]
    rows = rows_of(tmp_path, collection([feature(SHUSHA, {"date": date}) for date in dates]))
    assert [str(e.date_start) for e in events(rows).values()] == ["2021-04-03", "2021-04-25"]


def test_half_a_surrogate_pair_does_not_hinder(tmp_path: Path) -> None:
    text = json.dumps(collection([feature(SHUSHA, {"name": "X"})])).replace('"X"', '"a\\ud800b"')
    (row,) = rows_of(tmp_path, text)
    assert row.event is not None and row.event.title == "a\ufffdb"


def test_bytes_that_are_no_text_cost_their_own_row_only(tmp_path: Path) -> None:
    names = ["Şuşa", "Ağdam", "Füzuli", "Laçın", "Xankəndi"] * 8
    text = json.dumps(collection([feature(SHUSHA, {"name": n}) for n in [*names, "X"]]))
    data = json.dumps(json.loads(text), ensure_ascii=False).encode().replace(b'"X"', b'"a\xffb"')
    rows = rows_of(tmp_path, data)
    assert outcomes(rows) == {"kept": 40, "refused": 1}
    assert "row 41, name:" in sentences(rows)[0] and "no text" in sentences(rows)[0]


def test_a_cell_that_is_too_long_is_refused(tmp_path: Path) -> None:
    row = one(tmp_path, SHUSHA, {"text": "x" * 140_000})
    assert sentences([row])[0].startswith(
        "f.geojson, row 1, text: has more than 131,072 characters"
    )


def test_a_code_page_is_a_guess_that_is_told(tmp_path: Path) -> None:
    names = ["Şuşa", "Ağdam", "Füzuli", "Cəbrayıl".replace("ə", "e"), "Laçın"]
    text = json.dumps(
        collection([feature(SHUSHA, {"name": name}) for name in names]), ensure_ascii=False
    )
    rows = rows_of(tmp_path, text.encode("cp1254"))
    assert [event.title for event in events(rows).values()] == names
    assert "is not UTF-8; it was read as Windows-1254" in sentences(rows, "warned")[0]


# Broken files


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"type":"FeatureCollection","features":[', "ends in the middle (line 1)"),
        ('{"type":"FeatureCollection",\n"features":[{"type" 5}]}', "is broken JSON (line 2)"),
        ("{}", "has no features"),
        ("[]", "has no features"),
        ('{"type":"FeatureCollection","features":[]}', "has no features"),
        ('{"type":"FeatureCollection"}', "has no features"),
        ('{"type":"FeatureCollection","features":{}}', "has no features"),
        ('{"type":"Topology","objects":{},"arcs":[]}', "is TopoJSON"),
        ('{"features":' + "[" * 100_000, "is nested too deeply"),
        ('{"a":' * 100_000, "is nested too deeply"),
        ('{"n":' + "9" * 5000 + "}", "has a number that is too long"),
        (b'{"type":"FeatureCollection\xff\x00\x01\x02\x03\x04\x05\x06', "f.geojson: is no"),
    ],
)
def test_a_broken_file_is_one_sentence(tmp_path: Path, content: bytes | str, words: str) -> None:
    rows = rows_of(tmp_path, content)
    (told,) = sentences(rows)
    assert words in told


def test_features_before_a_break_are_read_and_the_break_is_told(tmp_path: Path) -> None:
    whole = json.dumps(collection([feature(SHUSHA), feature(FUZULI)]))
    rows = rows_of(tmp_path, whole[:-40])
    assert [row.row for row in rows] == [1, None]
    assert rows[0].event is not None
    assert "ends in the middle" in sentences(rows)[0]


@pytest.mark.parametrize("name", ["f.csv", "f.kml", "f"])
def test_it_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    assert reader_of(written(tmp_path, name, collection([feature(SHUSHA)]))).id == "geojson"


@pytest.mark.parametrize("content", ["date,lat,lon\n", "<kml/>", "[x]\n", "", "PK\3\4"])
def test_other_files_are_not_claimed(tmp_path: Path, content: str) -> None:
    assert not READER.claims(written(tmp_path, "f.geojson", content))


def test_a_file_that_is_not_there_is_not_claimed(tmp_path: Path) -> None:
    assert not READER.claims(InputFile("f", tmp_path / "f"))


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_give_rows_and_problems(data: bytes) -> None:
    holds_whatever_the_bytes(READER, data, "f.geojson")


@settings(max_examples=60)
@given(json_values, json_values, json_values)
def test_any_json_gives_rows_and_problems(geometry: Any, properties: Any, crs: Any) -> None:
    value = {"type": "Feature", "properties": properties, "geometry": geometry, "id": crs}
    content = collection([feature(SHUSHA), value, geometry], crs=crs if crs != [] else None)
    holds_whatever_the_bytes(READER, json.dumps(content).encode(), "f.geojson")


@settings(max_examples=60)
@given(st.integers(min_value=0))
def test_a_damaged_file_gives_rows_and_problems(seed: int) -> None:
    holds_whatever_the_bytes(
        READER, damaged(sample(SYNTHETIC).path.read_bytes(), seed), "f.geojson"
    )
