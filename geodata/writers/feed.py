"""Atom (RFC 4287) with GeoRSS-Simple: the reports that were said last, newest first.

A place that is known only coarsely has a radius in metres around its stand-in point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from geodata.licences import Release, licence_of, release
from geodata.model import Event
from geodata.writers.xml_text import xml_text

MOST_ENTRIES: Final = 100
WAY: Final = "feed"
MIMETYPE: Final = "application/atom+xml"

_SPACES: Final = 'xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss"'


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself: title and subtitle, the root of the product, its own address and
    that of the page it belongs to, and when the data last became what it is (UTC)."""

    title: str
    subtitle: str
    root: str
    own: str
    page: str
    changed: datetime


def feed(given: Release, recorded: Sequence[datetime], head: FeedHead) -> bytes:
    """The feed. `recorded`: when each row of the snapshot was last said, in UTC."""
    rows = newest_rows(given, recorded)
    newest = release(given.snapshot, np.sort(rows), WAY)
    events = dict(zip(newest.rows.tolist(), newest.events(), strict=True))
    parts = [_head(given, head, [recorded[row] for row in rows])]
    for row in rows.tolist():
        radius_m = round(float(given.snapshot.radius_km[row]) * 1000)
        parts.append(_entry(events[row], recorded[row], radius_m, head))
    return "".join((*parts, "</feed>\n")).encode()


def newest_rows(given: Release, recorded: Sequence[datetime]) -> np.ndarray:
    """The rows of the newest entries: last said first, then last happened, then by id."""
    order = sorted(
        given.rows.tolist(),
        key=lambda row: (-recorded[row].timestamp(), -int(given.snapshot.start_day[row]), row),
    )
    return np.array(order[:MOST_ENTRIES], dtype=np.uint32)


def _head(given: Release, head: FeedHead, moments: Sequence[datetime]) -> str:
    owners = [share.dataset for share in given.shares if share.released]
    rights = "; ".join(f"{dataset.name}: {licence_of(dataset)}" for dataset in owners)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed {_SPACES} xml:lang="en">\n'
        f"<id>{_text(head.own)}</id>\n<title>{_text(head.title)}</title>\n"
        f"<subtitle>{_text(head.subtitle)}</subtitle>\n"
        f"<updated>{_moment(max(moments, default=head.changed))}</updated>\n"
        f"<author><name>Aras</name><uri>{_text(head.root)}/</uri></author>\n"
        f'<link rel="self" type="{MIMETYPE}" href={_quoted(head.own)}/>\n'
        f'<link rel="alternate" type="text/html" href={_quoted(head.page)}/>\n'
        + (f"<rights>{_text(rights)}</rights>\n" if rights else "")
    )


def _entry(event: Event, said: datetime, radius_m: int, head: FeedHead) -> str:
    page = f"{head.root}/?event={quote(event.id, safe='')}"
    place = event.place
    return (
        f"<entry>\n<id>{_text(page)}</id>\n<title>{_text(event.title)}</title>\n"
        f"<updated>{_moment(said)}</updated>\n"
        f'<link rel="alternate" type="text/html" href={_quoted(page)}/>\n'
        + "".join(
            f'<link rel="related" title={_quoted(source.publisher)} href={_quoted(source.url)}/>\n'
            for source in event.sources
            if source.url
        )
        + "".join(
            f"<category term={_quoted(term)} scheme={_quoted(head.root + '/about#' + scheme)}/>\n"
            for scheme, term in (
                ("layer", event.layer),
                ("kind", event.kind),
                ("confidence", event.confidence),
            )
        )
        + f'<summary type="text">{_text(" ".join(_said(event)))}</summary>\n'
        f"<georss:point>{place.lat:.7g} {place.lon:.7g}</georss:point>\n"
        + (f"<georss:radius>{radius_m}</georss:radius>\n" if radius_m else "")
        + f"<georss:featurename>{_text(place.name)}</georss:featurename>\n</entry>\n"
    )


def _said(event: Event) -> Iterator[str]:
    """The report in sentences: when and where, what, by whose word, how sure, by whom published."""
    where = ", ".join(filter(None, (event.place.name, event.place.admin1, event.place.country)))
    yield f"{event.dates}; {where}." if where else f"{event.dates}."
    if event.summary:
        yield event.summary
    if event.reported_by:
        yield f"Reported by {event.reported_by}."
    yield f"Confidence: {event.confidence}. Sources: {', '.join(event.publishers)}."


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(text: str) -> str:
    return escape(xml_text(text))


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text))
