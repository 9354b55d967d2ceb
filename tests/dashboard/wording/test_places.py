"""Names of places by language; a disputed place keeps both of its names in each."""

from __future__ import annotations

import pytest

from dashboard.wording.places import BOTH, area_name, name_in, place_name
from geodata.layers import load_catalogue
from geodata.model.event import Place
from geodata.vocabulary import LANGUAGES

SHUSHA = {"en": "Shusha / Shushi", "az": "Şuşa", "hy": "Շուշի", "fa": "شوشا"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Shusha / Shushi"),
        ("az", "Şuşa / Շուշի"),
        ("hy", "Շուշի / Şuşa"),
        ("fa", "شوشا / Շուշի"),
    ],
)
def test_both_names_whatever_the_language(lang: str, text: str) -> None:
    assert name_in(SHUSHA, lang) == text


def test_a_name_that_is_two_names_already_stays() -> None:
    kalbajar = {"en": "Kalbajar / Karvachar", "az": "Kəlbəcər", "hy": "Քարվաճառ / Քելբաջար"}
    assert name_in(kalbajar, "hy") == "Քարվաճառ / Քելբաջար"
    assert name_in(kalbajar, "az") == "Kəlbəcər / Քարվաճառ"


def test_english_stands_in_where_a_name_is_missing() -> None:
    assert name_in({"en": "Ozan", "hy": ""}, "hy") == "Ozan"
    assert name_in({"en": "Tabriz", "fa": "تبریز"}, "fa") == "تبریز"


def test_every_disputed_place_of_the_catalogue_has_two_names_in_each_language() -> None:
    disputed = [
        feature.names
        for layer in load_catalogue().layers.values()
        for feature in layer.features
        if BOTH in feature.names.get("en", "")
    ]
    assert len(disputed) > 20
    single = [
        (names["en"], lang)
        for names in disputed
        for lang in LANGUAGES
        if BOTH not in name_in(names, lang)
    ]
    assert single == []


def test_the_enclave_keeps_the_other_partys_own_name() -> None:
    (enclave,) = load_catalogue().layer("enclave").features
    assert name_in(enclave.names, "az").endswith("/ Արցախ")


def test_a_report_and_its_country_in_the_language_of_names() -> None:
    place = Place(
        name="Shusha / Shushi", az="Şuşa", hy="Շուշի", fa="شوشا", country="Azerbaijan",
        admin1="Shusha District", lat=39.76, lon=46.75, geo_precision="settlement",
    )  # fmt: skip
    catalogue = load_catalogue()
    assert place_name(place, "az") == "Şuşa / Շուշի"
    assert area_name(catalogue, place.country, "hy") == "Ադրբեջան"
    assert area_name(catalogue, place.admin1, "az") == "Şuşa"
    assert area_name(catalogue, "California", "az") == "California"
