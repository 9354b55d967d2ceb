"""Every view has a link that gives the view back; any text as a link gives a view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.state import Camera, Known, View, format_view, parse_view
from dashboard.state.codec import KEYS
from dashboard.state.links import view_of
from geodata.vocabulary import CONFIDENCES, GEO_PRECISIONS, KINDS, LANGUAGES, REPORT_LAYERS
from tests.geodata.strategies import rings

KNOWN = Known(
    layers=("provinces", "districts", "enclave", "control"),
    areas=("enclave", "AZ-KAL", "ardabil"),
    shapes=("enclave", "iran-border", "line-of-contact"),
    events=("2020-10-01-shells", "2020-09-27-war-begins"),
    versions=("abc123",),
    actors=("azerbaijan", "mohammad-javad-zarif", "սերժ-սարգսյան"),
    publishers=("iranwire", "tehran-times", "آناج"),
)


def subset(words: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...] | None]:
    """Some of the words in their order, or None for all."""
    chosen = st.sets(st.sampled_from(words)).map(lambda s: tuple(w for w in words if w in s))
    return st.none() | chosen


def some_of(words: Collection[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the words in any order."""
    return st.lists(st.sampled_from(tuple(words)), unique=True).map(tuple)


days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
windows = st.tuples(st.none() | days, st.none() | days).filter(
    lambda w: w[0] is None or w[1] is None or w[0] <= w[1]
) | days.map(lambda day: (day, day))
cameras = st.builds(
    lambda lat, lon, zoom: Camera(round(lat, 5), round(lon, 5), round(zoom, 2)),
    st.floats(-85, 85),
    st.floats(-180, 180),
    st.floats(0, 22),
)
boxes = st.tuples(
    st.floats(-180, 0), st.floats(-90, 0), st.floats(0.001, 180), st.floats(0.001, 90)
).map(lambda box: tuple(round(v, 6) for v in box))
texts = st.text(max_size=60).map(lambda t: " ".join(t.split()))


@st.composite
def views(draw: st.DrawFn) -> View:
    from_, to = draw(windows)
    modes = ("range", "slide", "cumulative", *(("day",) if from_ and from_ == to else ()))
    return View(
        layers=draw(subset(KNOWN.layers)),
        show=draw(subset(REPORT_LAYERS)),
        kind=draw(subset(KINDS)),
        from_=from_,
        to=to,
        asof=draw(st.none() | days),
        region=draw(some_of(KNOWN.areas)),
        bbox=draw(st.none() | boxes),
        near=draw(
            st.none()
            | st.tuples(
                st.sampled_from(tuple(KNOWN.shapes)), st.floats(0, 2000).map(lambda k: round(k, 6))
            )
        ),
        q=draw(texts),
        within=draw(st.none() | rings),
        confidence=draw(subset(CONFIDENCES)),
        actor=draw(some_of(KNOWN.actors)),
        publisher=draw(some_of(KNOWN.publishers)),
        casualties=draw(st.none() | st.integers(1, 1_000_000)),
        precision=draw(st.none() | st.sampled_from(GEO_PRECISIONS)),
        event=draw(st.none() | st.sampled_from(tuple(KNOWN.events))),
        at=draw(st.none() | cameras),
        compare=draw(st.none() | days),
        mode=draw(st.sampled_from(modes)),
        count=draw(st.none() | st.sampled_from(("provinces", "districts"))),
        names=draw(st.sampled_from(LANGUAGES)),
        lang=draw(st.sampled_from(("en", "fa", "az", "hy"))),
        theme=draw(st.none() | st.sampled_from(("light", "dark", "contrast", "print"))),
        others=draw(st.sampled_from(("hide", "fade"))),
        v=draw(st.none() | st.just("abc123")),
    )


@given(views())
def test_a_link_gives_its_view_back(view: View) -> None:
    link = format_view(view)
    again, remarks = parse_view(dict(parse_qsl(link)), KNOWN)
    assert again == view
    assert remarks == ()


@given(st.dictionaries(st.sampled_from([k.name for k in KEYS]) | st.text(), st.text(max_size=300)))
def test_any_values_give_a_view(args: dict[str, str]) -> None:
    view, remarks = parse_view(args, KNOWN)
    assert parse_view(dict(parse_qsl(format_view(view))), KNOWN) == (view, ())
    assert {r.key for r in remarks} <= {k.name for k in KEYS}


@given(st.text(max_size=500))
def test_any_text_as_a_link_gives_a_view(text: str) -> None:
    view, _ = view_of(text, KNOWN)
    assert isinstance(view, View)


def test_the_empty_link_is_the_default_window() -> None:
    view, remarks = parse_view({}, KNOWN)
    assert (view.from_, view.to) == (dt.date(2020, 9, 27), dt.date(2020, 11, 10))
    assert remarks == ()
    assert format_view(view) == ""


def test_keys_stand_in_the_promised_order() -> None:
    promised = (
        "layers show kind from to asof region bbox near within q confidence actor publisher "
        "casualties precision event at compare mode count names lang theme others v"
    )
    assert [k.name for k in KEYS] == promised.split()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("layers", "enclave,nowhere"),
        ("show", "events"),
        ("kind", "drones"),
        ("from", "2020-13-01"),
        ("from", "20200927"),
        ("to", "27.9.2020"),
        ("asof", "yesterday"),
        ("region", "atlantis"),
        ("bbox", "50,35,44,41"),
        ("bbox", "44,35,50"),
        ("bbox", "44,35,50,95"),
        ("bbox", "44,35,44,41"),
        ("near", "iran-border"),
        ("near", "iran-border:far"),
        ("near", "iran-border:-1"),
        ("near", "moon:5"),
        ("within", "44,38;47,38"),
        ("within", "44,38;47,38;47"),
        ("within", "44,38;47,38;47,nan"),
        ("within", "44,38;47,40;47,38;44,40"),
        ("within", "44,38;47,38;47,95"),
        ("within", "-170,38;170,38;0,60"),
        ("within", ";".join(f"{44 + n / 100},{38 + n * n / 10_000}" for n in range(65))),
        ("q", "x" * 201),
        ("actor", "nobody"),
        ("actor", "none"),
        ("publisher", "iranwire,nobody"),
        ("casualties", "0"),
        ("casualties", "many"),
        ("casualties", "-3"),
        ("casualties", "١٢"),
        ("precision", "village"),
        ("precision", "exact,district"),
        ("others", "dim"),
        ("confidence", "sure"),
        ("event", "no-such-event"),
        ("at", "95,46,6"),
        ("at", "nan,46,6"),
        ("names", "ru"),
        ("lang", "xx"),
        ("theme", "sepia"),
        ("v", "0"),
        ("compare", "before"),
        ("mode", "backwards"),
        ("mode", "day"),
    ],
)
def test_a_bad_value_falls_back_with_one_remark_that_names_it(key: str, value: str) -> None:
    view, remarks = parse_view({key: value}, KNOWN)
    assert view == View()
    assert [r.key for r in remarks] == [key]
    assert str(remarks[0]).startswith(f"{key}: “")


def test_a_window_turned_round_falls_back() -> None:
    view, remarks = parse_view({"from": "2020-11-01", "to": "2020-10-01"}, KNOWN)
    assert view == View()
    assert "later than" in str(remarks[0])


def test_open_ends_and_nothing_shown_can_be_said() -> None:
    view, remarks = parse_view({"from": "..", "to": "..", "show": "none", "layers": "none"}, KNOWN)
    assert (view.from_, view.to, view.show, view.layers) == (None, None, (), ())
    assert remarks == ()
    assert format_view(view) == "layers=none&show=none&from=..&to=.."


def test_control_follows_the_window_until_it_is_pinned() -> None:
    today = dt.date(2026, 11, 24)
    assert View().control_day(today) == dt.date(2020, 11, 10)
    assert View(to=None).control_day(today) == today
    assert View(asof=dt.date(2020, 9, 26)).control_day(today) == dt.date(2020, 9, 26)


def test_the_mode_of_one_day_is_for_a_window_of_one_day() -> None:
    day = {"from": "2020-10-18", "to": "2020-10-18", "mode": "day"}
    view, remarks = parse_view(day, KNOWN)
    assert (view.mode, remarks) == ("day", ())
    view, remarks = parse_view(day | {"to": "2020-10-19"}, KNOWN)
    assert (view.mode, view.to) == ("range", dt.date(2020, 10, 19))
    assert len(remarks) == 1
