"""The calendar is iCalendar as RFC 5545 wants it: read back by a small reader of our own."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.licences import release
from geodata.model import Snapshot
from geodata.writers.calendar import calendar
from tests.geodata.mixed import OPEN, SECRETS, mixed_snapshot, report, snapshot_with

SAID = datetime(2026, 11, 28, 1, 2, 3, tzinfo=UTC)


def written(snapshot: Snapshot) -> bytes:
    rows = np.arange(len(snapshot), dtype=np.uint32)
    given_ = release(snapshot, rows, "calendar")
    moments = [SAID] * len(snapshot)
    return b"".join(calendar(given_, moments, title="Aras", root="https://example.org"))


def entries(data: bytes) -> list[dict[str, str]]:
    """The entries by name of property; lines as RFC 5545, 3.1, unfolds them."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2] == "END:VCALENDAR"
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name.partition(";")[0], value)
    return found


def plain(value: str) -> str:
    out, chars = "", iter(value)
    for char in chars:
        out += {"n": "\n"}.get(escaped := next(chars), escaped) if char == "\\" else char
    return out


def test_an_entry_covers_its_days_whole() -> None:
    week = report(OPEN, 0, id="week", date_precision="week", date_start=date(2020, 10, 7))
    span = report(OPEN, 3, id="span", date_end=date(2020, 10, 5))
    (first, second) = entries(written(snapshot_with([week, span], (OPEN,))))
    assert (first["UID"], first["DTSTART"], first["DTEND"]) == ("span@aras", "20201003", "20201006")
    assert (second["DTSTART"], second["DTEND"]) == ("20201005", "20201012"), "Monday to Sunday"
    assert first["DTSTAMP"] == "20261128T010203Z"
    assert first["GEO"] == "38.530000;47.042857"
    assert first["STATUS"] == "TENTATIVE"


def test_what_is_not_dated_is_counted_and_left_out() -> None:
    events = [report(OPEN, n, date_precision=p) for n, p in enumerate(("day", "month", "year"))]
    data = written(snapshot_with(events, (OPEN,)))
    assert len(entries(data)) == 1
    assert b"2 known only to the month or year are left out." in data.replace(b"\r\n ", b"")


def test_nothing_leaves_that_may_not() -> None:
    body = written(mixed_snapshot()).replace(b"\r\n ", b"").decode()
    assert len(entries(written(mixed_snapshot()))) == 4
    assert not any(secret in body for secret in SECRETS)


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_any_text_comes_back(text: str) -> None:
    event = report(OPEN, 1, title=text, summary=text)
    (entry,) = entries(written(snapshot_with([event], (OPEN,))))
    assert plain(entry["SUMMARY"]) == event.title
    assert plain(entry["DESCRIPTION"]).startswith(event.summary)
