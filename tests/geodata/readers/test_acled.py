"""ACLED in every form in which it is exported: the invented samples, and what other files hold."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Casualties, Source
from geodata.readers import InputFile, ReadOptions, RowRead
from geodata.readers.acled import ACLED, acled_meaning
from geodata.readers.acled.codes import kind_of
from geodata.readers.meanings import MeantRow, meaning_of
from geodata.vocabulary import KINDS
from tests.geodata.readers.known import (
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

FOLDER = "acled_synthetic/"
OLD = FOLDER + "acled_old_31_columns_synthetic.csv"
NEW = FOLDER + "acled_new_31_columns_synthetic.csv"
ACTORS = FOLDER + "acled_new_actor_form_28_columns_synthetic.csv"
SEMICOLONS = FOLDER + "acled_old_semicolon_decimal_comma_bom_synthetic.csv"
RESAVED = FOLDER + "acled_old_resaved_by_excel_synthetic.csv"
WORDS = FOLDER + "acled_new_iso_dates_word_codes_bom_synthetic.csv"
MISSING = FOLDER + "acled_new_NA_strings_synthetic.csv"

HEADER, ROWS = sample_rows(NEW)
FIRST = ROWS[0]
NOTES = (
    "SYNTHETIC ROW, invented for tests; this is not ACLED data and nothing of the kind happened."
)


def made(tmp_path: Path, *rows: dict[str, str], header: list[str] = HEADER) -> list[RowRead]:
    """The rows read from a file of their own: the first row of the sample with other cells."""
    return read(csv_file(tmp_path, header, [FIRST | row for row in rows]))


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (OLD, {"kept": 29, "refused": 1, "merged": 1}),
        (SEMICOLONS, {"kept": 14, "refused": 1}),
        (RESAVED, {"kept": 14, "refused": 1}),
        (NEW, {"kept": 29, "refused": 1}),
        (WORDS, {"kept": 19, "refused": 1}),
        (ACTORS, {"kept": 11, "refused": 2, "merged": 10}),
        (MISSING, {"kept": 14, "refused": 1}),
    ],
)
def test_the_samples(name: str, counts: dict[str, int]) -> None:
    """Row 10 has no coordinates; the rows of one event are one; nothing else is amiss."""
    file = sample(name)
    assert reader_of(file) is ACLED
    assert ACLED.read(file, ReadOptions()).dataset == "acled"
    rows = read(file)
    assert outcomes(rows) == counts
    assert {row.id for row in rows if row.refused} == {"acled-SYN10"}
    assert all(
        sentence.endswith(
            "latitude: has no coordinates; write degrees north and east, or leave the row out"
        )
        for sentence in sentences(row for row in rows if row.refused)
    )
    unhurt = [row.id for row in rows if row.event and row.event.killed is None]
    assert unhurt == ["acled-SYN14"] * ("SYN14," in file.path.read_text("utf-8").replace(";", ","))


def test_the_first_row_field_by_field() -> None:
    event = events(read(sample(NEW)))[2]
    assert event.id == "acled-SYN1"
    assert (event.layer, event.kind) == ("event", "clash")
    assert (event.date_start, event.date_end) == (date(2020, 9, 27), None)
    assert event.date_precision == "day"
    assert event.title == (
        "Armed clash: Invented Group A (Azerbaijan) – Invented Group B (Azerbaijan), Fuzuli"
    )
    assert event.summary == (
        "ACLED codes it as Political violence, Battles, Armed clash. "
        "Actors: External/Other forces – State forces. "
        f"Associated with them: Invented Group C; Invented Group D. {NOTES}"
    )
    assert (event.place.name, event.place.admin1) == ("Fuzuli", "Fuzuli")
    assert event.place.country == "Azerbaijan"
    assert (event.place.lat, event.place.lon) == (39.6003, 47.1431)
    assert event.place.geo_precision == "settlement"
    assert event.actors == ("Invented Group A (Azerbaijan)", "Invented Group B (Azerbaijan)")
    assert event.killed == Casualties(min=0, max=0)
    assert event.confidence == "reported"
    assert event.sources == (Source(publisher="Synthetic"), Source(publisher="Invented Gazette"))


def test_the_awkward_rows_of_the_old_export() -> None:
    found = events(read(sample(OLD)))
    fifth = found[6]
    assert fifth.summary.endswith('It has a "quotation", a comma,\nand a line break.')
    assert (fifth.date_start, fifth.date_precision) == (date(2020, 10, 1), "month")
    assert (fifth.kind, fifth.place.geo_precision) == ("shelling", "district")
    assert fifth.killed == Casualties(min=3, max=3)
    protest = found[5]
    assert (protest.layer, protest.kind) == ("protest", "demonstration")
    assert protest.title == "Peaceful protest: Invented Group A (Azerbaijan), Kəlbəcər"
    assert protest.date_precision == "week"
    assert found[8].place.name == "Գորիս"
    assert found[9].kind == "agreement"
    assert found[15].killed is None


def test_an_id_that_comes_again_with_other_words_and_no_newer_time_is_told() -> None:
    rows = read(sample(OLD))
    third, last = rows[2], rows[-1]
    assert third.event and third.id == last.id == last.merged_into == "acled-SYN3"
    assert sentences([last]) == [
        'acled_old_31_columns_synthetic.csv, row 32, event_id_cnty: "SYN3" is told otherwise in '
        "row 4; that row is kept: it is the newer by its timestamp, or the first where none is "
        "newer"
    ]


def test_every_form_of_the_same_rows_gives_the_same_events() -> None:
    first, *others = (list(events(read(sample(n))).values()) for n in (OLD, *FORMS))
    by_id = {event.id: event for event in first}
    for found in others:
        for event in found:
            same = by_id[event.id]
            assert event.model_copy(update={"summary": same.summary}) == same


FORMS = (SEMICOLONS, RESAVED, NEW, WORDS, MISSING)


def test_missing_words_are_no_names() -> None:
    texts = [str(event.model_dump()) for event in events(read(sample(MISSING))).values()]
    assert texts and not any("'NA'" in text or "NA;" in text for text in texts)


def test_rows_of_actors_are_one_event_with_all_of_them() -> None:
    rows = read(sample(ACTORS))
    first, second = rows[:2]
    assert first.event and second.merged_into == first.id == "acled-SYN1"
    assert first.event.actors == ("Invented Group A (Azerbaijan)", "Invented Group B (Azerbaijan)")
    assert first.event == events(read(sample(NEW)))[2]
    assert first.cells["actor1 (actor 2)"] == "Invented Group B (Azerbaijan)"
    assert second.cells["actor1"] == "Invented Group B (Azerbaijan)"
    dead = sum(row.event.killed.max for row in rows if row.event and row.event.killed)
    assert dead == 0 + 0 + 1 + 0 + 3 + 12 + 0 + 2 + 0 + 1 + 0
    assert [row.row for row in rows] == list(range(2, 25))


def test_the_newer_row_of_an_event_wins_and_the_older_is_told(tmp_path: Path) -> None:
    rows = made(
        tmp_path,
        {"fatalities": "1", "timestamp": "1700000000"},
        {"fatalities": "5", "timestamp": "1700000009"},
        {"event_id_cnty": "SYN2"},
        {"fatalities": "2", "timestamp": "1600000000"},
        {"fatalities": "5", "timestamp": "1700000009"},
    )
    assert [outcome(row) for row in rows] == ["merged", "kept", "kept", "merged", "merged"]
    assert rows[1].event and rows[1].event.killed == Casualties(min=5, max=5)
    assert [len(row.problems) for row in rows] == [1, 0, 0, 1, 0]
    assert all(problem.level == "warned" for row in rows for problem in row.problems)


def test_a_broken_row_does_not_hide_a_good_one_of_its_event(tmp_path: Path) -> None:
    rows = made(tmp_path, {"timestamp": "1"}, {"latitude": "x", "timestamp": "2"})
    assert rows[0].event is not None
    assert [outcome(row) for row in rows] == ["kept", "merged"]
    rows = made(tmp_path, {"latitude": ""}, {"latitude": "x", "timestamp": "2"})
    assert [outcome(row) for row in rows] == ["refused", "refused"]


@pytest.mark.parametrize(
    "text",
    [
        "2020-10-09",
        "2020-10-09 00:00",
        "2020-10-09T00:00:00",
        "09 October 2020",
        "9 October 2020",
        "09-Oct-20",
        "09-Oct-2020",
        "09/10/2020",
        "9/10/2020",
        "09-10-2020",
        "09.10.2020",
        "2020/10/09",
        "۲۰۲۰-۱۰-۰۹",
    ],
)
def test_every_form_of_a_date_has_the_day_first(tmp_path: Path, text: str) -> None:
    (row,) = made(tmp_path, {"event_date": text})
    assert row.event and row.event.date_start == date(2020, 10, 9)
    assert row.problems == ()


def test_a_month_first_is_refused_in_all_rows_that_may_have_it(tmp_path: Path) -> None:
    dates = ["10/09/2020", "09/27/2020", "27 September 2020", "2020-10-09", "03/03/2020"]
    rows = made(
        tmp_path, *({"event_date": d, "event_id_cnty": f"SYN{n}"} for n, d in enumerate(dates))
    )
    told = (
        'may have the day or the month first: row 3 ("09/27/2020") has the month first; '
        "write all dates as YYYY-MM-DD, or say --map date_order=dmy (or mdy)"
    )
    assert sentences(rows) == [
        f'f.csv, row 2, event_date: "10/09/2020" {told}',
        f'f.csv, row 3, event_date: "09/27/2020" {told}',
        f'f.csv, row 6, event_date: "03/03/2020" {told}',
    ]
    mixed = [*dates, "28/09/2020"]
    rows = made(
        tmp_path, *({"event_date": d, "event_id_cnty": f"SYN{n}"} for n, d in enumerate(mixed))
    )
    assert outcomes(rows) == {"refused": 4, "kept": 2}
    assert 'row 7 ("28/09/2020") has the day first, row 3 ("09/27/2020") the month' in str(
        rows[0].problems[0]
    )


def test_a_person_may_say_that_the_month_stands_first(tmp_path: Path) -> None:
    rows = [FIRST | {"event_date": "10/09/2020"}]
    file = csv_file(
        tmp_path, HEADER, [*rows, FIRST | {"event_id_cnty": "B", "event_date": "9/27/2020"}]
    )
    found = read(file, ReadOptions({"date_order": "mdy"}))
    assert [r.event.date_start for r in found if r.event] == [date(2020, 10, 9), date(2020, 9, 27)]


def test_a_workbook_with_real_dates_is_read_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    for row in ROWS:
        cells: dict[str, object] = dict(row)
        cells["event_date"] = datetime.strptime(row["event_date"], "%d %B %Y")
        for name in ("latitude", "longitude", "fatalities", "year", "timestamp"):
            cells[name] = float(row[name]) if row[name] else None
        sheet.append(list(cells.values()))
    path = tmp_path / "acled.xlsx"
    book.save(path)
    assert events(read(InputFile(path.name, path))) == events(read(sample(NEW)))


def test_a_year_that_is_not_of_the_date_warns(tmp_path: Path) -> None:
    (row,) = made(tmp_path, {"event_date": "27-Sep-20", "year": "1920"})
    assert row.event and row.event.date_start == date(2020, 9, 27)
    assert sentences([row]) == [
        'f.csv, row 2, year: "1920" is not the year of the date, 2020-09-27; the date is kept'
    ]


@pytest.mark.parametrize(
    ("types", "layer", "kind"),
    [
        (("Battles", "Armed clash"), "event", "clash"),
        (("Battles", "Government regains territory"), "event", "capture"),
        (("Battles", "Non-state actor overtakes territory"), "event", "capture"),
        (("Explosions/Remote violence", "Shelling/artillery/missile attack"), "event", "shelling"),
        (("Explosions/Remote violence", "Air/drone strike"), "event", "shelling"),
        (("Explosions/Remote violence", "Suicide bomb"), "event", "other"),
        (("Violence against civilians", "Attack"), "event", "other"),
        (("Protests", "Peaceful protest"), "protest", "demonstration"),
        (("Riots", "Mob violence"), "protest", "other"),
        (("Strategic developments", "Arrests"), "event", "detention"),
        (("Strategic developments", "Non-violent transfer of territory"), "event", "handover"),
        (("Strategic developments", "Headquarters or base established"), "event", "deployment"),
        (("Battle-No change of territory", ""), "event", "clash"),
        (("Riots/Protests", ""), "protest", "demonstration"),
        (("Remote violence", ""), "event", "other"),
    ],
)
def test_types_become_layers_and_kinds(
    tmp_path: Path, types: tuple[str, str], layer: str, kind: str
) -> None:
    (row,) = made(tmp_path, {"event_type": types[0], "sub_event_type": types[1]})
    assert row.event and (row.event.layer, row.event.kind) == (layer, kind)


def test_the_notes_tell_a_drone() -> None:
    assert kind_of("", "Air/drone strike", "A drone hit a post.") == "drone"
    assert kind_of("", "Air/drone strike", "Two UAVs were seen.") == "drone"
    assert kind_of("", "Air/drone strike", "A helicopter fired.") == "shelling"
    assert all(kind_of("x", sub, "") in KINDS for sub in ("", "x", "Agreement"))


def test_a_point_of_karabakh_is_one_of_an_area(tmp_path: Path) -> None:
    (row,) = made(tmp_path, {"location": "Nagorno-Karabakh", "geo_precision": "1"})
    assert row.event and row.event.place.geo_precision == "province"


def test_codes_that_are_none_warn(tmp_path: Path) -> None:
    (row,) = made(tmp_path, {"geo_precision": "4", "time_precision": "", "fatalities": ""})
    assert sentences([row]) == [
        'f.csv, row 2, geo_precision: "4" is not 1, 2 or 3; '
        "the place is taken as known to the district",
        "f.csv, row 2, time_precision: is not 1, 2 or 3; the date is taken as known to the day",
    ]
    assert row.event and row.event.place.geo_precision == "district"


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"event_date": ""},
            "event_date: is empty; write the day, as YYYY-MM-DD",
        ),
        (
            {"event_date": "September 2020"},
            'event_date: "September 2020" names only the month; write the day, as YYYY-MM-DD',
        ),
        (
            {"fatalities": "many"},
            'fatalities: "many" is not a count; write a whole number, or leave it empty',
        ),
        (
            {"latitude": "0", "longitude": "0.0"},
            'latitude: "0" has no coordinates (0 and 0 stand for none); '
            "write degrees north and east, or leave the row out",
        ),
        (
            {"event_id_cnty": "SYN 1"},
            'event_id_cnty: "SYN 1" is not an id; use up to 120 Latin letters, digits and '
            ". _ : - such as 2020-10-01-shells-parviz",
        ),
    ],
)
def test_a_row_that_cannot_be_an_event(
    tmp_path: Path, cells: dict[str, str], sentence: str
) -> None:
    assert sentences(made(tmp_path, cells)) == [f"f.csv, row 2, {sentence}"]


def test_what_a_person_says_fills_what_the_file_does_not(tmp_path: Path) -> None:
    file = csv_file(
        tmp_path, HEADER, [FIRST, FIRST | {"event_id_cnty": "SYN2", "event_type": "Protests"}]
    )
    rows = read(file, ReadOptions(layer="border_incident", kind="landing"))
    assert [(r.event.layer, r.event.kind) for r in rows if r.event] == [
        ("border_incident", "clash"),
        ("protest", "clash"),
    ]


def test_capital_names_and_the_order_of_columns_do_not_matter(tmp_path: Path) -> None:
    header = [name.upper() for name in reversed(HEADER)]
    rows = [{name.upper(): cell for name, cell in row.items()} for row in ROWS]
    assert events(read(csv_file(tmp_path, header, rows))) == events(read(sample(NEW)))


def test_a_few_columns_are_enough(tmp_path: Path) -> None:
    header = ["event_id_cnty", "event_date", "event_type", "actor1", "latitude", "longitude"]
    header += ["admin1", "notes"]
    (row,) = made(tmp_path, {}, header=header)
    assert row.event and row.event.title == "Battles: Invented Group A (Azerbaijan), Fuzuli"
    assert row.event.sources == (Source(publisher="ACLED"),)
    assert row.event.killed is None


def test_properties_of_features_have_the_same_meaning() -> None:
    names = [name for name in HEADER if name not in ("latitude", "longitude")]
    meaning = meaning_of(names)
    assert meaning is not None and meaning.dataset == "acled"
    rows = [MeantRow("f.geojson", n, {k: FIRST[k] for k in names}, (46.5, 39.5)) for n in (1, 2)]
    found = list(meaning.read_rows(lambda: iter(rows), ReadOptions()))
    assert [outcome(row) for row in found] == ["kept", "merged"]
    assert found[0].event and found[0].event.place.lon == 46.5


meaning = acled_meaning(HEADER)
junk = st.one_of(
    st.text(max_size=30),
    st.sampled_from(("1e400", "nan", "31/31/2020", "1/2/3", "9" * 400, ";;;", "\x00\ud800", "NA")),
)


@given(st.dictionaries(st.sampled_from(HEADER), junk), st.booleans())
def test_any_cells_give_an_event_or_a_problem(cells: dict[str, str], alone: bool) -> None:
    assert meaning is not None
    row = MeantRow("f.csv", 2, cells if alone else FIRST | cells)
    assert outcome(meaning.read_row(row, ReadOptions())) in ("kept", "refused")


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "event_id_cnty": st.sampled_from(("A1", "A2", "")),
                "event_date": st.sampled_from(("2020-10-09", "9/27/2020", "10/9/2020", "x")),
                "actor1": st.sampled_from(("A", "B", "")),
                "latitude": st.sampled_from(("39", "")),
                "timestamp": st.sampled_from(("1", "2", "", "soon", "nan")),
            }
        ),
        max_size=8,
    ),
    st.booleans(),
)
def test_rows_come_out_once_each_and_an_event_once(
    cells: list[dict[str, str]], of_actors: bool
) -> None:
    names = [name for name in HEADER if not (of_actors and name == "actor2")]
    meaning = acled_meaning(names)
    assert meaning is not None
    rows = [
        MeantRow("f.csv", number, {name: (FIRST | some)[name] for name in names})
        for number, some in enumerate(cells, start=2)
    ]
    found = list(meaning.read_rows(lambda: iter(rows), ReadOptions()))
    assert [row.row for row in found] == [row.number for row in rows]
    kept = [row.id for row in found if row.event]
    assert len(kept) == len(set(kept))
    assert {row.merged_into for row in found} - {""} <= set(kept)


@given(data=st.binary(max_size=300))
def test_any_bytes_after_the_header_end_well(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "acled-bytes.csv"
    path.write_bytes(",".join(HEADER).encode() + b"\n" + data)
    file = InputFile(path.name, path)
    assert ACLED.claims(file) in (True, False)
    for row in ACLED.read(file, ReadOptions()).rows:
        assert outcome(row) in ("refused", "kept", "told")
