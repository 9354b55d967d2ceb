"""Layouts: headers, blank rows, tags, rows that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.readers import InputFile
from geodata.readers.tables import open_table
from tests.geodata.readers.tables.helpers import cells, numbers, sentences, table


def test_rows_count_as_in_a_spreadsheet() -> None:
    found = table('a,b\n1,"two\r\nlines"\n\n , \n3,4\n')
    assert cells(found) == [["1", "two\r\nlines"], ["3", "4"]]
    assert numbers(found) == [2, 5]


def test_a_column_without_a_name_has_one() -> None:
    found = table(",day,\n0,2020-10-01,x\n1,2020-10-02,\n")
    assert found.columns == ("column 1", "day", "column 3")
    assert found.header == ("", "day", "")
    assert sentences(found) == []


def test_delimiters_at_the_end_of_the_header_are_no_columns() -> None:
    found = table("day,place,,\n2020-10-01,Shusha,,\n2020-10-02,Agdam,,\n")
    assert found.columns == ("day", "place")
    assert len(cells(found)) == 2
    late = table("day,place,,\n" + "2020-10-01,Shusha,,\n" * 1000 + "2020-10-02,Agdam,,x\n")
    assert len(cells(late)) == 1000
    assert sentences(late) == [
        "f.csv, row 1002: has a value in a column without a name; name the column"
    ]


def test_names_that_stand_twice_are_told_apart() -> None:
    found = table("day,day,day (2),\n1,2,3,4\n")
    assert found.columns == ("day", "day (3)", "day (2)", "column 4")
    assert cells(found) == [["1", "2", "3", "4"]]
    assert sentences(found) == [
        'f.csv, row 1, day: stands twice; the second is read as "day (3)"; '
        "give each column a name of its own"
    ]


def test_marks_and_blanks_are_no_part_of_a_name() -> None:
    assert table("\ufeff\ufeff day , event\ndate\n1,2\n").columns[:1] == ("day",)
    assert table('"first\nday",b\n1,2\n').columns == ("first day", "b")


def test_every_row_may_end_in_a_delimiter() -> None:
    found = table("a,b\n1,2,\n3,4,\n")
    assert cells(found) == [["1", "2"], ["3", "4"]]
    assert sentences(found) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2,\n3,4\n", "row 2: has 3 cells where the header has 2; give every row as many"),
        ("a,b\n1,2,\n3,4,5\n", "row 2: has 3 cells where the header has 2; give every row as"),
        ("a,b\n1,2\n3\n", "row 3: has 1 cells where the header has 2; give every row as many"),
        ("a,b\n1,2\n3,4,5\n", 'row 3: has 3 cells where the header has 2; put texts that contain '
         'commas in "quotes"'),
        ("a;b\n1;2\n3;4;5\n", 'row 3: has 3 cells where the header has 2; put texts that contain '
         'semicolons in "quotes"'),
    ],
)  # fmt: skip
def test_a_row_of_another_width_is_refused(text: str, sentence: str) -> None:
    found = table(text)
    assert any(said.startswith(f"f.csv, {sentence}") for said in sentences(found))


def test_a_row_that_lacks_the_last_delimiter_is_refused_where_all_others_have_it() -> None:
    found = table("a,b\n" + "1,2,\n" * 1000 + "3,4\n5,6,7\n")
    assert len(cells(found)) == 1000
    assert [said.split(": ")[1].split(";")[0] for said in sentences(found)] == [
        "has 2 cells where other rows have 3",
        "has a value in a column without a name",
    ]


def test_hashtags_are_no_row() -> None:
    found = table("day,place,n\n#date+start,#loc+name,\n2020-10-01,Shusha,1\n")
    assert numbers(found) == [3]
    found = table("day,text\n2020-10-01,#protest\n#tag,\n")
    assert numbers(found) == [2, 3]


def test_a_title_above_the_header_is_left_out_and_said() -> None:
    found = table("Ceasefire violations,\n,\nday,place\n2020-10-01,Shusha\n")
    assert (found.columns, found.header_row, numbers(found)) == (("day", "place"), 3, [4])
    assert sentences(found) == [
        'f.csv, row 1: "Ceasefire violations" stands above the header, row 3, and is left out; '
        "remove it if it is no title"
    ]


def test_a_quote_left_open_costs_its_row_only() -> None:
    found = table('a,b\n1,"open\n2,x\n3,"closed"\n4,y\n')
    assert cells(found) == [["2", "x"], ["3", "closed"], ["4", "y"]]
    assert numbers(found) == [3, 4, 5]
    (said,) = sentences(found)
    assert said.startswith("f.csv, row 2: cannot be read as CSV (")
    assert said.endswith('; close every "quote", and double quotes inside a text')


def test_a_quote_left_open_to_the_end_costs_its_row_only() -> None:
    found = table('a,b\n1,"open\n2,x\n3,y\n')
    assert cells(found) == [["2", "x"], ["3", "y"]]
    assert len(sentences(found)) == 1


def test_text_behind_a_quote_costs_its_row_only() -> None:
    found = table('a,b\n1,"the "north" side"\n2,x\n')
    assert cells(found) == [["2", "x"]]


def test_many_open_quotes_end_in_time() -> None:
    found = table("a,b\n" + '1,"open ' + "x" * 30_000 + "\n" + '2,"open\n' * 3000)
    said = sentences(found)
    assert len(said) > 1000
    assert cells(found) == []


def test_a_cell_too_long_costs_its_row_only() -> None:
    found = table(f"a,b\n1,{'x' * 140_000}\n2,y\n")
    assert cells(found) == [["2", "y"]]
    assert sentences(found) == [
        "f.csv, row 2: has a cell of more than 131,072 characters; "
        'shorten it, or close the "quote" before it'
    ]


def test_a_nul_costs_its_row_only() -> None:
    found = table("a,b\n" + "1,2\n" * 100 + "3,\0\n4,5\n")
    assert len(cells(found)) == 101
    assert sentences(found) == [
        'f.csv, row 102: holds a NUL character; save the file again as "CSV UTF-8"'
    ]


def test_columns_may_be_given_for_a_file_without_a_header(tmp_path: Path) -> None:
    path = tmp_path / "f.tsv"
    path.write_text('1\t"a\tb\n2\tc\n3\td\te\tf\n', encoding="utf-8")
    file = InputFile("f.tsv", path)
    found = open_table(file, columns=("n", "x", "y"), delimiter="\t", quotes=False, widths={2})
    assert cells(found) == [["1", '"a', "b"], ["2", "c", ""]]
    assert sentences(found)[0].startswith("f.tsv, row 3: has 4 cells where the header has 3;")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path
    for gone in (path / "gone.csv", path):
        found = open_table(InputFile("gone.csv", gone))
        (said,) = sentences(found)
        assert said.startswith("gone.csv: cannot be opened (")
