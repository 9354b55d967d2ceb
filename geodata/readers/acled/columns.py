"""The columns of ACLED's exports, old and new.

Sources: ACLED's guide to its column changes of 20 March 2023, which removed `data_id`,
`event_id_no_cnty` and `iso3` and added `disorder_type`, `civilian_targeting` and `tags`; the
codebook in the R package acledR. Before 2018 associated actors were `ally_actor_1`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from geodata.readers.meant import Named

DATASET: Final = "acled"

NAMES: Final = (
    "data_id", "iso", "event_id_cnty", "event_id_no_cnty", "event_date", "year", "time_precision",
    "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
    "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "region", "country", "admin1",
    "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp", "iso3",
)  # fmt: skip

ALIASES: Final[Mapping[str, Sequence[str]]] = {
    "assoc_actor_1": ("ally_actor_1",),
    "assoc_actor_2": ("ally_actor_2",),
    "geo_precision": ("geo_precis",),
    "time_precision": ("time_preci",),
    "latitude": ("lat",),
    "longitude": ("lon", "long"),
}

_NEEDED: Final = ("event_id_cnty", "event_date")
_TELLING: Final = (
    "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "interaction", "civilian_targeting", "admin1", "geo_precision", "source_scale",
    "notes", "fatalities",
)  # fmt: skip
_ENOUGH: Final = 4

OF_THE_ACTOR: Final = ("actor1", "assoc_actor_1", "inter1")
"""What differs between the rows of one event when each actor has its own."""

OF_THE_ROW: Final = ("data_id", "timestamp")
"""What says nothing of the event: a number of the row, and when it was last changed."""


def names_of(columns: Sequence[str]) -> Named | None:
    """Where the columns of ACLED stand, None when these columns are not of it."""
    named = Named(columns, NAMES, ALIASES)
    if not all(name in named for name in _NEEDED):
        return None
    if sum(name in named for name in _TELLING) < _ENOUGH:
        return None
    return named
