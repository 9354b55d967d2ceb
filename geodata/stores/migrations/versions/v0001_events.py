"""The first tables: events as they are now, their imports, and what was computed for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TEXTS = ("date_precision", "title", "summary", "place", "place_az", "place_hy", "place_fa")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "aras_meta",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("imported_at", sa.Text, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.Integer, nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("import_id", sa.Integer, sa.ForeignKey("imports.id"), nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("layer", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("date_start", sa.Text, nullable=False),
        sa.Column("date_end", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TEXTS),
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
    )
    op.create_table(
        "placements",
        sa.Column("event_id", sa.Text, sa.ForeignKey("events.id"), primary_key=True),
        sa.Column("radius_km", sa.Double, nullable=False),
        sa.Column("iran_border_km", sa.Double, nullable=False),
        sa.Column("contact_line_km", sa.Double, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
    )
    op.create_table(
        "memberships",
        sa.Column("event_id", sa.Text, sa.ForeignKey("events.id"), primary_key=True),
        sa.Column("area_id", sa.Text, primary_key=True),
        sa.Column("counts", sa.Boolean, nullable=False),
    )
    op.execute("INSERT INTO aras_meta (name, value) VALUES ('schema', '1')")
