"""What is wrong with the layers, and how far their areas are from the official figures.

A check is a small file that yields findings; `CHECKS` lists them in the order of the report. A
catalogue that loads can be checked; what cannot be loaded is a CatalogueError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from geodata.layers.checks.areas import area_rows, check_areas
from geodata.layers.checks.built import check_built
from geodata.layers.checks.held import check_held, held_rows
from geodata.layers.checks.labels import check_labels
from geodata.layers.checks.periods import check_periods
from geodata.layers.checks.provenance import check_provenance
from geodata.layers.checks.report import AreaRow, Finding, HeldRow, Report
from geodata.layers.checks.shapes import check_shapes
from geodata.layers.checks.together import check_disjoint, check_partition
from geodata.layers.load import Catalogue

CHECKS: Final[tuple[Callable[[Catalogue], Iterator[Finding]], ...]] = (
    check_shapes,
    check_provenance,
    check_labels,
    check_disjoint,
    check_partition,
    check_areas,
    check_periods,
    check_held,
    check_built,
)


def check_catalogue(catalogue: Catalogue) -> Report:
    """Run every check and give the findings beside the tables of areas."""
    findings = tuple(finding for check in CHECKS for finding in check(catalogue))
    return Report(
        version=catalogue.version,
        findings=findings,
        areas=tuple(area_rows(catalogue)),
        held=tuple(held_rows(catalogue)),
    )


__all__ = [
    "CHECKS",
    "AreaRow",
    "Finding",
    "HeldRow",
    "Report",
    "check_catalogue",
    "check_labels",
    "check_shapes",
]
