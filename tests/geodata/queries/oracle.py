"""The rules of selection once more, event by event, without columns or anything stored."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import shapely
from pyproj import Geod

from geodata.geometry import distance_km
from geodata.layers import Catalogue, layer_as_of
from geodata.model import Event, Place
from geodata.model.folding import fold, foldings, words
from geodata.queries import Query
from geodata.queries.gazetteer import gazetteer_of
from geodata.queries.query import Ring

_WGS84 = Geod(ellps="WGS84")
AS_FINE_AS = {
    "district": ("exact", "settlement", "district"),
    "province": ("exact", "settlement", "district", "province"),
    "country": ("exact", "settlement", "district", "province", "country"),
}


def selects(event: Event, query: Query, catalogue: Catalogue) -> bool:
    """Whether a query selects an event."""
    first, last = event.span
    place = event.place
    return all(
        (
            query.show is None or event.layer in query.show,
            query.kind is None or event.kind in query.kind,
            query.confidence is None or event.confidence in query.confidence,
            query.from_ is None or last >= query.from_,
            query.to is None or first <= query.to,
            not query.region or any(_counts(event, area, catalogue) for area in query.region),
            query.bbox is None
            or (
                query.bbox[0] <= place.lon <= query.bbox[2]
                and query.bbox[1] <= place.lat <= query.bbox[3]
            ),
            query.near is None or _near(event, *query.near, catalogue),
            query.within is None or _inside(place, query.within),
            not query.actor or any(_slug(name) in query.actor for name in event.actors),
            not query.publisher
            or any(_slug(source.publisher) in query.publisher for source in event.sources),
            query.casualties is None or _hurt(event) >= query.casualties,
            query.precision is None or place.geo_precision in _as_fine_as(query.precision),
            _holds(_text(event, catalogue), words(query.q), catalogue),
        )
    )


def _counts(event: Event, area_id: str, catalogue: Catalogue) -> bool:
    """Whether it lies in an area; in any area of a layer; in what was held on its first day."""
    if area_id in catalogue.areas:
        areas = [catalogue.area(area_id)]
    else:
        there = layer_as_of(catalogue, area_id, event.date_start)["features"]
        areas = [catalogue.area(feature["id"]) for feature in there]
    point = shapely.Point(event.place.lon, event.place.lat)
    return any(
        event.place.geo_precision in AS_FINE_AS[str(area.grain)] and area.geometry.covers(point)
        for area in areas
    )


def _near(event: Event, shape_id: str, km: float, catalogue: Catalogue) -> bool:
    if event.place.geo_precision in ("province", "country"):
        return False
    return _distance_km(event.place, shape_id, catalogue) <= km


def _inside(place: Place, ring: Ring) -> bool:
    """Whether a point lies inside geodesic edges: seen from there they go once round it."""
    corners = [(lon, lat) for lon, lat in (*ring, ring[0])]
    edge: list[tuple[float, float]] = []
    for start, end in pairwise(corners):
        edge += [start, *_WGS84.npts(*start, *end, 60)]
    lons, lats = zip(*edge, edge[0], strict=True)
    count = len(lons)
    ahead, _, _ = _WGS84.inv([place.lon] * count, [place.lat] * count, lons, lats)
    turned = (b - a for a, b in pairwise(ahead))
    return abs(sum((turn + 180) % 360 - 180 for turn in turned)) > 180


def _slug(name: str) -> str:
    return "-".join(fold(name).split())


def _hurt(event: Event) -> int:
    given = [one.min for one in (event.killed, event.injured) if one is not None]
    return sum(given) if given else -1


def _as_fine_as(precision: str) -> tuple[str, ...]:
    order = ("exact", "settlement", "district", "province", "country")
    return order[: order.index(precision) + 1]


def _holds(text: str, asked: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Whether each word occurs, or a name of a place that it is a name of too.

    Names of several words are asked for in no query of the strategies.
    """
    return all(any(name in text for name in _also(word, catalogue)) for word in asked)


@cache
def _also(word: str, catalogue: Catalogue) -> frozenset[str]:
    found = {word}
    for feature in catalogue.layer("places").features:
        parts = [p for n in feature.names.values() for p in re.split(r"\s*[/()]\s*", n)]
        forms = {form for part in parts for form in foldings(part) if form}
        if word in forms:
            found |= forms
    return frozenset(found)


@cache
def _distance_km(place: Place, shape_id: str, catalogue: Catalogue) -> float:
    return float(distance_km([place.lon], [place.lat], catalogue.shape(shape_id))[0])


@cache
def _text(event: Event, catalogue: Catalogue) -> str:
    parts = [event.title, event.summary, *event.actors]
    for source in event.sources:
        parts += [source.publisher, source.title]
    parts += gazetteer_of(catalogue).names_of(event.place)
    return "\n".join(line for part in parts for line in foldings(part))
