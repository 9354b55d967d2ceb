"""Which dataset a file is filed under: known ones keep their rule, others take what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.licences import known_dataset, known_datasets
from geodata.model import Dataset
from geodata.pipelines.sources import Said, dataset_of

PATH = Path("press/Ceasefire violations 2023.xlsx")


def test_a_file_of_any_shape_is_a_dataset_of_its_own() -> None:
    found, warnings = dataset_of(PATH.name, PATH, "", Said(), {})
    assert found == Dataset(id="ceasefire-violations-2023", name=PATH.name, redistribution="rows")
    assert warnings == ()


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Ceasefire Watch (2020)", "ceasefire-watch-2020"),
        ("Şuşa gözləmi", "susa-gozlami"),
        ("chronicle", "chronicle-file"),
        ("ACLED", "acled"),
    ],
)
def test_the_id_follows_from_the_name(name: str, identity: str) -> None:
    assert dataset_of(PATH.name, PATH, "", Said(name=name), {})[0].id == identity


def test_a_name_without_latin_letters_has_an_id_that_stays() -> None:
    ids = {
        dataset_of(PATH.name, PATH, "", Said(name=name), {})[0].id
        for name in ("Хроника", "Хроника", "وقایع")
    }
    assert len(ids) == 2
    assert all(identity.startswith("file-") for identity in ids)


@pytest.mark.parametrize(
    ("said", "rule", "warns"),
    [
        (Said(), "rows", False),
        (Said(licence="CC BY 4.0"), "rows", False),
        (Said(licence="All rights reserved"), "link-only", False),
        (Said(licence="by word of mouth"), "rows", True),
        (Said(licence="by word of mouth", redistribution="link-only"), "link-only", False),
        (Said(licence="All rights reserved", redistribution="rows"), "rows", False),
    ],
)
def test_the_rule_is_what_is_said_or_what_the_licence_lets_go(
    said: Said, rule: str, warns: bool
) -> None:
    found, warnings = dataset_of(PATH.name, PATH, "", said, {})
    assert (found.redistribution, found.licence) == (rule, said.licence)
    assert bool(warnings) == warns


def test_what_is_not_said_stays_as_it_is_stored() -> None:
    stored = Dataset(
        id="watch", name="Watch", redistribution="aggregates", licence="ODbL", accessed="2020"
    )
    found, _ = dataset_of(PATH.name, PATH, "", Said("Watch", accessed="2021"), {"watch": stored})
    assert found == stored.model_copy(update={"accessed": "2021"})


@pytest.mark.parametrize("known", sorted(known_datasets()))
def test_a_known_dataset_keeps_its_name_and_licence(known: str) -> None:
    said = Said("Mine", "CC0-1.0", accessed="2024-05-01", citation="ours")
    found, warnings = dataset_of(PATH.name, PATH, known, said, {})
    base = known_dataset(known)
    assert found == base.model_copy(update={"accessed": "2024-05-01", "citation": "ours"})
    assert [(one.level, one.field, one.value) for one in warnings] == [
        ("warned", "source-name", "Mine"),
        ("warned", "licence", "CC0-1.0"),
    ]


def test_no_word_loosens_the_rule_of_a_known_dataset() -> None:
    for path, known, name in (
        (PATH, "acled", ""),
        (Path("acled.csv"), "", ""),
        (PATH, "", "ACLED"),
    ):
        said = Said(name=name, redistribution="rows")
        found, warnings = dataset_of(path.name, path, known, said, {})
        assert (found.id, found.redistribution) == ("acled", "aggregates")
        assert "the stricter one holds" in str(warnings[0])
        stricter = Said(name=name, redistribution="link-only")
        assert dataset_of(path.name, path, known, stricter, {})[0].redistribution == "link-only"
