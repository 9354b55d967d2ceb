"""The closed word lists of the data model, in their fixed order.

The order is part of the columnar format (a code is the position in the tuple), so words are only
ever appended. Nothing here depends on any other room.
"""

from __future__ import annotations

from typing import Final

REPORT_LAYERS: Final = ("event", "border_incident", "protest")
"""The three sets of reports: events of the conflict, incidents on Iran's border, protests."""

KINDS: Final = (
    "clash",
    "shelling",
    "drone",
    "capture",
    "ceasefire",
    "agreement",
    "handover",
    "resolution",
    "statement",
    "diplomacy",
    "deployment",
    "exercise",
    "landing",
    "crash",
    "demonstration",
    "detention",
    "sentence",
    "displacement",
    "other",
)
"""What happened. `landing` is a shell, rocket or drone that came down across the border."""

CONFIDENCES: Final = ("confirmed", "reported", "contested")
"""How sure: confirmed by more than the claimant, reported by one side, contested by another."""

DATE_PRECISIONS: Final = ("day", "week", "month", "year")
"""How finely the day is known; a coarser one widens the span (ISO week, calendar month, year)."""

GEO_PRECISIONS: Final = ("exact", "settlement", "district", "province", "country")
"""How finely the place is known, finest first."""

GRAINS: Final = ("district", "province", "country")
"""The grain of a polygon layer: the coarsest precision of place that may count inside its areas."""

BASES: Final = ("source", "founding", "knowledge")
"""What a row rests on: a source that was read, the founding article, or general knowledge."""

CONTROLLERS: Final = (
    "armenian-forces",
    "azerbaijan",
    "russian-peacekeepers-and-armenian-forces",
    "ussr-azerbaijan-ssr",
    "contested",
)
"""Who held an area on a day, see `geodata.layers.control`."""

STATUSES: Final = ("controls", "claims", "recognised", "physical")
"""What a boundary says: who controls, who claims, what is recognised; `physical`: water, land."""

REDISTRIBUTIONS: Final = ("rows", "aggregates", "link-only")
"""What may leave the product of a source, freest first: its rows, counts of them, or its name."""

LANGUAGES: Final = ("en", "az", "hy", "fa")
"""Languages of place names, in the order in which they are listed."""
