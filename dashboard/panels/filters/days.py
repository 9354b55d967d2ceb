"""A field for one day, as the filters use it."""

from __future__ import annotations

from collections.abc import Mapping

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import POPOVER, dmc


def day_input(
    name: str, label: str, placeholder: str, w: Mapping[str, str], value: str | None = None
) -> Component:
    """The control `name` of the view: an ISO day, or None while the placeholder says why."""
    return dmc.DateInput(
        id=ids.control(name),
        label=label,
        value=value,
        valueFormat=w["calendar.format"],
        placeholder=placeholder,
        clearable=True,
        clearButtonProps={"aria-label": w["ui.clear"].format(field=label)},
        ariaLabels={
            "nextMonth": w["calendar.next_month"],
            "previousMonth": w["calendar.previous_month"],
            "nextYear": w["calendar.next_year"],
            "previousYear": w["calendar.previous_year"],
            "nextDecade": w["calendar.next_decade"],
            "previousDecade": w["calendar.previous_decade"],
            "monthLevelControl": w["calendar.month_level"],
            "yearLevelControl": w["calendar.year_level"],
        },
        weekendDays=[],
        size="xs",
        popoverProps={"zIndex": POPOVER},
    )
