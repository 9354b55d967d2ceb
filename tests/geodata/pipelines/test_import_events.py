"""Files into the store: all files or none, every problem told at once, whatever is read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geodata.model import Problem
from geodata.pipelines.import_events import FilesRefused, check_files, import_files
from geodata.pipelines.screening import Options
from geodata.stores import Store, open_store

SAMPLES = Path(__file__).parents[3].parent / "shared/data/samples"


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


def problems_of(store: Store, *paths: Path, options: Options | None = None) -> list[Problem]:
    return list(check_files(paths, store.ids(), {}, options).problems)


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_files_are_stored_together_and_recorded_each(
    store: Store, files: tuple[Path, Path]
) -> None:
    stored = import_files(store, files).stored
    assert (stored.added, stored.changed, stored.unchanged) == (2, 0, 0)
    assert [one["file"] for one in store.info().imports] == ["events.csv", "one.csv", "two.csv"]
    assert import_files(store, files).stored.unchanged == 2
    assert len(store.info().imports) == 3, "what says nothing new leaves no record"


def test_a_bad_row_in_one_file_stores_nothing_of_the_other(
    store: Store, files: tuple[Path, Path]
) -> None:
    before = store.info()
    edit(files[1], ("39.81770", '"39,81770"'))
    with pytest.raises(FilesRefused) as refused:
        import_files(store, files)
    assert str(refused.value) == (
        'two.csv, row 2, lat: "39,81770" is not a number; write 39.81770\nnothing was stored'
    )
    assert store.info() == before


def test_a_relation_to_a_bad_row_is_no_second_problem(
    store: Store, files: tuple[Path, Path]
) -> None:
    edit(files[0], ("30.44079", "95"))
    found = problems_of(store, *files)
    assert [(problem.file, problem.field) for problem in found] == [("one.csv", "lat")]


def test_a_relation_to_a_bad_row_that_is_skipped_is_a_problem_down_the_line(
    store: Store, files: tuple[Path, Path], tmp_path: Path
) -> None:
    three = tmp_path / "three.csv"
    three.write_bytes(files[1].read_bytes())
    edit(three, ("new-two", "new-three"), ("new-one", "new-two"))
    edit(files[0], ("30.44079", "95"))
    # The file that names the next one stands before it, so one pass is not enough.
    found = problems_of(store, three, files[1], files[0], options=Options(skip_bad=True))
    assert [(problem.file, problem.field, problem.message) for problem in found] == [
        ("three.csv", "related_ids", "is the id of a refused row (two.csv, row 2)"),
        ("two.csv", "related_ids", "is the id of a refused row (one.csv, row 2)"),
        ("one.csv", "lat", "is not a latitude"),
    ]


def test_a_relation_to_a_bad_row_that_is_stored_from_before_stays(
    store: Store, files: tuple[Path, Path]
) -> None:
    import_files(store, files)
    edit(files[0], ("30.44079", "95"))
    done = import_files(store, files, Options(skip_bad=True), rejects=files[0].parent / "r.csv")
    assert (done.report.count("refused"), done.stored.unchanged) == (1, 1)


def test_a_row_that_names_a_dangling_row_is_left_out_with_it(
    store: Store, files: tuple[Path, Path]
) -> None:
    edit(files[0], ("1988-02-20-karabakh-movement", "nowhere"))
    found = problems_of(store, *files, options=Options(skip_bad=True))
    assert [(problem.file, problem.message) for problem in found] == [
        ("one.csv", "is the id of no event"),
        ("two.csv", "is the id of a refused row (one.csv, row 2)"),
    ]


def test_problems_come_in_the_order_of_files_and_rows(
    store: Store, files: tuple[Path, Path]
) -> None:
    two = files[1]
    lines = two.read_text(encoding="utf-8").splitlines()
    bad = lines[1].replace("new-one", "nowhere").replace("new-two", "new-three")
    worse = lines[1].replace("new-two", "new-four").replace(",confirmed,", ",certain,")
    two.write_text("\n".join([lines[0], worse, bad, lines[1]]), "utf-8")
    assert [(one.file, one.row, one.field) for one in problems_of(store, *files)] == [
        ("two.csv", 2, "confidence"),
        ("two.csv", 3, "related_ids"),
    ]


def test_a_file_that_cannot_be_read_is_a_problem(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    sentences = {
        "none.csv": "none.csv: is no regular file; save it as a file first",
        "empty.csv": "empty.csv: is empty; give a file with an event in it",
    }
    for name, sentence in sentences.items():
        assert [str(problem) for problem in problems_of(store, tmp_path / name)] == [sentence]


def test_files_of_one_name_are_told_apart(store: Store, files: tuple[Path, Path]) -> None:
    one, two = files
    other = one.parent / "other" / two.name
    other.parent.mkdir()
    other.write_bytes(two.read_bytes())
    edit(other, ("Nagorno-Karabakh", "Karabakh"))
    found = problems_of(store, one, two, other)
    assert [(problem.file, problem.row, problem.field) for problem in found] == [
        (str(other), 2, "id")
    ]
    assert found[0].message == f"is the id of {two}, row 2 already"


def test_the_watcher_hears_of_reading_and_storing(store: Store, files: tuple[Path, Path]) -> None:
    heard: list[tuple[str, int, int | None]] = []
    import_files(store, files, watch=lambda *said: heard.append(said))
    assert [(doing, done) for doing, done, _ in heard if done] == [
        ("reading one.csv", 1),
        ("reading two.csv", 1),
        ("storing one.csv", 1),
        ("storing two.csv", 1),
    ]


def test_the_rows_that_are_stored_keep_their_cells(store: Store) -> None:
    path = SAMPLES / "acled_synthetic/acled_new_31_columns_synthetic.csv"
    done = import_files(store, [path], Options(skip_bad=True))
    assert (done.stored.added, done.report.count("refused")) == (29, 1)
    (version,) = store.history("acled-SYN1").versions
    with path.open(encoding="utf-8", newline="") as source:
        assert version.original == next(csv.DictReader(source))
    assert {one.id: one.redistribution for one in store.datasets()}["acled"] == "aggregates"
