"""What a link asks of the data: the keys that select, from their text and back again.

Pages, routes and commands read these keys here and nowhere else, so that the same link means the
same reports everywhere. How a view is looked at (camera, languages, theme) stands with the pages.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from geodata.errors import QueryError
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries.query import MOST_CASUALTIES, Query, Ring, ring_fault
from geodata.vocabulary import CONFIDENCES, GEO_PRECISIONS, KINDS, REPORT_LAYERS

DEFAULT_FROM: Final = dt.date(2020, 9, 27)
DEFAULT_TO: Final = dt.date(2020, 11, 10)
"""First and last day of the 44-day war: the window of a link that names none."""

MAX_LINK = 4000
MAX_FIELDS = 100
MAX_TEXT = 200
MAX_ITEMS = 64
MAX_KM = 2000.0
NONE = "none"
"""The word for an empty list: a link can say that no layer is drawn, no set is shown."""


@dataclass(frozen=True, slots=True)
class LinkNames:
    """The names that a link may use: layers, areas, what one can be near, events, data versions,
    slugs of actors and publishers.

    `areas` holds the layers of areas too: each stands for any of its areas.
    """

    layers: tuple[str, ...]
    areas: Collection[str]
    shapes: Collection[str]
    events: Collection[str]
    versions: Collection[str] = ()
    actors: Collection[str] = ()
    publishers: Collection[str] = ()


class BadValue(ValueError):
    """A value that cannot be used; the text says what was expected."""


@dataclass(frozen=True, slots=True)
class LinkKey:
    """One key: its name in links, the field that holds its value, and the way to and from text.

    `parse` raises BadValue.
    """

    name: str
    field: str
    parse: Callable[[str, LinkNames], Any]
    format: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a link asks of the data.

    `layers` in catalogue order, None for the defaults; `asof` None follows the end of the window;
    `event` is the opened one, which selects nothing; `v` None is the newest version.
    """

    query: Query
    layers: tuple[str, ...] | None = None
    asof: dt.date | None = None
    event: str | None = None
    v: str | None = None


def link_names(
    snapshot: Snapshot, catalogue: Catalogue, versions: Collection[str] = ()
) -> LinkNames:
    """The names that a link may use over this catalogue and these reports.

    `versions` are those that can be gone back to, beside the snapshot's own.
    """
    layers = catalogue.layers
    subjects = tuple(name for name, layer in layers.items() if layer.spec.role == "subject")
    lines = {
        feature.id
        for layer in layers.values()
        if layer.spec.geometry == "line"
        for feature in layer.features
    }
    counting = {name for name, layer in layers.items() if layer.spec.grain}
    return LinkNames(
        layers=subjects,
        areas=counting | {name for name, area in catalogue.areas.items() if area.grain},
        shapes={*catalogue.areas, *lines, *subjects, "countries"},
        events=snapshot.row_of,
        versions={*versions, snapshot.version},
        actors=snapshot.actors.place,
        publishers=snapshot.publishers.place,
    )


def link_values(link: str) -> dict[str, str]:
    """The values of a link, or of its query, by key; of two for one key the last counts.

    Never fails; what is too long, or too much, is passed over.
    """
    head, mark, query = link[:MAX_LINK].partition("?")
    fields = (query if mark and "=" not in head else link[:MAX_LINK]).split("&")
    return dict(parse_qsl("&".join(fields[:MAX_FIELDS])))


def asked_by(link: str, names: LinkNames) -> Asked:
    """What a link (or its query) asks. QueryError, one sentence, for a value that it cannot have.

    As everywhere, an unknown key is passed over, and a link that names no window means the days of
    the war: `from=..&to=..` asks for all days.
    """
    if len(link) > MAX_LINK:
        raise QueryError(f"the query is longer than {MAX_LINK} characters; shorten it")
    values: dict[str, Any] = {"from_": DEFAULT_FROM, "to": DEFAULT_TO}
    said = link_values(link)
    for key in LINK_KEYS:
        text = said.get(key.name, "").strip()
        if not text:
            continue
        try:
            values[key.field] = key.parse(text, names)
        except BadValue as bad:
            raise QueryError(bad_value(key.name, text, bad)) from None
    if late := late_start(values["from_"], values["to"]):
        raise QueryError(f"{late}; swap them")
    beside = {name: values.pop(name) for name in ("layers", "asof", "event", "v") if name in values}
    return Asked(query_of(values), **beside)


def query_of(values: Mapping[str, Any]) -> Query:
    """The query of values by field, as the keys parse them."""
    words = {
        name: frozenset(values[name])
        for name in ("show", "kind", "confidence")
        if values.get(name) is not None
    }
    return Query(**{**values, **words})


def bad_value(key: str, text: str, bad: BadValue) -> str:
    """The sentence for a bad value: key, value, what was expected."""
    shown = text if len(text) <= 40 else text[:39] + "…"
    return f"{key}: “{shown}” {bad}"


def late_start(from_: dt.date | None, to: dt.date | None) -> str:
    """What is wrong with a window that ends before it starts; empty when nothing is."""
    return f"from: “{from_}” is later than “{to}”" if from_ and to and from_ > to else ""


def numbers(text: str, count: int, form: str) -> list[float]:
    """So many finite numbers with commas between them, to six decimals."""
    try:
        found = [round(float(part), 6) for part in text.split(",")]
    except (ValueError, OverflowError):
        raise BadValue(f"is not {count} numbers; write {form}") from None
    if len(found) != count or not all(map(math.isfinite, found)):
        raise BadValue(f"is not {count} numbers; write {form}")
    return found


def number_text(value: float) -> str:
    """A number as links write it: six decimals at most, no zeros behind."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if value else "0"


def _listed(words: Iterable[str], what: str) -> Callable[[str, LinkNames], tuple[str, ...]]:
    order = tuple(words)
    return lambda text, names: () if text == NONE else _pick(text, order, what)


def _pick(text: str, order: Collection[str], what: str, *, sort: bool = True) -> tuple[str, ...]:
    items = _items(text)
    if any(item not in order for item in items):
        choices = ", ".join(order) if len(order) <= 8 else f"one of {len(order)} known names"
        raise BadValue(f"is not a known {what}; write {choices}")
    if not sort:
        return tuple(dict.fromkeys(items))
    return tuple(word for word in order if word in items)


def _items(text: str) -> list[str]:
    items = [part.strip() for part in text.split(",") if part.strip()]
    if not items or len(items) > MAX_ITEMS:
        raise BadValue(f"is not a list of 1 to {MAX_ITEMS} names")
    return items


def _layers(text: str, names: LinkNames) -> tuple[str, ...]:
    return () if text == NONE else _pick(text, names.layers, "layer")


def iso_date(text: str, _: LinkNames) -> dt.date:
    """A day of the calendar, `2020-09-27`; BadValue for anything else."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        return dt.date.fromisoformat(text)
    except ValueError:
        raise BadValue("is not a date; write 2020-09-27") from None


def _open_date(text: str, names: LinkNames) -> dt.date | None:
    return None if text == ".." else iso_date(text, names)


def _region(text: str, names: LinkNames) -> tuple[str, ...]:
    return _pick(text, names.areas, "area", sort=False)


def _bbox(text: str, _: LinkNames) -> tuple[float, float, float, float]:
    west, south, east, north = numbers(text, 4, "west,south,east,north")
    inside = (
        -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= 90 and -90 <= north <= 90
    )
    if not inside or west >= east or south >= north:
        raise BadValue("is not a box; write west,south,east,north in degrees, west below east")
    return west, south, east, north


def _near(text: str, names: LinkNames) -> tuple[str, float]:
    name, _, km_text = text.rpartition(":")
    if name not in names.shapes:
        raise BadValue("does not name a line or area; write iran-border:25")
    (km,) = numbers(km_text, 1, "iran-border:25")
    if not 0 <= km <= MAX_KM:
        raise BadValue(f"has a distance outside 0 to {MAX_KM:.0f} km")
    return name, km


def _within(text: str, _: LinkNames) -> Ring:
    corners = text.rstrip(";").split(";")
    ring = tuple((lon, lat) for lon, lat in (numbers(corner, 2, "lon,lat") for corner in corners))
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring = ring[:-1]
    if fault := ring_fault(ring):
        raise BadValue(fault)
    return ring


def _actor(text: str, names: LinkNames) -> tuple[str, ...]:
    return _pick(text, names.actors, "actor", sort=False)


def _publisher(text: str, names: LinkNames) -> tuple[str, ...]:
    return _pick(text, names.publishers, "publisher", sort=False)


def _casualties(text: str, _: LinkNames) -> int:
    if not re.fullmatch(r"[0-9]{1,7}", text) or not 1 <= int(text) <= MOST_CASUALTIES:
        raise BadValue("is not a number of people; write 1 or more")
    return int(text)


def _precision(text: str, _: LinkNames) -> str:
    if text not in GEO_PRECISIONS:
        raise BadValue(f"is not a precision; write {', '.join(GEO_PRECISIONS)}")
    return text


def _text(text: str, _: LinkNames) -> str:
    if len(text) > MAX_TEXT:
        raise BadValue(f"is longer than {MAX_TEXT} characters")
    return " ".join(text.split())


def _event(text: str, names: LinkNames) -> str:
    if text not in names.events:
        raise BadValue("is not the id of a report here")
    return text


def _version(text: str, names: LinkNames) -> str:
    if text not in names.versions:
        raise BadValue("is not a data version kept here; without v it is the newest")
    return text


def _join(words: Iterable[str]) -> str:
    return ",".join(words) or NONE


def _ring_text(ring: Ring) -> str:
    return ";".join(",".join(map(number_text, corner)) for corner in ring)


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ".."


LINK_KEYS: Final = (
    LinkKey("layers", "layers", _layers, _join),
    LinkKey("show", "show", _listed(REPORT_LAYERS, "set of reports"), _join),
    LinkKey("kind", "kind", _listed(KINDS, "kind"), _join),
    LinkKey("from", "from_", _open_date, _iso),
    LinkKey("to", "to", _open_date, _iso),
    LinkKey("asof", "asof", iso_date, _iso),
    LinkKey("region", "region", _region, _join),
    LinkKey("bbox", "bbox", _bbox, lambda box: _join(map(number_text, box))),
    LinkKey("near", "near", _near, lambda near: f"{near[0]}:{number_text(near[1])}"),
    LinkKey("within", "within", _within, _ring_text),
    LinkKey("q", "q", _text, str),
    LinkKey("confidence", "confidence", _listed(CONFIDENCES, "confidence"), _join),
    LinkKey("actor", "actor", _actor, _join),
    LinkKey("publisher", "publisher", _publisher, _join),
    LinkKey("casualties", "casualties", _casualties, str),
    LinkKey("precision", "precision", _precision, str),
    LinkKey("event", "event", _event, str),
    LinkKey("v", "v", _version, str),
)
"""The keys that ask something of the data, in the order in which links write them."""
