"""The guard against formulas: nothing starts like one, and everything comes back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geodata.model.formulas import guarded, unguarded

STARTS = ("=", "+", "-", "@", "\t", "\r")
cells = st.one_of(
    st.text(max_size=20), st.text("'=+-@\t\ra", max_size=6), st.text("'=", max_size=4)
)


@given(cells)
@example("'=1+1")
@example("''")
def test_the_guard_can_be_undone(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(cells)
def test_nothing_starts_like_a_formula(cell: str) -> None:
    assert not guarded(cell).startswith(STARTS)


@pytest.mark.parametrize("cell", ["", "Shusha", "'tis", "2020-09-27", "a=b", " =1"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell == unguarded(cell)


@pytest.mark.parametrize(
    ("cell", "said"), [("=1", "'=1"), ("-5", "'-5"), ("'=1", "''=1"), ("''@x", "'''@x")]
)
def test_one_apostrophe_is_added(cell: str, said: str) -> None:
    assert guarded(cell) == said
