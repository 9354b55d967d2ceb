"""Reports stay small however many problems there are, and count every one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Problem
from geodata.pipelines.reports import EXAMPLES, MOST_REASONS, FileReport, Report
from geodata.pipelines.spool import CHUNK, Spool

problems = st.builds(
    Problem,
    st.just("a.csv"),
    st.integers(2, 10_000),
    st.sampled_from(("lat", "lon", "id", "")),
    st.none() | st.text(max_size=5),
    st.sampled_from(("is empty", "is not a number", "has 3 cells", "has 41 cells")),
    st.just("correct it"),
    st.sampled_from(("refused", "warned")),
)


@given(st.lists(problems, max_size=60))
def test_every_problem_is_counted_and_few_are_kept(found: list[Problem]) -> None:
    report = FileReport("a.csv")
    for problem in found:
        report.add(problem)
    assert sum(reason.count for reason in report.reasons) == len(found)
    assert all(len(reason.examples) <= EXAMPLES for reason in report.reasons)
    assert report.ok == all(problem.level == "warned" for problem in found)
    assert len(report.problems) + Report((report,)).left_out == len(found)
    assert [problem.row for problem in report.problems] == sorted(
        problem.row or 0 for problem in report.problems
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("has 3 cells where the header has 40", "has 41 cells where the header has 40"),
        ("is the id of row 2 already", "is the id of row 77 already"),
        ("is before the start, 2020-09-27", "is before the start, 1994-05-12"),
        ('is the id of "a"', 'is the id of "b, and c"'),
        ("contains the control character U+0007", "contains the control character U+001B"),
    ],
)
def test_messages_that_differ_in_values_are_one_reason(one: str, other: str) -> None:
    report = FileReport("a.csv")
    for message in (one, other):
        report.add(Problem("a.csv", 2, "id", "x", message, "correct it"))
    assert [reason.count for reason in report.reasons] == [2]


def test_reasons_without_end_are_counted_as_one() -> None:
    report = FileReport("a.csv")
    for number in range(3 * MOST_REASONS):
        field = "".join(chr(97 + int(digit)) for digit in str(number))
        report.add(Problem("a.csv", 2, field, None, "is wrong", "correct it"))
    assert len(report.reasons) == MOST_REASONS + 1
    assert report.reasons[-1].message == "other reasons"
    assert report.reasons[-1].count == 2 * MOST_REASONS


def test_all_examples_are_kept_when_they_are_asked_for() -> None:
    report = FileReport("a.csv", most=None)
    for row in range(500):
        report.add(Problem("a.csv", row, "lat", None, "is empty", "fill it"))
    assert len(report.problems) == 500


@given(st.lists(st.tuples(st.integers(0, 3), st.integers()), max_size=50))
def test_a_spool_gives_back_what_was_filed(filed: list[tuple[int, int]]) -> None:
    spool: Spool[int] = Spool()
    for key, item in filed:
        spool.put(key, item)
    for key in range(4):
        expected = [item for place, item in filed if place == key]
        assert list(spool.items(key)) == expected == list(spool.items(key))
    spool.close()


def test_a_spool_is_read_while_others_are_read(tmp_path: Path) -> None:
    spool: Spool[int] = Spool()
    for number in range(4 * CHUNK):
        spool.put(number % 2, number)
    pairs = zip(spool.items(0), spool.items(1), strict=True)
    assert all(odd == even + 1 for even, odd in pairs)
    spool.close()
