"""Incidents, statements and protests on one axis of time, so that what answered what can be seen.

Three lanes that share no report. Incidents: what was fired, flown, fought or taken, and everything
of the set of border incidents; statements: what was said, agreed or resolved, whatever its set;
protests: the rest of the set of protests. The relations between the lanes are told as pairs of
lines.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from geodata.queries.statistics.base import (
    REPORTS,
    Basis,
    Column,
    Figure,
    Line,
    Numbers,
    rows_by_code,
)
from geodata.queries.statistics.bins import NO_BIN, Placed, placed_in_time
from geodata.vocabulary import KINDS, REPORT_LAYERS

LANES: Final = ("incidents", "statements", "protests")
SAID: Final = ("statement", "diplomacy", "agreement", "ceasefire", "resolution")
ARMED: Final = ("clash", "shelling", "drone", "capture", "landing", "crash")

MOST_LINKS: Final = 300
"""More lines between lanes than this are a tangle; then none is told."""

_NO_LANE: Final = len(LANES)


def lane_of(layer: NDArray[np.uint8], kind: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The lane of reports as a position in LANES, or its length for those in none."""
    return _LANES[layer, kind]


def _lane(layer: str, kind: str) -> int:
    if kind in SAID:
        return LANES.index("statements")
    if layer == "border_incident" or kind in ARMED:
        return LANES.index("incidents")
    return LANES.index("protests") if layer == "protest" else _NO_LANE


_LANES: Final = np.array([[_lane(layer, kind) for kind in KINDS] for layer in REPORT_LAYERS])


def _count(basis: Basis) -> Numbers:
    placed = placed_in_time(basis, "day")
    snapshot, rows, sets = basis.snapshot, basis.rows, len(REPORT_LAYERS)
    layer, kind = snapshot.layer[rows], snapshot.kind[rows]
    lane = lane_of(layer, kind)
    in_lane = lane != _NO_LANE
    groups = len(LANES) * sets
    code = (placed.of_row - NO_BIN) * groups + lane * sets + layer
    found = rows_by_code(rows[in_lane], code[in_lane], (len(placed.bins) + 1) * groups)
    kinds = {
        group: _kinds(kind[in_lane & (lane * sets + layer == group)]) for group in range(groups)
    }
    lines: list[Line] = []
    apart: list[Line] = []
    line_of = np.full(len(snapshot), -1, dtype=np.int64)
    for code_, here in enumerate(found):
        if not len(here):
            continue
        place, group = code_ // groups + NO_BIN, code_ % groups
        word = (LANES[group // sets], REPORT_LAYERS[group % sets], len(here))
        if place == NO_BIN:
            apart.append(Line((None, None, None, *word), here))
            continue
        first, last = placed.bins.span(place)
        asks = {"show": word[1], "kind": kinds[group], "from": first, "to": last}
        line_of[here] = len(lines)
        lines.append(Line((placed.bins.name(place), first, last, *word), here, asks))
    return Numbers(
        (
            Column("period"),
            Column("from"),
            Column("to"),
            Column("lane"),
            Column("set"),
            Column(REPORTS, "reports"),
        ),
        (*lines, *apart),
        {**placed.bins.facts(), **_apart(placed, in_lane), "links": _links(basis, line_of, lines)},
    )


def _kinds(codes: NDArray[np.uint8]) -> str:
    return ",".join(KINDS[code] for code in np.flatnonzero(np.bincount(codes)))


def _apart(placed: Placed, in_lane: NDArray[np.bool_]) -> dict[str, int]:
    return {
        "no_date": int(np.count_nonzero(in_lane & (placed.of_row == NO_BIN))),
        "no_lane": int(np.count_nonzero(~in_lane)),
    }


def _links(basis: Basis, line_of: NDArray[np.int64], lines: list[Line]) -> list[list[int]]:
    """Pairs of lines of different lanes that hold related reports, ascending; none if too many."""
    snapshot, size = basis.snapshot, len(lines)
    number = np.diff(snapshot.related_start).astype(np.int64)
    here, there = np.repeat(line_of, number), line_of[snapshot.related]
    pairs = (here >= 0) & (here < there)
    # One number a pair, and each number once: quicker than rows of two.
    found = np.unique(here[pairs] * size + there[pairs])
    lanes = [line.cells[3] for line in lines]
    linked = [divmod(pair, size) for pair in found.tolist()]
    linked = [(one, two) for one, two in linked if lanes[one] != lanes[two]]
    return [list(pair) for pair in linked] if len(linked) <= MOST_LINKS else []


ANSWERS: Final = Figure("answers", _count)
