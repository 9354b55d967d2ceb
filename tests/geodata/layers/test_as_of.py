"""Layers as they stood on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import QueryError
from geodata.layers import Catalogue, layer_as_of, load_catalogue

TOLD = {"controller", "since", "until", "claimed_by", "recognised_as", "basis"}


@given(st.dates(date(1988, 1, 1), date(2030, 12, 31)))
def test_control_and_what_derives_from_it_agree(day: date) -> None:
    catalogue = load_catalogue()
    control = layer_as_of(catalogue, "control", day)["features"]
    assert all(feature["properties"].keys() >= TOLD for feature in control)
    for feature in control:
        said = feature["properties"]
        assert said["since"] <= day.isoformat() < (said["until"] or "9999")
    held = catalogue.layer("occupied").spec.held_by
    expected = [feature for feature in control if feature["properties"]["controller"] in held]
    assert layer_as_of(catalogue, "occupied", day)["features"] == expected


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(1988, 1, 1), 0), (date(2020, 9, 26), 15), (date(2023, 9, 21), 0)],
)
def test_what_was_held_grows_and_shrinks(catalogue: Catalogue, day: date, count: int) -> None:
    assert len(layer_as_of(catalogue, "occupied", day)["features"]) == count


def test_no_controller_before_the_history(catalogue: Catalogue) -> None:
    features = layer_as_of(catalogue, "control", date(1980, 1, 1))["features"]
    assert len(features) == 20
    held = layer_as_of(catalogue, "control", date(2020, 9, 26))["features"]
    for feature, later in zip(features, held, strict=True):
        properties = feature["properties"]
        assert properties.keys() == later["properties"].keys()
        assert {properties[name] for name in ("controller", "since", "until", "claimed_by")} == {
            None
        }


def test_other_layers_are_the_same_on_all_days(catalogue: Catalogue) -> None:
    then = layer_as_of(catalogue, "enclave", date(1900, 1, 1))
    assert then == catalogue.layer("enclave").collection()
    assert then["features"][0]["properties"]["valid_to"] == "1991-11-26"


def test_the_catalogue_is_not_touched_by_an_answer(catalogue: Catalogue) -> None:
    layer_as_of(catalogue, "control", date(2020, 9, 26))
    assert "controller" not in catalogue.area("kalbajar").properties


def test_an_unknown_layer_is_no_answer(catalogue: Catalogue) -> None:
    with pytest.raises(QueryError, match='there is no layer "moon"'):
        layer_as_of(catalogue, "moon", date(2020, 9, 26))
