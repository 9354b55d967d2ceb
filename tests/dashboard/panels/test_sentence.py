"""A view in plain words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from dashboard.panels.filters.sentence import clauses, sentence
from dashboard.services import Services
from dashboard.state import View, format_view
from tests.dashboard.state.test_codec import views

OCTOBER = {"from_": dt.date(2020, 10, 1), "to": dt.date(2020, 10, 31)}
BORDER = "Iran's border with Armenia and Azerbaijan"


@pytest.mark.parametrize(
    ("view", "selected", "said"),
    [
        (View(), 140, "140 reports, 27 Sep to 10 Nov 2020"),
        (View(from_=None, to=None), 1, "1 report, all dates"),
        (View(to=None), 2, "2 reports, from 27 Sep 2020 on"),
        (View(from_=None, to=dt.date(1994, 5, 12)), 2, "2 reports, until 12 May 1994"),
        (
            View(
                show=("border_incident",),
                near=("iran-border", 25),
                confidence=("confirmed", "reported"),
            ),
            12,
            f"12 border incidents within 25 km of {BORDER}, 27 Sep to 10 Nov 2020, "
            "confirmed or reported",
        ),
        (
            View(
                show=("event", "protest"),
                kind=("clash", "drone", "landing"),
                region=("ardabil", "districts"),
                **OCTOBER,
            ),
            0,
            "0 reports (conflict and diplomacy or protests; clash, drone or landing of a "
            "projectile) in Ardabil or The seven surrounding districts, 1 to 31 Oct 2020",
        ),
        (
            View(
                actor=("armenian-forces",),
                publisher=("iranwire", "trend"),
                casualties=1,
                q="Shusha road",
                precision="settlement",
                from_=dt.date(2020, 10, 1),
                to=dt.date(2020, 10, 1),
            ),
            1,
            "1 report involving Armenian forces published by IranWire or Trend with at least 1 "
            "person killed or injured with the words “Shusha road” placed to the settlement or "
            "better, 1 Oct 2020",
        ),
        (
            View(bbox=(44.0, 38.0, 48.5, 40.0), casualties=10_000, show=()),
            0,
            "0 reports (of no set) in the box 44° to 48.5° east, 38° to 40° north with at least "
            "10\u202f000 people killed or injured, 27 Sep to 10 Nov 2020",
        ),
    ],
)
def test_a_view_is_one_sentence(services: Services, view: View, selected: int, said: str) -> None:
    assert sentence(view, selected, services.snapshot, services.catalogue) == said


def test_a_drawn_area_is_said_by_its_size(services: Services) -> None:
    degree = View(within=((46.0, 39.0), (47.0, 39.0), (47.0, 40.0), (46.0, 40.0)))
    [clause, _] = clauses(degree, services.snapshot, services.catalogue)
    assert clause.key == "within"
    assert clause.text.startswith("in a drawn area of 9") and clause.text.endswith("km²")


def test_each_choice_that_can_be_taken_back_has_a_clause(services: Services) -> None:
    view = View(
        kind=("clash", "drone"),
        region=("ardabil", "enclave"),
        actor=("armenia", "iran"),
        confidence=("confirmed",),
        **OCTOBER,
    )
    said = [
        (clause.key, clause.value)
        for clause in clauses(view, services.snapshot, services.catalogue)
    ]
    assert said == [
        ("kind", "clash"),
        ("kind", "drone"),
        ("region", "ardabil"),
        ("region", "enclave"),
        ("actor", "armenia"),
        ("actor", "iran"),
        ("time", None),
        ("confidence", None),
    ]
    assert clauses(View(from_=None, to=None), services.snapshot, services.catalogue) == ()


@given(view=views())
def test_whatever_is_asked_is_said(services: Services, view: View) -> None:
    known = {"mohammad-javad-zarif", "azerbaijan", "iranwire", "tehran-times"}
    names = {"actor": known & set(view.actor), "publisher": known & set(view.publisher)}
    kept = {key: tuple(sorted(slugs)) for key, slugs in names.items()}
    view = View(
        **{name: getattr(view, name) for name in View.__slots__ if name not in kept}, **kept
    )
    keys = {clause.key for clause in clauses(view, services.snapshot, services.catalogue)}
    asked = {part.partition("=")[0] for part in format_view(view).split("&")}
    beside = {
        "layers",
        "from",
        "to",
        "asof",
        "event",
        "at",
        "compare",
        "mode",
        "count",
        "names",
        "lang",
    }
    assert asked - beside - {"theme", "others", "v", ""} <= keys
    text = sentence(view, 3, services.snapshot, services.catalogue)
    assert "{" not in text.replace(view.q, "") and "\n" not in text
