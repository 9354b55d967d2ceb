"""The first tables: events as they are now, their imports, and what was computed for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

metadata = sa.MetaData()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


sa.Table("aras_meta", metadata, sa.Column("name", sa.Text, primary_key=True), _text("value"))

sa.Table(
    "imports",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    *(_text(name) for name in ("file", "sha256", "imported_at")),
    *(_count(name) for name in ("added", "changed", "unchanged")),
)

sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("import_id", sa.ForeignKey("imports.id"), nullable=False),
    *(_text(name) for name in ("content_hash", "layer", "kind", "date_start")),
    sa.Column("date_end", sa.Text),
    *(_text(name) for name in ("date_precision", "title", "summary", "place", "place_az")),
    *(_text(name) for name in ("place_hy", "place_fa", "country", "admin1")),
    sa.Column("lat", sa.Double, nullable=False),
    sa.Column("lon", sa.Double, nullable=False),
    _text("geo_precision"),
    sa.Column("actors", sa.JSON, nullable=False),
    sa.Column("killed_min", sa.Integer),
    sa.Column("killed_max", sa.Integer),
    sa.Column("injured_min", sa.Integer),
    sa.Column("injured_max", sa.Integer),
    _text("reported_by"),
    _text("confidence"),
    sa.Column("related_ids", sa.JSON, nullable=False),
    sa.Column("sources", sa.JSON, nullable=False),
    _text("basis"),
)

sa.Table(
    "placements",
    metadata,
    sa.Column("event_id", sa.ForeignKey("events.id"), primary_key=True),
    sa.Column("radius_km", sa.Double, nullable=False),
    sa.Column("iran_border_km", sa.Double, nullable=False),
    sa.Column("contact_line_km", sa.Double, nullable=False),
    _text("folded"),
)

sa.Table(
    "memberships",
    metadata,
    sa.Column("event_id", sa.ForeignKey("events.id"), primary_key=True),
    sa.Column("area_id", sa.Text, primary_key=True),
    sa.Column("counts", sa.Boolean, nullable=False),
)


def upgrade() -> None:
    """Make the tables."""
    metadata.create_all(op.get_bind(), checkfirst=False)
    op.execute("INSERT INTO aras_meta (name, value) VALUES ('schema', '1')")
