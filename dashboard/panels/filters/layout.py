"""Layout of the filters. Counts beside the choices are filled in by the browser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import dmc, html, languages
from dashboard.panels.filters import choices, compare
from dashboard.panels.filters.days import day_input
from dashboard.wording import named, wording
from geodata.layers import Catalogue
from geodata.queries.link import DEFAULT_FROM, DEFAULT_TO
from geodata.vocabulary import CONFIDENCES, LANGUAGES, REPORT_LAYERS


def layout(catalogue: Catalogue, lang: str = "en", more: Sequence[Component] = ()) -> Component:
    """The column of choices, and what the page adds below them."""
    w = wording(lang)
    return html.Section(
        id=ids.FILTERS,
        className="filters",
        **{"aria-label": w["ui.filters"]},
        children=[
            html.Details(
                open=True,
                className="filters__fold",
                children=[
                    html.Summary(
                        [
                            html.Span(w["ui.filters"], className="filters__title"),
                            html.Span(w["ui.filters_hint"], className="filters__hint"),
                        ]
                    ),
                    html.Div(
                        className="filters__body",
                        children=[
                            _search(w),
                            _group(
                                w["ui.reports"],
                                [
                                    _choice("show", s, w[f"layer.{s}s"], glyph=s)
                                    for s in REPORT_LAYERS
                                ],
                            ),
                            _group(
                                w["ui.confidence"],
                                [
                                    _choice("confidence", c, w[f"confidence.{c}"], glyph=c)
                                    for c in CONFIDENCES
                                ],
                            ),
                            _group(w["ui.time"], [_dates(w)]),
                            choices.kinds(w),
                            choices.place(w, catalogue, lang),
                            choices.people(w),
                            choices.others(w),
                            choices.fold(
                                w["ui.layers"],
                                [*_layers(catalogue, lang), *compare.choices(lang), _names(w)],
                                "layers",
                                open_=True,
                            ),
                            html.Button(
                                w["ui.reset"],
                                id="reset",
                                type="button",
                                className="button button--wide",
                            ),
                            *more,
                        ],
                    ),
                ],
            ),
        ],
    )


def _group(title: str, children: list[Component]) -> Component:
    return html.Fieldset([html.Legend(title), *children], className="filters__group")


def _search(w: Any) -> Component:
    return html.Div(
        className="filters__search",
        children=[
            dmc.TextInput(
                id=ids.SEARCH,
                label=w["ui.search"],
                placeholder=w["ui.search_hint"],
                value="",
                debounce=350,
                size="xs",
            )
        ],
    )


def _choice(control: str, value: str, text: str, glyph: str) -> Component:
    label = html.Span(
        className="choice",
        children=[
            html.Span(className="choice__glyph", **{"data-glyph": glyph, "aria-hidden": "true"}),
            html.Span(text, className="choice__text"),
            html.Span(className="choice__count", **{"data-count": f"{control}:{value}"}),
        ],
    )
    return dmc.Checkbox(id=ids.control(control, value), label=label, checked=True, size="xs")


def _dates(w: Any) -> Component:
    return html.Div(
        className="filters__dates",
        children=[
            day_input("from", w["ui.from"], w["timeline.handle_open"], w, DEFAULT_FROM.isoformat()),
            day_input("to", w["ui.to"], w["timeline.handle_open"], w, DEFAULT_TO.isoformat()),
            day_input("asof", w["ui.asof"], w["ui.asof_follow"], w),
        ],
    )


def _names(w: Any) -> Component:
    return html.Label(
        [
            html.Span(w["language.names"], className="filters__names-label"),
            languages("names", w["language.names"], LANGUAGES),
        ],
        className="filters__names",
    )


def _layers(catalogue: Catalogue, lang: str) -> list[Component]:
    return [
        dmc.Checkbox(
            id=ids.control("layers", layer.spec.id),
            label=named(layer.spec.names, lang),
            checked=layer.spec.default,
            size="xs",
        )
        for layer in catalogue.layers.values()
        if layer.spec.role == "subject"
    ]
