"""GDELT's event files, raw and with names: the samples row by row, and what other files hold."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Source
from geodata.readers import InputFile, ReadOptions
from geodata.readers.gdelt import GDELT, gdelt_meaning
from geodata.readers.gdelt.codes import full_code, label_and_kind
from geodata.readers.gdelt.columns import GDELT_1, GDELT_2
from geodata.readers.meanings import MeantRow, meaning_of
from geodata.vocabulary import KINDS
from tests.geodata.readers.known import (
    SAMPLES,
    csv_file,
    events,
    outcome,
    outcomes,
    read,
    reader_of,
    sample,
    sample_rows,
    sentences,
)

RAW = "gdelt/20191024143000_sample.export.CSV"
RENAMED = "gdelt/20201113_named_columns_sample.csv"
FIRST_VERSION = "gdelt/gdelt1_events_57_58_columns_sample.tsv"
GRAPH = "gdelt/gkg2_sample.gkg.csv"

LINES = (SAMPLES / RAW).read_text("utf-8").splitlines()
FIRST = dict(zip(GDELT_2, LINES[0].split("\t"), strict=True))


def raw(tmp_path: Path, *rows: dict[str, str], name: str = "f.export.CSV") -> InputFile:
    """A raw file of the first row of the sample with other cells."""
    path = tmp_path / name
    lines = ("\t".join((FIRST | row)[column] for column in GDELT_2) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return InputFile(path.name, path)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (RAW, {"kept": 51}),
        (FIRST_VERSION, {"kept": 22}),
        (RENAMED, {"kept": 58, "refused": 4}),
        (GRAPH, {"refused": 1}),
    ],
)
def test_the_samples(name: str, counts: dict[str, int]) -> None:
    file = sample(name)
    assert reader_of(file) is GDELT
    assert GDELT.read(file, ReadOptions()).dataset == "gdelt"
    rows = read(file)
    assert outcomes(rows) == counts
    assert all(row.event.killed is None and row.event.injured is None for row in rows if row.event)


def test_the_versions_have_as_many_columns_as_their_codebooks_say() -> None:
    assert (len(GDELT_1), len(GDELT_2)) == (58, 61)
    assert GDELT_1[:5] == GDELT_2[:5]
    assert GDELT_2[56:58] == ("ActionGeo_Lat", "ActionGeo_Long")
    assert GDELT_1[53:55] == ("ActionGeo_Lat", "ActionGeo_Long")


def test_the_first_row_field_by_field() -> None:
    event = events(read(sample(RAW)))[1]  # there is no header: the first row is an event
    assert event.id == "gdelt-881990839"
    assert (event.layer, event.kind) == ("event", "clash")  # code 190
    assert event.date_start == date(2018, 10, 24)  # a year before the file, as it says
    assert (event.date_end, event.date_precision) == (None, "day")
    assert (
        event.title == "Use conventional military force: Police – German, Berlin, Berlin, Germany"
    )
    assert event.summary == (
        "Read in the press by a machine. CAMEO code 190, use conventional military force. "
        "Counted by GDELT: 20 mentions, 2 sources, 20 articles. Goldstein scale -10.0."
    )
    place = event.place
    assert (place.name, place.admin1, place.country) == ("Berlin", "Berlin", "Germany")
    assert (place.lat, place.lon, place.geo_precision) == (52.5167, 13.4, "settlement")
    assert event.actors == ("Police", "German")
    assert event.confidence == "reported"
    (source,) = event.sources
    assert (source.publisher, source.date) == ("bgdailynews.com", "2019-10-24")
    assert source.url.startswith("https://www.bgdailynews.com/news/international/germany-arrests-")


def test_other_rows_of_the_raw_file() -> None:
    found = events(read(sample(RAW)))
    turkey = found[3]  # a protest somewhere in Turkey, type of place 1
    assert (turkey.layer, turkey.kind) == ("protest", "demonstration")
    assert (turkey.place.name, turkey.place.country) == ("Turkey", "Turkey")
    assert turkey.place.geo_precision == "country"
    arrest = found[5]  # code 173 at Kartal, without a first actor
    assert (arrest.kind, arrest.actors) == ("detention", ("Journalist",))
    tehran = found[14]
    assert (tehran.place.country, tehran.place.name) == ("Iran", "Tehran")
    assert tehran.title == "Yield: Egypt, Tehran, Tehran, Iran"


def test_the_first_version_with_and_without_addresses() -> None:
    found = events(read(sample(FIRST_VERSION)))
    museum = found[1]
    assert (museum.place.lat, museum.place.lon) == (38.8973, -77.0083)
    assert museum.place.country == "United States of America"
    assert museum.sources[0].publisher == "wtop.com"
    state = found[3]  # type of place 2, "Indiana, United States"
    assert (state.place.name, state.place.geo_precision) == ("Indiana", "province")
    old = found[20]
    assert (old.id, old.date_start) == ("gdelt-1554361", date(1982, 1, 3))
    assert (old.place.lat, old.place.lon) == (14.6211, -90.5269)
    assert old.sources == (
        Source(
            publisher="The GDELT Project", url="https://www.gdeltproject.org", date="2013-02-03"
        ),
    )


def test_columns_that_a_person_renamed_are_known_by_their_order() -> None:
    rows = read(sample(RENAMED))
    found = events(rows)
    artsakh = found[3]
    assert artsakh.id == "gdelt-954680617"
    assert artsakh.title == (
        "Make an appeal or request: Armenian – Azerbaijan, "
        "Artsakh, Azerbaijan (general), Azerbaijan"
    )
    assert (artsakh.place.lat, artsakh.place.lon) == (40.0, 46.5833)  # Lat_Extra, not Actor1Geo_Lat
    assert (artsakh.place.country, artsakh.place.geo_precision) == ("Azerbaijan", "province")
    assert rows[1].cells["Lat_Extra"] == "40.0"
    lachin = found[5]
    assert (lachin.place.name, lachin.place.admin1) == ("Lachin", "Laç")
    assert lachin.place.geo_precision == "settlement"
    assert sentences(rows) == [
        f"20201113_named_columns_sample.csv, row {row}, Lat_Extra: has no coordinates; "
        "write degrees north and east, or leave the row out"
        for row in (36, 60, 61, 62)
    ]


def test_renamed_columns_in_another_order_are_left_to_any_table(tmp_path: Path) -> None:
    header, rows = sample_rows(RENAMED)
    assert not GDELT.claims(csv_file(tmp_path, list(reversed(header)), rows))
    twisted = [row | {"YYYYMM": "1"} for row in rows]
    assert not GDELT.claims(csv_file(tmp_path, header, twisted))
    assert GDELT.claims(csv_file(tmp_path, header, rows))


def test_named_columns_in_any_order_and_some_missing(tmp_path: Path) -> None:
    rows = [dict(zip(GDELT_2, line.split("\t"), strict=True)) for line in LINES]
    expected = list(events(read(sample(RAW))).values())
    file = csv_file(
        tmp_path,
        [name.lower() for name in reversed(GDELT_2)],
        [{name.lower(): cell for name, cell in row.items()} for row in rows],
    )
    assert list(events(read(file)).values()) == expected
    few = ["ActionGeo_Long", "ActionGeo_Lat", "SQLDATE", "GLOBALEVENTID", "EventCode"]
    found = list(events(read(csv_file(tmp_path, few, rows))).values())
    assert [event.id for event in found] == [event.id for event in expected]
    assert [event.kind for event in found] == [event.kind for event in expected]
    assert found[0].title == "Use conventional military force"
    assert found[0].place.geo_precision == "district"  # the type of place is not told
    assert found[0].sources[0].publisher == "The GDELT Project"


def test_zipped_as_gdelt_gives_it(tmp_path: Path) -> None:
    path = tmp_path / "20191024143000.export.CSV.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(SAMPLES / RAW, "20191024143000.export.CSV")
    file = InputFile(path.name, path)
    assert reader_of(file) is GDELT
    assert list(events(read(file)).values()) == list(events(read(sample(RAW))).values())


def test_what_are_no_events_is_told_in_one_sentence(tmp_path: Path) -> None:
    assert sentences(read(sample(GRAPH))) == [
        "gkg2_sample.gkg.csv: is GDELT's knowledge graph, whose rows are articles and not events; "
        "take the file of events of the same time, whose name ends in .export.CSV"
    ]
    path = tmp_path / "20191024143000.mentions.CSV"
    cells = ["881990839", "20181024143000", "20191024143000", "1", "a.org", "https://a.org/1"]
    cells += ["1", "-1", "100", "120", "1", "20", "3500", "-2.5", "", ""]
    path.write_text("\t".join(cells) + "\n")
    assert sentences(read(InputFile(path.name, path))) == [
        "20191024143000.mentions.CSV: is GDELT's table of mentions, whose rows are articles and "
        "not events; take the file of events of the same time, whose name ends in .export.CSV"
    ]


def test_quotes_are_plain_text(tmp_path: Path) -> None:
    file = raw(tmp_path, {"ActionGeo_FullName": '"Berlin, Germany'}, {"GLOBALEVENTID": "2"})
    rows = read(file)
    assert [row.row for row in rows if row.event] == [1, 2]
    assert rows[0].cells["ActionGeo_FullName"] == '"Berlin, Germany'


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"ActionGeo_Lat": "", "ActionGeo_Long": "", "ActionGeo_Type": "0"},
            "ActionGeo_Lat: has no coordinates; write degrees north and east, or leave the row out",
        ),
        (
            {"SQLDATE": "20191341"},
            'SQLDATE: "20191341" is not a day of the calendar; '
            "write the month as 01 to 12, in YYYY-MM-DD",
        ),
        ({"SQLDATE": ""}, "SQLDATE: is empty; write the day, as YYYYMMDD"),
        (
            {"GLOBALEVENTID": ""},
            "GLOBALEVENTID: is empty; give every event an id of its own that stays the same",
        ),
    ],
)
def test_a_row_that_cannot_be_an_event(
    tmp_path: Path, cells: dict[str, str], sentence: str
) -> None:
    rows = read(raw(tmp_path, {"GLOBALEVENTID": "1"}, cells))
    assert sentences(rows) == [f"f.export.CSV, row 2, {sentence}"]


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"ActionGeo_Type": "1", "ActionGeo_FullName": "Iran"}, "country"),
        ({"ActionGeo_Type": "2", "ActionGeo_FullName": "Texas, United States"}, "province"),
        ({"ActionGeo_Type": "3"}, "settlement"),
        ({"ActionGeo_Type": "4"}, "settlement"),
        ({"ActionGeo_Type": "5", "ActionGeo_FullName": "Ardabil, Iran"}, "province"),
        (
            {
                "ActionGeo_FullName": "Kur River, Azerbaijan (general), Azerbaijan",
                "ActionGeo_CountryCode": "AJ",
                "ActionGeo_ADM1Code": "AJ00",
            },
            "district",
        ),
        ({"ActionGeo_FullName": "Nagorno-Karabakh, Azerbaijan (general), Azerbaijan"}, "province"),
    ],
)
def test_types_of_places(tmp_path: Path, cells: dict[str, str], word: str) -> None:
    (row,) = read(raw(tmp_path, cells))
    assert row.event and row.event.place.geo_precision == word


def test_countries_of_the_theatre_have_the_names_of_the_map(
    tmp_path: Path,
) -> None:
    codes = {"AJ": "Azerbaijan", "AM": "Armenia", "IR": "Iran", "GG": "Georgia", "TU": "Turkey"}
    codes |= {"RS": "Russia", "XX": "Germany"}
    rows = [
        {"GLOBALEVENTID": str(n), "ActionGeo_CountryCode": c} for n, c in enumerate(codes, start=1)
    ]
    found = read(raw(tmp_path, *rows))
    assert [row.event.place.country for row in found if row.event] == list(codes.values())


def test_codes_that_lost_their_zero_are_known_by_the_root() -> None:
    assert full_code("020", "02") == full_code("20", "2") == "020"
    assert full_code("20", "20") == "20"
    assert full_code("871", "8") == full_code("0871", "08") == "0871"
    assert full_code("190.0", "19.0") == "190"
    assert full_code("", "14") == "14"
    assert full_code("999", "99") == full_code("", "") == ""
    assert label_and_kind("0871") == ("declare truce or ceasefire", "ceasefire")
    assert label_and_kind("1951")[1] == "shelling"  # from the code above it
    assert label_and_kind("1952")[1] == "drone"
    assert label_and_kind("") == ("event of an unknown code", "other")


@given(st.text("0123456789.", max_size=6), st.text("0123456789.", max_size=4))
def test_every_code_has_a_known_kind(code: str, root: str) -> None:
    assert label_and_kind(full_code(code, root))[1] in KINDS


def test_every_line_of_the_code_table_has_a_label_and_a_known_kind() -> None:
    text = Path(full_code.__wrapped__.__code__.co_filename).with_name("cameo.csv").read_text()
    rows = [line.split(",") for line in text.splitlines()[1:]]
    assert len(rows) > 300 and all(len(row) == 3 and row[1] for row in rows)
    codes = [code for code, _, _ in rows]
    assert len(set(codes)) == len(codes)
    assert {kind for _, _, kind in rows} <= {"", *KINDS}
    assert all(kind for code, _, kind in rows if len(code) == 2)


def test_addresses_of_all_sorts(tmp_path: Path) -> None:
    addresses = {
        "https://www.Example.org/a b|c": ("example.org", "https://www.Example.org/a%20b%7Cc"),
        "http://[::1/x": ("http://[::1/x", ""),
        "BBC Monitoring": ("BBC Monitoring", ""),
        "https://kavkaz.example/новости": ("kavkaz.example", None),
        "": ("The GDELT Project", "https://www.gdeltproject.org"),
    }
    rows = [{"GLOBALEVENTID": str(n), "SOURCEURL": a} for n, a in enumerate(addresses, start=1)]
    found = read(raw(tmp_path, *rows))
    for row, (publisher, url) in zip(found, addresses.values(), strict=True):
        assert row.event
        (source,) = row.event.sources
        assert source.publisher == publisher
        assert url is None or source.url == url


def test_what_a_person_says_fills_what_the_file_does_not(tmp_path: Path) -> None:
    protest = {"GLOBALEVENTID": "2", "EventCode": "141", "EventRootCode": "14"}
    other = {"GLOBALEVENTID": "3", "EventCode": "070", "EventRootCode": "07"}
    file = raw(tmp_path, {}, protest, other)
    rows = read(file, ReadOptions(layer="border_incident", kind="landing"))
    assert [(row.event.layer, row.event.kind) for row in rows if row.event] == [
        ("border_incident", "clash"),
        ("protest", "demonstration"),
        ("border_incident", "landing"),
    ]


def test_rows_that_stand_twice_are_one_event(tmp_path: Path) -> None:
    assert [outcome(row) for row in read(raw(tmp_path, {}, {}))] == ["kept", "merged"]


def test_a_row_of_another_width_is_refused_alone(tmp_path: Path) -> None:
    file = raw(tmp_path, {}, {"GLOBALEVENTID": "2"}, {"GLOBALEVENTID": "3"})
    lines = file.path.read_text().splitlines()
    lines[1] = lines[1].replace("\t", "", 3)
    file.path.write_text("\n".join(lines))
    rows = read(file)
    assert [outcome(row) for row in rows] == ["kept", "refused", "kept"]
    assert "row 2" in sentences(rows)[0]


def test_named_properties_have_the_same_meaning() -> None:
    meaning = meaning_of(GDELT_2)
    assert meaning is not None and meaning.dataset == "gdelt"
    row = meaning.read_row(MeantRow("f.geojson", 1, FIRST, (46.5, 39.5)), ReadOptions())
    assert row.event and row.event.place.lon == 46.5


meaning = gdelt_meaning(GDELT_2)
junk = st.one_of(
    st.text(max_size=30),
    st.sampled_from(("1e400", "nan", "20201313", "http://[", "9" * 400, ",,,", "\x00\ud800", "0")),
)


@given(st.dictionaries(st.sampled_from(GDELT_2), junk), st.booleans())
def test_any_cells_give_an_event_or_a_problem(cells: dict[str, str], alone: bool) -> None:
    assert meaning is not None
    row = MeantRow("f.csv", 2, cells if alone else FIRST | cells)
    assert outcome(meaning.read_row(row, ReadOptions())) in ("kept", "refused")


@given(data=st.binary(max_size=300), first=st.booleans())
def test_any_bytes_end_well(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, first: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "gdelt-bytes.csv"
    path.write_bytes((LINES[0].encode() + b"\n" if first else b"") + data)
    file = InputFile(path.name, path)
    assert GDELT.claims(file) in (True, False)
    for row in GDELT.read(file, ReadOptions()).rows:
        assert outcome(row) in ("refused", "kept", "told")
