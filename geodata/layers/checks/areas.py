"""Geodesic areas against the official figures."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.layers.checks.report import AreaRow, Finding
from geodata.layers.features import Area
from geodata.layers.load import Catalogue
from geodata.layers.spec import LayerSpec


def area_rows(catalogue: Catalogue) -> Iterator[AreaRow]:
    """A row for each feature with `area_km2_official`, and for each layer with its own figure.

    A layer's figure stands for all its features together; one that repeats the figure of its only
    feature gives no second row.
    """
    for layer in catalogue.layers.values():
        spec = layer.spec
        areas = [feature for feature in layer.features if isinstance(feature, Area)]
        figures = {area.id: _figure(area.properties.get("area_km2_official")) for area in areas}
        for area in areas:
            official = figures[area.id]
            if official is not None:
                yield _row(layer.id, area.id, area.names["en"], area.area_km2, official, spec)
        total = spec.official_area_km2
        if total is not None and not (len(areas) == 1 and figures[areas[0].id] == total):
            measured = sum(area.area_km2 for area in areas)
            yield _row(layer.id, "", spec.names["en"], measured, total, spec)


def check_areas(catalogue: Catalogue) -> Iterator[Finding]:
    """Figures that are none, and areas farther from theirs than their layer allows."""
    for layer in catalogue.layers.values():
        for feature in layer.features:
            told = feature.properties.get("area_km2_official")
            if told is not None and _figure(told) is None:
                yield Finding(
                    "error",
                    layer.id,
                    feature.id,
                    "area_km2_official is not a number of square kilometres above 0",
                )
    for row in area_rows(catalogue):
        if row.tolerance_pct is not None and abs(row.deviation_pct) > row.tolerance_pct:
            yield Finding(
                "error",
                row.layer,
                row.feature,
                f"measures {row.area_km2:,.1f} km², {row.deviation_pct:+.2f} % from the official "
                f"{row.official_km2:,.0f} km²; at most {row.tolerance_pct:g} % is allowed",
            )


def _figure(told: object) -> float | None:
    number = isinstance(told, int | float) and not isinstance(told, bool)
    return float(told) if number and told > 0 else None  # type: ignore[operator, arg-type]


def _row(
    layer: str, feature: str, name: str, area_km2: float, official: float, spec: LayerSpec
) -> AreaRow:
    return AreaRow(
        layer=layer,
        feature=feature,
        name=name,
        area_km2=round(area_km2, 1),
        official_km2=float(official),
        deviation_pct=round((area_km2 / official - 1) * 100, 2),
        tolerance_pct=spec.area_tolerance_pct,
    )
