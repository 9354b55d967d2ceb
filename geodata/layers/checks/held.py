"""Areas by controller and day against the figures that the catalogue expects."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.layers.checks.report import Finding, HeldRow
from geodata.layers.load import Catalogue


def held_rows(catalogue: Catalogue) -> Iterator[HeldRow]:
    """What each controller held on each day of the expectations, geodesic."""
    for expected in catalogue.expect.held_area:
        area_km2 = sum(
            catalogue.area(state.area_id).area_km2
            for state in catalogue.control.on(expected.day)
            if state.controller == expected.controller
        )
        yield HeldRow(
            day=expected.day,
            controller=expected.controller,
            area_km2=round(area_km2, 1),
            expected_km2=expected.area_km2,
            deviation_pct=round((area_km2 / expected.area_km2 - 1) * 100, 2),
            tolerance_pct=expected.tolerance_pct,
        )


def check_held(catalogue: Catalogue) -> Iterator[Finding]:
    """Days on which a controller held more or less than expected."""
    for row in held_rows(catalogue):
        if abs(row.deviation_pct) > row.tolerance_pct:
            yield Finding(
                "error",
                "control",
                "",
                f"on {row.day} {row.controller} held {row.area_km2:,.1f} km², "
                f"{row.deviation_pct:+.2f} % from the expected {row.expected_km2:,.0f} km²",
            )
