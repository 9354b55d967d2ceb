"""The shipped layers pass; each fault planted in the small catalogue is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geodata.layers import Catalogue, load_catalogue
from geodata.layers.checks import Report, check_catalogue
from tests.geodata.layers.small import HELD, PERIODS, collection, feature, ring, write_small


def report_of(folder: Path, **change: Any) -> Report:
    """The report on the small catalogue with a change."""
    return check_catalogue(load_catalogue(write_small(folder, **change)))


def test_the_shipped_layers_have_no_error(catalogue: Catalogue) -> None:
    report = check_catalogue(catalogue)
    assert [str(finding) for finding in report.findings] == []


def test_every_official_figure_is_set_beside_the_measured_one(catalogue: Catalogue) -> None:
    rows = {row.feature: row for row in check_catalogue(catalogue).areas}
    official = {
        area.id for area in catalogue.areas.values() if "area_km2_official" in area.properties
    }
    assert set(rows) == official
    assert {"enclave", "AZ-KAL", "AZ-LAC", "AZ-QBI", "AZ-ZAN", "AZ-CAB", "AZ-FUZ", "AZ-AGM"} < set(
        rows
    )
    enclave = rows["enclave"]
    assert (enclave.official_km2, enclave.tolerance_pct) == (4388, 3.0)
    assert enclave.deviation_pct == pytest.approx(-1.05, abs=0.01)
    assert rows["AZ-FUZ"].deviation_pct == pytest.approx(-10.3, abs=0.05)


def test_the_small_catalogue_has_no_error(tmp_path: Path) -> None:
    assert report_of(tmp_path).findings == ()


def moved(area: str, coordinates: Any) -> dict[str, Any]:
    """The held areas with one redrawn."""
    features = [
        {**item, "geometry": {"type": "Polygon", "coordinates": [coordinates]}}
        if item["properties"]["id"] == area
        else item
        for item in HELD["features"]
    ]
    return {"held.geojson": collection(*features)}


BOW = [[46, 39], [47, 40], [47, 39], [46, 40], [46, 39]]
LEFT_HANDED = ring(46, 39, 47, 40)[::-1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"files": {"oblast.geojson": collection(feature("one", BOW))}},
            "oblast, one: the geometry is not valid (Self-intersection",
        ),
        (
            {"files": {"oblast.geojson": collection(feature("one", LEFT_HANDED))}},
            "breaks the right-hand rule",
        ),
        (
            {"files": {"oblast.geojson": collection(feature("one", ring(46, 39, 47, 40.01)))}},
            "oblast, one: 94.8099 km² is left over by its parts (west, east)",
        ),
        (
            {"files": {"oblast.geojson": collection(feature("one", ring(46, 39, 47.01, 40)))}},
            "oblast, one: overlaps two by",
        ),
        (
            {"files": {"oblast.geojson": collection(feature("one", ring(46, 39, 46.9995, 40)))}},
            "differs from its neighbour's",
        ),
        ({"files": moved("east", ring(46.49, 39, 47, 40))}, "held, west: overlaps east by"),
        ({"files": moved("east", ring(46.51, 39, 47, 40))}, "is left over by its parts"),
        ({"files": moved("south", ring(47, 39, 48.1, 40))}, "of its parts lies outside it"),
        ({"files": moved("south", ring(50, 39, 51, 40))}, "held, south: lies in no area of"),
        (
            {
                "files": {
                    "oblast.geojson": collection(feature("one", ring(46, 39, 47, 40), source=" "))
                }
            },
            "oblast, one: source is missing",
        ),
        (
            {
                "files": {
                    "oblast.geojson": collection(feature("one", ring(46, 39, 47, 40), licence=None))
                }
            },
            "oblast, one: licence is missing",
        ),
        (
            {
                "files": {
                    "oblast.geojson": collection(
                        feature("one", ring(46, 39, 47, 40), exactness_m="some")
                    )
                }
            },
            "exactness_m is not a number",
        ),
        (
            {
                "files": {
                    "oblast.geojson": collection(
                        feature("one", ring(46, 39, 47, 40), label_lon=50, label_lat=39)
                    )
                }
            },
            "its label lies outside",
        ),
        (
            {
                "files": {
                    "oblast.geojson": collection(
                        feature("one", ring(46, 39, 47, 40), label_lon=46.5)
                    )
                }
            },
            "label_lon and label_lat are not two numbers",
        ),
        ({"oblast": {"by": ""}}, "oblast, one: by is missing; say whose word it is"),
        (
            {
                "files": {
                    "oblast.geojson": collection(
                        feature("one", ring(46, 39, 47, 40), area_km2_official="9540")
                    )
                }
            },
            "oblast, one: area_km2_official is not a number",
        ),
        (
            {"periods": PERIODS.replace("A,A,basis,publisher,read", "A,A,,publisher,read")},
            "held, east: the period from 1988-01-01 names no basis or no publisher",
        ),
        (
            {"oblast": {"official_area_km2": 9000, "area_tolerance_pct": 3.0}},
            "% from the official 9,000 km²; at most 3 % is allowed",
        ),
        (
            {"periods": PERIODS.replace("west,1991-01-01", "west,1991-02-01")},
            "held, west: the period from 1988-01-01 ends on 1991-01-01, but the next begins on",
        ),
        (
            {"periods": PERIODS.replace("west,1991-01-01", "west,1990-02-01")},
            "each day needs exactly one controller",
        ),
        (
            {"periods": PERIODS.replace("east,1988-01-01", "east,1989-01-01")},
            "held, east: its periods begin on 1989-01-01, not on 1988-01-01",
        ),
        (
            {"periods": PERIODS.replace("east,1988-01-01,", "east,1988-01-01,2020-01-01")},
            "held, east: nobody controls it from 2020-01-01 on",
        ),
        (
            {"periods": "\n".join(PERIODS.splitlines()[:-1])},
            "held, south: has no period of control",
        ),
    ],
)
def test_a_planted_fault_is_an_error(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    errors = [str(finding) for finding in report_of(tmp_path, **change).errors]
    assert any(said in error for error in errors), errors
    assert all("\n" not in error for error in errors)


def test_a_wrong_area_on_a_day_is_an_error(tmp_path: Path) -> None:
    path = write_small(tmp_path)
    text = path.read_text(encoding="utf-8")
    rule = '[[expect.held_area]]\nday = "2000-01-01"\ncontroller = "azerbaijan"\narea_km2 = {}\n'
    path.write_text(text + rule.format(4775), encoding="utf-8")
    right = check_catalogue(load_catalogue(path))
    assert right.errors == ()
    assert right.held[0].area_km2 == pytest.approx(4775, rel=0.002)
    path.write_text(text + rule.format(4700), encoding="utf-8")
    wrong = check_catalogue(load_catalogue(path)).errors
    assert "on 2000-01-01 azerbaijan held 4,77" in str(wrong[0])


def test_a_missing_name_is_told_and_no_error(tmp_path: Path) -> None:
    nameless = feature("one", ring(46, 39, 47, 40), name_hy="", name_fa=None)
    report = report_of(tmp_path, files={"oblast.geojson": collection(nameless)})
    assert report.errors == ()
    assert [str(finding) for finding in report.findings] == ["oblast, one: has no name in hy, fa"]
