"""The filters that are folded away at first: kinds, place, names, what is left out.

Counts and lists that depend on the view are filled in by the browser.
"""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import POPOVER, dmc, html
from dashboard.wording import named
from geodata.layers import Catalogue
from geodata.queries.link import MAX_KM
from geodata.queries.query import MOST_CASUALTIES
from geodata.vocabulary import GEO_PRECISIONS, KINDS

USUAL_KM = 25
"""The distance that `near` starts with."""


def fold(title: str, children: list[Component], key: str, *, open_: bool = False) -> Component:
    """A group that opens and closes; the browser writes beside its title how much is chosen."""
    return html.Details(
        open=open_,
        className="filters__group filters__more",
        children=[
            html.Summary([title, html.Span(className="filters__chosen", **{"data-chosen": key})]),
            html.Div(children, className="filters__inner"),
        ],
    )


def kinds(w: Any) -> Component:
    """A box for each kind; none ticked is all of them."""
    return fold(
        w["filters.kinds"],
        [
            dmc.Checkbox(
                id=ids.control("kind", kind),
                label=html.Span(
                    className="choice",
                    children=[
                        html.Span(w[f"kind.{kind}"], className="choice__text"),
                        html.Span(className="choice__count", **{"data-count": f"kind:{kind}"}),
                    ],
                ),
                checked=False,
                size="xs",
            )
            for kind in KINDS
        ],
        "kind",
    )


def place(w: Any, catalogue: Catalogue, lang: str) -> Component:
    """Areas, distance from a line or area, a drawn area, how finely the place is known."""
    return fold(
        w["filters.place"],
        [
            names("region", w["filters.region"], w),
            _near(w, catalogue, lang),
            _within(w),
            dmc.Select(
                id=ids.control("precision"),
                label=w["filters.precision"],
                placeholder=w["filters.precision_any"],
                data=[
                    {"value": word, "label": w[f"filters.precision_{word}"]}
                    for word in GEO_PRECISIONS
                ],
                value=None,
                clearable=True,
                clearButtonProps={"aria-label": w["ui.clear"].format(field=w["filters.precision"])},
                size="xs",
                comboboxProps={"zIndex": POPOVER},
            ),
        ],
        "place",
    )


def people(w: Any) -> Component:
    """Who acts, who published, how many were hurt."""
    return fold(
        w["filters.people"],
        [
            names("actor", w["filters.actor"], w),
            names("publisher", w["filters.publisher"], w),
            dmc.NumberInput(
                id=ids.control("casualties"),
                label=w["filters.casualties"],
                description=w["filters.casualties_help"],
                value="",
                min=1,
                max=MOST_CASUALTIES,
                allowDecimal=False,
                allowNegative=False,
                debounce=350,
                size="xs",
                hideControls=True,
            ),
        ],
        "people",
    )


def others(w: Any) -> Component:
    """Whether reports of the window that the filters leave out stay on the map, faded."""
    return dmc.Switch(
        id=ids.control("others"), label=w["filters.others_fade"], checked=False, size="xs"
    )


def names(key: str, label: str, w: Any) -> Component:
    """A list to search and choose several of; its choices come with their counts."""
    return dmc.MultiSelect(
        id=ids.control(key),
        label=label,
        placeholder=w["filters.choose"],
        data=[],
        value=[],
        searchable=True,
        clearable=True,
        clearButtonProps={"aria-label": w["ui.clear"].format(field=label)},
        nothingFoundMessage=w["filters.none_found"],
        hidePickedOptions=True,
        limit=200,
        size="xs",
        comboboxProps={"zIndex": POPOVER},
    )


def _near(w: Any, catalogue: Catalogue, lang: str) -> Component:
    lines, layers, areas = [], [], []
    for layer in catalogue.layers.values():
        own = {"value": layer.spec.id, "label": named(layer.spec.names, lang)}
        if layer.spec.geometry == "line":
            lines += [{"value": f.id, "label": named(f.names, lang)} for f in layer.features]
        elif layer.spec.role == "subject":
            layers.append(own)
        if layer.spec.id in ("provinces", "districts", "countries"):
            areas += [{"value": f.id, "label": named(f.names, lang)} for f in layer.features]
    groups = (("lines", lines), ("boundaries", layers), ("areas", areas))
    return html.Div(
        className="filters__near",
        children=[
            dmc.Select(
                id=ids.control("near"),
                label=w["filters.near"],
                placeholder=w["filters.near_hint"],
                data=[{"group": w[f"filters.near_{key}"], "items": items} for key, items in groups],
                value=None,
                searchable=True,
                clearable=True,
                clearButtonProps={"aria-label": w["ui.clear"].format(field=w["filters.near"])},
                nothingFoundMessage=w["filters.none_found"],
                size="xs",
                comboboxProps={"zIndex": POPOVER},
            ),
            dmc.NumberInput(
                id=ids.control("near", "km"),
                label=w["filters.km"],
                value=USUAL_KM,
                min=0,
                max=MAX_KM,
                step=5,
                allowNegative=False,
                debounce=350,
                size="xs",
                hideControls=True,
            ),
        ],
    )


def _within(w: Any) -> Component:
    return html.Div(
        className="filters__within",
        children=[
            html.Button(
                w["filters.draw"],
                id="draw-area",
                type="button",
                className="button",
                **{"data-map-tool": "lasso", "aria-pressed": "false"},
            ),
            html.Button(w["filters.frame"], id="use-frame", type="button", className="button"),
            dmc.TextInput(
                id=ids.control("within"),
                label=w["filters.corners"],
                description=w["filters.corners_help"],
                placeholder=w["filters.corners_hint"],
                value="",
                debounce=True,
                size="xs",
            ),
        ],
    )
