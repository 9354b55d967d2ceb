"""Licences as people write them, and the rule that follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.licences import known_datasets, licence_rules, redistribution_of, rule_of_licence
from geodata.vocabulary import REDISTRIBUTIONS

ROWS = (
    "CC BY 4.0",
    "CC-BY-4.0",
    "CC BY-SA 4.0",
    "CC-BY-SA-3.0-IGO",
    "CC BY-NC 4.0",
    "CC-BY-NC-SA-4.0",
    "Creative Commons Attribution 4.0 International",
    "Creative Commons Attribution-NonCommercial 4.0",
    "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0",
    "CC0",
    "Public Domain",
    "public-domain",
    "PDDL-1.0",
    "ODbL-1.0",
    "Open Database License (ODbL) 1.0",
    "ODC-By-1.0",
    "Open Data Commons Attribution License",
    "OGL-UK-3.0",
    "etalab-2.0",
    "MIT",
    "MIT; titles of sources are their publishers'",
    "Apache-2.0",
    "No rights reserved",
    "public domain; CC BY 4.0",
)
AGGREGATES = (
    "CC BY-ND 4.0",
    "CC-BY-NC-ND-4.0",
    "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0",
    "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    "ACLED",
    "ACLED terms of use: rows are not passed on",
    "Terms of Use and Attribution Policy of ACLED",
    "aggregates only",
)
LINK_ONLY = (
    "All rights reserved",
    "© 2024 Example Agency. All Rights Reserved.",
    "Proprietary",
    "confidential",
    "Not for redistribution",
    "may not be redistributed",
    "no further redistribution",
    "Do not republish",
    "CC BY 4.0 for the text; all rights reserved for the rows",
)
UNKNOWN = ("", "ask Leyla", "see website", "summitting", "free", "???", "accledited")


@pytest.mark.parametrize("licence", ROWS)
def test_rows_may_leave(licence: str) -> None:
    assert redistribution_of(licence) == "rows"


@pytest.mark.parametrize("licence", AGGREGATES)
def test_counts_may_leave(licence: str) -> None:
    assert redistribution_of(licence) == "aggregates"


@pytest.mark.parametrize("licence", LINK_ONLY)
def test_the_name_may_leave(licence: str) -> None:
    assert redistribution_of(licence) == "link-only"


@pytest.mark.parametrize("licence", UNKNOWN)
def test_what_is_not_understood_gives_no_rule(licence: str) -> None:
    assert redistribution_of(licence) is None


def test_the_licences_of_known_datasets_agree_with_their_rules() -> None:
    for dataset in known_datasets().values():
        assert redistribution_of(dataset.licence) == dataset.redistribution, dataset.id


def test_each_line_of_the_table_decides_some_licence() -> None:
    tried = [rule_of_licence(licence) for licence in (*ROWS, *AGGREGATES, *LINK_ONLY)]
    said = {rule.why for rule in tried if rule}
    assert {rule.why for rule in licence_rules()} - said <= {"the licence allows passing it on"}


@given(st.sampled_from(ROWS), st.sampled_from((*ROWS, *AGGREGATES, *LINK_ONLY)))
def test_the_strictest_of_several_licences_wins(one: str, other: str) -> None:
    both = redistribution_of(f"{one}; {other}")
    alone = [REDISTRIBUTIONS.index(str(redistribution_of(text))) for text in (one, other)]
    assert both == REDISTRIBUTIONS[max(alone)]


@given(st.text(max_size=60))
def test_any_text_has_an_answer(licence: str) -> None:
    assert redistribution_of(licence) in (None, *REDISTRIBUTIONS)
