"""The map style: our own addresses only, each layer with its source and its switch."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from dashboard.figures.basemap import map_style
from dashboard.figures.legend import legend
from dashboard.figures.style_parts import SHOWN_BY
from dashboard.page_links import page_links
from dashboard.routes.layers import font_faces
from dashboard.services import Services
from dashboard.theme import themes
from geodata.layers import load_catalogue
from geodata.layers.load import DEFAULT_PATH


@pytest.fixture(params=themes())
def style(request: pytest.FixtureRequest, services: Services) -> dict[str, object]:
    links = page_links(services)
    return map_style(services.catalogue, links.built_layer, font_faces(), request.param)


def test_no_address_leaves_our_origin(style: dict[str, object]) -> None:
    text = json.dumps(style)
    assert re.findall(r"https?://", text) == []
    assert "glyphs" not in style
    assert "sprite" not in style


def test_every_layer_has_its_source(style: dict[str, object]) -> None:
    sources = style["sources"]
    used = {layer["source"] for layer in style["layers"] if "source" in layer}
    assert used == set(sources)


def test_ids_of_layers_are_unique(style: dict[str, object]) -> None:
    ids = [layer["id"] for layer in style["layers"]]
    assert len(ids) == len(set(ids))


def test_each_switchable_layer_has_something_to_switch(
    style: dict[str, object], services: Services
) -> None:
    owners = {
        owner for layer in style["layers"] for owner in layer.get("metadata", {}).get(SHOWN_BY, ())
    }
    assert owners == set(services.known().layers)


def test_labels_use_the_language_with_english_behind(services: Services) -> None:
    links = page_links(services)
    style = map_style(services.catalogue, links.built_layer, font_faces(), "light", "fa")
    fields = [
        layer["layout"]["text-field"]
        for layer in style["layers"]
        if "text-field" in layer.get("layout", ())
    ]
    assert fields
    own = ["coalesce", ["get", "name_fa"], ["get", "name_en"], ""]
    assert all(field[-1] == own for field in fields)


def test_fonts_of_the_style_are_files_that_we_serve(client: object) -> None:
    for faces in font_faces().values():
        assert faces
        for face in faces:
            answer = client.get(face["url"])
            assert answer.status_code == 200
            assert answer.data[:4] == b"wOF2"


def test_a_new_layer_is_drawn_from_a_file_and_an_entry(tmp_path: Path) -> None:
    """Also with tokens that no style sheet knows: it is drawn in ink, not refused."""
    folder = tmp_path / "layers"
    shutil.copytree(DEFAULT_PATH.parent, folder, ignore=shutil.ignore_patterns("*.py", "built"))
    square = [[[46.0, 38.0], [46.5, 38.0], [46.5, 38.5], [46.0, 38.5], [46.0, 38.0]]]
    feature = {
        "type": "Feature",
        "properties": {"id": "zone-1", "name_en": "Zone", "label": "Zone"},
        "geometry": {"type": "Polygon", "coordinates": square},
    }
    collection = {"type": "FeatureCollection", "features": [feature]}
    (folder / "data" / "zone.geojson").write_text(json.dumps(collection), encoding="utf-8")
    with (folder / "catalogue.toml").open("a", encoding="utf-8") as catalogue_file:
        catalogue_file.write(ZONE)
    catalogue = load_catalogue(folder / "catalogue.toml")
    style = map_style(catalogue, lambda name: f"/map/{name}", {}, "dark")
    assert style["sources"]["zone"]["data"] == "/map/zone"
    ids = {layer["id"] for layer in style["layers"]}
    assert {"zone/fill", "zone/line", "zone/label"} <= ids
    assert "area:zone" in {e.sign for section in legend(catalogue) for e in section.entries}


ZONE = """
[[layer]]
id = "zone"
file = "zone.geojson"
geometry = "polygon"
role = "subject"
grain = "district"
order = 45
names = { en = "A zone" }
status = "claims"
by = "somebody"
source = "a test"
licence = "none"
exactness_m = 1000
[layer.draw]
fill = "unheard"
line = "unheard"
label = true
"""
