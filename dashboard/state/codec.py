"""Link to View and back: the one table of the query's keys, in the order in which links write them.

Parsing never fails: an unknown key is passed over, a bad value falls back to its default and
leaves a `Remark` that a page shows and a route may answer with. `format_view(parse_view(x))` is
the canonical form of a link; `parse_view(format_view(view)) == view` for every view.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from dashboard.state.view import (
    INTERFACE_LANGUAGES,
    THEMES,
    Camera,
    Remark,
    View,
)
from geodata.vocabulary import CONFIDENCES, KINDS, LANGUAGES, REPORT_LAYERS

MAX_TEXT = 200
MAX_ITEMS = 64
MAX_KM = 2000.0
NONE = "none"
"""The word for an empty list: a link can say that no layer is drawn, no set is shown."""


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a link may use: layers, areas, what one can be near, events, data versions."""

    layers: tuple[str, ...]
    areas: Collection[str]
    shapes: Collection[str]
    events: Collection[str]
    versions: Collection[str] = ()


class _Bad(ValueError):
    """A value that cannot be used; the text says what was expected."""


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    field: str
    parse: Callable[[str, Known], Any]
    format: Callable[[Any], str]


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
        except _Bad as bad:
            shown = text if len(text) <= 40 else text[:39] + "…"
            remarks.append(Remark(key.name, text, f"{key.name}: “{shown}” {bad}"))
    view = View(**values)
    if view.from_ and view.to and view.from_ > view.to:
        default = View()
        remarks.append(
            Remark(
                "from",
                str(view.from_),
                f"from: “{view.from_}” is later than “{view.to}”; the default window is shown",
            )
        )
        view = replace(view, from_=default.from_, to=default.to)
    return view, tuple(remarks)


def format_view(view: View) -> str:
    """The canonical query string: what differs from the default, keys in their fixed order."""
    default = View()
    parts = []
    for key in KEYS:
        value = getattr(view, key.field)
        if value != getattr(default, key.field):
            parts.append(f"{key.name}={quote(key.format(value), safe=',:;.~-_')}")
    return "&".join(parts)


def _listed(words: Iterable[str], what: str) -> Callable[[str, Known], tuple[str, ...]]:
    order = tuple(words)
    return lambda text, known: () if text == NONE else _pick(text, order, what)


def _pick(text: str, order: Collection[str], what: str, *, sort: bool = True) -> tuple[str, ...]:
    items = _items(text)
    unknown = [i for i in items if i not in order]
    if unknown:
        choices = ", ".join(order) if len(order) <= 8 else f"one of {len(order)} known names"
        raise _Bad(f"is not a known {what}; write {choices}")
    if not sort:
        return tuple(dict.fromkeys(items))
    return tuple(word for word in order if word in items)


def _items(text: str) -> list[str]:
    items = [part.strip() for part in text.split(",") if part.strip()]
    if not items or len(items) > MAX_ITEMS:
        raise _Bad(f"is not a list of 1 to {MAX_ITEMS} names")
    return items


def _layers(text: str, known: Known) -> tuple[str, ...]:
    return () if text == NONE else _pick(text, known.layers, "layer")


def _date(text: str, _: Known) -> dt.date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        return dt.date.fromisoformat(text)
    except ValueError:
        raise _Bad("is not a date; write 2020-09-27") from None


def _open_date(text: str, known: Known) -> dt.date | None:
    return None if text == ".." else _date(text, known)


def _region(text: str, known: Known) -> tuple[str, ...]:
    return _pick(text, known.areas, "area", sort=False)


def _numbers(text: str, count: int, form: str) -> list[float]:
    try:
        numbers = [round(float(part), 6) for part in text.split(",")]
    except (ValueError, OverflowError):
        raise _Bad(f"is not {count} numbers; write {form}") from None
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise _Bad(f"is not {count} numbers; write {form}")
    return numbers


def _bbox(text: str, _: Known) -> tuple[float, float, float, float]:
    west, south, east, north = _numbers(text, 4, "west,south,east,north")
    inside = (
        -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= 90 and -90 <= north <= 90
    )
    if not inside or west >= east or south >= north:
        raise _Bad("is not a box; write west,south,east,north in degrees, west below east")
    return west, south, east, north


def _near(text: str, known: Known) -> tuple[str, float]:
    name, _, km_text = text.rpartition(":")
    if name not in known.shapes:
        raise _Bad("does not name a line or area; write iran-border:25")
    (km,) = _numbers(km_text, 1, "iran-border:25")
    if not 0 <= km <= MAX_KM:
        raise _Bad(f"has a distance outside 0 to {MAX_KM:.0f} km")
    return name, km


def _text(text: str, _: Known) -> str:
    if len(text) > MAX_TEXT:
        raise _Bad(f"is longer than {MAX_TEXT} characters")
    return " ".join(text.split())


def _event(text: str, known: Known) -> str:
    if text not in known.events:
        raise _Bad("is not the id of a report here")
    return text


def _camera(text: str, _: Known) -> Camera:
    lat, lon, zoom = _numbers(text, 3, "lat,lon,zoom")
    if not (-85 <= lat <= 85 and -180 <= lon <= 180 and 0 <= zoom <= 22):
        raise _Bad("is not a place on the map; write lat,lon,zoom")
    return Camera(round(lat, 5), round(lon, 5), round(zoom, 2))


def _one_of(words: tuple[str, ...]) -> Callable[[str, Known], str]:
    def parse(text: str, _: Known) -> str:
        if text not in words:
            raise _Bad(f"is not known; write {', '.join(words)}")
        return text

    return parse


def _version(text: str, known: Known) -> str:
    if text not in known.versions:
        raise _Bad("is not a data version kept here; the newest is shown")
    return text


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if value else "0"


def _format_camera(camera: Camera) -> str:
    return f"{_number(camera.lat)},{_number(camera.lon)},{_number(camera.zoom)}"


def _join(words: Iterable[str]) -> str:
    return ",".join(words) or NONE


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ".."


KEYS: tuple[_Key, ...] = (
    _Key("layers", "layers", _layers, _join),
    _Key("show", "show", _listed(REPORT_LAYERS, "set of reports"), _join),
    _Key("kind", "kind", _listed(KINDS, "kind"), _join),
    _Key("from", "from_", _open_date, _iso),
    _Key("to", "to", _open_date, _iso),
    _Key("asof", "asof", _date, _iso),
    _Key("region", "region", _region, _join),
    _Key("bbox", "bbox", _bbox, lambda box: _join(map(_number, box))),
    _Key("near", "near", _near, lambda near: f"{near[0]}:{_number(near[1])}"),
    _Key("q", "q", _text, str),
    _Key("confidence", "confidence", _listed(CONFIDENCES, "confidence"), _join),
    _Key("event", "event", _event, str),
    _Key("at", "at", _camera, _format_camera),
    _Key("names", "names", _one_of(LANGUAGES), str),
    _Key("lang", "lang", _one_of(INTERFACE_LANGUAGES), str),
    _Key("theme", "theme", _one_of(THEMES), str),
    _Key("v", "v", _version, str),
)
"""All keys of a link. A new key is a row here and a field of `View`."""
