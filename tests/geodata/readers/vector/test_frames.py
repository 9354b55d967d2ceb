"""Reference systems: named in every way that files name them, and what lies beyond them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from geodata.model import Refusal
from geodata.readers.vector.frames import UNDECLARED, WGS84, Frame, described_frame, named_frame

SHUSHA = (46.7465, 39.7537)


def checked(frame: Frame, x: float, y: float) -> tuple[float, float]:
    given = np.array([shapely.Point(x, y, 800)])
    found = frame.to_wgs84(given)[0]
    frame.check(given[0], found)
    assert not found.has_z
    return found.x, found.y


@pytest.mark.parametrize(
    "name",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84",
        "OGC:CRS84",
        "urn:ogc:def:crs:EPSG::4326",
        "EPSG:4326",
        "epsg:4326",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "https://www.opengis.net/def/crs/EPSG/0/4326",
    ],
)
def test_wgs_84_has_many_names_and_longitude_comes_first_in_all(name: str) -> None:
    assert checked(named_frame(name), *SHUSHA) == SHUSHA


@pytest.mark.parametrize("code", [3857, 32638, 32639, 28408, 4284])
def test_a_declared_system_is_undone(code: int) -> None:
    there = Transformer.from_crs("OGC:CRS84", f"EPSG:{code}", always_xy=True).transform(*SHUSHA)
    for form in ("EPSG:{}", "urn:ogc:def:crs:EPSG::{}", "urn:ogc:def:crs:EPSG:8.5:{}"):
        found = checked(named_frame(form.format(code)), *there)
        assert found == pytest.approx(SHUSHA, abs=2e-6)


def test_a_system_told_by_its_text_is_known_as_wgs_84() -> None:
    esri = (
        'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
        'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
    )
    assert checked(described_frame(esri), *SHUSHA) == SHUSHA


@pytest.mark.parametrize(
    "name",
    [
        "EPSG:999999",
        "EPSG:4978",  # from the centre of the earth
        "EPSG:5773",  # heights
        "http://example.org/my.wkt",
        "+proj=longlat +nadgrids=/etc/passwd",
        "file:///etc/passwd",
        "",
        "WGS 84",
    ],
)
def test_other_names_are_refused_and_never_followed(name: str) -> None:
    with pytest.raises(Refusal, match="not a reference system that is known here"):
        named_frame(name)


def test_a_system_of_a_building_site_is_no_place_on_the_earth() -> None:
    with pytest.raises(Refusal, match="not a reference system"):
        described_frame('LOCAL_CS["site",UNIT["metre",1]]')


@pytest.mark.parametrize(
    ("frame", "x", "y", "words"),
    [
        (WGS84, 5203796.6, 4830214.9, "look like metres, declared as degrees"),
        (UNDECLARED, 5203796.6, 4830214.9, "look like metres, without a system"),
        (named_frame("EPSG:4284"), 8563000.0, 4410000.0, "look like metres"),
        (WGS84, 39.7, 146.7, "latitude beyond 90 degrees; write longitude before latitude"),
        (WGS84, 190.0, 10.0, "longitude beyond 180"),
        (
            named_frame("EPSG:3857"),
            46.7465,
            39.7537,
            "in degrees, though the file declares EPSG:3857",
        ),
        (named_frame("EPSG:32638"), 5e12, 5e12, "lies where EPSG:32638 does not reach"),
        (WGS84, float("nan"), 39.7, "not a number"),
        (named_frame("EPSG:3857"), float("inf"), 39.7, "not a number"),
    ],
)
def test_what_lies_nowhere_is_told_with_the_cure(
    frame: Frame, x: float, y: float, words: str
) -> None:
    with pytest.raises(Refusal) as told:
        checked(frame, x, y)
    assert words in str(told.value)


def test_shapes_without_a_geometry_stay_without() -> None:
    found = named_frame("EPSG:3857").to_wgs84(np.array([None, shapely.Point(5e6, 4.8e6)]))
    assert found[0] is None and found[1].x == pytest.approx(44.9158, abs=1e-4)
