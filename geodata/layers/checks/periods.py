"""The history of control: every area has exactly one controller on every day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from geodata.layers.checks.report import Finding
from geodata.layers.load import Catalogue


def check_periods(catalogue: Catalogue) -> Iterator[Finding]:
    """Areas without a history or its grounds; late beginnings, gaps, overlaps, ends."""
    start = catalogue.expect.periods_from
    for layer in catalogue.layers.values():
        if not layer.spec.periods:
            continue
        known = set(catalogue.control.areas)
        for feature in layer.features:
            if feature.id not in known:
                yield Finding("error", layer.id, feature.id, "has no period of control; add one")
                continue
            rows = catalogue.control.of(feature.id)
            if start is not None and rows[0].since != start:
                yield Finding(
                    "error",
                    layer.id,
                    feature.id,
                    f"its periods begin on {rows[0].since}, not on {start}",
                )
            for row in rows:
                if not (row.basis and row.source):
                    yield Finding(
                        "error",
                        layer.id,
                        feature.id,
                        f"the period from {row.since} names no basis or no publisher; add it",
                    )
            for earlier, later in pairwise(rows):
                if earlier.until != later.since:
                    end = earlier.until or "no day"
                    yield Finding(
                        "error",
                        layer.id,
                        feature.id,
                        f"the period from {earlier.since} ends on {end}, but the next begins on "
                        f"{later.since}; each day needs exactly one controller",
                    )
            if rows[-1].until is not None:
                yield Finding(
                    "error",
                    layer.id,
                    feature.id,
                    f"nobody controls it from {rows[-1].until} on; leave the last period open",
                )
