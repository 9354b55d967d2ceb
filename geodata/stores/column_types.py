"""Types of columns that SQLite and PostgreSQL keep differently and give back alike."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

Name: sa.types.TypeEngine[str] = sa.Text().with_variant(
    postgresql.TEXT(collation="C"), "postgresql"
)
"""Ids and words, sorted by their bytes in every database."""

Key: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A whole number that we count ourselves; in SQLite the number of the row."""

Parts: sa.types.TypeEngine[Any] = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
"""Lists and objects that one may ask for with SQL."""


class JsonText(sa.types.UserDefinedType[str]):
    """JSON that is kept to the letter: written as text, and read as text by `text_of`."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Both databases know the name."""
        return "JSON"


def text_of(column: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    """A column of JSON as the text that stands in it."""
    return sa.cast(column, sa.Text)


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment in UTC: `timestamp with time zone`, or text in ISO 8601 in SQLite."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """The type in this database."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(sa.Text())
        return dialect.type_descriptor(sa.DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> Any:
        """To the database."""
        if value is None or dialect.name != "sqlite":
            return value
        return _written(value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
        return found.astimezone(UTC)


@lru_cache(maxsize=64)
def _written(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds")


def now() -> datetime:
    """This second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)
