"""An export: what the gate let go of a selection, and what the reader of the file must be told.

Writers take it, and nothing else, and give bytes. `accessed` is the day on which it leaves; the
same export gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geodata.layers import Catalogue, Layer
from geodata.licences import Release, Watch, citation_of, release
from geodata.model import Dataset
from geodata.queries import Query, Selection, describe


@dataclass(frozen=True, eq=False)
class Export:
    """What leaves, by which question, and the boundaries of the view that go with it.

    `link` is the address of the view, a path when no host is known. `layers` are ids of the
    catalogue in its order: those of the view, and those that the question names; `asof` is the day
    whose control they show. `coarse_left_out` is how many reports the question left out for
    coarseness alone, None when not even that may be told.
    """

    release: Release
    catalogue: Catalogue
    query: Query
    link: str
    accessed: date
    layers: tuple[str, ...]
    asof: date
    coarse_left_out: int | None

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.release.snapshot.version

    @property
    def filters(self) -> str:
        """The question in words."""
        return describe(self.query)

    @property
    def drawn(self) -> tuple[Layer, ...]:
        """The layers of the view."""
        return tuple(self.catalogue.layer(name) for name in self.layers)

    def citation(self, dataset: Dataset) -> str:
        """How a dataset wants to be cited for this export."""
        return citation_of(
            dataset, accessed=self.accessed, filters=self.filters, version=self.version
        )


def export_of(
    selection: Selection,
    way: str,
    catalogue: Catalogue,
    *,
    link: str,
    accessed: date,
    layers: tuple[str, ...] | None = None,
    asof: date | None = None,
    watch: Watch | None = None,
) -> Export:
    """The export of a selection by a way of `geodata.licences.WAYS`.

    Without `layers` they are those that the catalogue shows by default; without `asof` the
    boundaries are those of the last day of the window, or of today when it is open.
    """
    snapshot = selection.snapshot
    secret = any(dataset.redistribution == "link-only" for dataset in snapshot.datasets)
    return Export(
        release=release(snapshot, selection.rows, way, watch),
        catalogue=catalogue,
        query=selection.query,
        link=link,
        accessed=accessed,
        layers=_layers_used(catalogue, selection.query, layers),
        asof=asof or selection.query.to or accessed,
        coarse_left_out=None if secret else selection.coarse_left_out,
    )


def _layers_used(
    catalogue: Catalogue, query: Query, shown: tuple[str, ...] | None
) -> tuple[str, ...]:
    """The layers shown, and those whose areas or lines the question is about."""
    named = {*query.region, *([query.near[0]] if query.near else [])}

    def used(layer: Layer) -> bool:
        spec = layer.spec
        if shown is None and spec.role == "subject" and spec.default:
            return True
        asked = spec.id in named or any(feature.id in named for feature in layer.features)
        return asked or spec.id in (shown or ())

    return tuple(name for name, layer in catalogue.layers.items() if used(layer))
