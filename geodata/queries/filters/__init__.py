"""The filters, one file each. A new filter is a file, a field of `Query` and a line in `FILTERS`.

Order: those that the browser computes too, then the others.
"""

from __future__ import annotations

from typing import Final

from geodata.queries.filters.base import Filter, Kept
from geodata.queries.filters.bbox import BBOX
from geodata.queries.filters.casualties import CASUALTIES
from geodata.queries.filters.names import ACTOR, PUBLISHER
from geodata.queries.filters.near import NEAR
from geodata.queries.filters.precision import PRECISION
from geodata.queries.filters.region import REGION
from geodata.queries.filters.text import TEXT
from geodata.queries.filters.time import TIME
from geodata.queries.filters.within import WITHIN
from geodata.queries.filters.words import CONFIDENCE, KIND, SHOW

FILTERS: Final = (
    SHOW,
    KIND,
    CONFIDENCE,
    TIME,
    REGION,
    BBOX,
    NEAR,
    WITHIN,
    TEXT,
    ACTOR,
    PUBLISHER,
    CASUALTIES,
    PRECISION,
)

__all__ = ["FILTERS", "Filter", "Kept"]
