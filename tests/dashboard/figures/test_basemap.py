"""The map style: our own addresses only, each layer with its source and its switch."""

from __future__ import annotations

import json
import re

import pytest

from dashboard.figures.basemap import SHOWN_BY, map_style
from dashboard.page_links import page_links
from dashboard.routes.layers import font_faces
from dashboard.services import Services
from dashboard.theme import themes


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
    used = {layer["source"] for layer in style["layers"] if "source" in layer}  # type: ignore[attr-defined]
    assert used == set(sources)  # type: ignore[call-overload]


def test_ids_of_layers_are_unique(style: dict[str, object]) -> None:
    ids = [layer["id"] for layer in style["layers"]]  # type: ignore[attr-defined]
    assert len(ids) == len(set(ids))


def test_each_switchable_layer_has_something_to_switch(
    style: dict[str, object], services: Services
) -> None:
    owners = {
        owner
        for layer in style["layers"]  # type: ignore[attr-defined]
        for owner in layer.get("metadata", {}).get(SHOWN_BY, ())
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
    assert all(f == ["coalesce", ["get", "name_fa"], ["get", "name_en"], ""] for f in fields)


def test_fonts_of_the_style_are_files_that_we_serve(client: object) -> None:
    for faces in font_faces().values():
        assert faces
        for face in faces:
            answer = client.get(face["url"])  # type: ignore[attr-defined]
            assert answer.status_code == 200
            assert answer.data[:4] == b"wOF2"
