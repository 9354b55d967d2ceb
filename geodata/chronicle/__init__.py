"""The shipped chronicle: its file, its notes (`NOTES.md`), the named days of the time line, and
the periods and pairs of days that a reader may choose.

Only data and its reading: what the rows mean is for the model to say.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

CHRONICLE_PATH: Final = Path(__file__).with_name("events.csv")
MOMENTS_PATH: Final = Path(__file__).with_name("moments.toml")
PRESETS_PATH: Final = Path(__file__).with_name("presets.toml")


@dataclass(frozen=True, slots=True)
class Moment:
    """A named day: `kind` is war-start, war-end or ceasefire; `event` the id of its event."""

    date: date
    kind: str
    event: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Period:
    """Named days in a row, both ends included."""

    id: str
    first: date
    last: date
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TimeMarks:
    """Everything that the time line names, moments by date."""

    moments: tuple[Moment, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """A period to choose: both days included, `last` None when it is open; begins with `event`."""

    id: str
    first: date
    last: date | None
    event: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two days whose control is worth comparing."""

    id: str
    before: date
    after: date
    names: Mapping[str, str]


def chronicle_bytes() -> bytes:
    """The chronicle as it is shipped, in the product's own CSV."""
    return CHRONICLE_PATH.read_bytes()


@lru_cache(maxsize=1)
def load_time_marks() -> TimeMarks:
    """The named days and periods."""
    content = tomllib.loads(MOMENTS_PATH.read_text(encoding="utf-8"))
    moments = (
        Moment(row["date"], row["kind"], row["event"], row["names"]) for row in content["moment"]
    )
    periods = tuple(
        Period(row["id"], row["from"], row["to"], row["names"]) for row in content["period"]
    )
    return TimeMarks(tuple(sorted(moments, key=lambda moment: moment.date)), periods)


@lru_cache(maxsize=1)
def load_presets() -> tuple[tuple[Preset, ...], tuple[Comparison, ...]]:
    """The periods to choose and the pairs of days to compare, each in the order of the file."""
    content = tomllib.loads(PRESETS_PATH.read_text(encoding="utf-8"))
    presets = tuple(
        Preset(row["id"], row["from"], row.get("to"), row["event"], row["names"])
        for row in content["preset"]
    )
    comparisons = tuple(
        Comparison(row["id"], row["before"], row["after"], row["names"])
        for row in content["comparison"]
    )
    return presets, comparisons
