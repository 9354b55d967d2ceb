"""Every table among the sample files opens with as many columns and rows as its README states."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.readers import InputFile
from geodata.readers.tables import Table, TableRow, open_table

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "data" / "samples"


def opened(name: str) -> Table:
    path = SAMPLES / name
    assert path.is_file(), f"the sample {path} is missing"
    return open_table(InputFile(path.name, path))


@pytest.mark.parametrize(
    ("name", "columns", "rows"),
    [
        ("ucdp/ged231_sample_60.csv", 49, 60),
        ("ucdp/gedevents-2025-01-17_bfa_58.csv", 47, 58),
        ("ucdp/conflict_data_BGD_hxl_38.csv", 43, 38),
        ("acled_synthetic/acled_old_31_columns_synthetic.csv", 31, 31),
        ("acled_synthetic/acled_old_semicolon_decimal_comma_bom_synthetic.csv", 31, 15),
        ("acled_synthetic/acled_old_resaved_by_excel_synthetic.csv", 31, 15),
        ("acled_synthetic/acled_new_31_columns_synthetic.csv", 31, 30),
        ("acled_synthetic/acled_new_iso_dates_word_codes_bom_synthetic.csv", 31, 20),
        ("acled_synthetic/acled_new_actor_form_28_columns_synthetic.csv", 28, 23),
        ("acled_synthetic/acled_new_NA_strings_synthetic.csv", 31, 15),
        ("gdelt/20201113_named_columns_sample.csv", 63, 62),
        ("generic_synthetic/points_lat_lon_synthetic.csv", 6, 29),
    ],
)
def test_samples_open(name: str, columns: int, rows: int) -> None:
    table = opened(name)
    found = list(table.rows())
    assert len(table.columns) == columns
    assert [str(row) for row in found if not isinstance(row, TableRow)] == []
    assert len(found) == rows
    assert list(table.rows()) == found


def test_a_header_with_fewer_names_than_cells_does_not_shift_columns() -> None:
    for row in opened("ucdp/gedevents-2025-01-17_bfa_58.csv").rows():
        assert isinstance(row, TableRow)
        assert 9 < float(row.cells["latitude"]) < 16
        assert -6 < float(row.cells["longitude"]) < 3
        assert row.cells["low_est"].isdigit()


def test_hashtags_are_no_row() -> None:
    first = next(opened("ucdp/conflict_data_BGD_hxl_38.csv").rows())
    assert isinstance(first, TableRow)
    assert first.number == 3
