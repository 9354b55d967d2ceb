"""A problem is one printable line, whatever a file holds."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Problem
from geodata.model.problems import listed

anything = st.text(st.characters(), max_size=100)


@given(anything, anything, anything, anything, anything)
def test_the_sentence_is_one_line(
    file: str, field: str, value: str, message: str, cure: str
) -> None:
    sentence = str(Problem(file, 1, field, value, message, cure))
    assert not {unicodedata.category(char) for char in sentence} & {"Cc", "Cs", "Zl", "Zp"}


def test_what_a_message_quotes_is_cut_short() -> None:
    problem = Problem("f.csv", None, "", None, "x" * 100_000, "y" * 100_000)
    assert len(str(problem)) < 2_000


def test_names_in_a_row() -> None:
    assert listed(("a", "b\nc")) == "a, b c"
    assert listed(("a", "b", "c"), most=2) == "a, b, …"
