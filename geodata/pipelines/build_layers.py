"""What the browser loads, derived from the catalogue: lighter shapes, borders, names, hatching.

Everything follows from the catalogue's entries, so a new layer needs no line here. The same
catalogue gives the same bytes. The room knows no map library and no colour.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geodata.errors import CatalogueError
from geodata.geometry import cover, geodesic_area_km2, hatch, label_point, rounded
from geodata.layers import Area, Catalogue, CoverageSpec, Feature, Layer
from geodata.layers.checks import check_labels, check_shapes

NEAR_DECIMALS: Final = 5
FAR_DECIMALS: Final = 4

FAR_GAIN_BYTES: Final = 20_000
"""A lighter file is worth its address when it saves this much."""

HATCH_SPACINGS_KM: Final = (4.0, 2.0, 1.0)
"""Spacing of the hatching by tier: zooms below 7.5, 7.5 to 9, above."""

HATCH_ANGLES: Final = (45, 135)

RANK_AREAS_KM2: Final = (50_000, 10_000, 1_500, 500)
"""An area above the first has rank 1, above the second rank 2, and so on; the rest rank 5."""

IN_VIEW_SHARE: Final = 0.2
"""A shape of which so much lies in the opening view has its name there, not where most of it is."""

Shapes = Mapping[str, BaseGeometry]


def build_layers(catalogue: Catalogue, folder: Path) -> dict[str, Any]:
    """Write the browser's files into the folder and take away what is no longer built.

    Gives the index that is written beside them: of each file its digest and its bytes. Raises
    CatalogueError, and writes nothing, when a shape is not sound.
    """
    _refuse_unsound(catalogue)
    files = built_files(catalogue)
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.geojson"):
        if stale.name not in files:
            stale.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    index: dict[str, Any] = json.loads(files["index.json"])
    return index


def _refuse_unsound(catalogue: Catalogue) -> None:
    for check in (check_shapes, check_labels):
        for finding in check(catalogue):
            raise CatalogueError(f"{finding} (`aras layers check` tells every fault)")


def built_files(catalogue: Catalogue) -> dict[str, bytes]:
    """Content of every file by its name, `index.json` the last."""
    near, far = _simplified(catalogue)
    files: dict[str, bytes] = {}
    for layer in catalogue.layers.values():
        files[f"{layer.id}.geojson"] = _layer_file(layer, near, NEAR_DECIMALS)
        lighter = _layer_file(layer, far, FAR_DECIMALS)
        if len(files[f"{layer.id}.geojson"]) - len(lighter) >= FAR_GAIN_BYTES:
            files[f"{layer.id}.far.geojson"] = lighter
    files["borders.geojson"] = _collection(_borders(catalogue, near))
    files["labels.geojson"] = _collection(_labels(catalogue, near))
    files["hatch.geojson"] = _collection(_hatching(catalogue, near))
    index = {
        "version": catalogue.version,
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest()[:12], "bytes": len(content)}
            for name, content in sorted(files.items())
        },
    }
    files["index.json"] = json.dumps(index, indent=1).encode() + b"\n"
    return files


def _simplified(catalogue: Catalogue) -> tuple[Shapes, Shapes]:
    """Every feature's shape in near and in far detail, by the feature's id."""
    groups: dict[str, list[Layer]] = {}
    for layer in catalogue.layers.values():
        groups.setdefault(layer.spec.coverage or f"only {layer.id}", []).append(layer)
    near: dict[str, BaseGeometry] = {}
    far: dict[str, BaseGeometry] = {}
    for name, layers in groups.items():
        spec = catalogue.coverages.get(name, CoverageSpec())
        by_kind: dict[str, dict[str, BaseGeometry]] = {"polygon": {}, "line": {}, "point": {}}
        for layer in layers:
            by_kind[layer.spec.geometry] |= {f.id: f.geometry for f in layer.features}
        coverage = cover(by_kind["polygon"], by_kind["line"])
        for shapes, tolerance, decimals in (
            (near, spec.near_deg, NEAR_DECIMALS),
            (far, spec.far_deg, FAR_DECIMALS),
        ):
            simple = coverage.simplified(tolerance) | by_kind["point"]
            shapes |= {key: rounded(shape, decimals) for key, shape in simple.items()}
    window = shapely.box(*catalogue.view.window)
    for layer in catalogue.layers.values():
        if layer.spec.clip:
            for shapes, decimals in ((near, NEAR_DECIMALS), (far, FAR_DECIMALS)):
                for feature in layer.features:
                    shapes[feature.id] = _clipped(shapes[feature.id], window, decimals)
    return near, far


def _clipped(shape: BaseGeometry, window: BaseGeometry, decimals: int) -> BaseGeometry:
    if shapely.covered_by(shape, window):
        return shape
    inside = shapely.intersection(shape, window)
    same_kind = [
        part
        for part in shapely.get_parts(inside)
        if shapely.get_dimensions(part) == shapely.get_dimensions(shape)
    ]
    return rounded(shapely.union_all(same_kind), decimals)


def _layer_file(layer: Layer, shapes: Shapes, decimals: int) -> bytes:
    return _collection(
        _written(feature.id, _properties(feature, layer.spec.keep), shapes[feature.id])
        for feature in layer.features
        if not shapes[feature.id].is_empty
    )


def _properties(feature: Feature, keep: Iterable[str]) -> dict[str, Any]:
    names = {f"name_{lang}": name for lang, name in feature.names.items()}
    kept = {key: feature.properties[key] for key in keep if key in feature.properties}
    return {"id": feature.id, **names, **kept}


def _borders(catalogue: Catalogue, shapes: Shapes) -> Iterator[str]:
    """Lines between neighbours, each once: of the layer first in drawing order if of several."""
    drawn: set[Any] = set()
    layers = sorted(catalogue.layers.values(), key=lambda layer: layer.spec.order)
    for layer in layers:
        kind = layer.spec.borders
        if kind is None:
            continue
        count = Counter(edge for feature in layer.features for edge in _edges(shapes[feature.id]))
        shared = sorted(edge for edge, times in count.items() if times > 1 and edge not in drawn)
        drawn.update(shared)
        if shared:
            lines = shapely.line_merge(shapely.multilinestrings(shared))
            properties = {"id": f"borders-{kind}", "kind": kind, "layer": layer.id}
            yield _written(f"borders-{kind}", properties, shapely.normalize(lines))


def _edges(shape: BaseGeometry) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of the rings of a polygon, each with its lesser end first."""
    for part in shapely.get_parts(shape):
        for ring in shapely.get_rings(part):
            points = [(float(x), float(y)) for x, y in shapely.get_coordinates(ring)]
            for start, end in pairwise(points):
                yield (start, end) if start < end else (end, start)


def _labels(catalogue: Catalogue, shapes: Shapes) -> Iterator[str]:
    """One point for each polygon that may bear a name; `draw` says whether its layer shows it."""
    view = shapely.box(*catalogue.view.bounds)
    for layer in catalogue.layers.values():
        if not (layer.spec.role == "subject" or layer.spec.draw.label):
            continue
        for feature in layer.features:
            shape = shapes[feature.id]
            if not isinstance(feature, Area) or shape.is_empty:
                continue
            area_km2 = geodesic_area_km2(shape)
            point = _label_place(feature, shape, area_km2, view)
            names = {
                f"name_{lang}": feature.properties.get(f"label_{lang}", name)
                for lang, name in feature.names.items()
            }
            properties = {
                "id": feature.id,
                "layer": layer.id,
                **names,
                "rank": 1 + sum(area_km2 <= limit for limit in RANK_AREAS_KM2),
                "shown": layer.spec.draw.label,
            }
            yield _written(feature.id, properties, rounded(point, NEAR_DECIMALS))


def _label_place(
    feature: Feature, shape: BaseGeometry, area_km2: float, view: BaseGeometry
) -> Point:
    """Where the name goes: where the feature says, else where there is most room in view."""
    told = (feature.properties.get("label_lon"), feature.properties.get("label_lat"))
    if None not in told:
        return Point(*told)
    seen = shapely.intersection(shape, view)
    if not seen.is_empty and geodesic_area_km2(seen) >= IN_VIEW_SHARE * area_km2:
        return label_point(seen)
    return label_point(shape)


def _hatching(catalogue: Catalogue, shapes: Shapes) -> Iterator[str]:
    """Lines over each area of control; one origin for all, so that they run on over the edges."""
    west, south, east, north = catalogue.view.bounds
    origin = ((west + east) / 2, (south + north) / 2)
    for layer in catalogue.layers.values():
        if not layer.spec.periods:
            continue
        for feature in layer.features:
            for tier, spacing_km in enumerate(HATCH_SPACINGS_KM):
                for angle in HATCH_ANGLES:
                    lines = hatch(shapes[feature.id], spacing_km, angle, origin)
                    if lines.is_empty:
                        continue
                    properties = {"area": feature.id, "angle": angle, "tier": tier}
                    yield _written(
                        f"{feature.id}-{angle}-{tier}", properties, rounded(lines, FAR_DECIMALS)
                    )


def _written(identity: str, properties: Mapping[str, Any], shape: BaseGeometry) -> str:
    feature = {
        "type": "Feature",
        "id": identity,
        "properties": properties,
        "geometry": json.loads(shapely.to_geojson(shape)),
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _collection(features: Iterable[str]) -> bytes:
    """A FeatureCollection with a feature on each line, so that a change is a small change."""
    lines = ",\n".join(features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()
