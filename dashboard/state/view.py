"""The one view value from which everything on a page follows. Knows no request, no figure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from geodata.queries import Query
from geodata.queries.link import DEFAULT_FROM, DEFAULT_TO
from geodata.queries.query import Ring

THEMES = ("light", "dark", "contrast", "print")
OTHERS = ("hide", "fade")
INTERFACE_LANGUAGES = ("en", "fa", "az", "hy")
MODES = ("range", "slide", "cumulative", "day")
"""How the window of time moves: see `View.mode`."""
COUNTS = ("provinces", "districts")
"""The areas that a map may shade by their number of reports; figures of `queries.statistics`."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the map looks: WGS 84 degrees and a Web Mercator zoom (512-pixel tiles)."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, slots=True)
class Remark:
    """A value of the link that could not be used, and what stands in its place."""

    key: str
    value: str
    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class View:
    """One view. `None` means the default, or "no limit" where there is no default.

    `layers`: ids in catalogue order, None for the catalogue's defaults. `from_`/`to`: inclusive,
    None for an open end. `asof`: None follows `to`. `bbox`: west, south, east, north degrees.
    `near`: id of a line or area and kilometres. `within`: corners of a drawn area, longitude first.
    `compare`: control on this day is shown beside that of `asof`. `mode`: how playing and stepping
    move the window, which `from_` and `to` say as ever: `range` walks through it, `slide` moves it
    whole, `cumulative` moves its end, `day` is one day. `others`: whether reports of the window
    that the other filters leave out are hidden or faded.
    `count`: the areas that the map shades by their number of reports.
    """

    layers: tuple[str, ...] | None = None
    show: tuple[str, ...] | None = None
    kind: tuple[str, ...] | None = None
    from_: dt.date | None = DEFAULT_FROM
    to: dt.date | None = DEFAULT_TO
    asof: dt.date | None = None
    region: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None
    near: tuple[str, float] | None = None
    within: Ring | None = None
    q: str = ""
    confidence: tuple[str, ...] | None = None
    actor: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    casualties: int | None = None
    precision: str | None = None
    event: str | None = None
    at: Camera | None = None
    compare: dt.date | None = None
    mode: str = "range"
    count: str | None = None
    names: str = "en"
    lang: str = "en"
    theme: str | None = None
    others: str = "hide"
    v: str | None = None

    @property
    def query(self) -> Query:
        """What the view selects, without how it is looked at."""
        return Query(
            show=frozenset(self.show) if self.show is not None else None,
            kind=frozenset(self.kind) if self.kind is not None else None,
            confidence=frozenset(self.confidence) if self.confidence is not None else None,
            from_=self.from_,
            to=self.to,
            region=self.region,
            bbox=self.bbox,
            near=self.near,
            within=self.within,
            q=self.q,
            actor=self.actor,
            publisher=self.publisher,
            casualties=self.casualties,
            precision=self.precision,
        )

    def control_day(self, today: dt.date) -> dt.date:
        """The day whose control is shown: pinned, else the window's end, else `today`."""
        return self.asof or self.to or today
