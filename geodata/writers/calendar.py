"""iCalendar (RFC 5545): reports whose days are known, as entries of whole days.

What is known only to the month or year would fill a calendar with what nobody dated, and is left
out; how many those are stands in the description of the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from urllib.parse import quote

from geodata.licences import Release, release
from geodata.model import Event
from geodata.vocabulary import DATE_PRECISIONS
from geodata.writers.writing import gathered

WAY: Final = "calendar"
MIMETYPE: Final = "text/calendar"
FINEST: Final = DATE_PRECISIONS.index("week")
"""The coarsest precision that is dated enough."""

_OCTETS: Final = 75
_STATUS: Final = {"confirmed": "CONFIRMED"}


def calendar(
    given: Release, recorded: Sequence[datetime], *, title: str, root: str
) -> Iterator[bytes]:
    """The calendar piece by piece. `recorded`: when each row of the snapshot was last said."""
    return gathered(_lines(given, recorded, title, root))


def dated(given: Release) -> Release:
    """What of a release is dated to the day or week."""
    kept = given.rows[given.snapshot.date_precision[given.rows] <= FINEST]
    return release(given.snapshot, kept, WAY)


def _lines(given: Release, recorded: Sequence[datetime], title: str, root: str) -> Iterator[str]:
    fine = dated(given)
    said = f"{len(fine)} reports, each a claim with its sources."
    if left_out := len(given) - len(fine):
        said += f" {left_out} known only to the month or year are left out."
    yield from map(
        _folded,
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Aras//reports//EN",
            "CALSCALE:GREGORIAN",
            f"X-WR-CALNAME:{_text(title)}",
            f"X-WR-CALDESC:{_text(said)}",
        ),
    )
    for row, event in zip(fine.rows.tolist(), fine.events(), strict=True):
        for line in _entry(event, recorded[row], root):
            yield _folded(line)
    yield "END:VCALENDAR\r\n"


def _entry(event: Event, said: datetime, root: str) -> Iterator[str]:
    place = event.place
    first, last = event.span
    where = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    sources = ", ".join(event.publishers)
    by = f" Reported by {event.reported_by}." if event.reported_by else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@aras"
    yield f"DTSTAMP:{said.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    # The end of an entry of whole days is the day after.
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"DESCRIPTION:{_text(f'{event.summary}{by} {event.confidence}. {sources}'.strip())}"
    if where:
        yield f"LOCATION:{_text(where)}"
    yield f"GEO:{place.lat:.6f};{place.lon:.6f}"
    yield f"CATEGORIES:{event.layer.upper()},{event.kind.upper()}"
    yield f"STATUS:{_STATUS.get(event.confidence, 'TENTATIVE')}"
    yield "TRANSP:TRANSPARENT"
    yield f"URL:{root}/?event={quote(event.id, safe='')}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A value of the type TEXT."""
    for char, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(char, escaped)
    return text.replace("\t", " ").replace("\r", "")


def _folded(line: str) -> str:
    """A content line of at most 75 octets, and what follows of it behind a blank each."""
    out, room = [], _OCTETS
    for char in line:
        size = len(char.encode())
        if size > room:
            out.append("\r\n ")
            room = _OCTETS - 1
        out.append(char)
        room -= size
    return "".join(out) + "\r\n"
