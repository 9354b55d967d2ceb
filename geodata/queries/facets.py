"""Facets: how many reports each choice of a key would give, all other keys staying as they are.

The counts of one key ignore that key, so that a choice can be widened as well as narrowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from geodata import vocabulary
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.model.terms import Mask, Terms
from geodata.queries.filters import FILTERS
from geodata.queries.filters.region import REGION
from geodata.queries.query import Query

Counts: TypeAlias = Mapping[str, int]

FACETS: Final = (
    "show",
    "kind",
    "confidence",
    "precision",
    "actor",
    "publisher",
    "region",
)
"""The keys whose choices are counted."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts by key and choice, and the number of reports that the query itself selects.

    Words of closed lists all have a count. Of actors, publishers (by slug) and areas (by id) those
    are left out that would give nothing and are not chosen. `precision` counts the places that are
    known at least as finely.
    """

    selected: int
    counts: Mapping[str, Counts]


def facets(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> Facets:
    """The counts beside each choice. QueryError when the query names an unknown area or line."""
    kept = _masks(snapshot, query, catalogue)
    precisions = _by_code(
        snapshot.geo_precision, kept.without("precision"), vocabulary.GEO_PRECISIONS
    )
    finer = np.cumsum(list(precisions.values())).tolist()
    show, kind, confidence = (
        _by_code(column, kept.without(key), words)
        for key, column, words in (
            ("show", snapshot.layer, vocabulary.REPORT_LAYERS),
            ("kind", snapshot.kind, vocabulary.KINDS),
            ("confidence", snapshot.confidence, vocabulary.CONFIDENCES),
        )
    )
    counts: dict[str, Counts] = {
        "show": show,
        "kind": kind,
        "confidence": confidence,
        "precision": dict(zip(precisions, finer, strict=True)),
        "actor": _of_terms(snapshot.actors, kept.without("actor"), query.actor),
        "publisher": _of_terms(snapshot.publishers, kept.without("publisher"), query.publisher),
        "region": _of_areas(snapshot, kept.without("region"), catalogue, query.region),
    }
    return Facets(int(np.count_nonzero(kept.without(""))), counts)


@dataclass(frozen=True, slots=True)
class _Masks:
    """What each filter that is asked keeps, by its key."""

    count: int
    by_key: Mapping[str, Mask]

    def without(self, key: str) -> Mask:
        """What all filters but one keep."""
        kept = np.ones(self.count, dtype=np.bool_)
        for other, mask in self.by_key.items():
            if other != key:
                kept &= mask
        return kept


def _masks(snapshot: Snapshot, query: Query, catalogue: Catalogue) -> _Masks:
    found = ((one.key, one.apply(snapshot, query, catalogue)) for one in FILTERS)
    return _Masks(len(snapshot), {key: kept.rows for key, kept in found if kept is not None})


def _by_code(column: NDArray[np.uint8], kept: Mask, words: tuple[str, ...]) -> dict[str, int]:
    counts = np.bincount(column[kept], minlength=len(words)).tolist()
    return dict(zip(words, counts, strict=True))


def _of_terms(terms: Terms, kept: Mask, chosen: tuple[str, ...]) -> dict[str, int]:
    counts = terms.counts(kept)
    met = np.flatnonzero(counts).tolist()
    return {terms.slugs[at]: int(counts[at]) for at in met} | {
        slug: int(counts[terms.place[slug]]) for slug in chosen
    }


def _of_areas(
    snapshot: Snapshot, kept: Mask, catalogue: Catalogue, chosen: tuple[str, ...]
) -> dict[str, int]:
    counts = {
        area: count
        for layer in catalogue.layers.values()
        if layer.spec.grain
        for area in dict.fromkeys((*(feature.id for feature in layer.features), layer.id))
        if area in snapshot.members
        if (count := int(np.count_nonzero(kept[snapshot.members[area]])))
    }
    for area in chosen:
        found = REGION.apply(snapshot, Query(region=(area,)), catalogue)
        counts[area] = 0 if found is None else int(np.count_nonzero(kept & found.rows))
    return counts
