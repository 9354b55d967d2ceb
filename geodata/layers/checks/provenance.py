"""Whose word a feature is: source, licence and exactness, and its names."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.layers.checks.report import Finding
from geodata.layers.load import Catalogue
from geodata.vocabulary import LANGUAGES


def check_provenance(catalogue: Catalogue) -> Iterator[Finding]:
    """A feature without source, licence, exactness or who says so; names that are missing."""
    for layer in catalogue.layers.values():
        for feature in layer.features:
            for name in ("source", "licence"):
                if not str(feature.properties.get(name) or "").strip():
                    yield Finding("error", layer.id, feature.id, f"{name} is missing; say it")
            political = feature.properties.get("status") != "physical"
            if political and not str(feature.properties.get("by") or "").strip():
                yield Finding("error", layer.id, feature.id, "by is missing; say whose word it is")
            exactness = feature.properties.get("exactness_m")
            if isinstance(exactness, bool) or not (
                isinstance(exactness, int | float) and exactness > 0
            ):
                yield Finding(
                    "error", layer.id, feature.id, "exactness_m is not a number of metres above 0"
                )
            missing = [lang for lang in LANGUAGES if lang not in feature.names]
            if missing and layer.spec.role == "subject":
                yield Finding("note", layer.id, feature.id, f"has no name in {', '.join(missing)}")
        unnamed = [lang for lang in LANGUAGES if lang not in layer.spec.names]
        if unnamed:
            yield Finding("note", layer.id, "", f"has no name in {', '.join(unnamed)}")
