"""Where the marks of a picture stand, and in which order: the browser's `arrangement.js`.

Marks that would cover one another stand a little aside of their points (`nudges.js`); the number of
a coarse place gives way to sharp marks inside its disc (`seats.js`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.pictures.camera import EQUATOR_M, Floats, Frame, mercator
from dashboard.pictures.groups import Disc, Reports

DISC_MIN_PX: Final = 14.0
"""Smallest radius of a coarse place."""
NUDGE_MAX_PX: Final = 11.0
LEADER_FROM_PX: Final = 3.0
"""From so many px on a hairline joins a mark to its point."""
SEAT_PX: Final = 10.0
"""Room that a number takes: a circle of so many px."""

_APART: Final = 0.92
_ROUNDS: Final = 14
_MOST: Final = 700
"""Beyond so many marks nobody moves."""
_DIRECTIONS: Final = tuple(math.radians(d) for d in (90, 150, 30, 210, 330, 180, 0, 270))
_STEPS: Final = (0.42, 0.68)


def single_radius(zoom: float) -> float:
    """Radius of a single mark, px: 14 px across when far, 19 px when near."""
    near = max(0.0, min(1.0, (zoom - 5) / 3.5))
    return math.floor((7 + 2.6 * near) * 4 + 0.5) / 4


def counted_radius(n: int, zoom: float) -> float:
    """Radius of a counted mark, px: grows with the logarithm of the count."""
    near = max(0.0, min(1.0, (zoom - 5) / 3.5))
    return (9.4 + 1.9 * math.log2(min(n, 4000))) * (0.94 + 0.16 * near)


@dataclass(frozen=True, eq=False)
class Arrangement:
    """Groups with their places in a frame; arrays are by group.

    `at` px of the points; `seat` how far a mark or number stands aside; `mark` the radius of the
    mark, 0 for a group without a sharp one; `disc` the largest disc, 0 for none; `per_km` px to a
    kilometre on the ground there. `order`: groups with a mark, larger first, then north to south.
    """

    groups: tuple[Reports, ...]
    at: Floats
    seat: Floats
    mark: Floats
    disc: Floats
    per_km: Floats
    order: tuple[int, ...]

    def spot(self, g: int) -> tuple[float, float, float]:
        """Where its mark or number stands, px, and its radius; lines end there."""
        x, y = self.at[g] + self.seat[g]
        return float(x), float(y), float(self.mark[g] or min(self.disc[g], SEAT_PX))

    def discs(self) -> Iterator[tuple[int, Disc, float]]:
        """Coarse places with their radius in px, larger first."""
        found = [(g, disc) for g, group in enumerate(self.groups) for disc in group.discs]
        for g, disc in sorted(found, key=lambda one: (-one[1].radius_km, one[0])):
            yield g, disc, max(DISC_MIN_PX, disc.radius_km * float(self.per_km[g]))


def arrange(groups: Sequence[Reports], frame: Frame) -> Arrangement:
    """Work out where everything stands."""
    lon = np.array([group.lon for group in groups], dtype=np.float64)
    lat = np.array([group.lat for group in groups], dtype=np.float64)
    at = np.stack(frame.place(*mercator(lon, lat)), axis=1).reshape(-1, 2)
    per_km = 1000 / (EQUATOR_M * np.cos(np.radians(lat))) * frame.scale
    mark, disc = np.zeros(len(groups)), np.zeros(len(groups))
    for g, group in enumerate(groups):
        if group.sharp:
            mark[g] = (
                single_radius(frame.zoom) if group.n == 1 else counted_radius(group.n, frame.zoom)
            )
        if group.discs:
            disc[g] = max(DISC_MIN_PX, group.radius_km * float(per_km[g]))
    order = sorted(
        (g for g in range(len(groups)) if mark[g] > 0),
        key=lambda g: (-groups[g].n, -groups[g].lat, g),
    )
    made = Arrangement(tuple(groups), at, np.zeros_like(at), mark, disc, per_km, tuple(order))
    _nudge(made)
    _take_seats(made)
    for array in (made.at, made.seat, made.mark, made.disc, made.per_km):
        array.setflags(write=False)
    return made


def _nudge(made: Arrangement) -> None:
    if len(made.order) > _MOST:
        return
    pairs = _close_pairs(made)
    at, seat = made.at.tolist(), made.seat.tolist()
    for _ in range(_ROUNDS):
        for a, b, apart in pairs:
            dx = at[b][0] + seat[b][0] - at[a][0] - seat[a][0]
            dy = at[b][1] + seat[b][1] - at[a][1] - seat[a][1]
            distance = math.hypot(dx, dy)
            if distance >= apart:
                continue
            if distance < 0.01:
                dx, dy, distance = 0.0, 1.0, 1.0
            # The larger one hardly moves: it stands for more.
            share = made.groups[a].n / (made.groups[a].n + made.groups[b].n)
            push = (apart - distance) / 2 / distance
            _move(seat[a], -dx * push * (1 - share), -dy * push * (1 - share))
            _move(seat[b], dx * push * share, dy * push * share)
    made.seat[:] = np.reshape(seat, (-1, 2))


def _move(seat: list[float], dx: float, dy: float) -> None:
    x, y = seat[0] + dx, seat[1] + dy
    limit = min(1.0, NUDGE_MAX_PX / max(1e-9, math.hypot(x, y)))
    seat[0], seat[1] = x * limit, y * limit


def _close_pairs(made: Arrangement) -> list[tuple[int, int, float]]:
    """Pairs that may touch, from a sweep along x."""
    at, mark = made.at.tolist(), made.mark.tolist()
    ordered = sorted(made.order, key=lambda g: (at[g][0], g))
    widest = max((mark[g] for g in ordered), default=0.0)
    pairs = []
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 :]:
            if at[b][0] - at[a][0] > mark[a] + widest + 2 * NUDGE_MAX_PX:
                break
            apart = (mark[a] + mark[b]) * _APART
            if abs(at[b][1] - at[a][1]) < apart + 2 * NUDGE_MAX_PX:
                pairs.append((a, b, apart))
    return pairs


def _take_seats(made: Arrangement) -> None:
    unmarked = [g for g in range(len(made.groups)) if made.disc[g] > 0 and made.mark[g] == 0]
    if len(made.order) > _MOST or len(unmarked) > _MOST:
        return
    taken = [(x, y, r + 1) for x, y, r in map(made.spot, made.order)]
    # Small discs choose first: they have less room.
    unmarked.sort(key=lambda g: (made.disc[g], -made.groups[g].n, g))
    for g in unmarked:
        x, y = map(float, made.at[g])
        dx, dy = _best_seat(x, y, float(made.disc[g]), taken)
        made.seat[g] = dx, dy
        taken.append((x + dx, y + dy, SEAT_PX))


def _best_seat(
    x: float, y: float, r: float, taken: Sequence[tuple[float, float, float]]
) -> tuple[float, float]:
    """The first free seat, else the one that is least covered."""
    near = [(u, v, w) for u, v, w in taken if math.hypot(u - x, v - y) < r + w + SEAT_PX]
    best, least = (0.0, 0.0), math.inf
    for dx, dy in _seats(r):
        covered = sum(
            max(0.0, w + SEAT_PX - math.hypot(u - x - dx, v - y - dy)) for u, v, w in near
        )
        if covered == 0:
            return dx, dy
        if covered < least - 0.5:
            best, least = (dx, dy), covered
    return best


def _seats(r: float) -> Iterator[tuple[float, float]]:
    yield 0.0, 0.0
    for step in _STEPS:
        for angle in _DIRECTIONS:
            yield math.cos(angle) * r * step, math.sin(angle) * r * step
