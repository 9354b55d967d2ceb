"""The tables of the event store, portable SQL, and what a row of `events` holds.

`event_versions` is the ledger: what was ever said of an event, only appended to. `events` holds
what holds now, for whoever asks with SQL: withdrawn events are not in it. What can be computed
again from the catalogue stands in tables of its own. On PostgreSQL the migrations add to `events`
the columns `geom` and `extent_geom`, which the server computes itself (see `migrations/`).
"""

from __future__ import annotations

from typing import Any, Final

import shapely
import sqlalchemy as sa

from geodata.model import Event
from geodata.stores.column_types import JsonText, Key, Moment, Name, Parts

SCHEMA_VERSION: Final = 3
"""The newest revision of `migrations/`; older stores are brought to it when they are opened."""

metadata = sa.MetaData()


def _key(name: str = "key") -> sa.Column[int]:
    return sa.Column(name, Key, primary_key=True, autoincrement=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _name(name: str) -> sa.Column[str]:
    return sa.Column(name, Name, nullable=False)


aras_meta = sa.Table(
    "aras_meta", metadata, sa.Column("name", sa.Text, primary_key=True), _text("value")
)
"""`schema` (version of these tables), `placing` (catalogue and rules), `version` (of the data),
`sum` (of the hashes of all rows of `events`)."""

editions = sa.Table(
    "editions",
    metadata,
    _key("number"),
    _text("version"),
    sa.Column("recorded_at", Moment, nullable=False),
)
"""One row for each time that the data changed: which version it led to, and when."""

imports = sa.Table(
    "imports",
    metadata,
    _key("id"),
    sa.Column("edition", sa.ForeignKey("editions.number"), nullable=False),
    _text("file"),
    _text("sha256"),
    _name("dataset"),
    sa.Column("imported_at", Moment, nullable=False),
    sa.Column("added", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("unchanged", sa.Integer, nullable=False),
    sa.Column("withdrawn", sa.Integer, nullable=False),
    sa.Column("restored", sa.Integer, nullable=False),
)
"""What each file brought. `withdrawn` counts rows whose event is withdrawn and stays so."""

datasets = sa.Table(
    "datasets",
    metadata,
    sa.Column("id", Name, primary_key=True),
    _text("name"),
    _text("redistribution"),
    _text("licence"),
    _text("citation"),
    _text("url"),
    _text("accessed"),
)

dataset_versions = sa.Table(
    "dataset_versions",
    metadata,
    sa.Column("dataset", sa.ForeignKey("datasets.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("import_id", sa.ForeignKey("imports.id"), nullable=False),
    sa.Column("content", JsonText, nullable=False),
)
"""The ledger of `datasets`."""

event_versions = sa.Table(
    "event_versions",
    metadata,
    _key(),
    _name("event_id"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("import_id", sa.ForeignKey("imports.id"), nullable=False),
    sa.Column("recorded_at", Moment, nullable=False),
    _name("content_hash"),
    sa.Column("content", JsonText, nullable=False),
    sa.Column("original", JsonText),
    sa.UniqueConstraint("event_id", "number"),
)
"""`content` is all that the event says (`geodata.stores.content`), `original` the cells of its row
as the file had them, where they say more than the event does."""

withdrawals = sa.Table(
    "withdrawals",
    metadata,
    _key(),
    _name("event_id"),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
    _text("why"),
    sa.Column("edition", sa.ForeignKey("editions.number"), nullable=False),
    sa.Column("recorded_at", Moment, nullable=False),
)
"""Each time that an event was withdrawn or, when not `withdrawn`, restored; the last one holds."""
sa.Index("withdrawals_event_id", withdrawals.c.event_id)

events = sa.Table(
    "events",
    metadata,
    _key(),
    sa.Column("id", Name, nullable=False, unique=True),
    sa.Column("version_key", sa.ForeignKey("event_versions.key"), nullable=False),
    sa.Column("import_id", sa.ForeignKey("imports.id"), nullable=False),
    _name("content_hash"),
    _name("layer"),
    _name("kind"),
    sa.Column("date_start", sa.Date, nullable=False),
    sa.Column("date_end", sa.Date),
    _name("date_precision"),
    _text("title"),
    _text("summary"),
    _text("place"),
    _text("place_az"),
    _text("place_hy"),
    _text("place_fa"),
    _text("country"),
    _text("admin1"),
    sa.Column("lat", sa.Double, nullable=False),
    sa.Column("lon", sa.Double, nullable=False),
    _name("geo_precision"),
    sa.Column("actors", Parts, nullable=False),
    sa.Column("killed_min", sa.Integer),
    sa.Column("killed_max", sa.Integer),
    sa.Column("injured_min", sa.Integer),
    sa.Column("injured_max", sa.Integer),
    _text("reported_by"),
    _name("confidence"),
    sa.Column("related_ids", Parts, nullable=False),
    sa.Column("sources", Parts, nullable=False),
    sa.Column("publishers", Parts, nullable=False, server_default="[]"),
    _text("basis"),
    _text("extent"),
    sa.Column("dataset", sa.ForeignKey("datasets.id"), nullable=False),
)
sa.Index("events_dataset", events.c.dataset)
sa.Index("events_date_start", events.c.date_start)

placements = sa.Table(
    "placements",
    metadata,
    sa.Column(
        "event_key",
        sa.ForeignKey("events.key", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Column("radius_km", sa.Double, nullable=False),
    sa.Column("iran_border_km", sa.Double, nullable=False),
    sa.Column("contact_line_km", sa.Double, nullable=False),
    sa.Column("controller", Name),
    sa.Column("settlement", Name),
    sa.Column("settlement_km", sa.Double),
    _text("folded"),
)
"""`controller` held the place on the event's first day; `settlement` is the nearest one."""

memberships = sa.Table(
    "memberships",
    metadata,
    sa.Column("event_key", sa.ForeignKey("events.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("area_id", Name, primary_key=True),
    sa.Column("counts", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""The areas that hold the event's point; `counts` when its place is known finely enough."""


def row_values(event: Event) -> dict[str, Any]:
    """The columns of `events` that say what the event says."""
    place = event.place
    return {
        "id": event.id,
        "layer": event.layer,
        "kind": event.kind,
        "date_start": event.date_start,
        "date_end": event.date_end,
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
        "actors": event.actors,
        "killed_min": event.killed.min if event.killed else None,
        "killed_max": event.killed.max if event.killed else None,
        "injured_min": event.injured.min if event.injured else None,
        "injured_max": event.injured.max if event.injured else None,
        "reported_by": event.reported_by,
        "confidence": event.confidence,
        "related_ids": event.related_ids,
        "sources": [source.model_dump() for source in event.sources],
        "publishers": event.publishers,
        "basis": event.basis,
        "extent": _plain_shape(event.extent),
        "dataset": event.dataset,
    }


def _plain_shape(extent: str) -> str:
    """The shape as every database reads it: flat, every digit of its coordinates; or empty."""
    if not extent:
        return ""
    flat = shapely.to_wkb(shapely.from_wkt(extent), output_dimension=2)
    return str(shapely.to_wkt(shapely.from_wkb(flat), rounding_precision=-1))
