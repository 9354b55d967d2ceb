"""Choosing a day whose control is compared with that of the day shown."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.elements import html
from dashboard.panels.filters.days import day_input
from dashboard.wording import named, wording
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
                            title=f"{pair.before} | {pair.after}",
                            **{"data-compare": f"{pair.before}/{pair.after}"},
                        )
                        for pair in load_presets()[1]
                    ],
                ),
            ],
        )
    ]
