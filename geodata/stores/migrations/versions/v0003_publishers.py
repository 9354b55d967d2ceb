"""Who published an event, as a column of its own: to choose by it without reading every source."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

_parts = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

_FILL = {
    "sqlite": """
        UPDATE events SET publishers = (
            SELECT json_group_array(name) FROM (
                SELECT json_extract(value, '$.publisher') AS name, min(key) AS first
                FROM json_each(events.sources) GROUP BY name ORDER BY first
            )
        )""",
    "postgresql": """
        UPDATE events SET publishers = (
            SELECT coalesce(jsonb_agg(name ORDER BY first), '[]'::jsonb) FROM (
                SELECT source ->> 'publisher' AS name, min(place) AS first
                FROM jsonb_array_elements(sources) WITH ORDINALITY AS each (source, place)
                GROUP BY name
            ) AS named
        )""",
}


def upgrade() -> None:
    """Add the column, and fill it from the sources."""
    op.add_column("events", sa.Column("publishers", _parts, nullable=False, server_default="[]"))
    op.execute(_FILL[op.get_bind().dialect.name])
    op.execute("UPDATE aras_meta SET value = '3' WHERE name = 'schema'")
