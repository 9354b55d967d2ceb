"""The ground of the map: what the browser's style draws below the marks, without its labels.

The style is the one that `dashboard.figures.basemap` makes; only what a style layer can say there
is known here. Which layers are on, and who held which area, is the view's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dashboard.figures.basemap import UNSEEN
from dashboard.figures.style_parts import SHOWN_BY, Json
from dashboard.pictures.camera import Frame
from dashboard.pictures.drawing import Group, Shape
from dashboard.pictures.expressions import Given, StyleError, evaluate, holds
from dashboard.pictures.features import MapFeature, cut, path_of
from dashboard.pictures.shapes import circle_path

FAINT: Final = 0.35
"""A line outside the days in which it stood: it is not deleted, it has ended."""


@dataclass(frozen=True)
class GroundView:
    """What of the style a view shows.

    `features` gives the features of a source; `shown` are the layers that are on, `ended` those
    that no longer stand or do not yet; `states` the feature state by source and id.
    """

    style: Json
    features: Callable[[str], Iterable[MapFeature]]
    shown: frozenset[str]
    ended: frozenset[str]
    states: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def layers(self, zoom: float, *types: str) -> Iterator[Json]:
        """The style layers of these types that are drawn at a zoom, in the order of painting."""
        for layer in self.style["layers"]:
            owners = layer.get("metadata", {}).get(SHOWN_BY)
            if layer["type"] not in types or (owners and self.shown.isdisjoint(owners)):
                continue
            if layer.get("minzoom", 0) <= zoom < layer.get("maxzoom", 99):
                yield layer

    def drawn(self, layer: Json, zoom: float) -> Iterator[tuple[MapFeature, Given]]:
        """The features that pass the layer's filter, with what its expressions may ask for."""
        source = layer["source"]
        states = self.states.get(source, {})
        promoted = self.style["sources"][source].get("promoteId", "id")
        for feature in self.features(source):
            state = states.get(str(feature.properties.get(promoted, feature.id)), {})
            given = Given(zoom, feature.properties, state)
            if holds(layer.get("filter"), given):
                yield feature, given


def ground(view: GroundView, frame: Frame) -> Iterator[Group]:
    """The background, then fills, lines and dots of the style, a group for each style layer."""
    for layer in view.layers(frame.zoom, "background", "fill", "line", "circle"):
        parts = tuple(_DRAWN[layer["type"]](view, layer, frame))
        if parts:
            yield Group(f"ground:{layer['id']}", parts)


def _background(view: GroundView, layer: Json, frame: Frame) -> Iterator[Shape]:
    colour = evaluate(layer["paint"]["background-color"], Given(frame.zoom))
    yield Shape(f"M0 0H{frame.width:g}V{frame.height:g}H0Z", fill=colour)


def _fill(view: GroundView, layer: Json, frame: Frame) -> Iterator[Shape]:
    if layer["paint"]["fill-color"] in (UNSEEN, "transparent"):
        return
    merged: dict[tuple[str, float], list[str]] = {}
    for feature, given in view.drawn(layer, frame.zoom):
        colour = evaluate(layer["paint"]["fill-color"], given)
        opacity = float(evaluate(layer["paint"].get("fill-opacity", 1), given))
        shape = cut(feature.shape, frame) if opacity > 0 and colour != UNSEEN else None
        if shape is not None:
            merged.setdefault((colour, opacity), []).append(path_of(shape))
    for (colour, opacity), paths in merged.items():
        if path := "".join(paths):
            yield Shape(path, fill=colour, fill_opacity=opacity)


def _line(view: GroundView, layer: Json, frame: Frame) -> Iterator[Shape]:
    paint, layout = layer["paint"], layer.get("layout", {})
    owners = layer.get("metadata", {}).get(SHOWN_BY, ())
    merged: dict[tuple[str, float, float], list[str]] = {}
    for feature, given in view.drawn(layer, frame.zoom):
        opacity = float(evaluate(paint.get("line-opacity", 1), given))
        if not view.ended.isdisjoint(owners):
            opacity = FAINT
        if opacity <= 0:
            continue
        width = float(evaluate(paint.get("line-width", 1), given))
        shape = cut(feature.shape, frame)
        if shape is not None:
            key = (evaluate(paint["line-color"], given), width, opacity)
            merged.setdefault(key, []).append(path_of(shape))
    dash = evaluate(paint.get("line-dasharray", []), Given(frame.zoom))
    for (colour, width, opacity), paths in merged.items():
        if path := "".join(paths):
            yield Shape(
                path,
                stroke=colour,
                width=width,
                opacity=opacity,
                dash=tuple(part * width for part in dash),
                cap=layout.get("line-cap", "butt"),
                join=layout.get("line-join", "miter"),
            )


def _circle(view: GroundView, layer: Json, frame: Frame) -> Iterator[Shape]:
    paint = layer["paint"]
    for feature, given in view.drawn(layer, frame.zoom):
        if feature.shape.geom_type != "Point":
            raise StyleError(f"the map style’s layer “{layer['id']}” draws circles at no points")
        shape = cut(feature.shape, frame)
        if shape is None:
            continue
        # A circle's line lies around it, not on its edge.
        width = float(evaluate(paint.get("circle-stroke-width", 0), given))
        yield Shape(
            circle_path(float(evaluate(paint["circle-radius"], given)) + width / 2),
            fill=evaluate(paint["circle-color"], given),
            stroke=evaluate(paint.get("circle-stroke-color"), given) if width else None,
            width=width,
            at=(round(shape.x, 1), round(shape.y, 1)),
        )


_DRAWN: Final[dict[str, Callable[[GroundView, Json, Frame], Iterator[Shape]]]] = {
    "background": _background,
    "fill": _fill,
    "line": _line,
    "circle": _circle,
}
