"""The columns of reasons in a file of refused rows are passed over by every table."""

from __future__ import annotations

from pathlib import Path

from geodata.model.fields import RESERVED_COLUMNS
from geodata.readers import InputFile
from geodata.readers.tables import TableRow, open_table


def test_reasons_are_no_columns_and_a_row_of_reasons_alone_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    path.write_text(
        f"\ufeffday,{','.join(RESERVED_COLUMNS)},place\r\n"
        "2020-10-01,lat: is empty,lat,a.csv,7,Shusha\r\n"
        ",has 3 cells,,a.csv,9,\r\n"
        "2020-10-02,,,,,Fuzuli\r\n",
        encoding="utf-8",
    )
    table = open_table(InputFile(path.name, path))
    assert (table.header, table.columns) == (("day", "place"), ("day", "place"))
    assert list(table.rows()) == [
        TableRow(2, {"day": "2020-10-01", "place": "Shusha"}),
        TableRow(4, {"day": "2020-10-02", "place": "Fuzuli"}),
    ]
