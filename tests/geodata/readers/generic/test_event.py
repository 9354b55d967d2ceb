"""What a row says becomes an event; what it does not say is not invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.model import Casualties, Event, Source
from geodata.model.fields import FIELDS
from geodata.readers import ReadOptions
from tests.geodata.readers.generic.helpers import events, one, reads, refused


def test_a_row_with_a_day_and_a_point_is_an_event() -> None:
    (event,) = events("date,lat,lon\n2020-10-01,39.8,46.7\n")
    assert (event.layer, event.kind, event.confidence) == ("event", "other", "reported")
    assert event.title == "Report of 1 Oct 2020"
    assert (event.killed, event.injured, event.actors) == (None, None, ())
    assert event.sources == (Source(publisher="f.csv"),)
    assert event.dataset == event.extent == event.basis == ""


def test_what_a_person_says_fills_what_the_file_does_not() -> None:
    said = ReadOptions(layer="protest", kind="detention", source_name="Court Watch")
    event = one("type", "", said)
    assert (event.layer, event.kind) == ("protest", "detention")
    assert event.sources == (Source(publisher="Court Watch"),)
    event = one("type,layer", "Shelling,border incident", said)
    assert (event.layer, event.kind) == ("border_incident", "shelling")


@pytest.mark.parametrize(
    ("header", "row", "title"),
    [
        ("title,place,type", "A shell lands,Kalale,Shelling", "A shell lands"),
        ("place,type", "Kalale,Shelling", "Shelling, Kalale"),
        ("place", "Kalale", "Kalale"),
        ("type", "Shelling", "Shelling"),
        ("notes", "A shell landed in a field.", "A shell landed in a field."),
        ("notes", "x" * 300, "x" * 119 + "…"),
        ("name", '"two\nlines"', "two lines"),
    ],
)
def test_titles_are_put_together_from_the_row(header: str, row: str, title: str) -> None:
    assert one(header, row).title == title


def test_words_of_files_become_words_of_the_vocabulary() -> None:
    assert one("event_type", "Battles").kind == "clash"
    assert one("event_type", "ОБСТРЕЛ").kind == "shelling"
    assert one("نوع", "تظاهرات").kind == "demonstration"
    assert one("confidence", "Verified").confidence == "confirmed"


def test_a_word_that_is_not_known_is_said_once() -> None:
    rows = "2020-10-01,39.8,46.7,jousting\n" * 3
    found = reads(f"date,lat,lon,kind\n{rows}")
    assert [read.event.kind for read in found if read.event] == ["other"] * 3
    (problem,) = [problem for read in found for problem in read.problems]
    assert problem.level == "warned"
    assert str(problem).startswith(
        'f.csv, row 2, kind: "jousting" is no kind that is known here, so its rows are filed as '
        "other; write one of clash, shelling, "
    )


@pytest.mark.parametrize(
    ("header", "row", "killed"),
    [
        ("killed", "3", (3, 3)),
        ("killed", "0", (0, 0)),
        ("killed", "", None),
        ("killed", "NA", None),
        ("fatalities", "1 200", (1200, 1200)),
        ("Ölü", "۱۲", (12, 12)),
        ("killed", "10-15", (10, 15)),
        ("killed_min,killed_max", "3,5", (3, 5)),
        ("killed,killed_min,killed_max", "4,3,5", (3, 5)),
        ("killed_max", "5", (5, 5)),
    ],
)
def test_numbers_of_dead(header: str, row: str, killed: tuple[int, int] | None) -> None:
    found = Casualties(min=killed[0], max=killed[1]) if killed else None
    assert one(header, row).killed == found


def test_a_number_that_cannot_be_read_is_a_warning() -> None:
    (read,) = reads("date,lat,lon,killed\n2020-10-01,39.8,46.7,dozens\n")
    assert read.event is not None
    assert read.event.killed is None
    assert [str(problem) for problem in read.problems] == [
        'f.csv, row 2, killed: "dozens" is not a count, so the row is kept without it; '
        "write a whole number, or leave it empty"
    ]
    assert read.cells["killed"] == "dozens"


def test_a_range_that_is_turned_round_is_refused() -> None:
    (said,) = refused("killed_min,killed_max", "5,3")
    assert '"5" is more than the greatest number, 3' in said


@pytest.mark.parametrize(
    ("header", "row", "sources"),
    [
        ("source", "Agency", (Source(publisher="Agency"),)),
        ("source", "Agency; Other", (Source(publisher="Agency"), Source(publisher="Other"))),
        ("source,url", "Agency,https://a.az/1", (Source(publisher="Agency", url="https://a.az/1"),)),
        ("url", "https://www.a.az/1", (Source(publisher="a.az", url="https://www.a.az/1"),)),
        ("source", "https://www.a.az/1", (Source(publisher="a.az", url="https://www.a.az/1"),)),
        ("source,source_title,source_date", "Agency,A title,05 Oct 2020",
         (Source(publisher="Agency", title="A title", date="2020-10-05"),)),
        ("source,source_date", "Agency,2020-10", (Source(publisher="Agency", date="2020-10"),)),
        ("source", "NA", (Source(publisher="f.csv"),)),
        ("source_1_publisher,source_1_url", "A,https://a.az/",
         (Source(publisher="A", url="https://a.az/"),)),
    ],
)  # fmt: skip
def test_sources(header: str, row: str, sources: tuple[Source, ...]) -> None:
    assert one(header, row).sources == sources


def test_an_address_or_date_of_a_source_that_cannot_be_read_is_a_warning() -> None:
    found = reads("date,lat,lon,source,url,source_date\n2020-10-01,39.8,46.7,A,nowhere,5/6/2020\n")
    (event,) = [read.event for read in found if read.event]
    assert event.sources == (Source(publisher="A"),)
    said = [str(problem) for read in found for problem in read.problems]
    assert len(said) == 2
    assert all("so the row is kept without it" in sentence for sentence in said)


def test_all_names_of_a_place_are_kept() -> None:
    place = one(
        "place,place_az,place_hy,place_fa,country,admin1", "Shusha,Şuşa,Շուշի,شوشی,AZ,K"
    ).place
    assert place.names == ("Shusha", "Şuşa", "Շուշի", "شوشی")
    assert (place.country, place.admin1) == ("AZ", "K")


def test_cells_are_kept_as_the_file_has_them() -> None:
    (read,) = reads("date,lat,lon,else\n2020-10-01, 39.8 ,46.7,a b\n")
    assert read.cells == {"date": "2020-10-01", "lat": " 39.8 ", "lon": "46.7", "else": "a b"}


def test_ids_stay_the_same_and_do_not_meet_those_of_other_files() -> None:
    text = "date,lat,lon,{}\n2020-10-01,39.8,46.7,{}\n"
    assert one("id", "2020-10-01-shells").id == "2020-10-01-shells"
    assert one("id", "17").id == "f-17"
    assert one("id", "۱۷").id == "f-17"
    assert one("id", "A/17 б").id == one("id,x", "A/17 б,1").id != one("id", "A/18 б").id
    (first,) = events(text.format("x,y", "1,2"))
    (again,) = events("y,lon,x,lat,date\n2,46.7,1,39.8,2020-10-01\n")
    (other,) = events(text.format("x,y", "1,3"))
    assert first.id == again.id != other.id
    assert first.id.startswith("f-")
    assert len(first.id) == 14


CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(("", "NA", "0", "39.8", "46.7", "2020-10-01", "exact", "POINT (46 39)", "1e9")),
)


@settings(max_examples=200)
@given(st.data())
def test_any_cells_give_an_event_or_a_problem(data: st.DataObject) -> None:
    from geodata.readers.generic import GenericRow, read_rows

    own = [field.column for field in FIELDS] + ["geometry", "coordinates", "source", "url", "year"]
    header = ["date", "lat", "lon", *data.draw(st.lists(st.sampled_from(own), max_size=6))]
    header = list(dict.fromkeys(header))
    rows = [
        GenericRow("f.csv", number, {column: data.draw(CELL) for column in header})
        for number in range(2, 2 + data.draw(st.integers(1, 3)))
    ]
    found = list(read_rows("f.csv", header, lambda: iter(rows), ReadOptions(), "f"))
    assert found
    for read in found:
        assert (isinstance(read.event, Event)) != read.refused or read.row is None
        assert all("\n" not in str(problem) for problem in read.problems)
