"""Who controlled an area on a day, who claimed it, as what it was recognised, and by whose word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.panels.detail.layout import Children, data_text, facts
from dashboard.state import View
from dashboard.wording import wording
from dashboard.wording.dates import day_in_words
from dashboard.wording.places import name_in
from geodata.layers import Area, Catalogue, ControlPeriod


def control_of(catalogue: Catalogue, area: Area, day: dt.date, view: View) -> list[Component]:
    """Control of one area of the layer `control` on a day, beside that of the compared day."""
    compare, lang = view.compare, view.lang
    w = wording(lang)
    part = html.P(name_in(area.names, view.names), className="detail__part")
    days = [day] if compare is None or compare == day else sorted((compare, day))
    states = [_state(catalogue, area, one) for one in days]
    if not any(states):
        return []
    if len(days) == 1 and states[0]:
        title = w["detail.control"].format(day=day_in_words(day, lang))
        told = [(label, tell(states[0])) for label, tell in _rows(lang)]
        return [html.H3(title), part, facts(told)]
    return [html.H3(w["detail.compared"]), part, _side_by_side(days, states, lang)]


def _state(catalogue: Catalogue, area: Area, day: dt.date) -> ControlPeriod | None:
    return next((p for p in catalogue.control.on(day) if p.area_id == area.id), None)


def _rows(lang: str) -> list[tuple[str, Callable[[ControlPeriod], Children | str]]]:
    w = wording(lang)
    return [
        (w["detail.controlled_by"], lambda state: _controller(state, lang)),
        (w["detail.claimed_by"], lambda state: [data_text(state.claimed_by, lang)]),
        (w["detail.recognised_as"], lambda state: [data_text(state.recognised_as, lang)]),
        (w["detail.basis"], lambda state: [data_text(state.basis, lang)]),
        (w["detail.source"], lambda state: [data_text(state.source, lang)]),
        (w["detail.checked"], lambda state: w[f"detail.check_{state.checked}"]),
    ]


def _side_by_side(days: list[dt.date], states: list[ControlPeriod | None], lang: str) -> Component:
    """A table: what is told in rows, the days in columns."""
    words = [day_in_words(day, lang) for day in days]
    head = [html.Th(), *[html.Th(day, scope="col") for day in words]]
    body = [
        html.Tr(
            [
                html.Th(label, scope="row"),
                *[html.Td(tell(state) if state else "–") for state in states],
            ]
        )
        for label, tell in _rows(lang)
    ]
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], className="twodays")


def _controller(state: ControlPeriod, lang: str) -> Children:
    w = wording(lang)
    since = w["detail.since"].format(day=day_in_words(state.since, lang))
    until = w["detail.until"].format(day=day_in_words(state.until, lang)) if state.until else ""
    return [
        html.Strong(w[f"controller.{state.controller}"]),
        html.Small(f"{since}, {until}" if until else since),
    ]
