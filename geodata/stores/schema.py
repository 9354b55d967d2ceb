"""The tables of the event store, portable SQL, and what a row of `events` holds.

One row per event: lists that belong to it are JSON, in their order. What can be computed again
from the catalogue stands in tables of its own. A row names the import that wrote it last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

import sqlalchemy as sa

from geodata.model import Event

SCHEMA_VERSION: Final = 2

metadata = sa.MetaData()

aras_meta = sa.Table(
    "aras_meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
"""`schema` (version of these tables), `placing` (catalogue and rules), `version` (of the data)."""

imports = sa.Table(
    "imports",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("imported_at", sa.Text, nullable=False),
    sa.Column("added", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("unchanged", sa.Integer, nullable=False),
)

datasets = sa.Table(
    "datasets",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("redistribution", sa.Text, nullable=False),
    sa.Column("licence", sa.Text, nullable=False),
    sa.Column("citation", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("accessed", sa.Text, nullable=False),
)

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("import_id", sa.ForeignKey("imports.id"), nullable=False),
    sa.Column("content_hash", sa.Text, nullable=False),
    sa.Column("layer", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("date_start", sa.Text, nullable=False),
    sa.Column("date_end", sa.Text),
    sa.Column("date_precision", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("summary", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("place_az", sa.Text, nullable=False),
    sa.Column("place_hy", sa.Text, nullable=False),
    sa.Column("place_fa", sa.Text, nullable=False),
    sa.Column("country", sa.Text, nullable=False),
    sa.Column("admin1", sa.Text, nullable=False),
    sa.Column("lat", sa.Double, nullable=False),
    sa.Column("lon", sa.Double, nullable=False),
    sa.Column("geo_precision", sa.Text, nullable=False),
    sa.Column("actors", sa.JSON, nullable=False),
    sa.Column("killed_min", sa.Integer),
    sa.Column("killed_max", sa.Integer),
    sa.Column("injured_min", sa.Integer),
    sa.Column("injured_max", sa.Integer),
    sa.Column("reported_by", sa.Text, nullable=False),
    sa.Column("confidence", sa.Text, nullable=False),
    sa.Column("related_ids", sa.JSON, nullable=False),
    sa.Column("sources", sa.JSON, nullable=False),
    sa.Column("basis", sa.Text, nullable=False),
    sa.Column("extent", sa.Text, nullable=False),
    sa.Column("dataset", sa.Text, nullable=False),
)

placements = sa.Table(
    "placements",
    metadata,
    sa.Column("event_id", sa.ForeignKey("events.id"), primary_key=True),
    sa.Column("radius_km", sa.Double, nullable=False),
    sa.Column("iran_border_km", sa.Double, nullable=False),
    sa.Column("contact_line_km", sa.Double, nullable=False),
    sa.Column("folded", sa.Text, nullable=False),
)

memberships = sa.Table(
    "memberships",
    metadata,
    sa.Column("event_id", sa.ForeignKey("events.id"), primary_key=True),
    sa.Column("area_id", sa.Text, primary_key=True),
    sa.Column("counts", sa.Boolean, nullable=False),
)
"""The areas that hold the event's point; `counts` when its place is known finely enough."""


def row_values(event: Event) -> dict[str, Any]:
    """The columns of `events` for an event, apart from the import."""
    place = event.place
    return {
        "id": event.id,
        "content_hash": content_hash(event),
        "layer": event.layer,
        "kind": event.kind,
        "date_start": event.date_start.isoformat(),
        "date_end": event.date_end.isoformat() if event.date_end else None,
        "date_precision": event.date_precision,
        "title": event.title,
        "summary": event.summary,
        "place": place.name,
        "place_az": place.az,
        "place_hy": place.hy,
        "place_fa": place.fa,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "geo_precision": place.geo_precision,
        "actors": list(event.actors),
        "killed_min": event.killed.min if event.killed else None,
        "killed_max": event.killed.max if event.killed else None,
        "injured_min": event.injured.min if event.injured else None,
        "injured_max": event.injured.max if event.injured else None,
        "reported_by": event.reported_by,
        "confidence": event.confidence,
        "related_ids": list(event.related_ids),
        "sources": [source.model_dump() for source in event.sources],
        "basis": event.basis,
        "extent": event.extent,
        "dataset": event.dataset,
    }


def event_of_values(row: Mapping[str, Any]) -> Event:
    """The event of a row of `events`, checked as when it came in."""
    return Event.model_validate(
        {
            "id": row["id"],
            "layer": row["layer"],
            "kind": row["kind"],
            "date_start": row["date_start"],
            "date_end": row["date_end"],
            "date_precision": row["date_precision"],
            "title": row["title"],
            "summary": row["summary"],
            "place": {
                "name": row["place"],
                "az": row["place_az"],
                "hy": row["place_hy"],
                "fa": row["place_fa"],
                "country": row["country"],
                "admin1": row["admin1"],
                "lat": row["lat"],
                "lon": row["lon"],
                "geo_precision": row["geo_precision"],
            },
            "actors": row["actors"],
            "killed": _range(row["killed_min"], row["killed_max"]),
            "injured": _range(row["injured_min"], row["injured_max"]),
            "reported_by": row["reported_by"],
            "confidence": row["confidence"],
            "related_ids": row["related_ids"],
            "sources": row["sources"],
            "basis": row["basis"],
            "extent": row["extent"],
            "dataset": row["dataset"],
        }
    )


def content_hash(event: Event) -> str:
    """SHA-256 of all that an event says, the same everywhere."""
    said = json.dumps(event.model_dump(mode="json"), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(said.encode("ascii")).hexdigest()


def data_version(hashes: Mapping[str, str], placing: str) -> str:
    """12 hex digits for all events (hash by id) as placed by a catalogue and its rules."""
    digest = hashlib.sha256(placing.encode())
    for event_id in sorted(hashes):
        digest.update(f"\n{event_id} {hashes[event_id]}".encode())
    return digest.hexdigest()[:12]


def _range(least: int | None, most: int | None) -> dict[str, int] | None:
    return None if least is None or most is None else {"min": least, "max": most}
