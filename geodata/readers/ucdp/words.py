"""Titles and summaries of UCDP events, composed from the columns in UCDP's own terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from geodata.readers.meant import tidy

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


def summary_of(cell: Callable[[str], str], sides: Sequence[str], where: str) -> str:
    """A few sentences: the conflict, the deaths by side, how the place is described, remarks."""
    said = []
    if conflict := tidy(cell("conflict_name")):
        said.append(f"Conflict as UCDP names it: {conflict}.")
    if deaths := _deaths(cell, sides):
        said.append(deaths)
    description = tidy(cell("where_description"))
    if description and description != where:
        said.append(f"Place as described: {description.rstrip('., ')}.")
    if cell("event_clarity").removesuffix(".0") == "2":
        said.append("The sources give it only as part of a total of several events.")
    status = tidy(cell("code_status"))
    if status and status.lower() != "clear":
        said.append(f"UCDP marks the row: {status}.")
    return " ".join(said)


def _deaths(cell: Callable[[str], str], sides: Sequence[str]) -> str:
    best, low, high = (cell(name).removesuffix(".0") for name in ("best", "low", "high"))
    if not best:
        return ""
    parts = []
    for (column, name), side in zip(_DEATHS, (*sides, "", ""), strict=True):
        number = cell(column).removesuffix(".0")
        if number and number != "0":
            parts.append(f"{name or side or column} {number}")
    said = f"Deaths by the best estimate: {best}"
    if low and high and (low, high) != (best, best):
        said += f" (low {low}, high {high})"
    return said + (f"; {', '.join(parts)}." if parts else ".")
