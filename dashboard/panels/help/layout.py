"""Layout of the help: a dialog with the keys, and with what the marks and the numbers mean."""

from __future__ import annotations

from collections.abc import Mapping

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import html
from dashboard.panels.help.shortcuts import GROUPS, SHORTCUTS
from dashboard.wording import wording
from geodata.vocabulary import CONFIDENCES


def button(lang: str = "en") -> Component:
    """What opens the help, for the top line."""
    return html.Button(
        "?",
        id="help-open",
        type="button",
        className="button button--square",
        **{"aria-label": wording(lang)["help.open"], "aria-haspopup": "dialog"},
    )


def layout(about_url: str, lang: str = "en") -> Component:
    """The closed dialog; the browser opens it and adds the switch of the shortcuts."""
    w = wording(lang)
    return html.Dialog(
        id=ids.HELP,
        className="help",
        **{"aria-labelledby": "help-title"},
        children=[
            html.Header(
                className="help__head",
                children=[
                    html.H2(w["help.title"], id="help-title"),
                    html.Button(
                        "×",
                        id="help-close",
                        type="button",
                        className="detail__close",
                        **{"aria-label": w["ui.close"]},
                    ),
                ],
            ),
            html.Div(
                className="help__body",
                children=[
                    html.Section(_keys(w), className="help__part"),
                    html.Section(_marks(w), className="help__part"),
                    html.Section(_numbers(w), className="help__part"),
                ],
            ),
            html.P(
                html.A(w["help.more"], href=about_url),
                className="help__foot",
            ),
        ],
    )


def _keys(w: Mapping[str, str]) -> list[Component]:
    parts: list[Component] = [html.H3(w["help.keys"]), html.Div(id="help-switch")]
    for group in GROUPS:
        rows = [
            html.Div(
                [
                    html.Dt([html.Kbd(_key_name(key, w)) for key in shortcut.keys]),
                    html.Dd(w[f"help.key_{shortcut.id}"]),
                ],
                className="keys__row",
                **{"data-shortcut": shortcut.id},
            )
            for shortcut in SHORTCUTS
            if shortcut.group == group
        ]
        parts += [html.H4(w[f"help.group_{group}"]), html.Dl(rows, className="keys")]
    parts += [
        html.H4(w["help.group_inside"]),
        html.Dl(
            [
                html.Div([html.Dt(w[f"help.{part}_keys"]), html.Dd(w[f"help.{part}_does"])])
                for part in ("in_table", "in_map", "in_timeline")
            ],
            className="keys keys--inside",
        ),
    ]
    return parts


def _key_name(key: str, w: Mapping[str, str]) -> str:
    return {" ": w["help.space"], "Escape": "Esc"}.get(key, key)


def _marks(w: Mapping[str, str]) -> list[Component]:
    sure = [
        _sign(f"event {word}", w[f"confidence.{word}"], w[f"help.{word}"]) for word in CONFIDENCES
    ]
    place = [
        _sign("event confirmed", w["help.place_fine"], w["help.place_fine_means"]),
        _sign("coarse", w["help.place_coarse"], w["help.place_coarse_means"]),
        _sign("", w["help.place_country"], w["help.place_country_means"]),
        _sign("counted", w["legend.counted"], w["help.counted_means"]),
        _sign("related", w["legend.related"], w["help.related_means"]),
    ]
    return [
        html.H3(w["help.marks"]),
        html.H4(w["help.sure"]),
        html.Dl(sure, className="signs"),
        html.H4(w["help.places"]),
        html.Dl(place, className="signs"),
    ]


def _numbers(w: Mapping[str, str]) -> list[Component]:
    return [
        html.H3(w["help.numbers"]),
        html.H4(w["help.dates"]),
        html.P(w["help.dates_means"]),
        html.H4(w["help.casualties"]),
        html.P(w["help.casualties_means"]),
        html.H4(w["help.counts"]),
        html.P(w["help.counts_means"]),
    ]


def _sign(glyph: str, name: str, meaning: str) -> Component:
    drawn = {"data-glyph": glyph} if glyph else {}
    return html.Div(
        [
            html.Dt(
                [html.Span(className="signs__glyph", **drawn, **{"aria-hidden": "true"}), name]
            ),
            html.Dd(meaning),
        ],
        className="signs__row",
    )
