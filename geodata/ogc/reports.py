"""Features of reports: what of a set answers a question and may leave, page by page.

A page begins behind a place in the one order of rows (first day, then id). Together with the
version of the data, which every page names, no report is lost or comes twice while others come in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from geodata import vocabulary
from geodata.errors import QueryError
from geodata.licences import Release, release
from geodata.model import Event, Snapshot
from geodata.model.dates import EPOCH, day_number
from geodata.model.fields import Field, fields_with_sources
from geodata.model.snapshot import Rows
from geodata.ogc.extents import Extent
from geodata.ogc.intervals import Box
from geodata.ogc.pages import Page
from geodata.writers.geojson import features
from geodata.writers.table import columns_of

WAY: Final = "ogc"

MOST_READ: Final = 20_000
"""Reports that are read one by one to answer a question, at most."""
MOST_WALKED: Final = 10_000
"""Reports of a set that are looked through for their columns, at most."""

Mask: TypeAlias = NDArray[np.bool_]
Same: TypeAlias = Callable[[Snapshot, Rows, str], Mask]
"""Which of some rows have a value: one entry a row that is given."""


def _coded(column: str, words: tuple[str, ...]) -> Same:
    def same(snapshot: Snapshot, rows: Rows, value: str) -> Mask:
        codes: NDArray[np.uint8] = getattr(snapshot, column)[rows]
        code = words.index(value) if value in words else len(words)
        found: Mask = codes == code
        return found

    return same


def _dated(column: str) -> Same:
    def same(snapshot: Snapshot, rows: Rows, value: str) -> Mask:
        days: NDArray[np.int32] = getattr(snapshot, column)[rows]
        try:
            found: Mask = days == day_number(date.fromisoformat(value))
        except ValueError:
            found = np.zeros(len(days), np.bool_)
        return found

    return same


def _owner(snapshot: Snapshot, rows: Rows, value: str) -> Mask:
    names = [dataset.id for dataset in snapshot.datasets]
    code = names.index(value) if value in names else len(names)
    found: Mask = snapshot.dataset[rows] == code
    return found


def _said(name: str, get: Callable[[Event], str]) -> Same:
    def same(snapshot: Snapshot, rows: Rows, value: str) -> Mask:
        if len(snapshot) <= MOST_READ:
            whole: Mask = _texts(snapshot, get)[rows] == value
            return whole
        if len(rows) > MOST_READ:
            raise QueryError(
                f"{name}: {len(rows):,} reports would have to be read one by one, and "
                f"{MOST_READ:,} may be; narrow the question by datetime or bbox"
            )
        texts = (get(snapshot.events[row]) == value for row in rows)
        return np.fromiter(texts, dtype=np.bool_, count=len(rows))

    return same


@lru_cache(maxsize=16)
def _texts(snapshot: Snapshot, get: Callable[[Event], str]) -> NDArray[np.object_]:
    """What every event says in one of its fields, read once for a snapshot."""
    return np.array([get(event) for event in snapshot.events], dtype=object)


REPORT_PROPERTIES: Final[Mapping[str, Same]] = {
    "date_start": _dated("start_day"),
    "date_precision": _coded("date_precision", vocabulary.DATE_PRECISIONS),
    "geo_precision": _coded("geo_precision", vocabulary.GEO_PRECISIONS),
    "dataset": _owner,
    "place": _said("place", lambda event: event.place.name),
    "country": _said("country", lambda event: event.place.country),
    "admin1": _said("admin1", lambda event: event.place.admin1),
    "reported_by": _said("reported_by", lambda event: event.reported_by),
}
"""Properties by whose value reports may be asked for, beside the keys of a link; those for which
events are read come last."""


@dataclass(frozen=True, eq=False, slots=True)
class Reports:
    """What of a set may leave, and the columns that its features have on every page.

    `columns` is None for a set that is too large to be read for them.
    """

    release: Release
    columns: tuple[Field, ...] | None

    def features(self, page: Release) -> Iterator[dict[str, Any]]:
        """The features of some of the reports.

        Of a set too large to be read, they have columns for as many sources as any report has
        publishers, and for more where these reports have more.
        """
        columns = self.columns
        if columns is None:
            most = int(np.bincount(page.snapshot.publishers.rows, minlength=1).max())
            said = max((len(event.sources) for event in page.events()), default=0)
            columns = fields_with_sources(max(most, said))
        return features(page, columns)


def reports_asked(
    snapshot: Snapshot,
    rows: Rows,
    report_set: str,
    *,
    box: Box | None = None,
    properties: Mapping[str, str] | None = None,
) -> Reports:
    """The reports of a set among selected rows that lie in a box and have these properties.

    `box` in degrees; when its west is greater than its east, it crosses the antimeridian.
    """
    code = vocabulary.REPORT_LAYERS.index(report_set)
    kept: Mask = snapshot.layer[rows] == code
    if box is not None:
        west, south, east, north = box
        lon, lat = snapshot.lon[rows], snapshot.lat[rows]
        across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
        kept &= across & (lat >= south) & (lat <= north)
    rows = rows[kept]
    asked = properties or {}
    for name, same in REPORT_PROPERTIES.items():
        if name in asked:
            rows = rows[same(snapshot, rows, asked[name])]
    return Reports(release(snapshot, rows, WAY), _columns(snapshot, code))


def report_page(reports: Reports, *, after: str = "", limit: int) -> Page:
    """A page of the reports. QueryError when `after` is no place between them."""
    snapshot, rows = reports.release.snapshot, reports.release.rows
    start = _place(snapshot, rows, after) if after else 0
    page = rows[start : start + limit]
    found = list(reports.features(release(snapshot, page, WAY)))
    more = start + limit < len(rows) and len(page) > 0
    last = int(page[-1]) if more else 0
    return Page(found, len(rows), _cursor(snapshot, last) if more else None)


def report_feature(snapshot: Snapshot, report_set: str, name: str) -> dict[str, Any] | None:
    """One report of a set as a feature; None when there is none that may leave."""
    row = snapshot.row_of.get(name)
    if row is None:
        return None
    reports = reports_asked(snapshot, np.array([row], dtype=np.uint32), report_set)
    return next(reports.features(reports.release), None)


def report_extent(snapshot: Snapshot, report_set: str) -> Extent:
    """The box around the points that may leave, and the days that their reports cover."""
    rows = _released(snapshot, vocabulary.REPORT_LAYERS.index(report_set)).rows
    if not len(rows):
        return Extent(None, None, None)
    lon, lat = snapshot.lon[rows], snapshot.lat[rows]
    west, south, east, north = (
        round(float(end), 6) for end in (lon.min(), lat.min(), lon.max(), lat.max())
    )
    first, last = int(snapshot.first_day[rows].min()), int(snapshot.last_day[rows].max())
    days = [date.fromordinal(EPOCH.toordinal() + day) for day in (first, last)]
    return Extent((west, south, east, north), days[0], days[1])


@lru_cache(maxsize=12)
def _released(snapshot: Snapshot, code: int) -> Release:
    """All of a set that may leave."""
    rows = np.flatnonzero(snapshot.layer == code).astype(np.uint32)
    return release(snapshot, rows, WAY)


@lru_cache(maxsize=12)
def _columns(snapshot: Snapshot, code: int) -> tuple[Field, ...] | None:
    """The columns of a whole set, so that all its pages have the same; None for a large one."""
    released = _released(snapshot, code)
    return columns_of(released.events()) if len(released) <= MOST_WALKED else None


def _cursor(snapshot: Snapshot, row: int) -> str:
    day = date.fromordinal(EPOCH.toordinal() + int(snapshot.start_day[row]))
    return f"{day.isoformat()},{snapshot.ids[row]}"


def _place(snapshot: Snapshot, rows: Rows, after: str) -> int:
    """How many of the rows stand at a place or before it."""
    text, comma, name = after.partition(",")
    try:
        day = day_number(date.fromisoformat(text))
    except ValueError:
        comma = ""
    if not comma:
        raise QueryError(
            f"after: “{after[:60]}” is no place between reports; follow the link to the next page"
        )
    days = snapshot.start_day[rows]
    first, end = (int(np.searchsorted(days, day, side=side)) for side in ("left", "right"))
    return next(
        (place for place in range(first, end) if snapshot.ids[rows[place]] > name),
        end,
    )
