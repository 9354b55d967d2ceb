"""Terms: names folded to slugs, and the rows that bear them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model.folding import fold
from geodata.model.terms import LONGEST_SLUG, slug_of, terms_of

names = st.sampled_from(("Trend", "TREND", "İRNA", "IRNA", "News.am", "آناج", "Ա Բ", "—", "x y z"))
rows = st.lists(st.lists(names, max_size=4), max_size=30)


def read(said: list[list[str]]) -> list[str]:
    return ["\n".join(each) for each in said]


def lines(text: str) -> list[str]:
    return text.split("\n")


@given(said=rows, data=st.data())
def test_each_term_has_the_rows_that_bear_a_name_of_it(
    said: list[list[str]], data: st.DataObject
) -> None:
    terms = terms_of(read(said), lines)
    kept = np.array(
        data.draw(st.lists(st.booleans(), min_size=len(said), max_size=len(said))), bool
    )
    expected = sorted({slug for each in said for name in each if (slug := slug_of(name))})
    assert list(terms.slugs) == expected == list(terms.place)
    for slug, count in zip(terms.slugs, terms.counts(kept), strict=True):
        bearing = [row for row, each in enumerate(said) if slug in map(slug_of, each)]
        assert terms.rows_of(slug).tolist() == bearing
        assert count == sum(kept[row] for row in bearing)


@given(said=rows)
def test_a_term_is_shown_in_its_most_usual_spelling(said: list[list[str]]) -> None:
    terms = terms_of(read(said), lines)
    for slug in terms.slugs:
        first = [next((n for n in each if slug_of(n) == slug), None) for each in said]
        times = Counter(name for name in first if name)
        assert times[terms.label_of(slug)] == max(times.values())


@given(name=st.text(max_size=200))
def test_a_slug_can_stand_in_a_list_of_a_link(name: str) -> None:
    slug = slug_of(name)
    assert "," not in slug and " " not in slug and len(slug) <= LONGEST_SLUG
    assert bool(slug) == bool(fold(name))


def test_long_names_that_begin_alike_stay_two() -> None:
    begin = "Campaign for the Rights of " * 4
    assert slug_of(begin + "a") != slug_of(begin + "b")
    assert slug_of("Thomas de Waal, Black Garden") == "thomas-de-waal-black-garden"


def test_no_rows_have_no_terms() -> None:
    terms = terms_of((), lines)
    assert (len(terms), terms.counts(np.zeros(0, bool)).size) == (0, 0)
    with pytest.raises(KeyError):
        terms.rows_of("trend")
