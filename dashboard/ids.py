"""Names of the parts of a page, each written once. The public handles are those of the product."""

from __future__ import annotations

MAP = "map"
TIMELINE = "timeline"
EVENT_TABLE = "event-table"
DETAIL = "detail"
FILTERS = "filters"
LEGEND = "legend"
STATUS = "status"
SEARCH = "search"
STATS = "stats"
HELP = "help"

VIEW = "view"
"""Store: the canonical link of the current view; the browser is its one writer."""
SUBJECT = "subject"
"""Store: what the detail shows beside the view's event: an area, a list of rows, or nothing."""
GRID = "event-grid"
THEME_PROVIDER = "theme-provider"
CONTROL_SINK = "control-sink"


def control(name: str, value: str = "") -> dict[str, str]:
    """The id of a control that takes part in the view."""
    return {"control": name, "value": value}
