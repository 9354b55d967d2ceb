"""Columns by the names of a format, and what cells say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geodata.model.values import text as model_text
from geodata.readers.meant import Named, clean, tidy

NAMES = ("event_date", "sub_event_type", "event_type", "assoc_actor_1", "assoc_actor_2")


def test_names_are_found_whatever_their_case_and_what_stands_between() -> None:
    named = Named(["Event Date", "SUB_EVENT_TYPE", "\ufeffeventType"], NAMES)
    assert [named.column(name) for name in NAMES[:3]] == [
        "Event Date",
        "SUB_EVENT_TYPE",
        "\ufeffeventType",
    ]
    assert "assoc_actor_1" not in named and named.column("assoc_actor_1") == "assoc_actor_1"


def test_names_cut_by_a_shapefile_are_found_unless_two_would_be_the_same() -> None:
    named = Named(["sub_event_", "assoc_acto"], NAMES)
    assert named.column("sub_event_type") == "sub_event_"
    assert "assoc_actor_1" not in named and "assoc_actor_2" not in named


def test_another_name_holds_where_the_usual_one_is_not() -> None:
    aliases = {"event_date": ("day",)}
    assert Named(["day"], NAMES, aliases).column("event_date") == "day"
    assert Named(["day", "event_date"], NAMES, aliases).column("event_date") == "event_date"


def test_a_cell_says_nothing_when_it_is_missing_in_any_word() -> None:
    named = Named(["event_date", "event_type"], NAMES)
    read = named.reader(NAMES)
    said = read({"event_date": " NA ", "event_type": " 2.0 ", "else": "x"})
    assert dict(said) == {"event_type": "2.0"}
    assert said["event_date"] == said["assoc_actor_1"] == ""
    assert said.code("event_type") == "2"
    assert named.cell({"event_date": "null"}, "event_date") == ""
    assert named.cell({}, "event_date") == named.cell({}, "assoc_actor_1") == ""


@given(st.text())
def test_texts_made_fit_are_fit_for_the_model(text: str) -> None:
    for found in (clean(text), tidy(text)):
        assert model_text(found) == found
    assert tidy(text) == " ".join(tidy(text).split())
