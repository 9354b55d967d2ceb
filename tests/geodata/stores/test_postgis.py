"""What other programs find on the server: a table of events with geometry, in order for maps."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas
import pandas
import pytest
import shapely

from geodata.model import Event
from geodata.stores import Store, open_store
from geodata.stores.address import store_address
from geodata.stores.database import connect_to
from tests.geodata.stores.databases import changed, sql
from tests.geodata.stores.server import TEMPLATE, PostgresServer

SHAPES = {
    "line": "LINESTRING (46.7 39.8, 47 39.5)",
    "high": "POLYGON Z ((46 39 900, 47 39 900, 47 40 900, 46 39 900))",
    "ring": "LINEARRING (46 39, 47 39, 47 40, 46 39)",
    "many": "GEOMETRYCOLLECTION (POINT (46 39), MULTIPOLYGON (EMPTY, ((46 39, 47 39, 47 40, 46 39)"
    ")))",
    "crossed": "POLYGON ((46 39, 47 40, 46 40, 47 39, 46 39))",
}


@pytest.fixture
def url(server: PostgresServer) -> Iterator[str]:
    with server.database(TEMPLATE) as url:
        yield url


@pytest.fixture
def store(url: str) -> Store:
    return open_store(url, None)


def test_the_table_says_what_its_geometry_is(url: str) -> None:
    found = sql(
        url,
        "SELECT f_geometry_column, type, srid, coord_dimension FROM geometry_columns "
        "WHERE f_table_name = 'events' ORDER BY 1",
    )
    assert found == [("extent_geom", "GEOMETRY", 4326, 2), ("geom", "POINT", 4326, 2)]
    keys = (
        "SELECT a.attname, format_type(a.atttypid, NULL) FROM pg_index i JOIN pg_attribute a "
        "ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey) "
        "WHERE i.indrelid = 'events'::regclass AND i.indisprimary"
    )
    assert sql(url, keys) == [("key", "bigint")], "maps want a number for each row"


def test_points_and_shapes_are_where_the_events_say(
    store: Store, url: str, chronicle: tuple[Event, ...]
) -> None:
    events = [
        changed(chronicle[0], id=name, related_ids=(), extent=wkt) for name, wkt in SHAPES.items()
    ]
    store.import_events(events, file="shapes.csv")
    snapshot = store.snapshot()
    engine = connect_to(store_address(url, None))
    frame = geopandas.read_postgis("SELECT * FROM events", engine, geom_col="geom", index_col="id")
    assert frame.crs.to_epsg() == 4326
    for name, row in snapshot.row_of.items():
        event = snapshot.events[row]
        assert (frame.geom[name].x, frame.geom[name].y) == (event.place.lon, event.place.lat)
        if event.extent:
            shape = shapely.from_wkb(bytes.fromhex(frame.extent_geom[name]))
            expected = shapely.force_2d(shapely.from_wkt(SHAPES[name]))
            assert shapely.equals_exact(
                shapely.MultiPoint(shapely.get_coordinates(shape)),
                shapely.MultiPoint(shapely.get_coordinates(expected)),
            )
            assert event.extent == SHAPES[name], "we keep the words as they are written"
        else:
            assert pandas.isna(frame.extent_geom[name])


def test_geometry_follows_an_event_and_cannot_be_moved_alone(
    store: Store, url: str, chronicle: tuple[Event, ...]
) -> None:
    moved = changed(chronicle[0], place=chronicle[0].place.model_dump() | {"lon": 45.5})
    store.import_events([moved], file="moved.csv")
    here = f"SELECT ST_X(geom) FROM events WHERE id = '{moved.id}'"
    assert sql(url, here) == [(45.5,)]
    with pytest.raises(Exception, match="can only be updated to DEFAULT"):
        sql(url, "UPDATE events SET geom = ST_SetSRID(ST_MakePoint(0, 0), 4326)")


def test_a_spatial_question_uses_the_index(url: str) -> None:
    box = "ST_MakeEnvelope(46, 38, 48, 40, 4326)"
    plan = sql(
        url,
        "SET LOCAL enable_seqscan = off",
        f"EXPLAIN SELECT id FROM events WHERE geom && {box}",
    )
    assert any("events_geom" in line for (line,) in plan)
    [(inside,)] = sql(url, f"SELECT count(*) FROM events WHERE ST_Within(geom, {box})")
    assert 0 < inside < 220


def test_what_we_computed_can_be_asked_with_sql(store: Store, url: str) -> None:
    snapshot = store.snapshot()
    asked = (
        "SELECT e.id FROM events e JOIN memberships m ON m.event_key = e.key "
        "WHERE m.area_id = 'enclave' AND m.counts"
    )
    found = {name for (name,) in sql(url, asked)}
    assert found == {snapshot.ids[row] for row in snapshot.members["enclave"]}
    near = "SELECT count(*) FROM events JOIN placements ON event_key = key WHERE iran_border_km < 5"
    assert sql(url, near) == [(int((snapshot.iran_border_km < 5).sum()),)]
    jsonb = 'SELECT count(*) FROM events WHERE sources @> \'[{"publisher": "IranWire"}]\''
    assert sql(url, jsonb)[0][0] > 0
