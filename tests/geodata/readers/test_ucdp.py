"""UCDP GED in every form in which it comes: the samples row by row, and what other files hold."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Casualties, Source
from geodata.readers import READERS, InputFile, ReadOptions, RowRead
from geodata.readers.meanings import MeantRow, meaning_of
from geodata.readers.ucdp import UCDP, ucdp_meaning
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

YEARLY = "ucdp/ged231_sample_60.csv"
SITE = "ucdp/gedevents-2025-01-17_bfa_58.csv"
HXL = "ucdp/conflict_data_BGD_hxl_38.csv"
BOOK = "ucdp/ged231_sample_60.xlsx"

HEADER, ROWS = sample_rows(YEARLY)
ARTSAKH = next(row for row in ROWS if row["id"] == "155395")
"""An event of Azerbaijan, 1992."""


def one(tmp_path: Path, **cells: str) -> RowRead:
    """The event of Azerbaijan with some cells changed, read from a file of its own."""
    (row,) = read(csv_file(tmp_path, HEADER, [ARTSAKH | cells]))
    return row


@pytest.mark.parametrize(
    ("name", "rows", "warned"), [(YEARLY, 60, 0), (BOOK, 60, 0), (SITE, 58, 1), (HXL, 38, 0)]
)
def test_every_row_of_the_samples_is_kept(name: str, rows: int, warned: int) -> None:
    file = sample(name)
    assert reader_of(file) is UCDP
    found = read(file)
    assert outcomes(found) == {"kept": rows}
    assert sum(bool(row.problems) for row in found) == warned
    assert len({row.id for row in found}) == rows
    reading = UCDP.read(file, ReadOptions())
    assert reading.dataset == "ucdp-ged"
    assert reading.expected and rows / 2 < reading.expected < rows * 2


def test_the_event_of_azerbaijan_field_by_field() -> None:
    event = events(read(sample(YEARLY)))[19]
    assert event.id == "ucdp-155395"
    assert (event.layer, event.kind) == ("event", "clash")
    assert (event.date_start, event.date_end) == (date(1992, 2, 11), None)
    assert event.date_precision == "day"
    assert event.title == (
        "State-based conflict: Government of Azerbaijan – Republic of Artsakh, Nagorno-Karabakh"
    )
    assert event.summary == (
        "Conflict as UCDP names it: Azerbaijan: Artsakh (Nagorno-Karabakh). "
        "Deaths by the best estimate: 1 (low 1, high 3); not known whose 1. "
        "Place as described: the village of Malybeili, in the Khodzhalin district."
    )
    assert (event.place.lat, event.place.lon) == (40.0, 46.583333)
    assert (event.place.name, event.place.country) == ("Nagorno-Karabakh", "Azerbaijan")
    assert event.place.geo_precision == "province"  # one point stands for the whole region
    assert event.actors == ("Government of Azerbaijan", "Republic of Artsakh")
    assert event.killed == Casualties(min=1, max=3)
    assert event.injured is None
    assert event.reported_by == "Itar-tass"
    assert event.confidence == "reported"
    assert event.sources == (
        Source(
            publisher="Reuters News",
            title="ARMENIANS BURN AZERI VILLAGE IN FRESH FIGHTING.",
            date="1992-02-11",
        ),
    )
    assert event.dataset == ""


def test_the_first_and_the_coarse_rows_of_the_yearly_release() -> None:
    found = events(read(sample(YEARLY)))
    first = found[2]
    assert (first.id, first.date_start) == ("ucdp-3259", date(2007, 3, 4))
    assert (first.place.lat, first.place.lon) == (36.75, 4.25)
    assert first.place.geo_precision == "province"  # where_prec 4, "Tizi Ouzou province"
    assert first.sources == (
        Source(
            publisher="Uppsala Conflict Data Program", title="cites: AFP 4/3-07, Reuters 5/3-07"
        ),
    )
    week = found[4]  # date_prec 3, event_clarity 2
    assert (week.date_start, week.date_end) == (date(1989, 3, 22), date(1989, 3, 28))
    assert week.date_precision == "week"
    assert "part of a total" in week.summary
    long = found[5]  # date_prec 5, April to September
    assert (long.date_precision, long.dates) == ("month", "Apr – Sep 1991")
    assert long.kind == "other" and long.title.startswith("One-sided violence: RUF – Civilians")
    border = found[15]  # where_prec 5, "Pakistan-Iran border", in Sistan and Baluchestan
    assert (border.place.country, border.place.geo_precision) == ("Iran", "province")
    assert border.killed == Casualties(min=0, max=4)
    near = found[3]  # where_prec 2, within 25 km of Kizuka town
    assert near.place.geo_precision == "district"
    north = found[40]  # where_prec 5, "Northern Iraq", in no province
    assert north.place.geo_precision == "country"


def test_the_workbook_holds_the_same_events() -> None:
    table, book = (events(read(sample(name))) for name in (YEARLY, BOOK))
    assert book.keys() == table.keys()
    for number, event in table.items():
        place = book[number].place  # the workbook has digits that the other file rounds
        assert (place.lat, place.lon) == pytest.approx((event.place.lat, event.place.lon))
        same = event.place.model_copy(update={"lat": place.lat, "lon": place.lon})
        assert book[number] == event.model_copy(update={"place": same})


def test_the_export_of_the_site_has_the_month_first_and_a_cell_more_than_names() -> None:
    rows = read(sample(SITE))
    found = events(rows)
    first = found[2]
    assert (first.date_start, first.date_end) == (date(2023, 10, 6), None)  # 10/06/2023
    assert (first.place.lat, first.place.lon) == (12.72939, -3.86305)
    assert first.killed == Casualties(min=0, max=12)
    many = found[3]
    assert many.killed == Casualties(min=145, max=147)
    assert len(many.sources) == 11
    assert many.sources[4] == Source(
        publisher="Le Monde",
        title='Burkina Faso: in Karma, "the soldiers broke down the doors of the houses and '
        'gathered the inhabitants outside to kill them"',
        date="2023-04-26",
    )
    assert sentences(rows) == [
        'gedevents-2025-01-17_bfa_58.csv, row 10, high_est: "2" is less than the best estimate, '
        "3; the range 0 to 3 is kept"
    ]
    assert found[10].killed == Casualties(min=0, max=3)
    month = found[45]  # date_prec 4, 11 to 18 March 2019
    assert (month.date_precision, month.dates) == ("month", "Mar 2019")


def test_the_row_of_tags_is_no_event() -> None:
    rows = read(sample(HXL))
    assert [row.row for row in rows] == list(range(3, 41))
    found = events(rows)
    assert (found[3].date_start, found[3].date_end) == (date(2013, 12, 13), date(2013, 12, 14))
    assert found[3].place.geo_precision == "settlement"  # where_prec 1, "Bhāndāria town"
    assert found[16].place.geo_precision == "country"  # where_prec 6, "Bangladesh"
    assert found[4].sources == (Source(publisher="SATP"),)
    assert rows[0].cells["iso3"] == "BGD"


def test_estimates_out_of_order_warn_and_give_the_whole_range(tmp_path: Path) -> None:
    row = one(tmp_path, low="5", best="3", high="2")
    assert sentences([row]) == [
        'f.csv, row 2, low: "5" is more than the best estimate, 3; the range 2 to 5 is kept',
        'f.csv, row 2, high: "2" is less than the best estimate, 3; the range 2 to 5 is kept',
    ]
    assert row.event and row.event.killed == Casualties(min=2, max=5)


@pytest.mark.parametrize(
    ("cells", "killed"),
    [
        ({"low": "", "high": ""}, Casualties(min=1, max=1)),
        ({"best": ""}, Casualties(min=1, max=3)),
        ({"low": "", "best": "", "high": ""}, None),
        ({"low": "NA", "best": "2.0", "high": "1,234"}, Casualties(min=2, max=1234)),
    ],
)
def test_missing_estimates(tmp_path: Path, cells: dict[str, str], killed: object) -> None:
    row = one(tmp_path, **cells)
    assert row.event and row.event.killed == killed


@pytest.mark.parametrize(
    ("where", "word"),
    [
        ({"where_prec": "1", "where_coordinates": "Fuzuli town"}, "settlement"),
        ({"where_prec": "1", "where_coordinates": "Sokoundou camp"}, "exact"),
        ({"where_prec": "1", "where_coordinates": "Nagorno-Karabakh"}, "province"),
        ({"where_prec": "1", "where_coordinates": "NAGORNO KARABAKH"}, "province"),
        ({"where_prec": "6", "where_coordinates": "Nagorno-Karabakh"}, "country"),
        ({"where_prec": "1", "where_coordinates": "Azerbaijan"}, "country"),
        ({"where_prec": "2", "where_coordinates": "Fuzuli town"}, "district"),
        ({"where_prec": "3", "where_coordinates": "Fuzuli rayon"}, "district"),
        ({"where_prec": "1", "where_coordinates": "Lori region"}, "province"),
        ({"where_prec": "1", "where_coordinates": "Lori district"}, "district"),
        ({"where_prec": "1", "where_coordinates": "Lori", "adm_1": "Lori"}, "province"),
        ({"where_prec": "1", "where_coordinates": "Baku city", "adm_1": "Baku city"}, "settlement"),
        ({"where_prec": "1", "where_coordinates": "Agdam", "adm_2": "Agdam"}, "district"),
        ({"where_prec": "4", "where_coordinates": "Fuzuli town"}, "province"),
        ({"where_prec": "5", "where_coordinates": "Aras river", "adm_1": "Ardabil"}, "province"),
        ({"where_prec": "5", "where_coordinates": "the border"}, "country"),
        ({"where_prec": "7", "where_coordinates": "Caspian Sea"}, "country"),
        ({"where_prec": "1.0", "where_coordinates": ""}, "exact"),
    ],
)
def test_codes_and_names_of_places(tmp_path: Path, where: dict[str, str], word: str) -> None:
    row = one(tmp_path, **where)
    assert row.event and row.event.place.geo_precision == word
    assert not row.problems


@pytest.mark.parametrize(
    ("when", "word", "dates"),
    [
        (("1", "1", "2020-10-01", "2020-10-01"), "day", "1 Oct 2020"),
        (("2", "1", "2020-10-01", "2020-10-04"), "day", "1 – 4 Oct 2020"),
        (("1", "2", "2020-10-01", "2020-10-01"), "week", "week of 28 Sep 2020"),
        (("3", "1", "2020-10-05", "2020-10-11"), "week", "week of 5 Oct 2020"),
        (("4", "1", "2020-10-01", "2020-10-31"), "month", "Oct 2020"),
        (("5", "1", "2020-01-01", "2020-12-31"), "year", "2020"),
        (("5", "1", "2020-09-27", "2020-11-09"), "month", "Sep – Nov 2020"),
        (("5", "1", "2020-09-27", "2020-09-27"), "year", "2020"),
    ],
)
def test_codes_of_dates(
    tmp_path: Path, when: tuple[str, str, str, str], word: str, dates: str
) -> None:
    names = ("date_prec", "event_clarity", "date_start", "date_end")
    row = one(tmp_path, **dict(zip(names, when, strict=True)))
    assert row.event and (row.event.date_precision, row.event.dates) == (word, dates)


def test_unknown_codes_warn_and_become_careful_words(tmp_path: Path) -> None:
    row = one(tmp_path, type_of_violence="4", where_prec="", date_prec="9", where_coordinates="x")
    assert sentences([row]) == [
        'f.csv, row 2, type_of_violence: "4" is not 1, 2 or 3; '
        "it is taken as any organised violence",
        "f.csv, row 2, where_prec: is not a code from 1 to 7; "
        "the place is taken as known to the district",
        'f.csv, row 2, date_prec: "9" is not a code from 1 to 5; '
        "the dates are taken as known to the day",
    ]
    assert row.event and row.event.kind == "other" and row.event.place.geo_precision == "district"


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"latitude": "", "longitude": "", "geom_wkt": ""},
            "latitude: has no coordinates; write degrees north and east, or leave the row out",
        ),
        (
            {"longitude": "NA", "geom_wkt": "POINT EMPTY"},
            "longitude: has no coordinates; write degrees north and east, or leave the row out",
        ),
        (
            {"latitude": "95"},
            'latitude: "95" is not a latitude; write degrees from -90 to 90, '
            "and check lat and lon are not swapped",
        ),
        (
            {"best": "some"},
            'best: "some" is not a count; write a whole number, or leave it empty',
        ),
        (
            {"low": "-1"},
            'low: "-1" is not a count; write a whole number, or leave it empty',
        ),
        (
            {"date_start": "2020-02-30"},
            'date_start: "2020-02-30" is not a day of the calendar; '
            "February 2020 has the days 01 to 29",
        ),
        (
            {"date_start": "03/04/1992"},
            'date_start: "03/04/1992" may have the day or the month first, and no other row '
            "decides it; write all dates as YYYY-MM-DD, or say --map date_order=dmy (or mdy)",
        ),
        (
            {"date_end": "1992-02-10"},
            'date_end: "1992-02-10" is before the start, 1992-02-11; '
            "write the last day, or leave it empty for a single day",
        ),
        (
            {"id": ""},
            "id: is empty; give every event an id of its own that stays the same",
        ),
    ],
)
def test_a_row_that_cannot_be_an_event(
    tmp_path: Path, cells: dict[str, str], sentence: str
) -> None:
    row = one(tmp_path, **cells)
    assert sentences([row]) == [f"f.csv, row 2, {sentence}"]
    assert row.event is None and row.cells["relid"] == ARTSAKH["relid"]


def test_a_point_is_found_in_the_wkt_too(tmp_path: Path) -> None:
    row = one(tmp_path, latitude="", longitude="", geom_wkt="POINT (46.583333 40)")
    assert row.event and (row.event.place.lat, row.event.place.lon) == (40.0, 46.583333)


def test_months_that_show_themselves_decide_for_the_column(tmp_path: Path) -> None:
    rows = [ARTSAKH | {"id": "1", "date_start": "9/27/2020", "date_end": "9/27/2020"}]
    rows += [ARTSAKH | {"id": "2", "date_start": "10/4/2020", "date_end": "10/4/2020"}]
    found = events(read(csv_file(tmp_path, HEADER, rows)))
    assert [event.date_start for event in found.values()] == [date(2020, 9, 27), date(2020, 10, 4)]
    rows += [ARTSAKH | {"id": "3", "date_start": "30/9/2020", "date_end": "30/9/2020"}]
    assert outcomes(read(csv_file(tmp_path, HEADER, rows))) == {"refused": 3}


def test_old_names_of_columns(tmp_path: Path) -> None:
    """Release 5 had other names of estimates; a shapefile keeps ten characters of each name."""
    old = {"best": "best_est", "high": "high_est", "low": "low_est", "dyad_new_id": "dyad_id"}
    gone = {"code_status", "relid", "source_office", "source_date", "source_headline"}
    header = [old.get(name, name) for name in HEADER if name not in gone]
    row = {old.get(name, name): cell for name, cell in ARTSAKH.items()}
    (found,) = read(csv_file(tmp_path, header, [row]))
    assert found.event and found.event.killed == Casualties(min=1, max=3)
    cut = {name: name[:10] for name in HEADER}
    kept = [name for name in HEADER if list(cut.values()).count(name[:10]) == 1]
    row = {cut[name]: ARTSAKH[name] for name in kept}
    (found,) = read(csv_file(tmp_path, [cut[name] for name in kept], [row]))
    event = found.event
    assert event and event.kind == "clash" and event.place.geo_precision == "province"
    assert event.place.name == "Nagorno-Karabakh" and event.killed == Casualties(min=1, max=3)


def test_candidates_tell_what_is_still_to_be_checked(tmp_path: Path) -> None:
    row = one(tmp_path, id="497710.0", code_status="Check dyad", side_b="XXX789")
    assert row.event and row.event.id == "ucdp-497710"
    assert row.event.summary.endswith("UCDP marks the row: Check dyad.")


def test_a_row_that_stands_twice_is_one_event(tmp_path: Path) -> None:
    rows = read(csv_file(tmp_path, HEADER, [ARTSAKH, ARTSAKH, ARTSAKH | {"best": "2"}]))
    assert [outcome(row) for row in rows] == ["kept", "merged", "kept"]  # a check tells the last
    assert rows[1].merged_into == "ucdp-155395"


def test_what_a_person_says_fills_what_the_file_does_not(tmp_path: Path) -> None:
    file = csv_file(tmp_path, HEADER, [ARTSAKH, ARTSAKH | {"id": "2", "type_of_violence": "3"}])
    rows = read(file, ReadOptions(layer="border_incident", kind="landing"))
    assert [(r.event.layer, r.event.kind) for r in rows if r.event] == [
        ("border_incident", "clash"),
        ("border_incident", "landing"),
    ]


def test_sources_are_bounded_and_free_text_is_kept(tmp_path: Path) -> None:
    article = ";".join(f'"Paper {n},2020-10-{n % 28 + 1:02},Title {n}"' for n in range(300))
    row = one(tmp_path, source_article=article)
    assert row.event and len(row.event.sources) == 20
    assert row.event.sources[0] == Source(publisher="Paper 0", title="Title 0", date="2020-10-01")
    assert row.event.sources[-1].title == "and 281 more sources"
    row = one(
        tmp_path,
        source_article="Reuters and AP",
        source_office="Reuters;AP",
        source_date="2020-10-01;2020-10-02",
        source_headline="One;Two;Three",
    )
    assert row.event and row.event.sources == (
        Source(publisher="Reuters", date="2020-10-01"),
        Source(publisher="AP", date="2020-10-02"),
    )
    row = one(tmp_path, source_article="", source_office="", source_date="", source_headline="")
    assert row.event and [s.publisher for s in row.event.sources] == [
        "Uppsala Conflict Data Program"
    ]


def test_a_zipped_release_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ged231-csv.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(SAMPLES / YEARLY, "GEDEvent_v23_1.csv")
        archive.writestr("__MACOSX/._GEDEvent_v23_1.csv", b"\0")
    file = InputFile(path.name, path)
    assert reader_of(file) is UCDP
    rows = read(file)
    assert outcomes(rows) == {"kept": 60}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        head = (SAMPLES / YEARLY).read_bytes()
        archive.writestr("GEDEvent_v23_1.csv", head + b"\n" * 40_000_000)
    assert sentences(list(UCDP.read(file, ReadOptions()).rows)) == [
        "ged231-csv.zip: unpacks to far more than it is; "
        "unpack it and split the table into smaller files"
    ]
    path.write_bytes(path.read_bytes()[:-200])
    assert not UCDP.claims(file)
    assert sentences(list(UCDP.read(file, ReadOptions()).rows)) == [
        "ged231-csv.zip: cannot be unpacked (BadZipFile); download it again, or unpack it"
    ]


def test_another_table_is_not_claimed_and_told_when_forced(tmp_path: Path) -> None:
    file = csv_file(tmp_path, ["id", "type", "date"], [{"id": "1", "type": "2", "date": "3"}])
    assert not UCDP.claims(file)
    assert sentences(list(UCDP.read(file, ReadOptions()).rows)) == [
        "f.csv: is not UCDP GED: it lacks columns such as id, type_of_violence and date_start; "
        "leave --format out"
    ]


def test_properties_of_a_feature_have_the_same_meaning() -> None:
    """A vector file gives the properties as cells, and the point of the geometry."""
    names = [name for name in HEADER if name not in ("latitude", "longitude", "geom_wkt")]
    meaning = meaning_of(names)
    assert meaning is not None and meaning.dataset == "ucdp-ged"
    cells = {name: ARTSAKH[name] for name in names} | {"date_start": "1992-02-11T00:00:00"}
    row = MeantRow("f.geojson", 1, cells, (46.5, 39.5))
    event = meaning.read_row(row, ReadOptions()).event
    assert event and (event.place.lon, event.place.lat) == (46.5, 39.5)
    assert event.date_start == date(1992, 2, 11)
    assert [r.event for r in meaning.read_rows(lambda: iter([row]), ReadOptions())] == [event]


def test_columns_in_any_order_and_some_missing(tmp_path: Path) -> None:
    header = [*HEADER[1::2], *reversed(HEADER[::2])]
    assert events(read(csv_file(tmp_path, header, ROWS))) == events(read(sample(YEARLY)))
    few = ["country", "best", "type_of_violence", "ID", "Date Start", "side_a", "where_prec"]
    few += ["date_prec", "latitude", "longitude"]
    row = {"ID": "7", "Date Start": "2020-10-01", "type_of_violence": "1", "best": "2"}
    row |= {"latitude": "39.5", "longitude": "46.5", "where_prec": "1", "date_prec": "1"}
    (found,) = read(csv_file(tmp_path, few, [row]))
    assert found.event and found.event.title == "State-based conflict"


meaning = ucdp_meaning(HEADER)
junk = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ("1e400", "-0", "nan", "٣٩٫٥", "۱۳۹۹/۰۷/۰۶", "9" * 400, '"";"";', "\x00\ud800", "1.0.0")
    ),
)


@given(column=st.sampled_from(HEADER), text=junk)
def test_any_text_in_any_cell_gives_an_event_or_a_problem(column: str, text: str) -> None:
    assert meaning is not None
    row = meaning.read_row(MeantRow("f.csv", 2, ARTSAKH | {column: text}), ReadOptions())
    assert outcome(row) in ("kept", "refused")
    assert all("\n" not in str(problem) for problem in row.problems)


@given(st.dictionaries(st.sampled_from(HEADER), junk))
def test_any_cells_give_an_event_or_a_problem(cells: dict[str, str]) -> None:
    assert meaning is not None
    row = meaning.read_row(MeantRow("f.csv", 2, cells), ReadOptions())
    assert outcome(row) in ("kept", "refused")


@given(data=st.binary(max_size=300), after_header=st.booleans())
def test_any_bytes_after_the_header_end_well(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, after_header: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "ucdp-bytes.csv"
    path.write_bytes((",".join(HEADER).encode() + b"\n" if after_header else b"") + data)
    file = InputFile(path.name, path)
    assert isinstance(UCDP.claims(file), bool)
    for row in UCDP.read(file, ReadOptions()).rows:
        assert outcome(row) in ("refused", "kept", "told")


def test_it_stands_before_the_readers_of_any_table() -> None:
    assert [reader.id for reader in READERS][:4] == ["aras", "ucdp", "acled", "gdelt"]
