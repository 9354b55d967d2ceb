"""The collections: the three sets of reports, every layer, and every period of control."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from geodata.layers import Catalogue, LayerSpec

REPORT_COLLECTIONS: Final = {
    "events": "event",
    "border_incidents": "border_incident",
    "protests": "protest",
}
"""The set of reports behind a collection; together they are all reports."""
PERIODS: Final = "-periods"
"""Behind the id of the layer of control: each period of each of its areas, as a feature."""


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """One collection. `report_set` for reports, `layer` for lines and areas.

    `kind`: `reports`; `layer`, the features of a layer; `periods`, those of the layer of control
    once for each period.
    """

    id: str
    kind: Literal["reports", "layer", "periods"]
    report_set: str = ""
    layer: LayerSpec | None = None


@lru_cache(maxsize=4)
def collections_of(catalogue: Catalogue) -> Mapping[str, Collection]:
    """All collections by id: reports first, then layers in the order of the catalogue."""
    found = [
        Collection(name, "reports", report_set=report_set)
        for name, report_set in REPORT_COLLECTIONS.items()
    ]
    for name, layer in catalogue.layers.items():
        found.append(Collection(name, "layer", layer=layer.spec))
        if layer.spec.periods:
            found.append(Collection(name + PERIODS, "periods", layer=layer.spec))
    return MappingProxyType({one.id: one for one in found})
