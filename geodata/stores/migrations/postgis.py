"""PostGIS: the extension, and columns of geometry that the server computes itself.

QGIS and other programs find them with their reference system and a spatial index.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from geodata.errors import StoreError
from geodata.stores.address import said_address

_CURE: Final = (
    "has no PostGIS; install it on the server (on Debian: the package postgresql-15-postgis-3, by "
    "the server's version) and let its administrator say CREATE EXTENSION postgis in this database"
)

_EXTENSION: Final = sa.text(
    "SELECT quote_ident(n.nspname) FROM pg_extension e "
    "JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'"
)


def add_geometry(connection: sa.Connection) -> None:
    """`geom` and `extent_geom` of `events`. StoreError when there is no PostGIS, nor may be."""
    home = _home_of_postgis(connection)
    point = f"{home}.ST_SetSRID({home}.ST_MakePoint(lon, lat), 4326)"
    shape = f"CASE WHEN extent <> '' THEN {home}.ST_GeomFromText(extent, 4326) END"
    for column, kind, said in (("geom", "Point", point), ("extent_geom", "Geometry", shape)):
        for statement in (
            f"ALTER TABLE events ADD COLUMN {column} {home}.geometry({kind}, 4326) "
            f"GENERATED ALWAYS AS ({said}) STORED",
            f"CREATE INDEX events_{column} ON events USING gist ({column})",
        ):
            connection.exec_driver_sql(statement)


def _home_of_postgis(connection: sa.Connection) -> str:
    """The schema of the extension, which is made when it is not there."""
    home = connection.execute(_EXTENSION).scalar()
    if home is None:
        try:
            with connection.begin_nested():
                connection.exec_driver_sql("CREATE EXTENSION postgis")
        except DBAPIError as error:
            if error.connection_invalidated:
                raise
            raise StoreError(f"{said_address(connection.engine.url)}: {_CURE}") from error
        home = connection.execute(_EXTENSION).scalar()
    return str(home)
