"""Titles, summaries and sources of ACLED events, composed from the columns in ACLED's terms.

Actor 1 and actor 2 imply no direction (ACLED Codebook): a dash stands between them, no arrow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from geodata.readers.acled.codes import actor_type
from geodata.readers.meant import clean, tidy

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


def summary_of(cell: Callable[[str], str], others: Sequence[dict[str, str]]) -> str:
    """ACLED's types and codes in words, then its notes as they are."""
    said = []
    types = [tidy(cell(name)) for name in ("disorder_type", "event_type", "sub_event_type")]
    if named := ", ".join(dict.fromkeys(part for part in types if part)):
        said.append(f"ACLED codes it as {named}.")
    coded = [cell("inter1"), cell("inter2"), *(other["inter1"] for other in others)]
    if kinds := " – ".join(filter(None, (tidy(actor_type(code)) for code in coded))):
        said.append(f"Actors: {kinds}.")
    allies = [cell("assoc_actor_1"), cell("assoc_actor_2")]
    allies += [other["assoc_actor_1"] for other in others]
    if beside := "; ".join(dict.fromkeys(tidy(part) for part in allies if part)):
        said.append(f"Associated with them: {beside}.")
    if targeting := tidy(cell("civilian_targeting")):
        said.append(f"{targeting}.")
    if notes := clean(cell("notes")):
        said.append(notes)
    return " ".join(said)


def sources_of(text: str) -> list[dict[str, str]]:
    """The publishers of a cell, each once; ACLED itself when none is named."""
    names = list(dict.fromkeys(filter(None, map(tidy, text.split(";")))))
    if len(names) > MOST:
        names = [*names[: MOST - 1], f"and {len(names) - MOST + 1} more sources"]
    return [{"publisher": name} for name in names or [ACLED_NAME]]
