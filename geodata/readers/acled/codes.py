"""The codes and types of ACLED and the words of ours that they become.

Sources: ACLED Codebook 2023 (event types and sub-event types, inter codes, time and geo precision)
and the codebook in the R package acledR; for files of before 2019, ACLED Codebook version 8 (2017).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

PROTEST_TYPES: Final = frozenset({"protests", "riots", "riots/protests"})
"""Event types that ACLED calls demonstrations: they go to the layer of protests."""

SUB_EVENTS: Final[Mapping[str, str]] = {
    "armed clash": "clash",
    "government regains territory": "capture",
    "non-state actor overtakes territory": "capture",
    "shelling/artillery/missile attack": "shelling",
    "air/drone strike": "shelling",  # or drone, where the notes say so
    "peaceful protest": "demonstration",
    "protest with intervention": "demonstration",
    "excessive force against protesters": "demonstration",
    "violent demonstration": "demonstration",
    "agreement": "agreement",
    "arrests": "detention",
    "headquarters or base established": "deployment",
    "non-violent transfer of territory": "handover",
}
"""Our kind for a sub-event type; the others (attacks, bombs, abductions, looting …) have none."""

EVENTS: Final[Mapping[str, str]] = {
    "battles": "clash",
    "protests": "demonstration",
    "riots": "demonstration",
    "riots/protests": "demonstration",
    "battle-no change of territory": "clash",
    "battle-government regains territory": "capture",
    "battle-non-state actor overtakes territory": "capture",
    "headquarters or base established": "deployment",
    "non-violent transfer of territory": "handover",
}
"""Our kind for an event type without a sub-event type, as in files of before 2019."""

INTER: Final[Mapping[str, str]] = {
    "1": "State forces",
    "2": "Rebel group",
    "3": "Political militia",
    "4": "Identity militia",
    "5": "Rioters",
    "6": "Protesters",
    "7": "Civilians",
    "8": "External/Other forces",
}
"""What `inter1` and `inter2` say of an actor; newer files have the words."""

WHERE: Final = {"1": "settlement", "2": "district", "3": "province"}
"""Our word for `geo_precision`: a town; part of a region or near a town; a larger region."""

UNKNOWN_WHERE: Final = "district"

WHEN: Final = {"1": "day", "2": "week", "3": "month"}
"""Our word for `time_precision`: the actual date, some time in a week, some time in a month."""

_DRONE: Final = re.compile(r"\b(?:drones?|uavs?|unmanned|loitering)\b", re.IGNORECASE)


def kind_of(event_type: str, sub_event_type: str, notes: str) -> str:
    """Our kind; `other` where we have no word.

    The sub-event "Air/drone strike" does not tell an aircraft from a drone, the notes do.
    """
    sub = sub_event_type.lower()
    if sub == "air/drone strike":
        return "drone" if _DRONE.search(notes) else "shelling"
    if sub:
        return SUB_EVENTS.get(sub, "other")
    return EVENTS.get(event_type.lower(), "other")


def actor_type(code: str) -> str:
    """The type of an actor in words, from a number or from the words of newer files."""
    return INTER.get(code, "" if code.isdigit() else code)
