"""Files of the formats that hold shapes: GeoJSON, KML, GeoPackage, shapefiles."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
import shapely

from tests.fuzz.seeds.rows import ACLED, ARAS, TABLE, UCDP
from tests.fuzz.seeds.tables import Row, zip_of

_POINT = shapely.Point(46.36, 40.68)
_LINE = shapely.LineString([(46.36, 40.68), (46.4, 40.7)])
_AREA = shapely.Polygon([(46, 39), (47, 39), (47, 40), (46, 39)])
_METRES = shapely.Point(5160000, 4960000)


def geojson_seeds() -> list[bytes]:
    dated = [TABLE | {"when": "2020-10-04"}, TABLE | {"when": "2020-10-05", "id": "2"}]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    several = {"type": "GeometryCollection", "geometries": [_LINE.__geo_interface__]}
    deep = {"date": "2020-11", "tags": ["a", "b"], "more": {"a": [1.5, None, True]}, "n": 10}
    lines = [_feature(row, _POINT) for row in dated]
    return [
        _json(_collection([_feature(dated[0], _POINT), _feature(dated[1], _AREA)])),
        _json(_collection([_feature(ARAS, _POINT)])),
        _json(_collection([_feature(UCDP | {"latitude": "", "longitude": ""}, _POINT)])),
        _json(_collection([_feature(dated[0], _METRES)]) | {"crs": crs}),
        _json(_collection([{"type": "Feature", "properties": deep, "geometry": several, "id": 7}])),
        "\n".join(json.dumps(line) for line in lines).encode(),
        _json(_AREA.__geo_interface__),
    ]


def _feature(row: Row, shape: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": dict(row), "geometry": shape.__geo_interface__}


def _collection(features: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def kml_seeds() -> list[bytes]:
    plain = _KML.encode()
    return [plain, _TRACK.encode(), zip_of({"doc.kml": plain, "files/x.png": b"\x89PNG"})]


_KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>d</name>
<Schema name="s"><SimpleField type="string" name="what"/></Schema>
<Folder><name>events</name>
<Placemark id="p1"><name>Shells, again</name>
<description><![CDATA[<b>Two</b><br/>lines &amp;]]></description>
<TimeStamp><when>2020-10-04</when></TimeStamp>
<ExtendedData><Data name="kind"><displayName>k</displayName><value>shelling</value></Data>
<SchemaData schemaUrl="#s"><SimpleData name="what">x</SimpleData></SchemaData></ExtendedData>
<Point><coordinates>46.36,40.68,0</coordinates></Point></Placemark>
<Placemark><name>Line</name><TimeSpan><begin>2020-09-27</begin><end>2020-11</end></TimeSpan>
<MultiGeometry><LineString><coordinates>46.3,40.6 46.4,40.7</coordinates></LineString>
<Polygon><outerBoundaryIs><LinearRing><coordinates>46,39 47,39 47,40 46,39</coordinates>
</LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark></Folder>
<NetworkLink><Link><href>https://example.org/x.kml</href></Link></NetworkLink>
</Document></kml>
"""
_TRACK = """<kml xmlns:gx="http://www.google.com/kml/ext/2.2"><Placemark><name>a</name><address>Ganja</address>
<gx:Track><when>2020-10-04T10:00:00Z</when><gx:coord>46.3 40.6 0</gx:coord>
<when>2020-10-05</when><gx:coord>46.4 40.7 0</gx:coord></gx:Track></Placemark>
<Placemark><name>b</name>
<ExtendedData><Data name="date"><value>2020-10</value></Data></ExtendedData>
<Point><coordinates>46.3,40.6</coordinates></Point></Placemark></kml>
"""


def geopackage_seeds() -> list[bytes]:
    """Databases as GDAL writes them, in small pages."""
    first = _frame([TABLE, TABLE | {"id": "2"}], [_POINT, _AREA], "EPSG:4326")
    metres = _frame([UCDP], [_METRES], "EPSG:3857")
    return [_database({"events": first}), _database({"a": first, "b": metres})]


def shapefile_seeds() -> list[bytes]:
    """Zips of shapefiles as GDAL writes them, and a .shp without its parts."""
    short = {key: value for key, value in TABLE.items() if value.isascii() and len(key) <= 10}
    points = _shapefile("events", _frame([short, short | {"id": "2"}], [_POINT, _POINT], 4326))
    areas = _shapefile("areas", _frame([short], [_AREA], 4326))
    acled = {key[:10]: value for key, value in ACLED.items()}
    known = _shapefile("known", _frame([acled], [_METRES], 3857), encoding="CP1254")
    return [zip_of(points), zip_of(points | areas), zip_of(known), points["events.shp"]]


def _frame(rows: Sequence[Row], shapes: Sequence[Any], crs: Any) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame([dict(row) for row in rows], geometry=list(shapes), crs=crs)


def _database(layers: dict[str, gpd.GeoDataFrame]) -> bytes:
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2020-10-04T00:00:00.000Z"})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "f.gpkg")
        for name, frame in layers.items():
            # The id column has another name, for `id` is a column of the rows.
            frame.to_file(path, layer=name, SPATIAL_INDEX="NO", FID="fid")
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            for kind, name in database.execute(
                "SELECT type, name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                database.execute(f'DROP {kind} "{name}"')
            database.execute("PRAGMA page_size = 512")
            database.execute("PRAGMA journal_mode = DELETE")
            database.execute("VACUUM")
        return path.read_bytes()


def _shapefile(name: str, frame: gpd.GeoDataFrame, encoding: str = "UTF-8") -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{name}.shp")
        frame.to_file(path, encoding=encoding, DBF_DATE_LAST_UPDATE="2020-10-04")
        parts = sorted(Path(folder).iterdir())
        return {part.name: part.read_bytes() for part in parts}
