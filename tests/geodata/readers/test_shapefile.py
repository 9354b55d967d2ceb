"""Shapefiles as they are passed on: zipped or not, in every encoding, with parts missing."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.readers import InputFile, ReadOptions, RowRead
from geodata.readers.shapefile import Shapefile
from tests.geodata.readers.known import events, outcomes, read, reader_of, sample_rows
from tests.geodata.readers.vector.files import (
    FUZULI,
    SHAPES,
    SHUSHA,
    damaged,
    holds_whatever_the_bytes,
    sentences,
)

READER = Shapefile()
WGS84 = "EPSG:4326"


def make(
    folder: Path,
    stem: str,
    shapes: Any,
    crs: str = WGS84,
    encoding: str = "UTF-8",
    **columns: Any,
) -> Path:
    """Write a shapefile as GDAL does; every shape has a date and a name unless told."""
    usual = {"date": ["2020-09-27"] * len(shapes), "name": ["Shelling"] * len(shapes)}
    frame = geopandas.GeoDataFrame({**usual, **columns}, geometry=list(shapes), crs=WGS84)
    path = folder / f"{stem}.shp"
    with warnings.catch_warnings(action="ignore"):  # of names that are cut
        pyogrio.write_dataframe(frame.to_crs(crs), path, encoding=encoding)
    return path


def points(*places: tuple[float, float]) -> list[shapely.Point]:
    return [shapely.Point(place) for place in places]


def parts(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(path.parent.glob(f"{path.stem}.*"))}


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def rows_of(folder: Path, files: Mapping[str, bytes], name: str = "f.zip") -> list[RowRead]:
    path = folder / name
    path.write_bytes(zipped(files))
    file = InputFile(name, path)
    assert reader_of(file).id == "shapefile"
    return read(file)


@pytest.fixture
def one(tmp_path: Path) -> dict[str, bytes]:
    """The parts of a shapefile with two events."""
    folder = tmp_path / "one"
    folder.mkdir()
    return parts(make(folder, "events", points(SHUSHA, FUZULI), killed=[3, 4]))


def test_a_zip_and_a_shp_with_its_parts_beside_it_are_the_same(
    tmp_path: Path, one: dict[str, bytes]
) -> None:
    from_zip = rows_of(tmp_path, one)
    path = tmp_path / "one" / "events.shp"
    beside = read(InputFile("f.zip", path))
    assert outcomes(from_zip) == {"kept": 2}
    place = [row.event and row.event.place for row in from_zip]
    assert place == [row.event and row.event.place for row in beside]
    assert [row.event and row.event.killed for row in from_zip] == [
        row.event and row.event.killed for row in beside
    ]
    assert not list((tmp_path / "one").glob("*.sh[!px]"))  # nothing is written beside it


@pytest.mark.parametrize("change", [str.upper, lambda name: f"data/2020/{name}", str.title])
def test_parts_are_found_whatever_their_case_and_folder(
    tmp_path: Path, one: dict[str, bytes], change: Callable[[str], str]
) -> None:
    assert outcomes(rows_of(tmp_path, {change(name): data for name, data in one.items()})) == {
        "kept": 2
    }


def test_every_shapefile_of_a_zip_is_read_and_rows_are_counted_through(tmp_path: Path) -> None:
    first = parts(make(tmp_path, "a", points(SHUSHA, FUZULI)))
    second = parts(make(tmp_path, "b", points(SHUSHA), "EPSG:32638", date=["x"]))
    rows = rows_of(tmp_path, {**first, **second, "readme.txt": b"x", "__MACOSX/._a.shp": b"x"})
    assert [row.row for row in rows] == [1, 2, 3]
    (told,) = sentences(rows)
    assert told.startswith('f.zip, b.shp (its first row is 3), row 3, date: "x" ')


def test_shapefiles_of_one_name_in_different_folders_are_different(tmp_path: Path) -> None:
    for year in ("2019", "2020"):
        (tmp_path / year).mkdir()
    early = parts(make(tmp_path / "2019", "a", points(SHUSHA), name=["early"]))
    late = parts(make(tmp_path / "2020", "a", points(FUZULI), name=["late"]))
    files = {f"2019/{name}": data for name, data in early.items()}
    files |= {f"2020/{name}": data for name, data in late.items()}
    assert [e.title for e in events(rows_of(tmp_path, files)).values()] == ["early", "late"]


# Encodings

NAMES = {
    "CP1254": ["Şuşa", "Ağdam", "Füzuli", "Laçın"],
    "CP1251": ["Шуша", "Агдам", "Физули", "Лачин"],
    "CP1256": ["تهران", "اردبیل".replace("ی", "ي"), "مغان", "شهر"],
    "UTF-8": ["Şuşa", "تبریز", "Գորիս", "Xankəndi"],
    "ISO-8859-9": ["Şuşa", "Ağdam", "Füzuli", "Laçın"],
}
DRIVERS = {"CP1254": 0xCA, "CP1251": 0xC9, "CP1256": 0x7E}


@pytest.mark.parametrize("encoding", NAMES)
def test_the_cpg_says_the_encoding(tmp_path: Path, encoding: str) -> None:
    path = make(tmp_path, "a", points(*[SHUSHA] * 4), encoding=encoding, name=NAMES[encoding])
    rows = rows_of(tmp_path, parts(path))
    assert [e.title for e in events(rows).values()] == NAMES[encoding]
    assert not sentences(rows, "warned")


@pytest.mark.parametrize("cpg", ["1254", "ANSI 1254", "windows-1254", "cp1254\r\n", "ISO 88599"])
def test_the_cpg_is_written_in_many_ways(tmp_path: Path, cpg: str) -> None:
    names = NAMES["CP1254"]
    path = make(tmp_path, "a", points(*[SHUSHA] * 4), encoding="CP1254", name=names)
    rows = rows_of(tmp_path, {**parts(path), "a.cpg": cpg.encode()})
    assert [e.title for e in events(rows).values()] == names


@pytest.mark.parametrize("encoding", DRIVERS)
def test_without_a_cpg_the_head_of_the_table_says_it(tmp_path: Path, encoding: str) -> None:
    path = make(tmp_path, "a", points(*[SHUSHA] * 4), encoding=encoding, name=NAMES[encoding])
    found = parts(path)
    del found["a.cpg"]
    table = bytearray(found["a.dbf"])
    table[29] = DRIVERS[encoding]
    rows = rows_of(tmp_path, {**found, "a.dbf": bytes(table)})
    assert [e.title for e in events(rows).values()] == NAMES[encoding]
    assert not sentences(rows, "warned")


@pytest.mark.parametrize("encoding", ["CP1254", "CP1251", "CP1256", "UTF-8"])
def test_without_either_the_letters_say_it(tmp_path: Path, encoding: str) -> None:
    names = NAMES[encoding] * 5
    path = make(tmp_path, "a", points(*[SHUSHA] * 20), encoding=encoding, name=names)
    found = parts(path)
    del found["a.cpg"]
    rows = rows_of(tmp_path, found)
    assert [e.title for e in events(rows).values()] == names
    told = sentences(rows, "warned")
    assert (told == []) == (encoding == "UTF-8")
    assert all("f.zip: does not say its encoding; read as Windows-12" in one for one in told)


def test_a_cpg_that_is_wrong_is_told(tmp_path: Path) -> None:
    names = NAMES["CP1251"] * 5
    path = make(tmp_path, "a", points(*[SHUSHA] * 20), encoding="CP1251", name=names)
    rows = rows_of(tmp_path, {**parts(path), "a.cpg": b"UTF-8"})
    assert [e.title for e in events(rows).values()] == names
    assert "is not UTF-8 as its .cpg says" in sentences(rows, "warned")[0]


def test_a_letter_that_its_field_cuts_falls_away(tmp_path: Path) -> None:
    path = make(tmp_path, "a", points(SHUSHA), name=["ş" * 126 + "x" + "ş" * 20])
    (row,) = rows_of(tmp_path, parts(path))
    assert row.event is not None
    assert row.event.title == "ş" * 126 + "x"


# Columns


def test_names_that_are_cut_after_ten_letters_are_known(tmp_path: Path) -> None:
    path = make(
        tmp_path,
        "a",
        points(SHUSHA),
        description=["What happened"],
        date_precision=["month"],
        location_name=["Shusha"],
        geo_precision=["district"],
        source_name=["Agency"],
    )
    (row,) = rows_of(tmp_path, parts(path))
    assert "descriptio" in row.cells
    event = row.event
    assert event is not None
    assert (event.summary, event.place.name) == ("What happened", "Shusha")
    assert (event.date_precision, event.place.geo_precision) == ("month", "district")
    assert event.sources[0].publisher == "Agency"


def test_dates_and_numbers_of_the_table(tmp_path: Path) -> None:
    days = geopandas.pd.to_datetime(["2020-09-27", None])
    path = make(tmp_path, "a", points(SHUSHA, FUZULI), date=days, killed=[3, 0], share=[0.5, 2.0])
    rows = rows_of(tmp_path, parts(path))
    assert rows[0].event is not None and rows[0].event.date_start == date(2020, 9, 27)
    assert (rows[0].cells["killed"], rows[0].cells["share"]) == ("3", "0.5")
    assert rows[1].cells["share"] == "2"
    assert "row 2, date: is empty" in sentences(rows)[0]


def test_a_column_may_be_named_as_for_a_table(tmp_path: Path, one: dict[str, bytes]) -> None:
    path = tmp_path / "f.zip"
    path.write_bytes(zipped(one))
    rows = read(InputFile("f.zip", path), ReadOptions(mapping={"date": "nothing"}))
    assert "--map" in sentences(rows)[0] and '"nothing" is not a column' in sentences(rows)[0]


def test_ucdp_in_a_shapefile_is_ucdp_though_its_names_are_cut(tmp_path: Path) -> None:
    header, raw = sample_rows("ucdp/ged231_sample_60.csv")
    kept = [n for n in header if not n.startswith(("conflict_", "dyad_", "side_a_", "side_b_"))]
    kept = [n for n in kept if n not in ("source_headline", "geom_wkt", "where_description")]
    columns = {name: [row[name][:80] for row in raw] for name in kept}
    places = points(*((float(row["longitude"]), float(row["latitude"])) for row in raw))
    path = make(tmp_path, "ged", places, **columns)
    found = tmp_path / "f.zip"
    found.write_bytes(zipped(parts(path)))
    reading = READER.read(InputFile("f.zip", found), ReadOptions())
    assert reading.dataset == "ucdp-ged"
    ids = [row.event.id for row in reading.rows if row.event]
    assert ids == [f"ucdp-{row['id']}" for row in raw]


# Systems


@pytest.mark.parametrize("code", [4326, 3857, 32638, 28408])
def test_the_prj_is_undone(tmp_path: Path, code: int) -> None:
    path = make(tmp_path, "a", points(SHUSHA), f"EPSG:{code}")
    (row,) = rows_of(tmp_path, parts(path))
    assert row.event is not None
    assert row.event.place.lon == pytest.approx(SHUSHA[0], abs=5e-5)
    assert row.event.place.lat == pytest.approx(SHUSHA[1], abs=5e-5)


def test_without_a_prj_degrees_are_read_with_a_warning(
    tmp_path: Path, one: dict[str, bytes]
) -> None:
    del one["events.prj"]
    rows = rows_of(tmp_path, one)
    assert outcomes(rows) == {"told": 1, "kept": 2}
    (told,) = sentences(rows, "warned")
    assert "f.zip: has no .prj that says its system; its coordinates are read as degrees" in told


def test_without_a_prj_metres_are_refused(tmp_path: Path) -> None:
    found = parts(make(tmp_path, "a", points(SHUSHA), "EPSG:32638"))
    del found["a.prj"]
    rows = rows_of(tmp_path, found)
    assert "look like metres, without a system" in sentences(rows)[0]


@pytest.mark.parametrize("prj", [b"", b"rubbish", b"\xff\xfe", b'PROJCS["x"', b"EPSG:3857"])
def test_a_prj_that_is_none_does_no_harm(tmp_path: Path, one: dict[str, bytes], prj: bytes) -> None:
    rows = rows_of(tmp_path, {**one, "events.prj": prj})
    assert sentences(rows) or sentences(rows, "warned")


# Shapes


@pytest.mark.parametrize("kind", [kind for kind in SHAPES if kind != "GeometryCollection"])
def test_every_kind_of_shape_has_a_place_and_an_extent(tmp_path: Path, kind: str) -> None:
    shape = SHAPES[kind]
    (row,) = rows_of(tmp_path, parts(make(tmp_path, "a", [shape])))
    assert row.event is not None and not row.problems
    assert shape.distance(shapely.Point(row.event.place.lon, row.event.place.lat)) < 1e-5
    if kind != "Point":
        assert shapely.from_wkt(row.event.extent).equals(shape)


def test_heights_fall_away_and_rows_without_a_shape_are_refused(tmp_path: Path) -> None:
    path = make(tmp_path, "a", [shapely.Point(*SHUSHA, 800), None])
    rows = rows_of(tmp_path, parts(path))
    assert outcomes(rows) == {"kept": 1, "refused": 1}
    assert "row 2, geometry: is empty" in sentences(rows)[0]


# Parts that are missing, archives that are none


def test_a_lost_index_is_made_anew(tmp_path: Path, one: dict[str, bytes]) -> None:
    del one["events.shx"]
    assert outcomes(rows_of(tmp_path, one)) == {"kept": 2}


def test_without_its_table_a_shapefile_has_no_dates(tmp_path: Path, one: dict[str, bytes]) -> None:
    del one["events.dbf"]
    assert sentences(rows_of(tmp_path, one)) == [
        "f.zip: has no .dbf with its attributes, so no dates; "
        "give all its parts (.shp, .shx, .dbf, .prj) in a zip"
    ]


@pytest.mark.parametrize("part", ["shp", "dbf"])
@pytest.mark.parametrize("content", [b"", b"rubbish", b"\x00\x00\x27\x0a" + b"\0" * 200])
def test_a_part_that_is_none_is_one_sentence(
    tmp_path: Path, one: dict[str, bytes], part: str, content: bytes
) -> None:
    rows = rows_of(tmp_path, {**one, f"events.{part}": content})
    assert len(sentences(rows)) == 1


def test_no_name_of_an_archive_is_a_path(tmp_path: Path, one: dict[str, bytes]) -> None:
    inside = tmp_path / "deep" / "folder"
    inside.mkdir(parents=True)
    files = {f"../../{name}": data for name, data in one.items()}
    files |= {f"/tmp/aras-{tmp_path.name}-{name}": data for name, data in one.items()}
    assert outcomes(rows_of(inside, files)) == {"kept": 4}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "one"]
    assert not list(Path("/tmp").glob(f"aras-{tmp_path.name}-*"))


def test_a_bomb_is_not_unpacked(tmp_path: Path, one: dict[str, bytes]) -> None:
    rows = rows_of(tmp_path, {**one, "events.dbf": b" " * 60_000_000})
    assert "f.zip: unpacks to more than 200 times its size" in sentences(rows)[0]


def test_a_password_is_one_sentence(tmp_path: Path, one: dict[str, bytes]) -> None:
    packed = bytearray(zipped(one))
    at = 0
    while (at := packed.find(b"PK\1\2", at)) >= 0:
        packed[at + 8] |= 1
        at += 4
    path = tmp_path / "f.zip"
    path.write_bytes(packed)
    (told,) = sentences(read(InputFile("f.zip", path)))
    assert "f.zip: is protected by a password" in told


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"\x00\x00\x27", zipped({"a.txt": b"x"})])
def test_other_files_are_not_claimed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.zip"
    path.write_bytes(content)
    assert not READER.claims(InputFile("f.zip", path))
    assert not READER.claims(InputFile("g.zip", tmp_path / "g.zip"))


def test_nothing_stays_in_the_folder_for_temporary_files(
    tmp_path: Path, one: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    rows_of(tmp_path, one)
    rows_of(tmp_path, {**one, "events.shp": b"rubbish"})
    half = READER.read(InputFile("f.zip", tmp_path / "f.zip"), ReadOptions()).rows
    next(half)
    del half
    assert list(scratch.iterdir()) == []


def test_nothing_is_written_to_the_terminal(tmp_path: Path, one: dict[str, bytes]) -> None:
    (tmp_path / "f.zip").write_bytes(zipped(one))
    (tmp_path / "g.zip").write_bytes(zipped({**one, "events.shp": one["events.shp"][:130]}))
    program = (
        "import sys; from pathlib import Path; from geodata.readers import *\n"
        "from geodata.readers.shapefile import Shapefile\n"
        "for name in sys.argv[1:]:\n"
        "    file = InputFile(name, Path(name))\n"
        "    print(len(list(Shapefile().read(file, ReadOptions()).rows)))\n"
    )
    files = [tmp_path / "f.zip", tmp_path / "g.zip"]
    found = subprocess.run(
        [sys.executable, "-c", program, *files], capture_output=True, text=True, check=True
    )
    assert (found.stdout.split()[0], found.stderr) == ("2", "")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    shape = SHAPES["MultiPolygon"]
    return parts(make(folder, "a", [shape, shape, shape], killed=[1, 2, 3]))


@settings(max_examples=40)
@given(seed=st.integers(min_value=0), part=st.sampled_from(["shp", "shx", "dbf", "prj", "cpg"]))
def test_damaged_parts_give_rows_and_problems(
    whole: dict[str, bytes], seed: int, part: str
) -> None:
    files = {**whole, f"a.{part}": damaged(whole[f"a.{part}"], seed)}
    holds_whatever_the_bytes(READER, zipped(files), "f.zip")


@settings(max_examples=25)
@given(seed=st.integers(min_value=0))
def test_a_damaged_zip_gives_rows_and_problems(whole: dict[str, bytes], seed: int) -> None:
    holds_whatever_the_bytes(READER, damaged(zipped(whole), seed), "f.zip")


@settings(max_examples=25)
@given(st.binary(max_size=300))
def test_any_bytes_give_rows_and_problems(content: bytes) -> None:
    holds_whatever_the_bytes(READER, b"\x00\x00\x27\x0a" + content, "f.shp")
    holds_whatever_the_bytes(READER, zipped({"a.shp": content, "a.dbf": content}), "f.zip")
