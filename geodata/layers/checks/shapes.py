"""Every geometry by itself: RFC 7946, validity, slivers."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.geometry import faults_of
from geodata.layers.checks.report import Finding
from geodata.layers.load import Catalogue


def check_shapes(catalogue: Catalogue) -> Iterator[Finding]:
    """Each fault of each feature's geometry."""
    for layer in catalogue.layers.values():
        for feature in layer.features:
            for fault in faults_of(feature.geometry):
                yield Finding("error", layer.id, feature.id, fault)
