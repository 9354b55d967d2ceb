"""The codes of UCDP GED and the words of ours that they become.

Source: UCDP GED Codebook version 23.1 (Högbladh 2023), the variables type_of_violence, where_prec,
date_prec and event_clarity.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from geodata.model.folding import fold
from geodata.readers.meant import coarser, is_karabakh, same_place

VIOLENCE: Final = {
    "1": ("State-based conflict", "clash"),
    "2": ("Non-state conflict", "clash"),
    "3": ("One-sided violence", "other"),
}
"""What UCDP calls a type of violence, and our kind; violence against civilians has none."""

UNKNOWN_VIOLENCE: Final = ("Organised violence", "other")

WHERE: Final = {
    "1": "exact",  # the location of the event
    "2": "district",  # within about 25 km of a known point
    "3": "district",  # a second-order division
    "4": "province",  # a first-order division
    "5": "country",  # a line or an area without bounds, which may be larger than a province
    "6": "country",
    "7": "country",  # international waters or airspace
}
"""Our word for `where_prec`, unless the name of the place says more."""

UNKNOWN_WHERE: Final = "district"

WHEN: Final = {"1": "day", "2": "day", "3": "week", "4": "month", "5": "year"}
"""Our word for `date_prec`: a day, 2 to 6 days, a week, a month, up to a year."""

_SETTLEMENTS: Final = frozenset({"town", "village", "city", "settlement", "hamlet"})
_AREAS: Final = {
    **dict.fromkeys(
        ("province", "region", "governorate", "oblast", "division", "state"), "province"
    ),
    **dict.fromkeys(("district", "rayon", "county", "department", "municipality"), "district"),
}
"""What the last word of the name of a place says of it."""


@lru_cache(maxsize=1 << 14)
def place_precision(code: str, name: str, country: str, adm_1: str, adm_2: str) -> str:
    """How finely the place is known, from its code and from what its name is the name of.

    A point that is named after the country, a division, or Nagorno-Karabakh is one of an area,
    whatever its code. Code 5 lies in a province when UCDP names one.
    """
    word = WHERE.get(code, UNKNOWN_WHERE)
    if not name:
        return word
    if is_karabakh(name):
        return "country" if code in ("6", "7") else "province"
    if code == "5":
        return "province" if adm_1 else "country"
    last = fold(name).rpartition(" ")[2]
    if last in _SETTLEMENTS:
        return "settlement" if word == "exact" else word
    if same_place(name, country):
        return "country"
    if same_place(name, adm_2):
        return coarser(word, "district")
    return coarser(word, "province" if same_place(name, adm_1) else _AREAS.get(last, ""))


def day_precision(code: str, clarity: str, start: date, end: date) -> str:
    """How finely the day is known.

    A span that is longer than a month but no whole year keeps its months, for they say more than
    the year. An event that the sources give only as part of a total (`event_clarity` 2) is never
    one sure day.
    """
    word = WHEN.get(code, "day")
    if word == "year" and 1 <= (end - start).days < 360 and start.month != end.month:
        return "month"
    if word == "day" and clarity == "2" and start == end:
        return "week"
    return word
