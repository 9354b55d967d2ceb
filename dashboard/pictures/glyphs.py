"""One mark around (0, 0): the browser's `glyphs.js`, as shapes and words.

Single marks tell the set by shape, colour and letter, and the confidence by their outline. Counted
marks tell sets and confidences by a segmented ring around the number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dashboard.pictures.drawing import Fade, Part, Shape, Words
from dashboard.pictures.fonts import CAP_HEIGHT
from dashboard.pictures.groups import Tally
from dashboard.pictures.shapes import (
    LETTER_DROP,
    arc_path,
    arc_to,
    circle_path,
    shape_dash,
    shape_path,
)
from dashboard.theme import painter_tokens
from geodata.vocabulary import CONFIDENCES, REPORT_LAYERS

TAU: Final = 2 * math.pi
TOP: Final = -math.pi / 2
HALO_PX: Final = 1.6
LETTER_FROM_PX: Final = 7.6
_SLICE_MIN: Final = 0.05
_ORDER: Final = tuple(CONFIDENCES.index(word) for word in ("confirmed", "reported", "contested"))


def short_count(n: int) -> str:
    """Plain short number: 7, 999, 1k, 1.2k, 31k."""
    if n < 1000:
        return str(n)
    if n < 9950:
        tenths = n // 100
        return f"{tenths // 10}.{tenths % 10}k" if tenths % 10 else f"{tenths // 10}k"
    return f"{n // 1000}k"


@dataclass(frozen=True)
class Glyphs:
    """The marks in the colours of one theme."""

    tokens: dict[str, Any]

    @classmethod
    def of(cls, theme: str) -> Glyphs:
        """In the tokens of that theme."""
        return cls(dict(painter_tokens(theme)))

    def colour(self, layer: int) -> str:
        """The colour of a set of reports."""
        return str(self._mark(layer)["fill"])

    def _mark(self, layer: int) -> dict[str, str]:
        mark: dict[str, str] = self.tokens["mark"][REPORT_LAYERS[layer]]
        return mark

    def single(self, layer: int, confidence: int, r: float) -> tuple[Part, ...]:
        """One report, `r` px its radius."""
        mark, halo = self._mark(layer), self.tokens["halo"]
        shape, word = mark["shape"], CONFIDENCES[confidence]
        outline = shape_path(shape, r)
        if word == "confirmed":
            around = Shape(outline, fill=mark["fill"], stroke=None)
            below = Shape(outline, stroke=halo, width=2 * HALO_PX)
            return below, around, *self._letter(mark["letter"], mark, r, mark["ink"])
        width = max(2.0, r * 0.27)
        dash, offset = ((), 0.0) if word == "reported" else shape_dash(shape, r, width / 2)
        below = Shape(outline, fill=halo, stroke=halo, width=2 * HALO_PX)
        line = Shape(
            shape_path(shape, r, width / 2),
            stroke=mark["fill"],
            width=width,
            dash=dash,
            dash_offset=offset,
        )
        # Corners leave less room in a hollow mark.
        roomy = r if shape == "circle" else r - 1
        said = "?" if word == "contested" else mark["letter"]
        if roomy < LETTER_FROM_PX:
            return below, line
        return below, line, *self._letter(said, mark, r, mark["fill"])

    def counted(self, tally: Tally, n: int, r: float) -> tuple[Part, ...]:
        """Several reports at one point: a ring, hollow where a report is not confirmed."""
        thickness = max(4.2, r * 0.3)
        room = (r - thickness) * 1.72
        text = short_count(n)
        size = min(15.0, max(11.0, r * 0.8))
        wide = len(text) * 0.58 * size
        if wide > room:
            size = size * room / wide
        return (
            Shape(circle_path(r + HALO_PX), fill=self.tokens["halo"]),
            *self._ring(tally, r, thickness),
            self._words(text, size, self.tokens["ink"]),
        )

    def _ring(self, tally: Tally, r: float, thickness: float) -> Iterator[Shape]:
        shares = _shares(tally)
        gap = 1.5 / (r - thickness / 2) if sum(share > 0 for share in shares) > 1 else 0.0
        start_of = TOP
        for layer, share in enumerate(shares):
            if not share:
                continue
            by_confidence = [tally[layer][code] for code in _ORDER]
            total = sum(by_confidence)
            start, end = start_of + gap / 2, start_of + share * TAU - gap / 2
            start_of += share * TAU
            sure = start + (end - start) * by_confidence[0] / total
            said = sure + (end - start) * by_confidence[1] / total
            colour = self.colour(layer)
            if sure - start > 1e-6:
                middle = arc_path(r - thickness / 2, start, sure)
                yield Shape(middle, stroke=colour, width=thickness)
            yield from _hollow(r, thickness, sure, said, colour, ())
            yield from _hollow(r, thickness, said, end, colour, (2.4, 1.8))

    def disc(self, tally: Tally, n: int, r: float) -> tuple[Part, ...]:
        """A coarse place: a soft disc of its radius on the ground, without a sharp point."""
        totals = [sum(part) for part in tally]
        main = self.colour(totals.index(max(totals)))
        confirmed, _, contested = (sum(part[code] for part in tally) for code in _ORDER)
        weight = min(1.0, math.sqrt(42 / r))
        how = self.tokens["disc"]
        core, edge = how["core"], how["edge"]
        # Mostly unconfirmed: hollow in the middle, as marks are.
        sure = confirmed * 2 >= n
        fade = (core, (core + edge) / 2, edge) if sure else (0.0, edge * 0.6, edge * 1.7)
        stops = tuple((i / 2, main, stop * weight) for i, stop in enumerate(fade))
        doubtful = contested * 2 > n
        pieces = max(14, round(TAU * r / (5 if doubtful else 9)))
        period, share = TAU * r / pieces, 0.36 if doubtful else 0.58
        lines, start = [], TOP
        for layer, total in enumerate(totals):
            if not total:
                continue
            end = start + total / n * TAU
            lines.append(
                Shape(
                    arc_path(r, start, end),
                    stroke=self.colour(layer),
                    width=1.3,
                    opacity=how["line"],
                    dash=(period * share, period * (1 - share)),
                )
            )
            start = end
        return Fade((0.0, 0.0), r, stops), *lines

    def disc_text(self, tally: Tally, n: int) -> tuple[Part, ...]:
        """The letter or the number in a coarse place."""
        totals = [sum(part) for part in tally]
        main = totals.index(max(totals))
        mixed = sum(total > 0 for total in totals) > 1
        contested = n == 1 and any(part[_ORDER[2]] for part in tally)
        text = short_count(n) if n > 1 else "?" if contested else self._mark(main)["letter"]
        halo = self.tokens["halo"]
        glow = ((3 / 14, halo, 0.7), (0.6, halo, 0.42), (1.0, halo, 0.0))
        colour = self.tokens["ink"] if mixed else self.colour(main)
        return (
            Fade((0.0, 0.0), 14.0, glow),
            self._words(text, 14.0, colour, halo=halo, halo_width=1.6),
        )

    def ring(self, r: float, width: float, colour: str) -> tuple[Shape, Shape]:
        """A ring around a mark; `r` px to the middle of the line."""
        path = circle_path(r)
        return (
            Shape(path, stroke=self.tokens["halo"], width=width + 2.4),
            Shape(path, stroke=colour, width=width),
        )

    def leader(self, dx: float, dy: float, colour: str) -> tuple[Shape, ...]:
        """A hairline from a point at (0, 0), which keeps a dot, to its mark."""
        found = []
        for style, width, dot in ((self.tokens["halo"], 3.4, 3.0), (colour, 1.2, 1.7)):
            found.append(Shape(f"M0 0L{dx:.2f} {dy:.2f}", stroke=style, width=width))
            found.append(Shape(circle_path(dot), fill=style))
        return tuple(found)

    def tie(
        self, start: tuple[float, float, float], end: tuple[float, float, float], contested: bool
    ) -> tuple[Shape, ...]:
        """A curved line between two marks (x, y, radius), dotted where one is contested."""
        clear = 5.0
        length = math.hypot(end[0] - start[0], end[1] - start[1])
        if length <= start[2] + end[2] + 2 * clear:
            return ()
        a, b = (start, end) if start[0] <= end[0] else (end, start)
        # To the upper side, so that a bundle of lines opens like a fan.
        bend = (
            (a[0] + b[0]) / 2 + (b[1] - a[1]) * 0.16,
            (a[1] + b[1]) / 2 - (b[0] - a[0]) * 0.16,
        )
        (x, y), (u, v) = (_step(one, bend, one[2] + clear) for one in (start, end))
        path = f"M{x:.1f} {y:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {u:.1f} {v:.1f}"
        return (
            Shape(path, stroke=self.tokens["halo"], width=5, opacity=0.8, cap="round"),
            Shape(
                path,
                stroke=self.tokens["link"],
                width=2.6 if contested else 2,
                dash=(1, 6) if contested else (),
                cap="round",
            ),
        )

    def _letter(self, text: str, mark: dict[str, str], r: float, colour: str) -> tuple[Words, ...]:
        if r < LETTER_FROM_PX:
            return ()
        size = min(13.0, r * (1.1 if mark["shape"] == "triangle" else 1.22))
        drop = LETTER_DROP.get(mark["shape"], 0.0) * r
        return (self._words(text, size, colour, drop=drop),)

    def _words(self, text: str, size: float, colour: str, drop: float = 0.0, **more: Any) -> Words:
        """Text centred by its ink. The anchor is left, at a measured width, so that a reader's
        other font stands nearly as it should."""
        quarter = round(size * 4) / 4
        down = drop + CAP_HEIGHT * quarter / 2
        return Words(
            text, (0.0, round(down, 2)), quarter, colour, weight=600, anchor="middle", **more
        )


def _hollow(
    r: float, thickness: float, start: float, end: float, colour: str, dash: tuple[float, ...]
) -> Iterator[Shape]:
    """A hollow piece of the ring: its two edges, and a line across each end."""
    if end - start < 1e-6:
        return
    line = 1.35
    outer, inner = r - line / 2, r - thickness + line / 2
    if end - start > TAU - 1e-6:
        path = circle_path(outer) + circle_path(inner)
    else:
        cuts = [min(line / 2 / radius, (end - start) / 2) for radius in (outer, inner)]
        first, last = start + cuts[1], end - cuts[1]
        path = (
            arc_path(outer, start + cuts[0], end - cuts[0])
            + f"L{inner * math.cos(last):.2f} {inner * math.sin(last):.2f}"
            + arc_to(inner, last, first)
            + "Z"
        )
    yield Shape(path, stroke=colour, width=line, dash=dash, join="miter")


def _shares(tally: Tally) -> Sequence[float]:
    """Shares of the sets in the whole; none that is there becomes too small to be seen."""
    n = sum(sum(part) for part in tally)
    raised = [max(_SLICE_MIN, sum(part) / n) if sum(part) else 0.0 for part in tally]
    return [share / sum(raised) for share in raised]


def _step(
    start: tuple[float, float, float], to: tuple[float, float], distance: float
) -> tuple[float, float]:
    length = math.hypot(to[0] - start[0], to[1] - start[1]) or 1.0
    share = distance / length
    return start[0] + (to[0] - start[0]) * share, start[1] + (to[1] - start[1]) * share


def neutral_single(glyphs: Glyphs, confidence: str) -> tuple[Part, ...]:
    """A mark of no set, for the legend's line on how sure a report is."""
    muted, halo, r = glyphs.tokens["muted"], glyphs.tokens["halo"], 6.4
    below = Shape(circle_path(r), fill=halo, stroke=halo, width=2 * HALO_PX)
    if confidence == "confirmed":
        return below, Shape(circle_path(r), fill=muted)
    dash, offset = ((), 0.0) if confidence == "reported" else shape_dash("circle", r, 1.0)
    return below, Shape(circle_path(r - 1), stroke=muted, width=2, dash=dash, dash_offset=offset)
