"""Tables of any shape, from a file to events: the samples, streaming, and any bytes."""

from __future__ import annotations

import csv
import io
import tracemalloc
import zipfile
from datetime import datetime
from itertools import islice
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.model import Event
from geodata.readers import READERS, InputFile, ReadOptions, RowRead
from geodata.readers.table import AnyTable
from geodata.readers.tables import open_table

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "samples"


def sample(name: str) -> Path:
    path = SAMPLES / "generic_synthetic" / name
    assert path.is_file(), f"the sample {path} is missing"
    return path


def reads(path: Path, options: ReadOptions | None = None) -> list[RowRead]:
    return list(AnyTable().read(InputFile(path.name, path), options or ReadOptions()).rows)


def events(found: list[RowRead]) -> list[Event]:
    return [read.event for read in found if read.event is not None]


def sentences(found: list[RowRead]) -> list[str]:
    return [str(problem) for read in found for problem in read.problems]


def raw_rows(path: Path, encoding: str, delimiter: str) -> list[dict[str, str]]:
    text = path.read_bytes().decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_the_plain_sample() -> None:
    path = sample("points_lat_lon_synthetic.csv")
    found = reads(path)
    assert sentences(found) == []
    rows = raw_rows(path, "utf-8", ",")
    assert len(rows) == 29
    for row, event in zip(rows, events(found), strict=True):
        place = event.place
        assert (place.name, place.lat, place.lon) == (
            row["place"], float(row["lat"]), float(row["lon"]))  # fmt: skip
        assert (event.date_start.isoformat(), event.date_end) == (row["date"], None)
        killed = None if event.killed is None else str(event.killed.min)
        assert killed == (row["killed"] or None)
        assert event.title == f"{row['what']}, {row['place']}"
        assert place.geo_precision == "settlement"
    assert {event.layer for event in events(found)} == {"event"}
    assert {event.kind for event in events(found)} == {
        "clash",
        "shelling",
        "demonstration",
        "other",
    }


def test_the_turkish_sample() -> None:
    path = sample("points_y_x_dmy_cp1254_synthetic.csv")
    found = reads(path)
    assert sentences(found) == [
        f"{path.name}: is not UTF-8; it was read as Windows-1254 (Turkish), which is a guess; "
        'check the names, or save it as "CSV UTF-8"'
    ]
    rows = raw_rows(path, "cp1254", ";")
    assert len(rows) == 12
    for row, event in zip(rows, events(found), strict=True):
        day, month, year = row["Tarih"].split(".")
        assert event.date_start.isoformat() == f"{year}-{month}-{day}"
        assert (event.place.lat, event.place.lon) == (float(row["Y"]), float(row["X"]))
        assert event.place.name == row["Yer"] in ("Ağdam", "Şuşa", "Füzuli", "İmişli")
        assert event.killed is not None
        assert event.killed.max == int(row["Ölü"])


def test_the_sample_of_faults_row_by_row() -> None:
    path = sample("points_swapped_and_bad_synthetic.csv")
    found = reads(path)
    assert [event.title for event in events(found)] == ["good", "good, spaces"]
    assert [read.row for read in found if read.event] == [2, 10]
    assert sentences(found) == [
        f"{path.name}, row {row}, {rest}"
        for row, rest in (
            (3, 'latitude: "46.7519, 39.8153" lies in the theatre only when latitude and longitude '
             "change places; exchange the two, or say in a column country that it is elsewhere"),
            (4, 'latitude: "398153" is not a latitude; write degrees from -90 to 90, '
             "and check lat and lon are not swapped"),
            (5, "latitude: \"39°48.9'N\" is in degrees and minutes where other rows have decimal "
             "degrees; write 39.81500"),
            (6, 'latitude: "0, 0" is 0, 0: nobody wrote a place; '
             "write where it was, or leave both empty and the row out"),
            (7, "latitude: is empty; write where it was"),
            (8, 'date: "2020-02-30" is not a day of the calendar; '
             "February 2020 has the days 01 to 29"),
            (9, 'date: "2020-10" names only the month; '
             "write the day, or say month in a column date_precision"),
        )
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["points_lat_lon_synthetic.csv",
                                  "points_y_x_dmy_cp1254_synthetic.csv",
                                  "points_swapped_and_bad_synthetic.csv"])  # fmt: skip
def test_no_other_reader_claims_the_samples_of_tables(name: str) -> None:
    path = sample(name)
    assert [reader.id for reader in READERS if reader.claims(InputFile(name, path))] == ["table"]
    assert READERS[-1].id == "table"


def test_a_workbook_says_the_same_as_a_text(tmp_path: Path) -> None:
    path = sample("points_lat_lon_synthetic.csv")
    header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(header)
    for place, lat, lon, day, killed, what in rows:
        year, month, number = map(int, day.split("-"))
        when = datetime(year, month, number)
        sheet.append([place, float(lat), float(lon), when, int(killed) if killed else None, what])
    workbook = tmp_path / "points_lat_lon_synthetic.xlsx"
    book.save(workbook)
    same = [event.model_dump(exclude={"sources", "id"}) for event in events(reads(path))]
    found = reads(workbook)
    assert [event.model_dump(exclude={"sources", "id"}) for event in events(found)] == same
    assert sentences(found) == []


def test_a_table_that_is_zipped_alone_is_read(tmp_path: Path) -> None:
    path = sample("points_lat_lon_synthetic.csv")
    zipped = tmp_path / "points.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.write(path, path.name)
    assert AnyTable().claims(InputFile("points.zip", zipped))
    assert len(events(reads(zipped))) == 29


def test_reading_twice_gives_the_same_ids(tmp_path: Path) -> None:
    path = sample("points_lat_lon_synthetic.csv")
    first, second = events(reads(path)), events(reads(path))
    assert first == second
    assert len({event.id for event in first}) == 29
    assert all(event.id.startswith("points-lat-lon-synthetic-") for event in first)
    named = events(reads(path, ReadOptions(source_name="Watch of Şuşa")))
    assert all(event.id.startswith("watch-of-susa-") for event in named)
    assert {event.sources[0].publisher for event in named} == {"Watch of Şuşa"}


def long_file(path: Path, count: int, length: int) -> InputFile:
    with path.open("w", encoding="utf-8") as out:
        out.write("date,lat,lon,place,notes\n")
        for number in range(count):
            notes = f"{number} " + "x" * length
            out.write(f"2020-10-{number % 30 + 1:02},39.8,46.{number % 1000:03},Şuşa,{notes}\n")
    return InputFile(path.name, path)


def test_rows_of_a_long_file_are_not_kept(tmp_path: Path) -> None:
    table = open_table(long_file(tmp_path / "long.csv", 200_000, 10))
    assert table.expected == pytest.approx(200_000, rel=0.2)
    rows = table.rows()
    before = sum(1 for _ in islice(rows, 100_000))
    tracemalloc.start()
    try:
        meanwhile = sum(1 for _ in islice(rows, 10_000))
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert before + meanwhile + sum(1 for _ in rows) == 200_000
    assert (kept < 100_000, most < 300_000) == (True, True)


def test_events_of_a_long_file_are_not_kept(tmp_path: Path) -> None:
    file = long_file(tmp_path / "long.csv", 8_000, 3_000)
    assert file.path.stat().st_size > 24_000_000
    tracemalloc.start()
    try:
        rows = AnyTable().read(file, ReadOptions()).rows
        assert next(rows).event is not None  # comes after a look at all rows
        start, most = tracemalloc.get_traced_memory()
        assert len(events(list(islice(rows, 500)))) == 500
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 12_000_000
    assert kept - start < 300_000


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from((".csv", ".xlsx", ".tsv")))
def test_any_bytes_give_rows_or_problems(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("bytes") / f"f{suffix}"
    path.write_bytes(data)
    assert AnyTable().claims(InputFile(path.name, path))
    found = reads(path)
    assert sentences(found) or events(found)
    assert all("\n" not in sentence for sentence in sentences(found))


def test_a_file_of_another_kind_is_not_claimed(tmp_path: Path) -> None:
    for name, data in (("a.png", b"\x89PNG\r\n\x1a\n\0\0"), ("a.md", b"# Title\n\nText\n"),
                       ("a.json", b'{"a": [1, 2]}'), ("gone", b"")):  # fmt: skip
        path = tmp_path / name
        path.write_bytes(data)
        assert not AnyTable().claims(InputFile(name, path))
    assert not AnyTable().claims(InputFile("gone", tmp_path / "nowhere"))
