"""One area: its names, who controlled it on the day, how large it is, what was reported there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.panels.detail.control import control_of
from dashboard.panels.detail.layout import Children, data_text, facts, heading
from dashboard.services import Services
from dashboard.state import View
from dashboard.wording import named, wording
from dashboard.wording.dates import validity_in_words
from dashboard.wording.numbers import number
from dashboard.wording.places import name_in
from geodata.layers import Area
from geodata.vocabulary import LANGUAGES, REPORT_LAYERS

_WEIGHT = ("enclave", "districts", "provinces", "admin1", "countries", "control", "occupied")
"""Which of several areas under a click gives the heading: the first layer that has one."""


def area_detail(services: Services, area_ids: Sequence[str], view: View) -> list[Component]:
    """The detail of the areas under one point; the most telling one gives the heading."""
    catalogue, lang = services.catalogue, view.lang
    w = wording(lang)
    areas = [catalogue.areas[i] for i in area_ids if i in catalogue.areas]
    if not areas:
        return [html.P(w["detail.empty"], className="detail__hint")]
    areas.sort(key=lambda a: _WEIGHT.index(a.layer_id) if a.layer_id in _WEIGHT else len(_WEIGHT))
    main = areas[0]
    day = view.control_day(dt.date.today())
    spec = catalogue.layer(main.layer_id).spec
    part = next((a for a in areas if a.layer_id == "control"), None)
    return [
        heading(name_in(main.names, view.names), named(spec.names, lang), lang),
        _names(main, view.names),
        *(control_of(catalogue, part, day, view) if part else []),
        *_counts(services, main, view),
        *_only_here(main, view),
        html.H3(w["detail.area"]),
        facts(
            [
                (w["detail.area"], _size(main, lang)),
                (w["detail.valid"], _validity(main, lang)),
                (w["detail.source"], [data_text(f"{main.properties.get('source', '')}", lang)]),
            ]
        ),
    ]


def _names(area: Area, shown: str) -> Component:
    """Its names in the languages that the heading is not in."""
    return html.P(
        className="placenames",
        children=[
            html.Span(
                area.names[code],
                lang=code,
                dir="rtl" if code == "fa" else "ltr",
                className="placename",
            )
            for code in LANGUAGES
            if area.names.get(code) and code != shown
        ],
    )


def _only_here(area: Area, view: View) -> list[Component]:
    """The button that makes the area the view's region, or takes it out again."""
    if area.grain is None:
        return []
    w, chosen = wording(view.lang), area.id in view.region
    return [
        html.Button(
            w["detail.only_here_off"] if chosen else w["detail.only_here"],
            type="button",
            className="button detail__only",
            **{"data-region": area.id, "aria-pressed": str(chosen).lower()},
        )
    ]


def _counts(services: Services, area: Area, view: View) -> list[Component]:
    """Reports of the three sets inside the area, by the rules of selection."""
    if area.grain is None:
        return []
    w = wording(view.lang)
    selection = services.selection(replace(view.query, region=(area.id,)), view.v)
    counts = selection.counts_by_layer()
    left_out = selection.coarse_left_out
    return [
        html.H3(w["detail.reports_here"]),
        html.Ul(
            className="areacounts",
            children=[
                html.Li(
                    [
                        html.Span(
                            className="choice__glyph", **{"data-glyph": s, "aria-hidden": "true"}
                        ),
                        html.Strong(number(counts[s], view.lang)),
                        html.Span(w[f"layer.{s}s"] if counts[s] != 1 else w[f"layer.{s}"]),
                    ],
                    **{"data-area-count": s},
                )
                for s in REPORT_LAYERS
            ],
        ),
        html.P(
            w["detail.coarse_here"].format(n=number(left_out, view.lang)), className="detail__note"
        )
        if left_out
        else html.Span(),
    ]


def _size(area: Area, lang: str) -> Children:
    w = wording(lang)
    official = area.properties.get("area_km2_official")
    exactness = number(area.properties.get("exactness_m") or 0, lang)
    drawn = w["detail.drawn_area"].format(km2=number(area.area_km2, lang), m=exactness)
    if not official:
        return [drawn]
    return [w["detail.official_area"].format(km2=number(official, lang)), html.Small(drawn)]


def _validity(area: Area, lang: str) -> str:
    start, end = area.properties.get("valid_from"), area.properties.get("valid_to")
    return validity_in_words(start, end, lang)
