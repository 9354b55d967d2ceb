"""One area: its names, who controlled it on the day, how large it is, what was reported there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.panels.detail.control import control_of
from dashboard.panels.detail.layout import Children, facts, heading
from dashboard.services import Services
from dashboard.state import View
from dashboard.wording import named, wording
from geodata.layers import Area
from geodata.vocabulary import REPORT_LAYERS

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
        heading(main.names["en"], named(spec.names, lang), lang),
        _names(main),
        *(control_of(catalogue, part, day, view.compare, lang) if part else []),
        *_counts(services, main, view),
        *_only_here(main, view),
        html.H3(w["detail.area"]),
        facts(
            [
                (w["detail.area"], _size(main, lang)),
                (w["detail.valid"], _validity(main)),
                (w["detail.source"], f"{main.properties.get('source', '')}"),
            ]
        ),
    ]


def _names(area: Area) -> Component:
    return html.P(
        className="placenames",
        children=[
            html.Span(
                area.names[code],
                lang=code,
                dir="rtl" if code == "fa" else "ltr",
                className="placename",
            )
            for code in ("az", "hy", "fa")
            if area.names.get(code)
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
                        html.Strong(f"{counts[s]:,}"),
                        html.Span(w[f"layer.{s}s"] if counts[s] != 1 else w[f"layer.{s}"]),
                    ],
                    **{"data-area-count": s},
                )
                for s in REPORT_LAYERS
            ],
        ),
        html.P(w["detail.coarse_here"].format(n=left_out), className="detail__note")
        if left_out
        else html.Span(),
    ]


def _size(area: Area, lang: str) -> Children:
    w = wording(lang)
    official = area.properties.get("area_km2_official")
    exactness = area.properties.get("exactness_m")
    drawn = w["detail.drawn_area"].format(km2=f"{area.area_km2:,.0f}", m=f"{exactness:,}")
    if not official:
        return [drawn]
    return [w["detail.official_area"].format(km2=f"{official:,.0f}"), html.Small(drawn)]


def _validity(area: Area) -> str:
    start = area.properties.get("valid_from") or ""
    end = area.properties.get("valid_to") or ""
    return f"{start or '…'} – {end or '…'}" if start or end else ""
