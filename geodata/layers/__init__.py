"""Boundaries, control in time and context, as one catalogue of layers.

Adding a layer is a GeoJSON file in `data` and an entry of `catalogue.toml`. The room knows no
event and no picture; `SOURCES.md` tells how each line was made and how exact it is.
"""

from __future__ import annotations

from geodata.layers.as_of import layer_as_of
from geodata.layers.built import built_folder, read_index
from geodata.layers.control import ControlHistory, ControlPeriod
from geodata.layers.features import Area, Feature
from geodata.layers.load import Catalogue, Layer, load_catalogue
from geodata.layers.spec import CatalogueView, CoverageSpec, Draw, LayerSpec

__all__ = [
    "Area",
    "Catalogue",
    "CatalogueView",
    "ControlHistory",
    "ControlPeriod",
    "CoverageSpec",
    "Draw",
    "Feature",
    "Layer",
    "LayerSpec",
    "built_folder",
    "layer_as_of",
    "load_catalogue",
    "read_index",
]
