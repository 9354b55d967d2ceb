"""One report in full: what, when, where, who says so, how sure, casualties, sources, related."""

from __future__ import annotations

import math

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.panels.detail.layout import Children, event_link, facts, heading
from dashboard.state import View
from dashboard.state.links import Links
from dashboard.wording import named, wording
from geodata.layers import Catalogue
from geodata.model.dates import in_words
from geodata.model.event import Casualties, Event, Place, Source
from geodata.model.snapshot import Snapshot
from geodata.queries import control_during
from geodata.queries.gazetteer import PLACES_LAYER

_NEAR_KM = 1.0
_FAR_KM = 400.0


def event_detail(
    snapshot: Snapshot, catalogue: Catalogue, row: int, view: View, links: Links
) -> list[Component]:
    """The detail of the report in `row` of the snapshot."""
    event, lang = snapshot.events[row], view.lang
    w = wording(lang)
    related = [int(r) for r in snapshot.related_rows(row)]
    return [
        heading(event.title, f"{w['layer.' + event.layer]} · {w['kind.' + event.kind]}", lang),
        html.P(event.summary, className="detail__summary") if event.summary else html.Span(),
        facts(
            [
                (w["detail.when"], _when(event, lang)),
                (w["detail.where"], _where(event.place, lang)),
                (w["detail.who_says"], event.reported_by),
                (w["detail.sure"], _confidence(event, lang)),
                (w["detail.casualties"], casualties(event.killed, event.injured, lang)),
                (w["detail.actors"], ", ".join(event.actors)),
                (w["detail.controlled_by"], _control(snapshot, catalogue, row, lang)),
                (w["detail.distance"], _distances(snapshot, catalogue, row, lang)),
            ]
        ),
        html.H3(w["detail.sources"]),
        html.Ul([html.Li(_source(s)) for s in event.sources], className="sources"),
        html.P(w[f"detail.basis_{event.basis}"], className="detail__note")
        if event.basis
        else html.Span(),
        *(
            [
                html.H3(f"{w['detail.related']} ({len(related)})"),
                html.Ul(
                    [html.Li(event_link(snapshot, r, view, links)) for r in related],
                    className="eventlist",
                ),
            ]
            if related
            else []
        ),
        html.P([html.Code(event.id)], className="detail__id", **{"data-detail-of": event.id}),
    ]


def _when(event: Event, lang: str) -> Children:
    return [event.dates, html.Small(wording(lang)[f"precision.{event.date_precision}"])]


def _where(place: Place, lang: str) -> Children:
    """English name first, then the names in the languages of the place, each with its language."""
    others = [
        html.Span(name, lang=code, dir="rtl" if code == "fa" else "ltr", className="placename")
        for code, name in (("az", place.az), ("hy", place.hy), ("fa", place.fa))
        if name and name != place.name
    ]
    parts = [p for p in (place.admin1, place.country) if p and p != place.name]
    return [
        place.name,
        html.Span(", ".join(parts), className="facts__more") if parts else None,
        html.Span(others, className="placenames") if others else None,
        html.Small(wording(lang)[f"precision.{place.geo_precision}"]),
    ]


def _confidence(event: Event, lang: str) -> Children:
    w = wording(lang)
    return [
        html.Span(className="facts__glyph", **{"data-glyph": f"{event.layer} {event.confidence}"}),
        w[f"confidence.{event.confidence}"],
        html.Small(w[f"confidence.{event.confidence}_help"]),
    ]


def casualties(killed: Casualties | None, injured: Casualties | None, lang: str) -> str | None:
    """Ranges in words ("3–5 killed, 2 injured"), or None when no source gave a figure."""
    w = wording(lang)
    parts = [
        f"{_range(c)} {w['detail.' + word]}"
        for c, word in ((killed, "killed"), (injured, "injured"))
        if c is not None
    ]
    return ", ".join(parts) or None


def _range(c: Casualties) -> str:
    return f"{c.min:,}" if c.min == c.max else f"{c.min:,}–{c.max:,}"


def _control(snapshot: Snapshot, catalogue: Catalogue, row: int, lang: str) -> Children:
    """Who controlled the place that day; all of them where it changed within the dates."""
    w = wording(lang)
    lines: list[Component] = []
    for hold in control_during(snapshot, row, catalogue):
        since = w["detail.since"].format(day=in_words(hold.since, None, "day"))
        area = named(catalogue.area(hold.area_id).names, lang)
        line = [w[f"controller.{hold.controller}"], html.Small(f"{area}, {since}")]
        lines.append(html.Span(line, className="facts__line"))
    return lines


def _distances(snapshot: Snapshot, catalogue: Catalogue, row: int, lang: str) -> Children | None:
    w = wording(lang)
    event = snapshot.events[row]
    precision = event.place.geo_precision
    if precision in ("province", "country"):
        return None
    lines: list[Component | str | None] = []
    for km, name in (
        (float(snapshot.iran_border_km[row]), "border"),
        (float(snapshot.contact_line_km[row]), "contact"),
    ):
        if math.isfinite(km) and km < _FAR_KM:
            text = w[f"detail.at_{name}"] if km < _NEAR_KM else w[f"detail.to_{name}"]
            lines.append(html.Span(text.format(km=f"{km:,.0f}"), className="facts__line"))
    lines += _settlement(snapshot, catalogue, row, lang)
    if lines and precision == "district":
        lines.append(
            html.Small(w["detail.coarse_distance"].format(precision=w["precision.word_district"]))
        )
    return lines


def _settlement(snapshot: Snapshot, catalogue: Catalogue, row: int, lang: str) -> list[Component]:
    """The nearest settlement of the map, when that says more than the place of the report."""
    km = float(snapshot.settlement_km[row])
    precision = snapshot.events[row].place.geo_precision
    at_it = precision == "settlement" and km < _NEAR_KM
    if at_it or precision not in ("exact", "settlement") or not km < _FAR_KM:
        return []
    w = wording(lang)
    nearest = snapshot.settlements[snapshot.settlement[row]]
    names = next(f.names for f in catalogue.layer(PLACES_LAYER).features if f.id == nearest)
    text = w["detail.at_settlement"] if km < _NEAR_KM else w["detail.to_settlement"]
    said = text.format(km=f"{km:,.0f}", place=named(names, lang))
    return [html.Span(said, className="facts__line")]


def _source(source: Source) -> Children:
    title = source.title or source.url
    head: Component | str = source.publisher
    body: Component | str | None = None
    if source.url:
        body = html.A(title, href=source.url, target="_blank", rel="noopener noreferrer")
    elif title:
        body = html.Cite(title)
    return [
        html.Span(head, className="sources__publisher"),
        body,
        html.Small(source.date) if source.date else None,
    ]
