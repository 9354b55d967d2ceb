"""Every version is kept; datasets, withdrawals, editions; geometry on PostgreSQL.

The rows of the first tables become first versions, of the import that wrote them. Which dataset
they are of was not kept: the ids of the shipped chronicle are its own, all others are of the file
that they came from. Placements are computed anew when the store is opened.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from geodata.stores.migrations.first_rows import bring_over
from geodata.stores.migrations.postgis import add_geometry

revision = "0002"
down_revision = "0001"

_OLD = ("memberships", "placements", "events", "imports")

_word = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_key_type = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_parts = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
_moment = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")


class _Exact(sa.types.UserDefinedType[str]):
    """JSON that is written as text, to the letter."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Both databases know the name."""
        return "JSON"


metadata = sa.MetaData()


def _key(name: str = "key") -> sa.Column[int]:
    return sa.Column(name, _key_type, primary_key=True, autoincrement=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _name(name: str) -> sa.Column[str]:
    return sa.Column(name, _word, nullable=False)


aras_meta = sa.Table(
    "aras_meta", metadata, sa.Column("name", sa.Text, primary_key=True), _text("value")
)

editions = sa.Table(
    "editions",
    metadata,
    _key("number"),
    _text("version"),
    sa.Column("recorded_at", _moment, nullable=False),
)

imports = sa.Table(
    "imports",
    metadata,
    _key("id"),
    sa.Column("edition", sa.ForeignKey("editions.number"), nullable=False),
    _text("file"),
    _text("sha256"),
    _name("dataset"),
    sa.Column("imported_at", _moment, nullable=False),
    sa.Column("added", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("unchanged", sa.Integer, nullable=False),
    sa.Column("withdrawn", sa.Integer, nullable=False),
    sa.Column("restored", sa.Integer, nullable=False),
)

datasets = sa.Table(
    "datasets",
    metadata,
    sa.Column("id", _word, primary_key=True),
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
    sa.Column("content", _Exact, nullable=False),
)

event_versions = sa.Table(
    "event_versions",
    metadata,
    _key(),
    _name("event_id"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("import_id", sa.ForeignKey("imports.id"), nullable=False),
    sa.Column("recorded_at", _moment, nullable=False),
    _name("content_hash"),
    sa.Column("content", _Exact, nullable=False),
    sa.Column("original", _Exact),
    sa.UniqueConstraint("event_id", "number"),
)

withdrawals = sa.Table(
    "withdrawals",
    metadata,
    _key(),
    _name("event_id"),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
    _text("why"),
    sa.Column("edition", sa.ForeignKey("editions.number"), nullable=False),
    sa.Column("recorded_at", _moment, nullable=False),
)
sa.Index("withdrawals_event_id", withdrawals.c.event_id)

events = sa.Table(
    "events",
    metadata,
    _key(),
    sa.Column("id", _word, nullable=False, unique=True),
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
    sa.Column("actors", _parts, nullable=False),
    sa.Column("killed_min", sa.Integer),
    sa.Column("killed_max", sa.Integer),
    sa.Column("injured_min", sa.Integer),
    sa.Column("injured_max", sa.Integer),
    _text("reported_by"),
    _name("confidence"),
    sa.Column("related_ids", _parts, nullable=False),
    sa.Column("sources", _parts, nullable=False),
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
    sa.Column("controller", _word),
    sa.Column("settlement", _word),
    sa.Column("settlement_km", sa.Double),
    _text("folded"),
)

memberships = sa.Table(
    "memberships",
    metadata,
    sa.Column("event_key", sa.ForeignKey("events.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("area_id", _word, primary_key=True),
    sa.Column("counts", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)


def upgrade() -> None:
    """Make the new tables, bring the rows of the old ones over, and let those go."""
    connection = op.get_bind()
    found = connection.execute(sa.text("SELECT count(*) FROM imports")).scalar()
    total = 0
    if found:
        for name in _OLD:
            op.rename_table(name, f"v1_{name}")
        metadata.create_all(connection, tables=_new(), checkfirst=False)
        total = bring_over(connection, metadata)
    for name in _OLD:
        op.drop_table(f"v1_{name}" if found else name)
    if not found:
        metadata.create_all(connection, tables=_new(), checkfirst=False)
    if connection.dialect.name == "postgresql":
        add_geometry(connection)
    op.execute("DELETE FROM aras_meta")
    op.execute(
        "INSERT INTO aras_meta (name, value) VALUES "
        f"('schema', '2'), ('placing', ''), ('version', ''), ('sum', '{total:064x}')"
    )


def _new() -> list[sa.Table]:
    return [table for table in metadata.sorted_tables if table.name != "aras_meta"]
