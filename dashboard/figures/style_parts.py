"""Parts of a MapLibre style that its rooms share: a fill, a line, a text, as plain JSON."""

from __future__ import annotations

from typing import Any

from dashboard.wording.places import ARTSAKH, BOTH, OTHER_PARTY

Json = dict[str, Any]

FONT = "Noto Sans"
FONT_STRONG = "Noto Sans SemiBold"
SHOWN_BY = "aras:shown-by"
"""Metadata of a style layer: the switchable layers of which one at least must be on."""


def fill(layer_id: str, source: str, colour: Any, **more: Any) -> Json:
    """A fill layer; `more` are further paint properties."""
    return {
        "id": layer_id,
        "type": "fill",
        "source": source,
        "paint": {"fill-color": colour, "fill-antialias": True, **more},
    }


def line(layer_id: str, source: str, colour: str, width: Any, **more: Any) -> Json:
    """A line layer, `width` in pixels; `dash`, `cap` and `paint` are taken from `more`."""
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


def zoomed(base: float, grow: float = 1.6) -> list[Any]:
    """A width in pixels that is `base` at the theatre's zoom and grows gently with the zoom."""
    return ["interpolate", ["linear"], ["zoom"], 4, base * 0.7, 6.5, base, 11, base * grow]


def name_in(names: str) -> list[Any]:
    """The name in the chosen language, else in English; a disputed place keeps both names.

    As `dashboard.wording.places.name_in`, in the map's own language of expressions.
    """
    own: list[Any] = ["coalesce", ["get", f"name_{names}"], ["get", "name_en"], ""]
    if names == "en":
        return own
    english = ["coalesce", ["get", "name_en"], ""]
    party = ["coalesce", ["get", f"name_{OTHER_PARTY[names]}"], ""]
    # What stands before the first mark between two names; all of it where there is none.
    other: list[Any] = ["slice", party, 0, ["index-of", BOTH, ["concat", party, BOTH]]]
    if names == "az":
        other = ["case", ["in", ARTSAKH[0], english], ARTSAKH[1], other]
    one_of_two = ["all", ["in", BOTH, english], ["!", ["in", BOTH, own]], ["!=", party, ""]]
    return ["case", one_of_two, ["concat", own, BOTH, other], own]


def text(
    layer_id: str, source: str, names: str, size: Any, colour: str, halo: str, **more: Any
) -> Json:
    """A symbol layer with the names of a source; `names` is their language, `size` in pixels."""
    layout: Json = {
        "text-field": more.pop("field", None) or name_in(names),
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
