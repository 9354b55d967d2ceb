"""Places that features name for their labels must be inside them."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.geometry import points_in
from geodata.layers.checks.report import Finding
from geodata.layers.features import Area
from geodata.layers.load import Catalogue


def check_labels(catalogue: Catalogue) -> Iterator[Finding]:
    """A label_lon, label_lat that is half given or lies outside."""
    for layer in catalogue.layers.values():
        for feature in layer.features:
            told = [feature.properties.get(name) for name in ("label_lon", "label_lat")]
            if told == [None, None] or not isinstance(feature, Area):
                continue
            numbers = [value for value in told if isinstance(value, int | float)]
            if len(numbers) != 2:
                yield Finding(
                    "error", layer.id, feature.id, "label_lon and label_lat are not two numbers"
                )
            elif not points_in(numbers[0], numbers[1], feature.geometry)[0]:
                yield Finding(
                    "error", layer.id, feature.id, "its label lies outside; move it inside"
                )
