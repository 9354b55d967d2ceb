"""Link to View and back: the keys of the data and of how it is looked at, in the order of links.

What selects stands in `geodata.queries.link`, one truth for pages, routes and commands; the camera,
the languages and the theme stand here. Parsing never fails: an unknown key is passed over, a bad
value falls back to its default and leaves a `Remark` that a page shows and a route may answer with.
`format_view(parse_view(x))` is the canonical form of a link; `parse_view(format_view(view)) ==
view` for every view.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from dashboard.state.view import (
    COUNTS,
    INTERFACE_LANGUAGES,
    MODES,
    OTHERS,
    THEMES,
    Camera,
    Remark,
    View,
)
from geodata.queries.link import (
    LINK_KEYS,
    BadValue,
    LinkKey,
    LinkNames,
    bad_value,
    iso_date,
    late_start,
    number_text,
    numbers,
)
from geodata.vocabulary import LANGUAGES

Known = LinkNames


def parse_view(args: Mapping[str, str], known: Known) -> tuple[View, tuple[Remark, ...]]:
    """The view that the query describes, and a remark for each value that had to be left out.

    `args` maps a key to its (last) text value. Empty values count as absent.
    """
    values: dict[str, Any] = {}
    remarks: list[Remark] = []
    for key in KEYS:
        text = args.get(key.name, "").strip()
        if not text:
            continue
        try:
            values[key.field] = key.parse(text, known)
        except BadValue as bad:
            remarks.append(Remark(key.name, text, bad_value(key.name, text, bad)))
    view = View(**values)
    if late := late_start(view.from_, view.to):
        default = View()
        remarks.append(Remark("from", str(view.from_), f"{late}; the default window is shown"))
        view = replace(view, from_=default.from_, to=default.to)
    if view.mode == "day" and (view.from_ is None or view.from_ != view.to):
        remarks.append(Remark("mode", "day", _ONE_DAY))
        view = replace(view, mode="range")
    return view, tuple(remarks)


_ONE_DAY = "mode: “day” is for a window of one day; the whole window is shown"


def language_of(values: Mapping[str, str]) -> str:
    """The language of a link's values; English for none or one that is not known."""
    lang = values.get("lang", "").strip()
    return lang if lang in INTERFACE_LANGUAGES else "en"


def format_view(view: View) -> str:
    """The canonical query string: what differs from the default, keys in their fixed order."""
    default = View()
    parts = []
    for key in KEYS:
        value = getattr(view, key.field)
        if value != getattr(default, key.field):
            parts.append(f"{key.name}={quote(key.format(value), safe=',:;.~-_')}")
    return "&".join(parts)


def _camera(text: str, _: Known) -> Camera:
    lat, lon, zoom = numbers(text, 3, "lat,lon,zoom")
    if not (-85 <= lat <= 85 and -180 <= lon <= 180 and 0 <= zoom <= 22):
        raise BadValue("is not a place on the map; write lat,lon,zoom")
    return Camera(round(lat, 5), round(lon, 5), round(zoom, 2))


def _one_of(words: tuple[str, ...]) -> Callable[[str, Known], str]:
    def parse(text: str, _: Known) -> str:
        if text not in words:
            raise BadValue(f"is not known; write {', '.join(words)}")
        return text

    return parse


def _format_camera(camera: Camera) -> str:
    return f"{number_text(camera.lat)},{number_text(camera.lon)},{number_text(camera.zoom)}"


_OF_THE_LOOK = (
    LinkKey("at", "at", _camera, _format_camera),
    LinkKey("compare", "compare", iso_date, dt.date.isoformat),
    LinkKey("mode", "mode", _one_of(MODES), str),
    LinkKey("count", "count", _one_of(COUNTS), str),
    LinkKey("names", "names", _one_of(LANGUAGES), str),
    LinkKey("lang", "lang", _one_of(INTERFACE_LANGUAGES), str),
    LinkKey("theme", "theme", _one_of(THEMES), str),
    LinkKey("others", "others", _one_of(OTHERS), str),
)

KEYS: tuple[LinkKey, ...] = (*LINK_KEYS[:-1], *_OF_THE_LOOK, LINK_KEYS[-1])
"""All keys of a link; `v` is the last. A new key is a row here, or there, and a field of `View`."""
