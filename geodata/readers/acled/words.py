"""Titles, summaries and sources of ACLED events, composed from the columns in ACLED's terms.

Actor 1 and actor 2 imply no direction (ACLED Codebook): a dash stands between them, no arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geodata.readers.acled.codes import actor_type
from geodata.readers.meant import Said, clean, tidy

ACLED_NAME: Final = "ACLED"
MOST: Final = 20
"""Sources of one event; the rest stays in the row as it was."""

_LONGEST_TITLE: Final = 240


def title_of(what: str, actors: Sequence[str], where: str) -> str:
    """One line: Armed clash: Group A – Group B, Fuzuli."""
    parties = " – ".join(actors)
    title = ": ".join(part for part in (what or "Event", parties) if part)
    if where:
        title += f", {where}"
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def summary_of(said: Said, others: Sequence[Said]) -> str:
    """ACLED's types and codes in words, then its notes as they are."""
    told = []
    types = [tidy(said[name]) for name in ("disorder_type", "event_type", "sub_event_type")]
    if named := ", ".join(dict.fromkeys(filter(None, types))):
        told.append(f"ACLED codes it as {named}.")
    coded = [said.code("inter1"), said.code("inter2"), *(other.code("inter1") for other in others)]
    if kinds := " – ".join(filter(None, (tidy(actor_type(code)) for code in coded))):
        told.append(f"Actors: {kinds}.")
    allies = [said["assoc_actor_1"], said["assoc_actor_2"]]
    allies += [other["assoc_actor_1"] for other in others]
    if beside := "; ".join(dict.fromkeys(filter(None, map(tidy, allies)))):
        told.append(f"Associated with them: {beside}.")
    if targeting := tidy(said["civilian_targeting"]):
        told.append(f"{targeting}.")
    if notes := clean(said["notes"]):
        told.append(notes)
    return " ".join(told)


def sources_of(text: str) -> list[dict[str, str]]:
    """The publishers of a cell, each once; ACLED itself when none is named."""
    names = list(dict.fromkeys(filter(None, map(tidy, text.split(";")))))
    if len(names) > MOST:
        names = [*names[: MOST - 1], f"and {len(names) - MOST + 1} more sources"]
    return [{"publisher": name} for name in names or [ACLED_NAME]]
