"""GeoPackages as programs write them: layers, systems, types, and what is wrong with them."""

from __future__ import annotations

import sqlite3
import struct
import subprocess
import sys
import warnings
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import geopandas
import pandas
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.readers import InputFile, ReadOptions, RowRead
from geodata.readers.geopackage import GeoPackage
from tests.geodata.readers.known import events, outcomes, read, reader_of, sample_rows
from tests.geodata.readers.vector.files import (
    FUZULI,
    SHAPES,
    SHUSHA,
    damaged,
    holds_whatever_the_bytes,
    sentences,
)

READER = GeoPackage()
WGS84 = "EPSG:4326"


def add(path: Path, layer: str, shapes: Any, crs: str | None = WGS84, **columns: Any) -> Path:
    """Write a layer as other programs do; every feature has a date and a name unless told."""
    usual = {"date": ["2020-09-27"] * len(shapes), "name": ["Shelling"] * len(shapes)}
    frame = geopandas.GeoDataFrame({**usual, **columns}, geometry=list(shapes), crs=WGS84)
    frame = frame.to_crs(crs) if crs else frame.set_crs(None, allow_override=True)
    with warnings.catch_warnings(action="ignore"):  # of a layer without a system
        pyogrio.write_dataframe(frame, path, layer=layer, driver="GPKG", append=path.exists())
    return path


def points(*places: tuple[float, float]) -> list[shapely.Point]:
    return [shapely.Point(place) for place in places]


def rows_of(path: Path, options: ReadOptions | None = None) -> list[RowRead]:
    file = InputFile(path.name, path)
    assert reader_of(file).id == "geopackage"
    return read(file, options)


def changed(path: Path, *statements: str, values: tuple[Any, ...] = ()) -> Path:
    with closing(sqlite3.connect(path)) as database, database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            database.execute(statement, values if "?" in statement else ())
    return path


def test_every_layer_is_read_and_rows_are_counted_through(tmp_path: Path) -> None:
    path = add(tmp_path / "f.gpkg", "shelling", points(SHUSHA, FUZULI))
    add(path, "protests", points(SHUSHA, FUZULI), date=["2020-10-01", "x"])
    rows = rows_of(path)
    assert [row.row for row in rows] == [1, 2, 3, 4]
    assert outcomes(rows) == {"kept": 3, "refused": 1}
    (told,) = sentences(rows)
    assert told.startswith('f.gpkg, layer protests (its first row is 3), row 4, date: "x" ')


@pytest.mark.parametrize("code", [4326, 3857, 32638, 28408, 4284])
def test_every_layer_has_its_own_system(tmp_path: Path, code: int) -> None:
    path = add(tmp_path / "f.gpkg", "a", points(SHUSHA), f"EPSG:{code}")
    add(path, "b", points(FUZULI), WGS84)
    places = [event.place for event in events(rows_of(path)).values()]
    assert places[0].lon == pytest.approx(SHUSHA[0], abs=2e-6)
    assert places[0].lat == pytest.approx(SHUSHA[1], abs=2e-6)
    assert (places[1].lon, places[1].lat) == FUZULI


@pytest.mark.parametrize("kind", SHAPES)
def test_every_kind_of_shape_has_a_place_and_an_extent(tmp_path: Path, kind: str) -> None:
    shape = SHAPES[kind]
    (row,) = rows_of(add(tmp_path / "f.gpkg", "a", [shape]))
    assert row.event is not None and not row.problems
    assert shape.distance(shapely.Point(row.event.place.lon, row.event.place.lat)) < 1e-5
    if kind != "Point":
        assert shapely.from_wkt(row.event.extent).equals(shape)


def test_types_of_columns_become_plain_text(tmp_path: Path) -> None:
    path = add(
        tmp_path / "f.gpkg",
        "a",
        points(SHUSHA, FUZULI),
        day=pandas.Series([date(2020, 9, 27), None]),
        moment=[datetime(2020, 9, 27, 10, 30, tzinfo=UTC)] * 2,
        killed=pandas.array([3, None], dtype="Int64"),
        share=[0.1, None],
        whole=[4.0, 5.0],
        text=["Ş\nş", None],
    )
    rows = rows_of(path)
    assert {name: rows[0].cells[name] for name in ("killed", "share", "whole", "text")} == {
        "killed": "3",
        "share": "0.1",
        "whole": "4",
        "text": "Ş\nş",
    }
    assert rows[0].cells["day"] == "2020-09-27"
    assert rows[0].cells["moment"].startswith("2020-09-27T10:30:00")
    assert [rows[1].cells[name] for name in ("killed", "share", "text")] == ["", "", ""]
    assert rows[0].event is not None and rows[0].event.killed is not None


@pytest.mark.parametrize("column", ["day", "moment"])
def test_columns_of_days_and_moments_are_dates(tmp_path: Path, column: str) -> None:
    path = add(
        tmp_path / "f.gpkg",
        "a",
        points(SHUSHA),
        day=[date(2021, 1, 2)],
        moment=[datetime(2021, 1, 2, 23, 59, tzinfo=UTC)],
    )
    (row,) = rows_of(path, ReadOptions(mapping={"date": column}))
    assert row.event is not None and str(row.event.date_start) == "2021-01-02"


def test_tables_without_shapes_are_passed_over(tmp_path: Path) -> None:
    path = add(tmp_path / "f.gpkg", "a", points(SHUSHA))
    notes = pandas.DataFrame({"date": ["2020-01-01"], "about": ["x"]})
    pyogrio.write_dataframe(notes, path, layer="about", append=True)
    rows = rows_of(path)
    assert outcomes(rows) == {"kept": 1}


def test_a_layer_without_dates_is_passed_over_with_a_warning_when_another_has_them(
    tmp_path: Path,
) -> None:
    path = add(tmp_path / "f.gpkg", "border", [SHAPES["LineString"]], date=[None])
    changed(path, 'ALTER TABLE border DROP COLUMN "date"')
    assert sentences(rows_of(path))[0].startswith("f.gpkg: has no column for the date")
    add(path, "a", points(SHUSHA))
    rows = rows_of(path)
    assert outcomes(rows) == {"told": 1, "kept": 1}
    (told,) = sentences(rows, "warned")
    assert told.startswith("f.gpkg, layer border: is passed over: has no column for the date")


def test_ucdp_in_a_geopackage_is_ucdp(tmp_path: Path) -> None:
    header, raw = sample_rows("ucdp/ged231_sample_60.csv")
    cells = {
        name: [row[name] for row in raw] for name in header if name not in ("latitude", "longitude")
    }
    places = points(*((float(row["longitude"]), float(row["latitude"])) for row in raw))
    frame = geopandas.GeoDataFrame(cells, geometry=places, crs=WGS84)
    path = tmp_path / "ged.gpkg"
    pyogrio.write_dataframe(frame.to_crs("EPSG:3857"), path)
    reading = READER.read(InputFile("ged.gpkg", path), ReadOptions())
    assert (reading.dataset, reading.expected) == ("ucdp-ged", 60)
    found = [row.event for row in reading.rows if row.event]
    assert [event.id for event in found] == [f"ucdp-{row['id']}" for row in raw]
    for event, row in zip(found, raw, strict=True):
        assert event.place.lon == pytest.approx(float(row["longitude"]), abs=1e-6)


def test_a_layer_of_another_source_is_refused(tmp_path: Path) -> None:
    header, raw = sample_rows("ucdp/ged231_sample_60.csv")
    path = tmp_path / "f.gpkg"
    frame = geopandas.GeoDataFrame(
        {n: [raw[0][n]] for n in header}, geometry=points(SHUSHA), crs=WGS84
    )
    pyogrio.write_dataframe(frame, path, layer="ged")
    add(path, "mine", points(SHUSHA))
    rows = rows_of(path)
    assert "layer mine (its first row is 2): is of another source" in sentences(rows)[0]


# Systems that are missing


def test_a_layer_without_a_system_is_read_as_degrees_with_a_warning(tmp_path: Path) -> None:
    rows = rows_of(add(tmp_path / "f.gpkg", "a", points(SHUSHA), None))
    assert outcomes(rows) == {"told": 1, "kept": 1}
    assert "f.gpkg: has no reference system" in sentences(rows, "warned")[0]


@pytest.mark.parametrize("code", [-1, 0])
def test_metres_without_a_system_are_refused(tmp_path: Path, code: int) -> None:
    path = add(tmp_path / "f.gpkg", "a", points(SHUSHA), "EPSG:3857")
    changed(
        path,
        f"UPDATE gpkg_geometry_columns SET srs_id = {code}",
        f"UPDATE gpkg_contents SET srs_id = {code}",
    )
    rows = rows_of(path)
    assert "look like metres, without a system" in sentences(rows)[0]


def test_degrees_declared_as_metres_are_refused(tmp_path: Path) -> None:
    path = add(tmp_path / "f.gpkg", "a", points(SHUSHA), WGS84)
    add(path, "b", points(SHUSHA), "EPSG:32638")
    changed(
        path,
        "UPDATE gpkg_geometry_columns SET srs_id = 32638 WHERE table_name = 'a'",
        "UPDATE gpkg_contents SET srs_id = 32638 WHERE table_name = 'a'",
    )
    rows = rows_of(path)
    assert outcomes(rows) == {"refused": 1, "kept": 1}
    assert "in degrees, though the file declares EPSG:32638" in sentences(rows)[0]


# Shapes and rows that are not read


def test_rows_without_a_shape_are_refused(tmp_path: Path) -> None:
    path = add(tmp_path / "f.gpkg", "a", [shapely.Point(SHUSHA), None, shapely.Point()])
    rows = rows_of(path)
    assert outcomes(rows) == {"kept": 1, "refused": 2}
    assert "row 2, geometry: is empty" in sentences(rows)[0]
    assert "row 3, geometry: has an empty geometry" in sentences(rows)[1]


def test_curves_and_rubbish_cost_their_own_row_only(tmp_path: Path) -> None:
    path = add(tmp_path / "f.gpkg", "a", points(SHUSHA, FUZULI, FUZULI))
    arc = struct.pack("<BII6d", 1, 8, 3, 46, 39, 46.5, 39.5, 47, 39)
    head = b"GP\0\1" + struct.pack("<i", 4326)
    changed(path, "UPDATE a SET geom = ? WHERE fid = 2", values=(head + arc,))
    changed(path, "UPDATE a SET geom = ? WHERE fid = 3", values=(b"rubbish",))
    rows = rows_of(path)
    assert outcomes(rows) == {"kept": 1, "refused": 2}
    assert "row 2, geometry: has a shape of a kind that is not read (curves" in sentences(rows)[0]
    assert "row 3, geometry: is empty" in sentences(rows)[1]


def test_bytes_that_are_no_text_cost_their_own_row_only(tmp_path: Path) -> None:
    path = add(tmp_path / "f.gpkg", "a", points(SHUSHA, FUZULI))
    changed(path, "UPDATE a SET name = x'ff41' WHERE fid = 2")
    rows = rows_of(path)
    assert outcomes(rows) == {"kept": 1, "refused": 1}
    assert "row 2, name: " in sentences(rows)[0] and "no text" in sentences(rows)[0]


def test_views_are_not_run(tmp_path: Path) -> None:
    path = add(tmp_path / "f.gpkg", "a", points(SHUSHA))
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i AS fid, (SELECT geom FROM a) AS geom, '2020-01-01' AS date FROM n"
    )
    columns = "table_name, data_type, identifier, srs_id"
    changed(
        path,
        f"CREATE VIEW v AS {endless}",
        f"INSERT INTO gpkg_contents ({columns}) VALUES ('v', 'features', 'v', 4326)",
        "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POINT', 4326, 0, 0)",
    )
    rows = rows_of(path)
    assert outcomes(rows) == {"told": 1, "kept": 1}
    assert "layer v" in sentences(rows, "warned")[0]
    assert "is a view, which is passed over" in sentences(rows, "warned")[0]


# Files that are none


def test_it_is_known_by_its_content(tmp_path: Path) -> None:
    path = add(tmp_path / "f.gpkg", "a", points(SHUSHA)).rename(tmp_path / "f.db")
    rows = rows_of(path)
    assert outcomes(rows) == {"kept": 1}


@pytest.mark.parametrize("content", [b"", b"SQLite format 3", b"x" * 100, b"<OGRVRTDataSource/>"])
def test_other_files_are_not_claimed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.gpkg"
    path.write_bytes(content)
    assert not READER.claims(InputFile("f.gpkg", path))
    assert not READER.claims(InputFile("g.gpkg", tmp_path / "g.gpkg"))


def test_a_database_that_is_no_geopackage_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "f.gpkg"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE a (date TEXT)")
    (told,) = sentences(rows_of(path))
    assert told.startswith("f.gpkg: ") and "; " in told
    assert not READER.claims(InputFile("f.db", path.rename(tmp_path / "f.db")))


def test_nothing_is_written_to_the_terminal(tmp_path: Path) -> None:
    path = add(tmp_path / "f.gpkg", "a", points(SHUSHA, FUZULI))
    changed(path, "UPDATE a SET geom = ? WHERE fid = 2", values=(b"rubbish",))
    program = (
        "import sys; from pathlib import Path; from geodata.readers import *\n"
        "from geodata.readers.geopackage import GeoPackage\n"
        "for name in sys.argv[1:]:\n"
        "    file = InputFile(name, Path(name))\n"
        "    print(len(list(GeoPackage().read(file, ReadOptions()).rows)))\n"
    )
    broken = tmp_path / "g.gpkg"
    broken.write_bytes(path.read_bytes()[:9000])
    found = subprocess.run(
        [sys.executable, "-c", program, path, broken], capture_output=True, text=True, check=True
    )
    assert (found.stdout.split(), found.stderr) == (["2", "1"], "")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "f.gpkg"
    add(path, "a", [*SHAPES.values()], killed=list(range(len(SHAPES))))
    return add(path, "b", points(SHUSHA), "EPSG:32638").read_bytes()


@settings(max_examples=25)
@given(seed=st.integers(min_value=0))
def test_a_damaged_file_gives_rows_and_problems(whole: bytes, seed: int) -> None:
    holds_whatever_the_bytes(READER, damaged(whole, seed), "f.gpkg")


@settings(max_examples=25)
@given(st.binary(max_size=300))
def test_any_bytes_give_rows_and_problems(content: bytes) -> None:
    holds_whatever_the_bytes(READER, b"SQLite format 3\0" + content, "f.gpkg")
