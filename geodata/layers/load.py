"""The catalogue in memory: layers, their features, and who held them when.

A catalogue is one TOML file beside a folder `data` with a GeoJSON per layer. Loading refuses what
cannot be used, in one sentence; it deliberately does not judge the shapes (see `checks`).
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import shapely
from pydantic import ValidationError
from shapely.geometry.base import BaseGeometry

from geodata.errors import CatalogueError, QueryError
from geodata.layers.control import ControlHistory, read_control
from geodata.layers.features import Area, Feature, read_features
from geodata.layers.spec import (
    DERIVED_FILES,
    CatalogueFile,
    CatalogueView,
    CoverageSpec,
    Expectations,
    LayerSpec,
)
from geodata.vocabulary import CONTROLLERS

DEFAULT_PATH: Final = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer: its entry and its features in the order of the file."""

    spec: LayerSpec
    features: tuple[Feature, ...]

    @property
    def id(self) -> str:
        """The layer's id."""
        return self.spec.id

    def collection(self) -> dict[str, Any]:
        """The layer as a GeoJSON FeatureCollection, full geometry."""
        return {
            "type": "FeatureCollection",
            "features": [feature.geojson() for feature in self.features],
        }


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All layers. Two catalogues with the same `version` hold the same data."""

    path: Path
    version: str
    view: CatalogueView
    expect: Expectations
    coverages: Mapping[str, CoverageSpec]
    layers: Mapping[str, Layer]
    areas: Mapping[str, Area]
    control: ControlHistory

    def layer(self, layer_id: str) -> Layer:
        """The layer of that id. QueryError when there is none."""
        if layer_id not in self.layers:
            raise QueryError(
                f'there is no layer "{layer_id}"; the layers are {", ".join(self.layers)}'
            )
        return self.layers[layer_id]

    def area(self, area_id: str) -> Area:
        """The polygon feature of that id. QueryError when there is none."""
        if area_id not in self.areas:
            raise QueryError(f'there is no area "{area_id}"; `aras layers list` names the areas')
        return self.areas[area_id]

    def shape(self, shape_id: str) -> BaseGeometry:
        """The shape of a feature, or of all of a layer together. QueryError when unknown.

        Degrees, longitude first; prepared for tests of points.
        """
        if shape_id in self._features:
            return self._features[shape_id].geometry
        if shape_id not in self.layers:
            raise QueryError(
                f'there is no area, line or layer "{shape_id}"; `aras layers list` names them'
            )
        if shape_id not in self._unions:
            union = shapely.union_all([f.geometry for f in self.layers[shape_id].features])
            shapely.prepare(union)
            self._unions[shape_id] = union
        return self._unions[shape_id]

    @cached_property
    def _features(self) -> Mapping[str, Feature]:
        return {f.id: f for layer in self.layers.values() for f in layer.features}

    @cached_property
    def _unions(self) -> dict[str, BaseGeometry]:
        return {}


def load_catalogue(path: Path | None = None) -> Catalogue:
    """Read a catalogue with all its layers; the shipped one when no path is given.

    Raises CatalogueError, one sentence, at the first thing that cannot be used. The shipped
    catalogue is read once per process.
    """
    return _shipped() if path is None or path == DEFAULT_PATH else _load(path)


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    return _load(DEFAULT_PATH)


def _load(path: Path) -> Catalogue:
    content = _read_toml(path)
    digest = hashlib.sha256(path.read_bytes())
    data = path.parent / "data"
    layers: dict[str, Layer] = {}
    owner: dict[str, str] = {}
    control = ControlHistory(())
    for spec in content.layer:
        if spec.id in layers:
            raise CatalogueError(f'{path.name}, layer "{spec.id}": the id is given twice')
        layer = Layer(spec, read_features(data / spec.file, spec))
        digest.update((data / spec.file).read_bytes())
        for feature in layer.features:
            if feature.id in owner and owner[feature.id] != spec.id:
                raise CatalogueError(
                    f'{spec.file}, id: "{feature.id}" is also an id of layer '
                    f'"{owner[feature.id]}"; ids are unique over the catalogue'
                )
            owner[feature.id] = spec.id
        layers[spec.id] = layer
        if spec.periods:
            control = read_control(data / spec.periods, (f.id for f in layer.features))
            digest.update((data / spec.periods).read_bytes())
    for spec in content.layer:
        if spec.id in owner and owner[spec.id] != spec.id:
            raise CatalogueError(
                f'{path.name}, layer "{spec.id}": the id is also that of a feature of layer '
                f'"{owner[spec.id]}"'
            )
    _check_expectations(content, path)
    features = [feature for layer in layers.values() for feature in layer.features]
    return Catalogue(
        path=path,
        version=digest.hexdigest()[:12],
        view=content.view,
        expect=content.expect,
        coverages=MappingProxyType({coverage.id: coverage for coverage in content.coverage}),
        layers=MappingProxyType(layers),
        areas=MappingProxyType({f.id: f for f in features if isinstance(f, Area)}),
        control=control,
    )


def _read_toml(path: Path) -> CatalogueFile:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise CatalogueError(f"{path.name}: cannot be read ({fault.strerror})") from fault
    except UnicodeDecodeError as fault:
        raise CatalogueError(f"{path.name}: is not UTF-8 text; save it as UTF-8") from fault
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise CatalogueError(f"{path.name}: is not TOML ({fault}); mend it there") from fault
    try:
        content = CatalogueFile.model_validate(raw)
    except ValidationError as fault:
        raise CatalogueError(_sentence(path, raw, fault)) from fault
    for spec in content.layer:
        _check_spec(spec, path)
    known = {coverage.id for coverage in content.coverage}
    for spec in content.layer:
        if spec.coverage is not None and spec.coverage not in known:
            raise CatalogueError(
                f'{path.name}, layer "{spec.id}", coverage: there is no coverage '
                f'"{spec.coverage}"; add it or correct the name'
            )
    controls = [spec.id for spec in content.layer if spec.periods]
    if len(controls) > 1:
        raise CatalogueError(
            f'{path.name}, layer "{controls[1]}", periods: layer "{controls[0]}" already '
            "has periods; one catalogue has one history of control"
        )
    derived = [spec.id for spec in content.layer if spec.held_by]
    if derived and not controls:
        raise CatalogueError(
            f'{path.name}, layer "{derived[0]}", held_by: no layer has periods; '
            "add the layer of control"
        )
    return content


def _sentence(path: Path, raw: dict[str, Any], fault: ValidationError) -> str:
    """The first fault that pydantic found, as file, layer, field: what is wrong."""
    first = fault.errors()[0]
    steps = list(first["loc"])
    place = ""
    if len(steps) > 1 and steps[0] == "layer" and isinstance(steps[1], int):
        entry = raw["layer"][steps[1]]
        name = entry.get("id") if isinstance(entry, dict) else None
        place = f', layer "{name}"' if name else f", layer {steps[1] + 1}"
        steps = steps[2:]
    dotted = ".".join(str(step) for step in steps)
    message = first["msg"].removeprefix("Value error, ")
    message = message[:1].lower() + message[1:]
    if first["type"] == "missing":
        message = "is missing; add it to the entry"
    elif first["type"] == "extra_forbidden":
        message = "is no field of an entry; correct its spelling or remove it"
    elif not isinstance(first["input"], dict | list):
        message = f'"{first["input"]}" will not do: {message}'
    return f"{path.name}{place}, {dotted}: {message}" if dotted else f"{path.name}: {message}"


def _check_expectations(content: CatalogueFile, path: Path) -> None:
    polygons = {spec.id for spec in content.layer if spec.geometry == "polygon"}
    expect = content.expect
    asked = [("disjoint.layers", rule.layers) for rule in expect.disjoint]
    for rule in expect.partition:
        asked += [("partition.parts", rule.parts), ("partition.whole", rule.whole)]
    for field, layers in asked:
        for layer in layers:
            if layer not in polygons:
                raise CatalogueError(
                    f'{path.name}, expect.{field}: "{layer}" is no layer of polygons; correct it'
                )
    for held in expect.held_area:
        if held.controller not in CONTROLLERS:
            raise CatalogueError(
                f'{path.name}, expect.held_area.controller: "{held.controller}" is not one of '
                f"{', '.join(CONTROLLERS)}"
            )


def _check_spec(spec: LayerSpec, path: Path) -> None:
    where = f'{path.name}, layer "{spec.id}"'
    if spec.id in DERIVED_FILES:
        raise CatalogueError(f"{where}, id: is the name of a file that the build makes; rename it")
    if not spec.names.get("en"):
        raise CatalogueError(f"{where}, names: has no English name; add en")
    if spec.grain is not None and spec.geometry != "polygon":
        raise CatalogueError(f"{where}, grain: only polygons count reports; remove it")
    if spec.valid_from and spec.valid_to and spec.valid_to <= spec.valid_from:
        raise CatalogueError(f"{where}, valid_to: {spec.valid_to} is not after {spec.valid_from}")
    unknown = [word for word in spec.held_by if word not in CONTROLLERS]
    if unknown:
        raise CatalogueError(
            f'{where}, held_by: "{unknown[0]}" is not one of {", ".join(CONTROLLERS)}'
        )
    if spec.temporal and not (spec.periods or spec.held_by):
        raise CatalogueError(
            f"{where}, temporal: a layer that changes in time needs periods or held_by; add one"
        )
