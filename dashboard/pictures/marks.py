"""The marks of a picture in the order in which they lie over one another: the browser's `brush.js`.

From below: faded reports, coarse places, marks, lines to related reports, the marks at their ends,
rings. Knows groups and positions; what may be drawn has been decided before.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.pictures.arrangement import LEADER_FROM_PX, Arrangement, arrange
from dashboard.pictures.camera import Frame
from dashboard.pictures.drawing import Group, Part, Shape, group
from dashboard.pictures.glyphs import Glyphs
from dashboard.pictures.groups import COUNTRY, Point, gather
from dashboard.pictures.shapes import REACH
from geodata.model import Snapshot
from geodata.model.snapshot import Rows
from geodata.vocabulary import CONFIDENCES, REPORT_LAYERS

BUDGET: Final = 6_000
"""Above so many marks in view they are dots, as in the browser."""
ASIDE: Final = 0.35
"""Opacity of what is not related to the opened report."""
FADED: Final = 0.32
FADED_SHARE: Final = 0.62
EXTRA_SHARE: Final = 0.82
_CONTESTED: Final = CONFIDENCES.index("contested")


@dataclass(frozen=True, eq=False)
class Marked:
    """Rows of one snapshot that are drawn: selected, faded, the opened one and its related ones."""

    snapshot: Snapshot
    rows: Rows
    faded: Rows
    opened: int | None
    related: tuple[int, ...]


@dataclass(frozen=True)
class Spot:
    """An end of a line: its arrangement, its group there, and whether all there is contested."""

    where: Arrangement
    g: int
    contested: bool


@dataclass(frozen=True, eq=False)
class Marks:
    """The marks of one frame.

    `ends`: the opened report and its related ones, `placed` tells that the first is the opened one.
    `no_point`: selected reports known to country only.
    """

    base: Arrangement
    faded: Arrangement
    extras: Arrangement
    ends: tuple[Spot, ...]
    opened: bool
    placed: bool
    no_point: int
    frame: Frame
    glyphs: Glyphs

    @property
    def outside(self) -> int:
        """Selected reports whose point is outside the frame."""
        return sum(
            group.n
            for group, (x, y) in zip(self.base.groups, self.base.at, strict=True)
            if not self.frame.shows(x, y, 0)
        )

    @property
    def dots(self) -> bool:
        """Too many for marks."""
        return len(self.base.order) > BUDGET and self._in_view() > BUDGET

    def parts(self) -> Iterator[Group]:
        """All of it, from below."""
        chosen = {end.g for end in self.ends if end.where is self.base} if self.opened else None
        if self.dots:
            yield group("dots", self._dots())
        yield group("faded", self._faded(), opacity=FADED)
        yield from self._discs(self.base, chosen)
        yield from self._discs(self.extras, None)
        if not self.dots:
            unrelated = chosen or set()
            opacity = 1.0 if chosen is None else ASIDE
            yield from self._marks(lambda g: g not in unrelated, opacity)
        yield group("ties", self._ties())
        if chosen:
            yield from self._marks(lambda g: g in chosen, 1.0)
        yield from self._extras()
        yield group("rings", self._rings())

    def boxes(self) -> Iterator[tuple[float, float, float]]:
        """Marks in view as x, y and the radius that labels keep clear of."""
        for g in self.base.order:
            x, y, r = self.base.spot(g)
            if self.frame.shows(x, y, r):
                yield x, y, r
        for g in range(len(self.base.groups)):
            if self.base.mark[g] == 0 and self.base.disc[g] > 0:
                x, y, r = self.base.spot(g)
                if self.frame.shows(x, y, r):
                    yield x, y, r

    def _in_view(self) -> int:
        at, mark = self.base.at, self.base.mark
        return sum(
            self.frame.shows(float(at[g][0]), float(at[g][1]), float(mark[g]))
            for g in self.base.order
        )

    def _dots(self) -> Iterator[Shape]:
        for layer in range(len(REPORT_LAYERS)):
            path = "".join(
                f"M{x:.1f} {y:.1f}h0"
                for g, (x, y) in enumerate(self.base.at)
                if self.base.groups[g].main_layer == layer
                and self.base.mark[g] > 0
                and self.frame.shows(x, y, 2)
            )
            if path:
                colour = self.glyphs.colour(layer)
                yield Shape(path, stroke=colour, width=2.4, cap="round", opacity=0.75)

    def _faded(self) -> Iterator[Group]:
        single = min((float(m) for m in self.faded.mark if m > 0), default=7.0)
        for g in self.faded.order:
            x, y = self.faded.at[g]
            if self.frame.shows(x, y, single):
                layer = self.faded.groups[g].main_layer
                parts = self.glyphs.single(layer, 0, single * FADED_SHARE)
                yield group("faded-mark", parts, at=_tenths(x, y))

    def _discs(self, where: Arrangement, chosen: set[int] | None) -> Iterator[Group]:
        numbered = []
        for g, disc, r in where.discs():
            x, y = where.at[g]
            if not self.frame.shows(x, y, r):
                continue
            opacity = ASIDE if chosen is not None and g not in chosen else 1.0
            facts = (("n", str(disc.n)), ("km", f"{disc.radius_km:g}"))
            parts = self.glyphs.disc(disc.tally, disc.n, r)
            yield group("disc", parts, at=_tenths(x, y), opacity=opacity, facts=facts)
            if where.mark[g] == 0 and (g, opacity) not in numbered:
                numbered.append((g, opacity))
        for g, opacity in numbered:
            yield self._disc_text(where, g, opacity)

    def _disc_text(self, where: Arrangement, g: int, opacity: float = 1.0) -> Group:
        reports = where.groups[g]
        x, y, _ = where.spot(g)
        return group(
            "disc-text",
            self.glyphs.disc_text(reports.tally, reports.n),
            at=_tenths(x, y),
            opacity=opacity,
            facts=(("n", str(reports.n)),),
        )

    def _marks(self, wanted: Callable[[int], bool], opacity: float) -> Iterator[Group]:
        base, glyphs = self.base, self.glyphs
        shown = [g for g in base.order if wanted(g)]
        for g in shown:
            dx, dy = map(float, base.seat[g])
            x, y = base.at[g]
            if math.hypot(dx, dy) >= LEADER_FROM_PX and self.frame.shows(x, y, 12):
                colour = glyphs.colour(base.groups[g].main_layer)
                parts = glyphs.leader(dx, dy, colour)
                yield group("leader", parts, at=_tenths(x, y), opacity=opacity)
        for g in shown:
            x, y, r = base.spot(g)
            if self.frame.shows(x, y, r * REACH + 4):
                yield self._mark(base, g, r, opacity)

    def _mark(self, where: Arrangement, g: int, r: float, opacity: float = 1.0) -> Group:
        reports = where.groups[g]
        x, y, _ = where.spot(g)
        at = _tenths(x, y)
        facts = (("n", str(reports.n)),)
        if reports.n > 1:
            parts = self.glyphs.counted(reports.tally, reports.n, r)
            return group("counted", parts, at=at, opacity=opacity, facts=facts)
        layer = reports.main_layer
        confidence = int(np.argmax(reports.tally[layer]))
        parts = self.glyphs.single(layer, confidence, r)
        said = (*facts, ("set", REPORT_LAYERS[layer]), ("confidence", CONFIDENCES[confidence]))
        return group("mark", parts, at=at, opacity=opacity, facts=said)

    def _extras(self) -> Iterator[Group]:
        for g in self.extras.order:
            reports, r = self.extras.groups[g], float(self.extras.mark[g]) * EXTRA_SHARE
            if reports.n > 1:
                yield self._mark(self.extras, g, r)
                continue
            layer = reports.main_layer
            # Hollow, because it is not selected; a contested one is so already.
            confidence = max(1, int(np.argmax(reports.tally[layer])))
            x, y, _ = self.extras.spot(g)
            yield group("extra", self.glyphs.single(layer, confidence, r), at=_tenths(x, y))

    def _ties(self) -> Iterator[Part]:
        if not self.placed:
            return
        first, *others = self.ends
        start = first.where.spot(first.g)
        for end in others:
            contested = first.contested or end.contested
            yield from self.glyphs.tie(start, end.where.spot(end.g), contested)

    def _rings(self) -> Iterator[Part]:
        link, ring = self.glyphs.tokens["link"], self.glyphs.tokens["ring"]
        for end in self.ends[1:] if self.placed else self.ends:
            yield self._ring(end, 3.5, 1.75, link)
        if self.placed:
            yield self._ring(self.ends[0], 4.5, 3.2, ring)
        # Rings of one coarse place run through others; their numbers stay in front.
        for end in self.ends:
            if end.where.mark[end.g] == 0:
                yield self._disc_text(end.where, end.g)

    def _ring(self, end: Spot, clear: float, width: float, colour: str) -> Group:
        where, g = end.where, end.g
        if where.mark[g] > 0:
            x, y, _ = where.spot(g)
            r = float(where.mark[g]) * (1.22 if where.groups[g].n == 1 else 1.0)
        else:
            (x, y), r = where.at[g], float(where.disc[g]) - 2
        return group("ring", self.glyphs.ring(r + clear, width, colour), at=_tenths(x, y))


def marks_of(marked: Marked, frame: Frame, glyphs: Glyphs) -> Marks:
    """The marks of these rows in a frame."""
    snapshot = marked.snapshot
    groups, no_point = gather(snapshot, marked.rows)
    base = arrange(groups, frame)
    chain = [] if marked.opened is None else [marked.opened, *marked.related]
    chain = [row for row in dict.fromkeys(chain) if snapshot.geo_precision[row] != COUNTRY]
    taken = {group.point: g for g, group in enumerate(groups)}
    beside = _elsewhere(snapshot, np.array(sorted(chain), dtype=np.uint32), taken)
    extras = arrange(gather(snapshot, beside)[0], frame)
    aside = {group.point: g for g, group in enumerate(extras.groups)}
    ends: dict[Point, Spot] = {}
    for row in chain:
        point = (float(snapshot.lon[row]), float(snapshot.lat[row]))
        where, g = (base, taken[point]) if point in taken else (extras, aside[point])
        doubtful = int(snapshot.confidence[row]) == _CONTESTED
        if point in ends:
            doubtful = doubtful and ends[point].contested
        ends[point] = Spot(where, g, doubtful)
    return Marks(
        base=base,
        faded=arrange(gather(snapshot, _elsewhere(snapshot, marked.faded, taken))[0], frame),
        extras=extras,
        ends=tuple(ends.values()),
        opened=marked.opened is not None,
        placed=marked.opened in chain,
        no_point=no_point,
        frame=frame,
        glyphs=glyphs,
    )


def _elsewhere(snapshot: Snapshot, rows: Rows, taken: Container[Point]) -> Rows:
    """Those of the rows at whose point the selection draws nothing."""
    points = zip(snapshot.lon[rows].tolist(), snapshot.lat[rows].tolist(), strict=True)
    free = [point not in taken for point in points]
    return rows[np.array(free, dtype=np.bool_)]


def _tenths(x: float, y: float) -> tuple[float, float]:
    return round(float(x), 1), round(float(y), 1)
