"""Whose word a feature is: source, licence and exactness, and its names."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.layers.checks.report import Finding
from geodata.layers.load import Catalogue
from geodata.vocabulary import LANGUAGES


def check_provenance(catalogue: Catalogue) -> Iterator[Finding]:
    """A feature without source, licence or exactness; a name missing in the subject's layers."""
    for layer in catalogue.layers.values():
        for feature in layer.features:
            for name in ("source", "licence"):
                if not str(feature.properties.get(name) or "").strip():
                    yield Finding("error", layer.id, feature.id, f"{name} is missing; say it")
            exactness = feature.properties.get("exactness_m")
            if not isinstance(exactness, int | float) or exactness <= 0:
                yield Finding(
                    "error", layer.id, feature.id, "exactness_m is not a number of metres above 0"
                )
            missing = [lang for lang in LANGUAGES if lang not in feature.names]
            if missing and layer.spec.role == "subject":
                yield Finding("note", layer.id, feature.id, f"has no name in {', '.join(missing)}")
        unnamed = [lang for lang in LANGUAGES if lang not in layer.spec.names]
        if unnamed:
            yield Finding("note", layer.id, "", f"has no name in {', '.join(unnamed)}")
