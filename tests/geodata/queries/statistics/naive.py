"""The figures once more, report by report, in plain Python: no column, no placement, no numpy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import shapely

from geodata.geometry import distance_km
from geodata.layers import Area, Catalogue
from geodata.model import Event
from geodata.model.terms import slug_of
from geodata.queries import Query

SAID = {"statement", "diplomacy", "agreement", "ceasefire", "resolution"}
ARMED = {"clash", "shelling", "drone", "capture", "landing", "crash"}
FINENESS = ("day", "week", "month", "year")
PLACES = ("exact", "settlement", "district", "province", "country")

Bin = str | None
Found = dict[tuple[object, ...], set[str]]


def bins_of(events: Sequence[Event], query: Query, finest: str) -> tuple[str, dict[str, Bin]]:
    """The grain, and the name of each event's bin; None when its date is known too coarsely."""
    days = {event.id: _day(event, query) for event in events}
    first, last = query.from_, query.to
    if days:
        first, last = first or min(days.values()), last or max(days.values())
    if first is None or last is None:
        return finest, {}
    last = max(first, last)
    for grain in FINENESS[FINENESS.index(finest) :]:
        names: set[str] = set()
        day = first
        while day <= last and len(names) <= 120:
            names.add(name_of(day, grain))
            day += timedelta(days=1)
        if len(names) <= 120:
            break
    return grain, {
        event.id: (
            name_of(days[event.id], grain)
            if FINENESS.index(event.date_precision) <= FINENESS.index(grain)
            else None
        )
        for event in events
    }


def _day(event: Event, query: Query) -> date:
    day = event.date_start
    if query.from_ and day < query.from_:
        day = query.from_
    if query.to and day > query.to:
        day = query.to
    return day


def name_of(day: date, grain: str) -> str:
    if grain == "week":
        return f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
    return str(day)[: {"day": 10, "month": 7, "year": 4}[grain]]


def kinds_by_week(events: Sequence[Event], query: Query) -> Found:
    _, bins = bins_of(events, query, "week")
    found: Found = defaultdict(set)
    for event in events:
        found[bins[event.id], event.kind].add(event.id)
    return found


def confidence(events: Sequence[Event]) -> Found:
    found: Found = {(word,): set() for word in ("confirmed", "reported", "contested")}
    for event in events:
        found[(event.confidence,)].add(event.id)
    return found


def answers(events: Sequence[Event], query: Query) -> Found:
    _, bins = bins_of(events, query, "day")
    found: Found = defaultdict(set)
    for event in events:
        if lane := lane_of(event):
            found[bins[event.id], lane, event.layer].add(event.id)
    return found


def lane_of(event: Event) -> str | None:
    if event.kind in SAID:
        return "statements"
    if event.layer == "border_incident" or event.kind in ARMED:
        return "incidents"
    return "protests" if event.layer == "protest" else None


def areas(events: Sequence[Event], areas: Sequence[Area]) -> tuple[Found, Found]:
    """By area: what counts inside, and what lies inside but is known too coarsely."""
    fine: Found = {(area.id,): set() for area in areas}
    coarse: Found = {(area.id,): set() for area in areas}
    for area in areas:
        for event in events:
            if area.geometry.covers(shapely.Point(event.place.lon, event.place.lat)):
                grain = PLACES.index(str(area.grain))
                is_fine = PLACES.index(event.place.geo_precision) <= grain
                (fine if is_fine else coarse)[(area.id,)].add(event.id)
    return fine, coarse


def border_distance(events: Sequence[Event], catalogue: Catalogue) -> tuple[Found, set[str]]:
    """By the upper edge in km, and those whose place is known too coarsely."""
    edges = (5, 10, 25, 50, 100, 200, None)
    found: Found = {(edge,): set() for edge in edges}
    coarse = set()
    for event in events:
        if event.place.geo_precision in ("province", "country"):
            coarse.add(event.id)
            continue
        border = catalogue.shape("iran-border")
        km = float(distance_km([event.place.lon], [event.place.lat], border)[0])
        edge = next((edge for edge in edges if edge is not None and km <= edge), None)
        found[(edge,)].add(event.id)
    return found, coarse


def casualties(
    events: Sequence[Event], query: Query
) -> dict[tuple[Bin, str], tuple[int, int, set[str]]]:
    """By bin and people: the range of the report with the highest number, and who gives any."""
    _, bins = bins_of(events, query, "week")
    found: dict[tuple[Bin, str], tuple[int, int, set[str]]] = {}
    for event in events:
        for people in ("killed", "injured"):
            given = getattr(event, people)
            if given is None:
                continue
            high, low, ids = found.get((bins[event.id], people), (-1, -1, set()))
            high, low = max((high, low), (given.max, given.min))
            found[bins[event.id], people] = (high, low, ids | {event.id})
    return {key: (low, high, ids) for key, (high, low, ids) in found.items()}


def actors(events: Sequence[Event]) -> Found:
    """By slug: names that fold alike are one."""
    found: Found = defaultdict(set)
    for event in events:
        for name in event.actors:
            found[(slug_of(name),)].add(event.id)
    return found
