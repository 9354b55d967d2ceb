"""A link asks the same of the data wherever it is read; a bad value is one sentence."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import QueryError
from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.queries import Query, select
from geodata.queries.link import LINK_KEYS, LinkNames, asked_by, link_names, link_values
from tests.geodata.strategies import queries


@pytest.fixture(scope="module")
def names(snapshot: Snapshot, catalogue: Catalogue) -> LinkNames:
    return link_names(snapshot, catalogue)


def link_of(query: Query) -> str:
    """The link of a query, every key of it written out."""
    parts = {"from": ("..",), "to": ("..",)}
    for key in LINK_KEYS:
        value = getattr(query, key.field, None)
        if value is not None and value not in ((), ""):
            parts[key.name] = (key.format(sorted(value) if key.field in WORDS else value),)
    return "&".join(f"{name}={quote(value)}" for name, (value,) in parts.items())


WORDS = {"show", "kind", "confidence"}


@given(asked=queries())
def test_a_query_is_what_its_link_asks(names: LinkNames, asked: Query) -> None:
    found = asked_by(link_of(asked), names).query
    assert (found.show, found.kind, found.confidence) == (asked.show, asked.kind, asked.confidence)
    assert (found.from_, found.to) == (asked.from_, asked.to)
    for key in ("actor", "publisher", "region"):
        assert getattr(found, key) == tuple(dict.fromkeys(getattr(asked, key)))
    assert found.within == asked.within
    assert (found.casualties, found.precision) == (asked.casualties, asked.precision)
    assert found.region == tuple(dict.fromkeys(asked.region))
    assert found.q == " ".join(asked.q.split())
    assert found.near == (asked.near and (asked.near[0], round(asked.near[1], 6)))
    assert found.bbox == (asked.bbox and tuple(round(degrees, 6) for degrees in asked.bbox))


@given(text=st.text(max_size=300) | st.lists(st.sampled_from("&=?,.:20-ab%")).map("".join))
def test_any_text_gives_an_answer_or_one_sentence(names: LinkNames, text: str) -> None:
    try:
        asked_by(text, names)
    except QueryError as refused:
        assert "\n" not in str(refused) and str(refused)


def test_a_link_without_a_window_means_the_days_of_the_war(
    names: LinkNames, snapshot: Snapshot, catalogue: Catalogue
) -> None:
    asked = asked_by("", names)
    assert (asked.query.from_, asked.query.to) == (dt.date(2020, 9, 27), dt.date(2020, 11, 10))
    assert len(select(snapshot, asked.query, catalogue)) == 140
    everything = asked_by("from=..&to=..", names).query
    assert len(select(snapshot, everything, catalogue)) == 220


def test_a_whole_address_may_be_given(names: LinkNames) -> None:
    for link in (
        "show=protest&q=a?b",
        "?show=protest&q=a?b",
        "https://a.org/embed?show=protest&q=a?b",
    ):
        asked = asked_by(link, names).query
        assert (asked.show, asked.q) == (frozenset({"protest"}), "a?b"), link


def test_what_stands_beside_the_query_is_kept(names: LinkNames, snapshot: Snapshot) -> None:
    asked = asked_by(
        f"layers=districts,enclave&asof=2020-09-26&event={snapshot.ids[0]}&v={snapshot.version}"
        "&theme=neon&at=nowhere&unknown=1",
        names,
    )
    assert asked.layers == tuple(name for name in names.layers if name in ("districts", "enclave"))
    assert asked.asof == dt.date(2020, 9, 26)
    assert (asked.event, asked.v) == (snapshot.ids[0], snapshot.version)


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("from=2020-13-01", "from: “2020-13-01” is not a date; write 2020-09-27"),
        ("from=20200927", "from: “20200927” is not a date; write 2020-09-27"),
        (
            "show=events",
            "show: “events” is not a known set of reports; write event, border_incident, protest",
        ),
        ("region=atlantis", "region: “atlantis” is not a known area; write one of"),
        ("near=moon:5", "near: “moon:5” does not name a line or area; write iran-border:25"),
        ("near=iran-border:-1", "near: “iran-border:-1” has a distance outside 0 to 2000 km"),
        ("bbox=50,35,44,41", "bbox: “50,35,44,41” is not a box; write west,south,east,north"),
        ("within=44,38;45,39", "within: “44,38;45,39” has 2 corners; draw 3 to 64"),
        (
            "within=44,38;47,40;47,38;44,40",
            "within: “44,38;47,40;47,38;44,40” has edges that cross or meet each other; draw it",
        ),
        ("within=44,38;45", "within: “44,38;45” is not 2 numbers; write lon,lat"),
        ("actor=nobody", "actor: “nobody” is not a known actor; write one of 124 known names"),
        ("publisher=nobody", "publisher: “nobody” is not a known publisher; write one of"),
        ("casualties=0", "casualties: “0” is not a number of people; write 1 or more"),
        (
            "precision=town",
            "precision: “town” is not a precision; write exact, settlement, district",
        ),
        ("event=none-such", "event: “none-such” is not the id of a report here"),
        ("v=0", "v: “0” is not a data version kept here; without v it is the newest"),
        (
            "from=2020-11-01&to=2020-10-01",
            "from: “2020-11-01” is later than “2020-10-01”; swap them",
        ),
        ("q=" + "x" * 5000, "the query is longer than 4000 characters; shorten it"),
    ],
)
def test_a_bad_value_is_one_sentence(names: LinkNames, link: str, sentence: str) -> None:
    with pytest.raises(QueryError) as refused:
        asked_by(link, names)
    assert str(refused.value).startswith(sentence)


def test_more_fields_than_a_link_may_have_are_passed_over() -> None:
    many = "&".join(f"k{n}={n}" for n in range(500))
    assert len(link_values(many)) == 100
