"""Whole shapes: WKT of the globe, kept as it is written."""

from __future__ import annotations

import pytest

from geodata.model import Refusal
from geodata.model.values import extent


@pytest.mark.parametrize(
    "shape",
    [
        "",
        "LINESTRING (46.7 39.8, 47 39.5)",
        "polygon((46 39,47 39,47 40,46 39))",
        "MULTIPOINT Z ((-180 -90 1), (180 90 2))",
        "GEOMETRYCOLLECTION (POINT (46 39), POLYGON EMPTY)",
    ],
)
def test_a_shape_of_the_globe_is_kept_as_it_is_written(shape: str) -> None:
    assert extent(f" {shape} ") == shape


@pytest.mark.parametrize(
    ("shape", "fault"),
    [
        ("somewhere", "is not a shape"),
        ("POINT EMPTY", "is not a shape"),
        ("POLYGON ((46 39, 47 39))", "is not a shape"),
        ("CIRCULARSTRING (0 0, 1 1, 2 0)", "is not a shape"),
        ("POINT (39 181)", "beyond the globe"),
        ("LINESTRING (46 39, 400000 4400000)", "beyond the globe"),
        ("LINESTRING (46 39, nan nan)", "beyond the globe"),
        ("POINT (46 39) " + " " * 120_000 + ".", "more than 120,000 characters"),
    ],
)
@pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")
def test_anything_else_is_refused(shape: str, fault: str) -> None:
    with pytest.raises(Refusal, match=fault):
        extent(shape)
