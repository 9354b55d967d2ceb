"""The rules of selection once more, event by event, without columns or anything stored."""

from __future__ import annotations

from functools import cache

import shapely

from geodata.geometry import distance_km
from geodata.layers import Catalogue, layer_as_of
from geodata.model import Event, Place
from geodata.model.folding import foldings, words
from geodata.queries import Query
from geodata.queries.gazetteer import gazetteer_of

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
            all(word in _text(event, catalogue) for word in words(query.q)),
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
