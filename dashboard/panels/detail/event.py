"""One report in full: what, when, where, who says so, how sure, casualties, sources, related."""

from __future__ import annotations

import math

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.panels.detail.layout import Children, data_text, event_link, facts, heading
from dashboard.state import View
from dashboard.state.links import Links
from dashboard.wording import wording
from dashboard.wording.dates import dates_in_words, day_in_words, partial_in_words
from dashboard.wording.numbers import number
from dashboard.wording.places import area_name, name_in, place_name
from geodata.layers import Catalogue
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
        heading(
            data_text(event.title, lang),
            f"{w['layer.' + event.layer]} · {w['kind.' + event.kind]}",
            lang,
        ),
        html.P(data_text(event.summary, lang), className="detail__summary")
        if event.summary
        else html.Span(),
        facts(
            [
                (w["detail.when"], _when(event, lang)),
                (w["detail.where"], _where(event.place, catalogue, view)),
                (w["detail.who_says"], _said(event.reported_by, lang)),
                (w["detail.sure"], _confidence(event, lang)),
                (w["detail.casualties"], casualties(event.killed, event.injured, lang)),
                (w["detail.actors"], _said(", ".join(event.actors), lang)),
                (w["detail.controlled_by"], _control(snapshot, catalogue, row, view)),
                (w["detail.distance"], _distances(snapshot, catalogue, row, view)),
            ]
        ),
        html.H3(w["detail.sources"]),
        html.Ul([html.Li(_source(s, lang)) for s in event.sources], className="sources"),
        html.P(w[f"detail.basis_{event.basis}"], className="detail__note")
        if event.basis
        else html.Span(),
        *(
            [
                html.H3(f"{w['detail.related']} ({number(len(related), lang)})"),
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
    dates = dates_in_words(event.date_start, event.date_end, event.date_precision, lang)
    return [dates, html.Small(wording(lang)[f"precision.{event.date_precision}"])]


def _said(text: str, lang: str) -> Children:
    return [data_text(text, lang)] if text else []


def _where(place: Place, catalogue: Catalogue, view: View) -> Children:
    """The name in the language of names first, then the others, each with its language."""
    lang, names = view.lang, view.names
    known = (("en", place.name), ("az", place.az), ("hy", place.hy), ("fa", place.fa))
    shown = place_name(place, names)
    others = [
        html.Span(name, lang=code, dir="rtl" if code == "fa" else "ltr", className="placename")
        for code, name in known
        if name and name != shown and code != names
    ]
    wider = (place.admin1, place.country)
    parts = [area_name(catalogue, p, names) for p in wider if p and p != place.name]
    return [
        html.Bdi(shown),
        html.Span("، ".join(parts) if names == "fa" else ", ".join(parts), className="facts__more")
        if parts
        else None,
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
        f"{_range(c, lang)} {w['detail.' + word]}"
        for c, word in ((killed, "killed"), (injured, "injured"))
        if c is not None
    ]
    return ("، " if lang == "fa" else ", ").join(parts) or None


def _range(c: Casualties, lang: str) -> str:
    least, most = number(c.min, lang), number(c.max, lang)
    return least if c.min == c.max else f"{least}–{most}"


def _control(snapshot: Snapshot, catalogue: Catalogue, row: int, view: View) -> Children:
    """Who controlled the place that day; all of them where it changed within the dates."""
    lang = view.lang
    w = wording(lang)
    lines: list[Component] = []
    for hold in control_during(snapshot, row, catalogue):
        since = w["detail.since"].format(day=day_in_words(hold.since, lang))
        area = name_in(catalogue.area(hold.area_id).names, view.names)
        line = [w[f"controller.{hold.controller}"], html.Small(f"{area}, {since}")]
        lines.append(html.Span(line, className="facts__line"))
    return lines


def _distances(snapshot: Snapshot, catalogue: Catalogue, row: int, view: View) -> Children | None:
    lang = view.lang
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
            lines.append(html.Span(text.format(km=number(km, lang)), className="facts__line"))
    lines += _settlement(snapshot, catalogue, row, view)
    if lines and precision == "district":
        lines.append(
            html.Small(w["detail.coarse_distance"].format(precision=w["precision.word_district"]))
        )
    return lines


def _settlement(snapshot: Snapshot, catalogue: Catalogue, row: int, view: View) -> list[Component]:
    """The nearest settlement of the map, when that says more than the place of the report."""
    km = float(snapshot.settlement_km[row])
    precision = snapshot.events[row].place.geo_precision
    at_it = precision == "settlement" and km < _NEAR_KM
    if at_it or precision not in ("exact", "settlement") or not km < _FAR_KM:
        return []
    w = wording(view.lang)
    nearest = snapshot.settlements[snapshot.settlement[row]]
    names = next(f.names for f in catalogue.layer(PLACES_LAYER).features if f.id == nearest)
    text = w["detail.at_settlement"] if km < _NEAR_KM else w["detail.to_settlement"]
    said = text.format(km=number(km, view.lang), place=name_in(names, view.names))
    return [html.Span(said, className="facts__line")]


def _source(source: Source, lang: str) -> Children:
    title = source.title or source.url
    body: Component | str | None = None
    if source.url:
        body = html.A(
            data_text(title, lang), href=source.url, target="_blank", rel="noopener noreferrer"
        )
    elif title:
        body = html.Cite(data_text(title, lang))
    return [
        html.Span(data_text(source.publisher, lang), className="sources__publisher"),
        body,
        html.Small(partial_in_words(source.date, lang)) if source.date else None,
    ]
