"""The labels of the map: places by zoom, areas in the colour of their layer, water, countries."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.figures.style_parts import FONT, FONT_STRONG, SHOWN_BY, Json, text
from dashboard.theme import Tokens
from geodata.layers import Layer

_BESIDE_THE_ENCLAVE = [
    *("center", [0, 0]),
    *("left", [4.2, -1.6]),
    *("left", [5.4, 0.4]),
    *("left", [6.4, -3.2]),
    *("bottom", [0, -6]),
    *("right", [-5, -3]),
]
"""Anchors and offsets in ems: inside where there is room, else beside the marks of the war."""
_SIZE_BY_ZOOM = ["interpolate", ["linear"], ["zoom"]]
_AREAS: dict[str, Json] = {
    "districts": {"size": 12, "minzoom": 7.6, "padding": 6},
    "provinces": {
        "size": [*_SIZE_BY_ZOOM, 5, 11, 8, 15],
        "minzoom": 5.2,
        "maxzoom": 9.5,
        "padding": 8,
    },
    "enclave": {
        "size": [*_SIZE_BY_ZOOM, 5.5, 11, 9, 16],
        "minzoom": 5.4,
        "padding": 2,
        "max_width": 9,
        "layout": {"text-variable-anchor-offset": _BESIDE_THE_ENCLAVE},
    },
}
"""How the names of a layer's areas are set; a layer that is not here is set like the districts."""
_PLACES = ((5, 9.2, 11), (4, 8.0, 11), (3, 6.9, 11.5), (2, 5.6, 12), (1, 4.2, 13))
"""Rank of a place, the zoom from which it is named, and its size."""


def labels(subjects: Iterable[Layer], t: Tokens, names: str) -> list[Json]:
    """Labels, the weightiest last: MapLibre places the labels of the last layer first."""
    named = sorted(
        (layer for layer in subjects if layer.spec.draw.label),
        key=lambda layer: list(_AREAS).index(layer.spec.id) if layer.spec.id in _AREAS else -1,
    )
    areas = [_area(layer, t, names) for layer in named]
    lightest, weightiest = areas[:-1], areas[-1:]
    return [
        *[part for rank, zoom, size in _PLACES for part in _places(rank, zoom, size, t, names)],
        *lightest,
        *_waters(t, names),
        _countries(t, names),
        *weightiest,
    ]


def _area(layer: Layer, t: Tokens, names: str) -> Json:
    """Names of a layer's areas, in the ink of its fill."""
    spec = layer.spec
    how = dict(_AREAS.get(spec.id, _AREAS["districts"]))
    return text(
        f"{spec.id}/label",
        "labels",
        names,
        how.pop("size"),
        t.get(f"map-{spec.draw.fill}-ink", t["map-ink"]),
        t["map-halo"],
        filter=["==", ["get", "layer"], spec.id],
        metadata={SHOWN_BY: [spec.id]},
        font=FONT_STRONG,
        **how,
    )


def _places(rank: int, minzoom: float, size: float, t: Tokens, names: str) -> list[Json]:
    """Dots and names of the places of one rank; names stay clear of a mark on the dot."""
    of_rank = ["==", ["get", "rank"], rank]
    strong = rank == 1
    dot: Json = {
        "id": f"places-dot-{rank}",
        "type": "circle",
        "source": "places",
        "filter": of_rank,
        "minzoom": minzoom,
        "paint": {
            "circle-radius": 2.4 if strong else 1.8,
            "circle-color": t["map-halo"],
            "circle-stroke-color": t["map-ink-2"],
            "circle-stroke-width": 1,
        },
    }
    name = text(
        f"places-{rank}",
        "places",
        names,
        size,
        t["map-ink"] if strong else t["map-ink-2"],
        t["map-halo"],
        filter=of_rank,
        minzoom=minzoom,
        font=FONT_STRONG if strong else FONT,
        layout={
            "text-variable-anchor": ["left", "right", "top", "bottom"],
            "text-radial-offset": {1: 1.3, 2: 1.1}.get(rank, 0.6),
            "text-justify": "auto",
            "symbol-sort-key": ["get", "priority"],
        },
    )
    return [dot, name]


def _waters(t: Tokens, names: str) -> list[Json]:
    ink, halo = t["map-water-ink"], t["map-halo"]
    along = {"symbol-placement": "line", "symbol-spacing": 420}
    return [
        text("water-label", "lakes", names, 12, ink, halo, minzoom=4, padding=12, spacing=0.08),
        text("river-label", "rivers", names, 11, ink, halo, minzoom=6, spacing=0.1, layout=along),
    ]


def _countries(t: Tokens, names: str) -> Json:
    return text(
        "country-label",
        "labels",
        names,
        [*_SIZE_BY_ZOOM, 3.5, 11, 7, 16],
        t["map-ink-2"],
        t["map-halo"],
        filter=["==", ["get", "layer"], "countries"],
        maxzoom=8.5,
        padding=10,
        spacing=0.14,
        layout={
            # Capitals are English usage; an Azerbaijani i has a capital of its own.
            "text-transform": "uppercase" if names == "en" else "none",
            "text-variable-anchor": ["center", "bottom", "top", "left", "right"],
            "text-radial-offset": 1.6,
        },
    )
