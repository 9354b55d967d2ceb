"""Files into the store: all files or none, every problem told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.pipelines.import_events import import_files, problems_of, read_files
from geodata.stores import ImportRefused, Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(None, tmp_path / "store")


@pytest.fixture
def files(tmp_path: Path, chronicle_csv: bytes) -> tuple[Path, Path]:
    """Two files of new events, one each, the second related to the first."""
    header, first, second, *_ = chronicle_csv.decode().splitlines()
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    first = first.replace("1980-09-22-iran-iraq-war", "new-one")
    second = second.replace("1988-02-20-karabakh-movement", "new-two")
    second = second.replace("1994-05-12-ceasefire", "new-one")
    one.write_text(f"{header}\n{first}\n", encoding="utf-8")
    two.write_text(f"{header}\n{second}\n", encoding="utf-8")
    return one, two


def test_files_are_stored_together_and_recorded_each(
    store: Store, files: tuple[Path, Path]
) -> None:
    report = import_files(store, list(files))
    assert (report.added, report.changed, report.unchanged) == (2, 0, 0)
    assert [one["file"] for one in store.info().imports] == ["events.csv", "one.csv", "two.csv"]
    assert import_files(store, list(files)).unchanged == 2
    assert len(store.info().imports) == 3, "what says nothing new leaves no record"


def test_a_bad_row_in_one_file_stores_nothing_of_the_other(
    store: Store, files: tuple[Path, Path]
) -> None:
    before = store.info()
    one, two = files
    two.write_text(two.read_text(encoding="utf-8").replace("39.81770", '"39,81770"'), "utf-8")
    with pytest.raises(ImportRefused) as refused:
        import_files(store, [one, two])
    assert str(refused.value) == 'two.csv, row 2, lat: "39,81770" is not a number; write 39.81770'
    assert store.info() == before


def test_a_relation_to_a_bad_row_is_no_second_problem(
    store: Store, files: tuple[Path, Path]
) -> None:
    one, two = files
    one.write_text(one.read_text(encoding="utf-8").replace("30.44079", "95"), "utf-8")
    found = problems_of(read_files([one, two]), store.ids())
    assert [(problem.file, problem.field) for problem in found] == [("one.csv", "lat")]


def test_problems_come_in_the_order_of_files_and_rows(
    store: Store, files: tuple[Path, Path]
) -> None:
    one, two = files
    lines = two.read_text(encoding="utf-8").splitlines()
    bad = lines[1].replace("new-one", "nowhere").replace("new-two", "new-three")
    worse = lines[1].replace("new-two", "new-four").replace(",confirmed,", ",certain,")
    two.write_text("\n".join([lines[0], worse, bad, lines[1]]), "utf-8")
    found = problems_of(read_files([one, two]), store.ids())
    assert [(problem.file, problem.row, problem.field) for problem in found] == [
        ("two.csv", 2, "confidence"),
        ("two.csv", 3, "related_ids"),
    ]


def test_a_file_that_cannot_be_read_is_a_problem(store: Store, tmp_path: Path) -> None:
    found = problems_of(read_files([tmp_path / "none.csv"]), store.ids())
    assert [str(problem) for problem in found] == [
        "none.csv: cannot be read (No such file or directory); check the path"
    ]


def test_files_of_one_name_are_told_apart(store: Store, files: tuple[Path, Path]) -> None:
    one, two = files
    other = one.parent / "other" / two.name
    other.parent.mkdir()
    other.write_bytes(two.read_bytes())
    found = problems_of(read_files([one, two, other]), store.ids())
    assert [(problem.file, problem.row, problem.field) for problem in found] == [
        (str(other), 2, "id")
    ]
