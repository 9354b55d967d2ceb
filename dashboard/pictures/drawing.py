"""What a picture consists of, as plain data: shapes and words, in the order of painting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

Gradient: TypeAlias = tuple[tuple[float, str, float], ...]
"""Stops of a radial fade from the middle outwards: offset, colour, opacity."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline (SVG path data) with its fill and its line, moved to `at` in px."""

    path: str
    fill: str | None = None
    fill_opacity: float = 1.0
    stroke: str | None = None
    width: float = 1.0
    opacity: float = 1.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0
    cap: str = "butt"
    join: str = "round"
    at: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Fade:
    """A disc that fades from its middle to its edge."""

    at: tuple[float, float]
    radius: float
    stops: Gradient
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `at` is the baseline's anchor in px. `size` px, `spacing` in px.

    `rtl` says that the line reads from right to left; the anchor stays a matter of left and right.
    """

    text: str
    at: tuple[float, float]
    size: float
    fill: str
    weight: int = 400
    anchor: str = "start"
    halo: str | None = None
    halo_width: float = 1.4
    spacing: float = 0.0
    rotate: float = 0.0
    rtl: bool = False
    opacity: float = 1.0


Part: TypeAlias = "Shape | Fade | Words | Group"


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together. `role` says what they are, `facts` what a program may read.

    `clip` (x, y, width, height) cuts them; it is in the group's own px, before `at` moves it.
    """

    role: str
    parts: tuple[Part, ...] = ()
    at: tuple[float, float] = (0.0, 0.0)
    opacity: float = 1.0
    clip: tuple[float, float, float, float] | None = None
    facts: tuple[tuple[str, str], ...] = field(default=())


def group(
    role: str,
    parts: Iterable[Part],
    *,
    at: tuple[float, float] = (0.0, 0.0),
    opacity: float = 1.0,
    clip: tuple[float, float, float, float] | None = None,
    facts: tuple[tuple[str, str], ...] = (),
) -> Group:
    """A group of the parts; the rest as in `Group`."""
    return Group(role, tuple(parts), at, opacity, clip, facts)


def walk(parts: Iterable[Part]) -> Iterable[Part]:
    """Every part, groups before what is in them."""
    for part in parts:
        yield part
        if isinstance(part, Group):
            yield from walk(part.parts)


def number(value: float, digits: int = 2) -> str:
    """A number as short as it can be written."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
