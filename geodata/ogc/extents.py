"""Where and when the features of a collection lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from geodata.ogc.crs import CRS84

GREGORIAN: Final = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"


@dataclass(frozen=True, slots=True)
class Extent:
    """West, south, east, north in degrees, None when there is no feature; first and last day, None
    where that end is open."""

    box: tuple[float, float, float, float] | None
    first: date | None
    last: date | None

    def json(self) -> dict[str, Any]:
        """The member `extent` of a collection."""
        days = [f"{day.isoformat()}T00:00:00Z" if day else None for day in (self.first, self.last)]
        found: dict[str, Any] = {"temporal": {"interval": [days], "trs": GREGORIAN}}
        if self.box is not None:
            found["spatial"] = {"bbox": [list(self.box)], "crs": CRS84}
        return found
