"""What the browser loads: the same bytes each time, edges kept, names inside, small enough."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from geodata.geometry import faults_of
from geodata.layers import Catalogue, built_folder, load_catalogue, read_index
from geodata.pipelines.build_layers import HATCH_SPACINGS_KM, build_layers, built_files
from tests.geodata.layers.small import write_small

NAMES = [
    "land",
    "countries",
    "admin1",
    "lakes",
    "rivers",
    "places",
    "enclave",
    "districts",
    "occupied",
    "control",
    "provinces",
    "line-of-contact",
    "iran-border",
    "borders",
    "labels",
    "hatch",
]
FIRST_VIEW_BYTES = 350_000


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, bytes]:
    return built_files(catalogue)


def features(files: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files[f"{name}.geojson"])["features"]
    return found


def test_the_committed_files_are_what_a_build_gives(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    committed = {path.name: path.read_bytes() for path in built_folder(catalogue).iterdir()}
    assert sorted(committed) == sorted(files)
    assert [name for name, content in files.items() if committed[name] != content] == []


def test_building_again_elsewhere_gives_the_same_bytes(
    tmp_path: Path, catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    shutil.copytree(catalogue.path.parent / "data", tmp_path / "data")
    copy = shutil.copy(catalogue.path, tmp_path / "catalogue.toml")
    assert built_files(load_catalogue(Path(copy))) == files


def test_the_index_tells_of_every_file(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    index = json.loads(files["index.json"])
    assert index["version"] == catalogue.version
    assert read_index(catalogue) == index
    assert set(index["files"]) == set(files) - {"index.json"}
    for name, entry in index["files"].items():
        assert entry["bytes"] == len(files[name])
        assert entry["sha256"] == hashlib.sha256(files[name]).hexdigest()[:12]


def test_the_browser_finds_what_it_asks_for_and_it_is_small(files: dict[str, bytes]) -> None:
    assert {f"{name}.geojson" for name in NAMES} <= files.keys()
    total = sum(len(gzip.compress(files[f"{name}.geojson"])) for name in NAMES)
    assert total < FIRST_VIEW_BYTES


@pytest.mark.parametrize("name", NAMES)
def test_every_shape_is_sound(files: dict[str, bytes], name: str) -> None:
    for feature in features(files, name):
        drawn = shape(feature["geometry"])
        faults = [fault for fault in faults_of(drawn) if "sliver" not in fault]
        assert faults == [], feature["id"]
        coordinates = shapely.get_coordinates(drawn)
        assert (coordinates == np.round(coordinates, 5)).all()


@pytest.mark.parametrize(
    "names",
    [
        ["enclave", "districts"],
        ["control"],
        ["occupied"],
        ["provinces"],
        ["countries"],
        ["countries.far"],
        ["admin1"],
        ["admin1.far"],
    ],
)
def test_neighbours_share_their_edges_after_simplification(
    files: dict[str, bytes], names: list[str]
) -> None:
    shapes = [shape(f["geometry"]) for name in names for f in features(files, name)]
    assert shapely.coverage_is_valid(np.array(shapes))


def test_control_still_fills_the_enclave_and_the_districts(files: dict[str, bytes]) -> None:
    parts = shapely.union_all([shape(f["geometry"]) for f in features(files, "control")])
    whole = [shape(f["geometry"]) for n in ("enclave", "districts") for f in features(files, n)]
    assert parts.symmetric_difference(shapely.union_all(whole)).area < 1e-9


def test_a_shape_stays_what_it_was_but_for_details(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    for name in ("enclave", "districts", "control", "provinces"):
        for feature in features(files, name):
            full = catalogue.area(feature["id"]).geometry
            changed = full.symmetric_difference(shape(feature["geometry"])).area
            assert changed < 0.02 * full.area, feature["id"]


def test_irans_border_follows_the_drawn_edge_of_iran(files: dict[str, bytes]) -> None:
    border = shape(features(files, "iran-border")[0]["geometry"])
    iran = next(shape(f["geometry"]) for f in features(files, "countries") if f["id"] == "IRN")
    assert border.difference(iran.boundary).length < 1e-9


def test_borders_are_drawn_once_and_not_along_the_coast(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    lines = {f["properties"]["kind"]: shape(f["geometry"]) for f in features(files, "borders")}
    assert set(lines) == {"country", "admin1"}
    assert lines["country"].intersection(lines["admin1"]).length == 0.0
    for kind, line in lines.items():
        pieces = [
            tuple(sorted((tuple(a), tuple(b))))
            for part in line.geoms
            for a, b in zip(part.coords, part.coords[1:], strict=False)
        ]
        assert len(pieces) == len(set(pieces)), kind
        assert shapely.box(*catalogue.view.window).covers(line)
    land = shape(features(files, "land")[0]["geometry"])
    assert lines["country"].intersection(land.boundary).length < 1e-9
    border = shape(features(files, "iran-border")[0]["geometry"])
    assert border.difference(lines["country"]).length < 1e-9


def test_countries_end_at_the_window(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    window = shapely.box(*catalogue.view.window)
    for name in ("countries", "countries.far", "admin1"):
        for feature in features(files, name):
            assert window.covers(shape(feature["geometry"])), feature["id"]


def test_every_label_is_inside_what_it_names(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    labels = {f["id"]: f for f in features(files, "labels")}
    for name in ("enclave", "districts", "provinces", "countries", "control", "occupied"):
        for feature in features(files, name):
            label = labels[feature["id"]]
            assert shape(feature["geometry"]).contains(shape(label["geometry"])), label["id"]
            assert label["properties"]["layer"] == name
            assert label["properties"]["name_en"]
            assert 1 <= label["properties"]["rank"] <= 5
    shown = {f["properties"]["layer"] for f in labels.values() if f["properties"]["shown"]}
    assert shown == {n for n, layer in catalogue.layers.items() if layer.spec.draw.label} - {
        "rivers",
        "places",
    }


def test_hatching_is_there_for_every_area_and_stays_in_it(files: dict[str, bytes]) -> None:
    areas = {f["id"]: shape(f["geometry"]) for f in features(files, "control")}
    hatching = features(files, "hatch")
    finest = len(HATCH_SPACINGS_KM) - 1
    for angle in (45, 135):
        at_finest = {
            f["properties"]["area"]
            for f in hatching
            if f["properties"]["angle"] == angle and f["properties"]["tier"] == finest
        }
        assert at_finest == set(areas)
    for feature in hatching:
        said = feature["properties"]
        area = areas[said["area"]].buffer(2e-4)
        assert area.covers(shape(feature["geometry"])), feature["id"]


def test_a_build_takes_away_what_is_no_longer_a_layer(tmp_path: Path) -> None:
    catalogue = load_catalogue(write_small(tmp_path))
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "gone.geojson").write_text("{}")
    index = build_layers(catalogue, folder)
    on_disk = {path.name for path in folder.iterdir()}
    assert on_disk == set(index["files"]) | {"index.json"}
    assert "gone.geojson" not in on_disk
