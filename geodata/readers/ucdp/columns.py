"""The columns of UCDP GED, through its releases.

Names of the current release are those of its codebook (UCDP GED Codebook version 23.1, Stina
Högbladh 2023); older releases said `best_est`, `high_est`, `low_est` and had ids without `new`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from geodata.readers.meant import Named

DATASET: Final = "ucdp-ged"

NAMES: Final = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

ALIASES: Final[Mapping[str, Sequence[str]]] = {
    "best": ("best_est",),
    "high": ("high_est",),
    "low": ("low_est",),
    "conflict_new_id": ("conflict_id",),
    "dyad_new_id": ("dyad_id",),
    "side_a_new_id": ("side_a_id",),
    "side_b_new_id": ("side_b_id",),
    "latitude": ("lat",),
    "longitude": ("lon", "long"),
    "geom_wkt": ("the_geom",),
}
"""Other names that columns have had."""

_NEEDED: Final = ("id", "type_of_violence")
_DAYS: Final = ("date_start", "date_end", "year")
_TELLING: Final = (
    "relid", "conflict_new_id", "conflict_name", "dyad_new_id", "dyad_name", "side_a", "side_b",
    "where_prec", "where_coordinates", "date_prec", "event_clarity", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "priogrid_gid", "best", "source_article",
)  # fmt: skip
_ENOUGH: Final = 4


def names_of(columns: Sequence[str]) -> Named | None:
    """Where the columns of UCDP GED stand, None when these columns are not of it."""
    named = Named(columns, NAMES, ALIASES)
    if not all(name in named for name in _NEEDED) or not any(name in named for name in _DAYS):
        return None
    if sum(name in named for name in _TELLING) < _ENOUGH:
        return None
    return named
