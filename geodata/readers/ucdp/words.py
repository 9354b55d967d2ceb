"""Titles and summaries of UCDP events, composed from the columns in UCDP's own terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geodata.readers.meant import Said, tidy

_DEATHS: Final = (
    ("deaths_a", ""),
    ("deaths_b", ""),
    ("deaths_civilians", "civilians"),
    ("deaths_unknown", "not known whose"),
)
_LONGEST_TITLE: Final = 240


def title_of(violence: str, sides: Sequence[str], where: str) -> str:
    """One line: State-based conflict: Government of Algeria – AQIM, Tizi Ouzou province."""
    parties = " – ".join(side for side in sides if side)
    title = f"{violence}: {parties}" if parties else violence
    if where:
        title += f", {where}"
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def summary_of(said: Said, sides: Sequence[str], where: str) -> str:
    """A few sentences: the conflict, the deaths by side, how the place is described, remarks."""
    told = []
    if conflict := tidy(said["conflict_name"]):
        told.append(f"Conflict as UCDP names it: {conflict}.")
    if deaths := _deaths(said, sides):
        told.append(deaths)
    description = tidy(said["where_description"])
    if description and description != where:
        told.append(f"Place as described: {description.rstrip('., ')}.")
    if said.code("event_clarity") == "2":
        told.append("The sources give it only as part of a total of several events.")
    status = tidy(said["code_status"])
    if status and status.lower() != "clear":
        told.append(f"UCDP marks the row: {status}.")
    return " ".join(told)


def _deaths(said: Said, sides: Sequence[str]) -> str:
    best, low, high = (tidy(said.code(name)) for name in ("best", "low", "high"))
    if not best:
        return ""
    parts = []
    for (column, name), side in zip(_DEATHS, (*sides, "", ""), strict=True):
        number = tidy(said.code(column))
        if number and number != "0":
            parts.append(f"{name or side or column} {number}")
    told = f"Deaths by the best estimate: {best}"
    if low and high and (low, high) != (best, best):
        told += f" (low {low}, high {high})"
    return told + (f"; {', '.join(parts)}." if parts else ".")
