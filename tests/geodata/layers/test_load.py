"""Loading: what is there, and one clear sentence for what cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geodata.errors import CatalogueError, QueryError
from geodata.layers import load_catalogue
from tests.geodata.layers.small import (
    NAMES,
    PERIODS,
    VIEW,
    collection,
    feature,
    ring,
    toml_entry,
    write_small,
)

ONE = feature("one", ring(46, 39, 47, 40))

HELD = '{day = "2020-01-01", controller = "azerbaijan", area_km2 = %s}'


def refusal(path: Path) -> str:
    """What the loader says, which must be one line."""
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(path)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def test_the_small_catalogue_loads(tmp_path: Path) -> None:
    catalogue = load_catalogue(write_small(tmp_path))
    assert list(catalogue.layers) == ["oblast", "rim", "held"]
    assert list(catalogue.areas) == ["one", "two", "west", "east", "south"]
    assert catalogue.area("one").grain == "district"
    assert catalogue.area("one").names["fa"] == "one"
    assert catalogue.shape("held").equals(catalogue.shape("one").union(catalogue.shape("two")))


def test_a_feature_takes_from_its_layer_what_it_does_not_say(tmp_path: Path) -> None:
    own = feature("one", ring(46, 39, 47, 40), source="its own", valid_from="1923-07-07")
    catalogue = load_catalogue(write_small(tmp_path, files={"oblast.geojson": collection(own)}))
    properties = catalogue.area("one").properties
    assert properties["source"] == "its own"
    assert properties["licence"] == "public domain"
    assert (properties["valid_from"], properties["valid_to"]) == ("1923-07-07", "")


@pytest.mark.parametrize("ask", ["layer", "area", "shape"])
def test_an_unknown_id_is_a_question_that_cannot_be_answered(tmp_path: Path, ask: str) -> None:
    catalogue = load_catalogue(write_small(tmp_path))
    with pytest.raises(QueryError, match='"nowhere"'):
        getattr(catalogue, ask)("nowhere")


def test_the_version_follows_every_byte(tmp_path: Path) -> None:
    versions = {
        load_catalogue(write_small(tmp_path / name, **change)).version  # type: ignore[arg-type]
        for name, change in {
            "same": {},
            "entry": {"oblast": {"order": 2}},
            "data": {"files": {"oblast.geojson": collection(ONE)}},
            "periods": {"periods": PERIODS.replace("basis,publisher", "basis,other")},
        }.items()
    }
    assert len(versions) == 4
    assert load_catalogue(write_small(tmp_path / "again")).version in versions


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "oblast.geojson, line 1, column 2: is not JSON"),
        ("[]", "oblast.geojson: is not a GeoJSON FeatureCollection"),
        ({"type": "FeatureCollection"}, "oblast.geojson, features: is not a list"),
        (collection(), "oblast.geojson, features: is not a list with at least one"),
        ({**collection(ONE), "crs": {"type": "name"}}, "oblast.geojson, crs: "),
        (collection({"type": "Point"}), "feature 1: is not a GeoJSON Feature"),
        (collection({**ONE, "properties": None}), "feature 1, properties: is not an object"),
        (collection(feature("", ring(0, 0, 1, 1))), "feature 1, id: is missing"),
        (collection({**ONE, "id": "other"}), 'feature 1, id: "other" and "one" differ'),
        (collection(ONE, ONE), 'feature 2, id: "one" is already the id of feature 1'),
        (collection(feature("two", ring(0, 0, 1, 1))), 'rim.geojson, id: "two" is also an id of'),
        (collection(feature("one", ring(0, 0, 1, 1), name_en="")), "name_en: is missing"),
        (
            collection(feature("one", ring(0, 0, 1, 1), valid_to="1991-11-31")),
            'feature 1, valid_to: "1991-11-31" is not a day of the calendar',
        ),
        (
            collection(feature("one", ring(0, 0, 1, 1), status="owned")),
            'feature 1, status: "owned" is not one of controls, claims',
        ),
        (collection(feature("one", ring(0, 0, 1, 1), more={"a": 1})), "more: is nested"),
        (collection(feature("a,b", ring(0, 0, 1, 1))), 'feature 1, id: "a,b" is not an id; use'),
        (collection(feature("one", ring(0, 0, 1, 1), name_az=5)), "name_az: is not text"),
        (
            collection(feature("one", ring(0, 0, 1, 1), valid_from="20200101")),
            'feature 1, valid_from: "20200101" is not a date; write it as YYYY-MM-DD',
        ),
        (
            collection(
                feature("one", ring(0, 0, 1, 1), valid_from="1991-01-02", valid_to="1991-01-01")
            ),
            "feature 1, valid_to: 1991-01-01 is not after 1991-01-02",
        ),
        (collection(feature("one", ring(0, 0, 1, 95))), "geometry: latitude 95 is beyond 90"),
        (
            collection(feature("one", ring(0, 0, 1e308, 1))),
            "geometry: longitude 1e+308 is beyond 180",
        ),
        (collection(feature("one", ring(0, 0, 1, 1), exactness_m=float("nan"))), "(NaN is no"),
        ('{"type": "FeatureCollection", "features": [1e999', "is not JSON"),
        ("[" * 100_000, "oblast.geojson: cannot be read as JSON (maximum recursion depth"),
        ("9" * 5000, "oblast.geojson: cannot be read as JSON (Exceeds the limit"),
        (collection({**ONE, "geometry": None}), "geometry: is missing, but the layer holds"),
        (
            collection({**ONE, "geometry": {"type": "Point", "coordinates": [1, 2]}}),
            "geometry: is Point, but the layer holds Polygon or MultiPolygon",
        ),
        (
            collection({**ONE, "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3]]]}}),
            "feature 1, geometry: its coordinates cannot be read",
        ),
        (
            collection({**ONE, "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}}),
            "feature 1, geometry: its coordinates cannot be read",
        ),
        (
            collection({**ONE, "geometry": {"type": "Polygon", "coordinates": "x"}}),
            "feature 1, geometry: its coordinates cannot be read",
        ),
    ],
)
def test_a_broken_layer_file_is_refused(tmp_path: Path, text: Any, said: str) -> None:
    assert said in refusal(write_small(tmp_path, files={"oblast.geojson": text}))


def test_a_missing_or_undecodable_file_is_refused(tmp_path: Path) -> None:
    path = write_small(tmp_path)
    (tmp_path / "data" / "rim.geojson").write_bytes(b'{"type": "\xff"}')
    assert "rim.geojson: is not UTF-8 text" in refusal(path)
    (tmp_path / "data" / "rim.geojson").unlink()
    assert "rim.geojson: cannot be read (No such file or directory)" in refusal(path)
    assert "none.toml: cannot be read" in refusal(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"role": "hero"}, 'layer "oblast", role: "hero" will not do'),
        ({"geometry": None}, 'layer "oblast", geometry: is missing'),
        ({"colour": "red"}, 'layer "oblast", colour: is no field of an entry'),
        ({"exactness_m": 0}, 'layer "oblast", exactness_m: "0" will not do'),
        ({"source": ""}, 'layer "oblast", source: '),
        ({"licence": None}, 'layer "oblast", licence: is missing'),
        ({"valid_from": "1923-13-07"}, 'layer "oblast", valid_from: "1923-13-07" will not do'),
        (
            {"valid_from": "1991-01-02", "valid_to": "1991-01-01"},
            'layer "oblast", valid_to: 1991-01-01 is not after 1991-01-02',
        ),
        ({"names": {"az": "A"}}, 'layer "oblast", names: has no English name'),
        ({"names": {"en": "A", "xx": "A"}}, 'layer "oblast", names.xx'),
        ({"file": "../oblast.geojson"}, 'layer "oblast", file: '),
        ({"coverage": "moon"}, 'layer "oblast", coverage: there is no coverage "moon"'),
        ({"temporal": True}, 'layer "oblast", temporal: a layer that changes in time needs'),
        ({"held_by": ["martians"]}, 'layer "oblast", held_by: "martians" is not one of armenian'),
        ({"periods": "held.csv"}, 'layer "held", periods: layer "oblast" already has periods'),
        ({"id": "rim"}, "the id is given twice"),
        ({"id": "two"}, 'layer "two": the id is also that of a feature of layer "rim"'),
        ({"id": "labels"}, 'layer "labels", id: is the name of a file that the build makes'),
        ({"geometry": "point"}, 'layer "oblast", grain: only polygons count reports'),
    ],
)
def test_a_broken_entry_is_refused(tmp_path: Path, fields: dict[str, Any], said: str) -> None:
    sentence = refusal(write_small(tmp_path, oblast=fields))
    assert sentence.startswith("catalogue.toml, ")
    assert said in sentence


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[46.0, 39.0, 48.0", "[49.0, 39.0, 48.0", "view.bounds: write west, south, east, north"),
        ("window = [45.0", "window = [nan", 'view.window.0: "nan" will not do'),
        ('layers = ["held"]', 'layers = ["hold"]', 'disjoint.layers: "hold" is no layer of poly'),
        ('parts = ["held"]', 'parts = ["hold"]', 'partition.parts: "hold" is no layer of poly'),
        ("gap_deg = 0.001", "gap_deg = -1", 'gap_deg: "-1" will not do'),
        ("[expect]", f"[expect]\nheld_area = [{HELD % '0'}]", 'area_km2: "0" will not do'),
        (
            "[expect]",
            f"[expect]\nheld_area = [{HELD.replace('azerbaijan', 'martians') % '5'}]",
            'expect.held_area.controller: "martians" is not one of',
        ),
        ("[view]", f"deep = {'[' * 3000}", "catalogue.toml: is not TOML"),
    ],
)
def test_expectations_that_cannot_be_met_are_refused(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = write_small(tmp_path).read_text(encoding="utf-8")
    assert old in text
    sentence = refusal(write_small(tmp_path, catalogue=text.replace(old, new, 1)))
    assert sentence.startswith("catalogue.toml")
    assert said in sentence


def test_a_broken_catalogue_is_refused(tmp_path: Path) -> None:
    assert "catalogue.toml: is not TOML" in refusal(write_small(tmp_path, catalogue="[view"))
    assert "catalogue.toml, view: is missing" in refusal(write_small(tmp_path, catalogue=""))
    alone = toml_entry(
        id="oblast", file="oblast.geojson", names=NAMES, held_by=["azerbaijan"], temporal=True
    )
    said = refusal(write_small(tmp_path, catalogue=VIEW + alone))
    assert 'layer "oblast", held_by: no layer has periods' in said
