"""Features of reports: what may leave, page by page, without loss or repetition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.errors import QueryError
from geodata.model import Event, Snapshot
from geodata.ogc import MOST, report_extent, report_feature, report_page, reports_asked
from tests.geodata.mixed import (
    COUNTED,
    MARKS,
    NAMED,
    OPEN,
    SECRETS,
    mixed_snapshot,
    report,
    snapshot_with,
)

SETS = ("event", "border_incident", "protest")


def all_rows(snapshot: Snapshot) -> np.ndarray:
    return np.arange(len(snapshot), dtype=np.uint32)


def walk(snapshot: Snapshot, report_set: str, limit: int) -> list[str]:
    reports = reports_asked(snapshot, all_rows(snapshot), report_set)
    found: list[str] = []
    after = ""
    while True:
        page = report_page(reports, after=after, limit=limit)
        found += [feature["id"] for feature in page.features]
        if page.after is None:
            return found
        after = page.after


def test_only_what_the_licences_let_go() -> None:
    snapshot = mixed_snapshot(each=6)
    for report_set in SETS:
        reports = reports_asked(snapshot, all_rows(snapshot), report_set)
        page = report_page(reports, limit=MOST)
        assert page.matched == 2
        assert not any(secret in str(page.features) for secret in SECRETS)
        assert {share.dataset.id for share in reports.release.withheld} == {COUNTED.id, NAMED.id}
    assert report_feature(snapshot, "event", f"{MARKS['rows']}-0") is not None
    for mark in SECRETS:
        assert report_feature(snapshot, "event", f"{mark}-0") is None, "as if it were not there"
    assert report_feature(snapshot, "protest", f"{MARKS['rows']}-0") is None


def test_the_extent_tells_nothing_of_what_stays() -> None:
    far = report(NAMED, 9, place={**report(NAMED, 9).place.model_dump(), "lat": 60.0, "lon": 90.0})
    snapshot = snapshot_with([report(OPEN, 0), far], (OPEN, NAMED))
    extent = report_extent(snapshot, "event")
    assert extent.box is not None
    assert extent.box[2:] == (47.0, 38.5)
    assert report_extent(snapshot, "protest").json() == {
        "temporal": {
            "interval": [[None, None]],
            "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
        }
    }


def test_properties_and_boxes_select() -> None:
    snapshot = snapshot_with([report(OPEN, number) for number in range(12)], (OPEN,))
    rows = all_rows(snapshot)

    def found(**asked: object) -> set[int]:
        reports = reports_asked(snapshot, rows, "event", **asked)  # type: ignore[arg-type]
        return {int(name.rpartition("-")[2]) for name in walk_of(reports)}

    assert found() == {0, 3, 6, 9}
    assert found(properties={"admin1": "Ardabil"}) == {0, 6}
    assert found(properties={"admin1": "Ardabil", "country": "Iran"}) == {0, 6}
    assert found(properties={"date_start": "2020-10-03"}) == {3}
    assert found(properties={"date_start": "tomorrow"}) == set()
    assert found(properties={"geo_precision": "settlement"}) == {0, 3, 6, 9}
    assert found(properties={"geo_precision": "nowhere"}) == set()
    assert found(properties={"dataset": "open-list"}) == {0, 3, 6, 9}
    assert found(properties={"dataset": "other"}) == set()
    assert found(box=(47.0, 38.5, 47.05, 38.54)) == {0, 3}
    assert found(box=(47.1, 0.0, 47.0, 90.0)) == {0, 9}, "across the antimeridian"


def walk_of(reports: object) -> list[str]:
    return [feature["id"] for feature in report_page(reports, limit=MOST).features]  # type: ignore[arg-type]


@settings(deadline=None, max_examples=40)
@given(limit=st.integers(1, 9), same_day=st.sets(st.integers(0, 30)))
def test_pages_are_all_rows_once_and_in_order(limit: int, same_day: set[int]) -> None:
    day = report(OPEN, 0).date_start
    events = [
        report(OPEN, n, layer="event", **({"date_start": day} if n in same_day else {}))
        for n in range(20)
    ]
    snapshot = snapshot_with(events, (OPEN,))
    assert walk(snapshot, "event", limit) == list(snapshot.ids)


def test_a_place_stays_where_it_is_when_rows_come_and_go() -> None:
    def event(number: int) -> Event:
        return report(OPEN, number, layer="event")

    few = snapshot_with([event(n) for n in (1, 3, 5, 7)], (OPEN,))
    page = report_page(reports_asked(few, all_rows(few), "event"), limit=2)
    assert page.after is not None
    more = snapshot_with([event(n) for n in (0, 1, 2, 4, 5, 7, 8)], (OPEN,))
    onward = report_page(reports_asked(more, all_rows(more), "event"), after=page.after, limit=9)
    numbers = [int(f["id"].rpartition("-")[2]) for f in onward.features]
    assert numbers == [4, 5, 7, 8], "what stood behind it, though its own row is gone"


@pytest.mark.parametrize("after", ["x", "2020-10-01", "2020-13-01,a", ",a"])
def test_what_is_no_place_is_said(after: str) -> None:
    snapshot = mixed_snapshot()
    with pytest.raises(QueryError, match="follow the link"):
        report_page(reports_asked(snapshot, all_rows(snapshot), "event"), after=after, limit=1)


def test_large_sets_are_not_read_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    two = tuple({"publisher": f"P{n}"} for n in range(2))
    four = tuple({"publisher": f"P{n % 3}", "title": str(n)} for n in range(4))
    events = [report(OPEN, n, layer="event", sources=four if n == 7 else two) for n in range(8)]
    snapshot = snapshot_with(events, (OPEN,))
    monkeypatch.setattr("geodata.ogc.reports.MOST_WALKED", 3)
    monkeypatch.setattr("geodata.ogc.reports.MOST_READ", 5)
    reports = reports_asked(snapshot, all_rows(snapshot), "event")
    first, last = (
        report_page(reports, after=after, limit=4).features[-1]["properties"]
        for after in ("", "2020-10-03,FREEROW-3")
    )
    assert "source_3_publisher" in first, "a report has so many publishers"
    assert "source_4_title" not in first
    assert last["source_4_title"] == "3", "nothing that a report says is left out"
    with pytest.raises(QueryError, match="8 reports would have to be read one by one, and 5 may"):
        reports_asked(snapshot, all_rows(snapshot), "event", properties={"country": "Iran"})
    few = reports_asked(snapshot, all_rows(snapshot)[:4], "event", properties={"admin1": "Ardabil"})
    assert [snapshot.ids[row] for row in few.release.rows] == ["FREEROW-0", "FREEROW-2"]


def test_all_pages_have_the_same_properties(snapshot: Snapshot) -> None:
    reports = reports_asked(snapshot, all_rows(snapshot), "event")
    pages = [report_page(reports, after=f"{day}-01-01,a", limit=3) for day in (1980, 1992, 2020)]
    names = [tuple(f["properties"]) for page in pages for f in page.features]
    assert len(names) == 9
    assert len(set(names)) == 1
