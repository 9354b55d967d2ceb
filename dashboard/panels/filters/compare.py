"""Choosing a day whose control is compared with that of the day shown."""

from __future__ import annotations

import datetime as dt

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.panels.filters.days import day_input
from dashboard.wording import named, wording
from dashboard.wording.dates import day_in_words
from geodata.chronicle import load_presets


def choices(lang: str = "en") -> list[Component]:
    """The day as a field, and pairs of days as buttons: `data-compare` is `before/after`."""
    w = wording(lang)
    return [
        html.Div(
            className="compare",
            children=[
                day_input("compare", w["compare.field"], w["compare.none"], w),
                html.Div(
                    className="compare__pairs",
                    role="group",
                    **{"aria-label": w["compare.pairs"]},
                    children=[
                        html.Button(
                            named(pair.names, lang),
                            type="button",
                            className="button compare__pair",
                            title=_days(pair.before, pair.after, lang),
                            **{"data-compare": f"{pair.before}/{pair.after}"},
                        )
                        for pair in load_presets()[1]
                    ],
                ),
            ],
        )
    ]


def _days(before: dt.date, after: dt.date, lang: str) -> str:
    ends = {"before": day_in_words(before, lang), "after": day_in_words(after, lang)}
    return wording(lang)["compare.before_after"].format(**ends)
