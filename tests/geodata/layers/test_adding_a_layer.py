"""A new layer is a file and an entry: it is loaded, checked and built without a line of Python."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from geodata.layers import Catalogue, load_catalogue
from geodata.layers.checks import check_catalogue
from geodata.layers.load import DEFAULT_PATH
from geodata.pipelines.build_layers import build_layers
from tests.geodata.layers.small import collection, feature, ring, toml_entry


def add_layer(folder: Path, file: str, content: str, entry: str) -> Path:
    """The shipped catalogue with a layer more."""
    shutil.copytree(DEFAULT_PATH.parent / "data", folder / "data")
    (folder / "data" / file).write_text(content, encoding="utf-8")
    path = folder / "catalogue.toml"
    path.write_text(DEFAULT_PATH.read_text(encoding="utf-8") + "\n" + entry, encoding="utf-8")
    return path


def test_a_polygon_layer(tmp_path: Path, catalogue: Catalogue) -> None:
    square = feature("moghan-steppe", ring(47.5, 39.0, 48.0, 39.5), area_km2_official=2400)
    path = add_layer(
        tmp_path,
        "steppe.geojson",
        json.dumps(collection(square)),
        toml_entry(
            id="steppe", file="steppe.geojson", names={"en": "Moghan"}, draw={"label": True}
        ),
    )
    larger = load_catalogue(path)
    assert larger.version != catalogue.version
    assert list(larger.layers) == [*catalogue.layers, "steppe"]
    assert larger.area("moghan-steppe").grain == "district"
    report = check_catalogue(larger)
    assert report.errors == ()
    assert [row.feature for row in report.areas if row.layer == "steppe"] == ["moghan-steppe"]
    built = tmp_path / "built"
    index = build_layers(larger, built)
    assert "steppe.geojson" in index["files"]
    drawn = json.loads((built / "steppe.geojson").read_bytes())["features"]
    assert [item["properties"]["name_en"] for item in drawn] == ["moghan-steppe"]
    labels = json.loads((built / "labels.geojson").read_bytes())["features"]
    assert [item["id"] for item in labels if item["properties"]["layer"] == "steppe"] == [
        "moghan-steppe"
    ]
    # Nothing of the layers that were there before is another for it.
    for name in ("enclave.geojson", "hatch.geojson", "borders.geojson"):
        assert (built / name).read_bytes() == (DEFAULT_PATH.parent / "built" / name).read_bytes()


def test_a_line_layer(tmp_path: Path) -> None:
    road = {
        "type": "Feature",
        "properties": {"id": "lachin-road", "name_en": "Lachin road"},
        "geometry": {
            "type": "LineString",
            "coordinates": [[46.35, 39.52], [46.55, 39.64], [46.75, 39.82]],
        },
    }
    entry = toml_entry(
        id="roads", file="roads.geojson", geometry="line", grain=None, names={"en": "Roads"}
    )
    larger = load_catalogue(
        add_layer(tmp_path, "roads.geojson", json.dumps(collection(road)), entry)
    )
    assert larger.shape("lachin-road").geom_type == "LineString"
    assert check_catalogue(larger).errors == ()
    build_layers(larger, tmp_path / "built")
    drawn = json.loads((tmp_path / "built" / "roads.geojson").read_bytes())["features"]
    assert drawn[0]["geometry"]["coordinates"] == road["geometry"]["coordinates"]  # type: ignore[index]
