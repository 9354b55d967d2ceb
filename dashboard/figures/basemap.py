"""The map style: our own MapLibre style over our own layers, one per theme and language of names.

A MapLibre style is JSON (https://maplibre.org/maplibre-style-spec/). Sources name cacheable GeoJSON
addresses on our own origin; labels use our own WOFF2 files, so nothing is asked of a third party.
Which of the switchable layers are visible is the view's business and set in the browser; style
layers that belong to one say so in their metadata.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.theme import Tokens, tokens
from geodata.layers import Catalogue, Layer
from geodata.vocabulary import CONTROLLERS

Json = dict[str, Any]
LayerUrl = Callable[[str], str]

FONT = "Noto Sans"
FONT_STRONG = "Noto Sans SemiBold"
SHOWN_BY = "aras:shown-by"
"""Metadata of a style layer: the switchable layers of which one at least must be on."""
UNSEEN = "rgba(0,0,0,0)"
"""Fill of an area that is there to be clicked, not to be seen."""
_BESIDE_THE_ENCLAVE = [
    *("center", [0, 0]),
    *("left", [4.2, -1.6]),
    *("left", [5.4, 0.4]),
    *("left", [6.4, -3.2]),
    *("bottom", [0, -6]),
    *("right", [-5, -3]),
]
"""Anchors and offsets in ems that the label of the enclave tries in turn."""
_HATCH_TIERS = ((0, 0.0, 7.5), (1, 7.5, 9.0), (2, 9.0, 24.0))


def map_style(
    catalogue: Catalogue,
    layer_url: LayerUrl,
    font_faces: Mapping[str, Sequence[Json]],
    theme: str = "light",
    names: str = "en",
) -> Json:
    """The style document. `layer_url("far:borders")` gives the address of a built layer file."""
    t = tokens(theme)
    subjects = [layer for layer in catalogue.layers.values() if layer.spec.role == "subject"]
    return {
        "version": 8,
        "name": f"Aras {theme}",
        "font-faces": dict(font_faces),
        "sources": _sources(catalogue, layer_url),
        "layers": [
            {
                "id": "sea",
                "type": "background",
                "paint": {"background-color": t["map-water"]},
            },
            _fill("land", "land", t["map-land"]),
            *[_fill(f"{name}/fill", name, UNSEEN) for name in ("countries", "admin1")],
            *[layer for s in subjects for layer in _subject_fills(s, t)],
            *_hatching(t),
            *_water(t),
            *_borders(t),
            *[layer for s in subjects for layer in _subject_lines(s, t)],
            *_labels(t, names),
            _keep_out(),
        ],
    }


def _sources(catalogue: Catalogue, layer_url: LayerUrl) -> Json:
    def geojson(name: str, promote: str | None = "id") -> Json:
        source: Json = {"type": "geojson", "data": layer_url(name), "tolerance": 0.2, "buffer": 32}
        return {**source, "promoteId": promote} if promote else source

    switchable = [k for k, layer in catalogue.layers.items() if layer.spec.role == "subject"]
    return {
        **{name: geojson(name) for name in switchable},
        # Seen by clicks only: the coarse tier does.
        "countries": geojson("countries.far"),
        "admin1": geojson("admin1.far"),
        **{name: geojson(name, None) for name in ("land", "lakes", "rivers", "borders")},
        "hatch": geojson("hatch", "area"),
        "places": geojson("places"),
        "labels": geojson("labels"),
        # Filled in the browser with the places of the marks.
        "keepout": {"type": "geojson", "data": {"type": "FeatureCollection", "features": []}},
    }


def _fill(layer_id: str, source: str, colour: Any, **more: Any) -> Json:
    return {
        "id": layer_id,
        "type": "fill",
        "source": source,
        "paint": {"fill-color": colour, "fill-antialias": True, **more},
    }


def _line(layer_id: str, source: str, colour: str, width: Any, **more: Any) -> Json:
    paint = {"line-color": colour, "line-width": width}
    if dash := more.pop("dash", None):
        paint["line-dasharray"] = dash
    paint.update(more.pop("paint", {}))
    return {
        "id": layer_id,
        "type": "line",
        "source": source,
        "layout": {"line-join": "round", "line-cap": more.pop("cap", "butt")},
        "paint": paint,
        **more,
    }


def _zoomed(base: float, grow: float = 1.6) -> list[Any]:
    """A width in pixels that is `base` at the theatre's zoom and grows gently with the zoom."""
    return ["interpolate", ["linear"], ["zoom"], 4, base * 0.7, 6.5, base, 11, base * grow]


def _subject_fills(layer: Layer, t: Tokens) -> list[Json]:
    """The ground of a switchable layer; a polygon layer without one is filled unseen for clicks."""
    spec = layer.spec
    if spec.geometry != "polygon":
        return []
    fill = spec.draw.fill
    colour = t.get(f"map-{fill}", UNSEEN) if fill else UNSEEN
    return [{**_fill(f"{spec.id}/fill", spec.id, colour), "metadata": {SHOWN_BY: [spec.id]}}]


def _subject_lines(layer: Layer, t: Tokens) -> list[Json]:
    """The edge of a switchable layer over a soft halo, so that it reads on every ground."""
    spec = layer.spec
    if not spec.draw.line:
        return []
    colour = t[f"map-{spec.draw.line}-line"]
    width = spec.draw.width or 1.2
    casing = _line(
        f"{spec.id}/casing",
        spec.id,
        t["map-halo"],
        _zoomed(width + 1.8),
        paint={"line-opacity": 0.55},
    )
    edge = _line(
        f"{spec.id}/line", spec.id, colour, _zoomed(width), dash=list(spec.draw.dash or ()) or None
    )
    return [{**layer, "metadata": {SHOWN_BY: [spec.id]}} for layer in (casing, edge)]


def _hatching(t: Tokens) -> list[Json]:
    """Hatched ground by controller; the browser sets the feature state `controller` for a day.

    Held by Armenian forces: rising lines. Held together with Russian peacekeepers: falling, broken
    lines. Contested: both, thin.
    """
    both = ["control", "occupied"]
    rules = (
        ("armenian", 45, "armenian-forces", "map-held", 1.15, None, 0.72, both),
        (
            "joint",
            135,
            "russian-peacekeepers-and-armenian-forces",
            "map-joint",
            1.25,
            [3, 2.2],
            0.7,
            both,
        ),
        ("contested-up", 45, "contested", "map-contested", 0.8, [1.2, 1.6], 0.8, both),
        ("contested-down", 135, "contested", "map-contested", 0.8, [1.2, 1.6], 0.8, both),
    )
    out = []
    for tier, low, high in _HATCH_TIERS:
        for name, angle, controller, token, width, dash, opacity, shown_by in rules:
            on_day = ["==", ["feature-state", "controller"], CONTROLLERS.index(controller)]
            out.append(
                _line(
                    f"hatch-{name}-{tier}",
                    "hatch",
                    t[token],
                    width,
                    dash=dash,
                    paint={"line-opacity": ["case", on_day, opacity, 0]},
                    filter=["all", ["==", ["get", "angle"], angle], ["==", ["get", "tier"], tier]],
                    minzoom=low,
                    maxzoom=high,
                    metadata={SHOWN_BY: shown_by},
                )
            )
    return out


def _water(t: Tokens) -> list[Json]:
    return [
        _fill("lakes", "lakes", t["map-water"]),
        _line("lakes-edge", "lakes", t["map-water-line"], 0.7),
        _line("rivers", "rivers", t["map-water-line"], _zoomed(1.6), cap="round"),
    ]


def _borders(t: Tokens) -> list[Json]:
    return [
        _line(
            "borders-admin1",
            "borders",
            t["map-admin1-line"],
            _zoomed(0.7),
            filter=["==", ["get", "kind"], "admin1"],
            minzoom=5.2,
        ),
        _line(
            "borders-country",
            "borders",
            t["map-country-line"],
            _zoomed(1.1, 2),
            filter=["==", ["get", "kind"], "country"],
        ),
    ]


def _keep_out() -> Json:
    """Unseen squares where marks stand: being last they are placed first, and labels avoid them."""
    return {
        "id": "keepout",
        "type": "symbol",
        "source": "keepout",
        "layout": {
            "icon-image": "keepout",
            "icon-size": ["get", "size"],
            "icon-allow-overlap": True,
            "icon-padding": 1,
        },
    }


def _name(names: str) -> list[Any]:
    """The name in the chosen language, else in English."""
    return ["coalesce", ["get", f"name_{names}"], ["get", "name_en"], ""]


def _text(
    layer_id: str, source: str, names: str, size: Any, colour: str, halo: str, **more: Any
) -> Json:
    layout: Json = {
        "text-field": more.pop("field", None) or _name(names),
        "text-font": [more.pop("font", FONT)],
        "text-size": size,
        "text-max-width": more.pop("max_width", 8),
        "text-padding": more.pop("padding", 4),
        "text-letter-spacing": more.pop("spacing", 0),
        **more.pop("layout", {}),
    }
    return {
        "id": layer_id,
        "type": "symbol",
        "source": source,
        "layout": layout,
        "paint": {
            "text-color": colour,
            "text-halo-color": halo,
            "text-halo-width": 1.4,
            "text-halo-blur": 0.4,
        },
        **more,
    }


def _labels(t: Tokens, names: str) -> list[Json]:
    """Labels, the weightiest last: MapLibre places the labels of the last layer first."""
    halo = t["map-halo"]

    def of(layer_id: str) -> list[Any]:
        return ["==", ["get", "layer"], layer_id]

    def area(
        layer_id: str, token: str, size: Any, minzoom: float, maxzoom: float = 24.0, **more: Any
    ) -> Json:
        return _text(
            f"{layer_id}/label",
            "labels",
            names,
            size,
            t[f"map-{token}-ink"],
            halo,
            filter=of(layer_id),
            metadata={SHOWN_BY: [layer_id]},
            minzoom=minzoom,
            maxzoom=maxzoom,
            font=FONT_STRONG,
            **more,
        )

    def beside(rank: int) -> Json:
        """Beside the dot, and clear of a mark that may stand on it."""
        return {
            "text-variable-anchor": ["left", "right", "top", "bottom"],
            "text-radial-offset": 1.3 if rank == 1 else 1.1 if rank == 2 else 0.6,
        }

    places = []
    for rank, minzoom, size, strong in (
        (5, 9.2, 11, False),
        (4, 8.0, 11, False),
        (3, 6.9, 11.5, False),
        (2, 5.6, 12, False),
        (1, 4.2, 13, True),
    ):
        places.append(
            {
                "id": f"places-dot-{rank}",
                "type": "circle",
                "source": "places",
                "filter": ["==", ["get", "rank"], rank],
                "minzoom": minzoom,
                "paint": {
                    "circle-radius": 2.4 if rank == 1 else 1.8,
                    "circle-color": t["map-halo"],
                    "circle-stroke-color": t["map-ink-2"],
                    "circle-stroke-width": 1,
                },
            }
        )
        places.append(
            _text(
                f"places-{rank}",
                "places",
                names,
                size,
                t["map-ink"] if strong else t["map-ink-2"],
                halo,
                filter=["==", ["get", "rank"], rank],
                minzoom=minzoom,
                font=FONT_STRONG if strong else FONT,
                layout={
                    **beside(rank),
                    "text-justify": "auto",
                    "symbol-sort-key": ["get", "priority"],
                },
            )
        )
    return [
        *places,
        area("districts", "district", 12, 7.6, padding=6),
        area(
            "provinces",
            "province",
            ["interpolate", ["linear"], ["zoom"], 5, 11, 8, 15],
            5.2,
            9.5,
            padding=8,
        ),
        _text(
            "water-label",
            "lakes",
            names,
            12,
            t["map-water-ink"],
            halo,
            minzoom=4,
            padding=12,
            spacing=0.08,
        ),
        _text(
            "river-label",
            "rivers",
            names,
            11,
            t["map-water-ink"],
            halo,
            minzoom=6,
            spacing=0.1,
            layout={"symbol-placement": "line", "symbol-spacing": 420},
        ),
        _text(
            "country-label",
            "labels",
            names,
            ["interpolate", ["linear"], ["zoom"], 3.5, 11, 7, 16],
            t["map-ink-2"],
            halo,
            filter=of("countries"),
            maxzoom=8.5,
            padding=10,
            spacing=0.14,
            layout={
                "text-transform": "uppercase",
                "text-variable-anchor": ["center", "bottom", "top", "left", "right"],
                "text-radial-offset": 1.6,
            },
        ),
        area(
            "enclave",
            "enclave",
            ["interpolate", ["linear"], ["zoom"], 5.5, 11, 9, 16],
            5.4,
            padding=2,
            max_width=9,
            # Inside where there is room, else beside: the marks of the war stand on it.
            layout={"text-variable-anchor-offset": _BESIDE_THE_ENCLAVE},
        ),
    ]
