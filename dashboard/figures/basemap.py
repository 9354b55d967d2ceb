"""The map style: our own MapLibre style over our own layers, one per theme and language of names.

A MapLibre style is JSON (https://maplibre.org/maplibre-style-spec/). Sources name cacheable GeoJSON
addresses on our own origin; labels use our own WOFF2 files, so nothing is asked of a third party.
Which of the switchable layers are visible is the view's business and set in the browser; style
layers that belong to one say so in their metadata.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.figures.labels import labels
from dashboard.figures.style_parts import SHOWN_BY, Json, fill, line, zoomed
from dashboard.theme import Tokens, tokens
from geodata.layers import Catalogue, Layer
from geodata.vocabulary import CONTROLLERS

LayerUrl = Callable[[str], str]

UNSEEN = "rgba(0,0,0,0)"
"""Fill of an area that is there to be clicked, not to be seen."""
_HATCH_TIERS = ((0, 0.0, 7.5), (1, 7.5, 9.0), (2, 9.0, 24.0))


def map_style(
    catalogue: Catalogue,
    layer_url: LayerUrl,
    font_faces: Mapping[str, Sequence[Json]],
    theme: str = "light",
    names: str = "en",
) -> Json:
    """The style document. `layer_url("borders")` gives the address of a built layer file."""
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
            fill("land", "land", t["map-land"]),
            *[fill(f"{name}/fill", name, UNSEEN) for name in ("countries", "admin1")],
            *[layer for s in subjects for layer in _subject_fills(s, t)],
            *_hatching(t),
            *_water(t),
            *_borders(t),
            *[layer for s in subjects for layer in _subject_lines(s, t)],
            *[layer for name in _areas(subjects) for layer in _chosen(name, t)],
            *labels(subjects, t, names),
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


def _subject_fills(layer: Layer, t: Tokens) -> list[Json]:
    """The ground of a switchable layer; a polygon layer without one is filled unseen for clicks."""
    spec = layer.spec
    if spec.geometry != "polygon":
        return []
    colour = t.get(f"map-{spec.draw.fill}", UNSEEN)
    return [{**fill(f"{spec.id}/fill", spec.id, colour), "metadata": {SHOWN_BY: [spec.id]}}]


def _subject_lines(layer: Layer, t: Tokens) -> list[Json]:
    """The edge of a switchable layer over a soft halo, or its points; an unknown token is ink."""
    spec = layer.spec
    colour = t.get(f"map-{spec.draw.line}-line", t["map-ink"])
    shown = {"metadata": {SHOWN_BY: [spec.id]}}
    if spec.geometry == "point":
        paint = {"circle-radius": 4, "circle-color": colour, "circle-stroke-width": 1.5}
        paint["circle-stroke-color"] = t["map-halo"]
        return [
            {"id": f"{spec.id}/dot", "type": "circle", "source": spec.id, "paint": paint, **shown}
        ]
    if not spec.draw.line:
        return []
    width, dash = spec.draw.width or 1.2, list(spec.draw.dash or ()) or None
    soft = {"line-opacity": 0.55}
    return [
        line(f"{spec.id}/casing", spec.id, t["map-halo"], zoomed(width + 1.8), paint=soft, **shown),
        line(f"{spec.id}/line", spec.id, colour, zoomed(width), dash=dash, **shown),
    ]


def _areas(subjects: Sequence[Layer]) -> list[str]:
    """The sources whose areas a view can choose as its region."""
    return [s.spec.id for s in subjects if s.spec.geometry == "polygon"] + ["countries", "admin1"]


def _chosen(source: str, t: Tokens) -> list[Json]:
    """The outline of the chosen areas of a source; the browser says by a filter which they are."""
    none = ["in", ["get", "id"], ["literal", []]]
    parts = [
        line(f"chosen/{source}/casing", source, t["map-halo"], 4.2, filter=none),
        line(f"chosen/{source}", source, t["accent"], 2.2, filter=none),
    ]
    for part in parts:
        part["layout"]["visibility"] = "none"
    return parts


def _hatching(t: Tokens) -> list[Json]:
    """Hatched ground by controller; the browser sets the feature state `controller` for a day.

    Held by Armenian forces: rising lines. Held together with Russian peacekeepers: falling, broken
    lines. Contested: both, thin.
    """
    joint = "russian-peacekeepers-and-armenian-forces"
    shown_by = ["control", "occupied"]
    rules = (
        ("armenian", 45, "armenian-forces", "map-held", 1.15, None, 0.72),
        ("joint", 135, joint, "map-joint", 1.25, [3, 2.2], 0.7),
        ("contested-up", 45, "contested", "map-contested", 0.8, [1.2, 1.6], 0.8),
        ("contested-down", 135, "contested", "map-contested", 0.8, [1.2, 1.6], 0.8),
    )
    out = []
    for tier, low, high in _HATCH_TIERS:
        for name, angle, controller, token, width, dash, opacity in rules:
            on_day = ["==", ["feature-state", "controller"], CONTROLLERS.index(controller)]
            out.append(
                line(
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
        fill("lakes", "lakes", t["map-water"]),
        line("lakes-edge", "lakes", t["map-water-line"], 0.7),
        line("rivers", "rivers", t["map-water-line"], zoomed(1.6), cap="round"),
    ]


def _borders(t: Tokens) -> list[Json]:
    return [
        line(
            "borders-admin1",
            "borders",
            t["map-admin1-line"],
            zoomed(0.7),
            filter=["==", ["get", "kind"], "admin1"],
            minzoom=5.2,
        ),
        line(
            "borders-country",
            "borders",
            t["map-country-line"],
            zoomed(1.1, 2),
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
