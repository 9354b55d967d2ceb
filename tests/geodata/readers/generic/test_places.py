"""Places of any file: every form of coordinates, and the ways to get them wrong."""

from __future__ import annotations

import pytest
import shapely

from geodata.model import Event
from tests.geodata.readers.generic.helpers import events, sentences


def at(header: str, *cells: str) -> Event:
    (event,) = events(f"date;{header}\n2020-10-01;{';'.join(cells)}\n")
    return event


def said(header: str, *cells: str) -> str:
    (sentence,) = sentences(f"date;{header}\n2020-10-01;{';'.join(cells)}\n")
    return sentence.removeprefix("f.csv, row 2, ")


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("lat;lon", ("39.8153", "46.7519")),
        ("lat;lon", ("39,8153", "46,7519")),
        ("lat;lon", (" 39.8153° ", "46.7519 E")),
        ("lat;lon", ("39°48'55.08\"N", "46°45'6.84\"E")),
        ("lat;lon", ("۳۹٫۸۱۵۳", "۴۶٫۷۵۱۹")),
        ("coordinates", ("39.8153, 46.7519",)),
        ("coordinates", ("(39.8153 46.7519)",)),
        ("coordinates", ("39,8153, 46,7519",)),
        ("coordinates", ("[39.8153|46.7519]",)),
        ("coordinates", ("POINT (46.7519 39.8153)",)),
        ("lat_lon", ("39°48.918'N, 46°45.114'E",)),
        ("geometry", ("POINT (46.7519 39.8153)",)),
        ("wkt", ("SRID=4326;POINT (46.7519 39.8153)",)),
        ("geometry", ("POINT Z (46.7519 39.8153 800)",)),
        ("geom", ('"{""type"": ""Point"", ""coordinates"": [46.7519, 39.8153]}"',)),
        ("geojson", ('"{""type"": ""Feature"", ""properties"": {}, ""geometry"": '
                     '{""type"": ""Point"", ""coordinates"": [46.7519, 39.8153]}}"',)),
        ("the_geom", (shapely.to_wkb(shapely.Point(46.7519, 39.8153), hex=True),)),
        ("the_geom", (shapely.to_wkb(shapely.set_srid(shapely.Point(46.7519, 39.8153), 4326),
                                     hex=True, include_srid=True),)),
        ("lat;lon;wkt", ("NA", "", "POINT (46.7519 39.8153)")),
        ("lat;lon;coordinates", ("", "", "39.8153, 46.7519")),
    ],
)  # fmt: skip
def test_a_point_in_every_form(header: str, cells: tuple[str, ...]) -> None:
    cells = tuple(f'"{cell}"' if ";" in cell else cell for cell in cells)
    place = at(header, *cells).place
    assert place.lat == pytest.approx(39.8153, abs=1e-6)
    assert place.lon == pytest.approx(46.7519, abs=1e-6)
    assert place.geo_precision == "exact"


def test_a_shape_keeps_its_extent_and_is_as_fine_as_it_is_large() -> None:
    event = at("wkt", "POLYGON ((46 39, 46 39.5, 46.5 39.5, 46.5 39, 46 39))")
    assert shapely.from_wkt(event.extent).covers(shapely.Point(event.place.lon, event.place.lat))
    assert event.place.geo_precision == "district"
    event = at("lat;lon;wkt", "39.2", "46.2", "LINESTRING (46 39, 46.5 39.5)")
    assert (event.place.lat, event.place.lon) == (39.2, 46.2)
    assert event.extent.startswith("LINESTRING")


def test_a_place_with_a_name_is_known_to_the_settlement_unless_the_file_says_more() -> None:
    assert at("lat;lon;place", "39.8", "46.7", "Shusha").place.geo_precision == "settlement"
    assert at("lat;lon;place", "39.8", "46.7", "").place.geo_precision == "exact"
    said = at("lat;lon;place;geo_precision", "39.8", "46.7", "Shusha", "Province")
    assert said.place.geo_precision == "province"


def test_a_precision_that_is_not_known_is_refused_with_a_way_out() -> None:
    text = "date,lat,lon,geo_precision\n2020-10-01,39.8,46.7,2\n"
    assert sentences(text) == [
        'f.csv, row 2, geo_precision: "2" is not a known precision; write exact, settlement, '
        "district, province, country, or leave the column out with --map geo_precision="
    ]
    (event,) = events(text, geo_precision="")
    assert event.place.geo_precision == "exact"


SWAPPED = (
    "lies in the theatre only when latitude and longitude change places; "
    "exchange the two, or say in a column country that it is elsewhere"
)


def test_exchanged_coordinates_are_refused_with_the_hint() -> None:
    assert said("lat;lon", "46.7519", "39.8153") == f'lat: "46.7519, 39.8153" {SWAPPED}'
    assert said("coordinates", "46.7519, 39.8153").endswith(SWAPPED)
    assert said("wkt", "POINT (39.8153 46.7519)").startswith('wkt: "46.7519, 39.8153" lies in')


def test_a_place_that_is_elsewhere_may_look_exchanged() -> None:
    assert said("lat;lon", "55.7558", "37.6173").endswith(SWAPPED)
    for country in ("Russia", "Россия", "Rusiya"):
        assert at("lat;lon;country", "55.7558", "37.6173", country).place.lat == 55.7558
    assert at("lat;lon", "40.0", "40.0").place.lat == 40.0  # in the theatre either way
    assert at("lat;lon", "48.8566", "2.3522").place.lat == 48.8566  # in it neither way


@pytest.mark.parametrize(
    ("header", "cells", "sentence"),
    [
        ("lat;lon", ("0", "0"), 'lat: "0, 0" is 0, 0: nobody wrote a place; '),
        ("lat;lon", ("", ""), "lat: is empty; write where it was"),
        ("lat;lon", ("39.8", ""), "lon: is empty; write decimal degrees, such as 39.75850"),
        ("lat;lon", ("398153", "467519"), 'lat: "398153" is not a latitude; '),
        ("lat;lon", ("39.8", "467519"), 'lon: "467519" is not a longitude; '),
        ("lat;lon", ("north", "46"), 'lat: "north" is not a number of degrees; '),
        ("lat;lon", ("39°E", "46"), 'lat: "39°E" is a longitude; check that lat and lon are not'),
        ("coordinates", ("39.8153",), 'coordinates: "39.8153" is not a pair of coordinates; '),
        ("coordinates", ("NA",), "coordinates: is empty; write where it was"),
        ("wkt", ("POINT (46",), 'wkt: "POINT (46" is not a shape; write WKT or GeoJSON '),
        ("wkt", ("POINT EMPTY",), 'wkt: "POINT EMPTY" has an empty geometry; '),
        ("wkt", ("POINT (446 39)",), 'wkt: "POINT (446 39)" is a shape beyond the globe; '),
        ("wkt", ('"SRID=3857;POINT (5 4)"',), 'wkt: "SRID=3857;POINT (5 4)" is in the reference'),
        ("wkt", ("CIRCULARSTRING (0 0, 1 1, 2 0)",), "wkt: "),
        ("geometry", ("{}",), 'geometry: "{}" is not a shape; '),
        ("geometry", ('"[1,2"',), 'geometry: "[1,2" is not a shape; '),
    ],
)
def test_what_is_no_place_is_one_sentence(
    header: str, cells: tuple[str, ...], sentence: str
) -> None:
    assert said(header, *cells).startswith(sentence)


def test_degrees_and_minutes_stand_in_a_column_of_them() -> None:
    text = "date,lat,lon\n2020-10-01,39°48.9'N,46°45.1'E\n2020-10-02,39°45'N,46°30'E\n"
    assert [round(event.place.lat, 4) for event in events(text)] == [39.815, 39.75]
    text += "2020-10-03,39.8,46.7\n"
    first, second = sentences(text)
    assert first == (
        'f.csv, row 2, lat: "39°48.9\'N" is in degrees and minutes where other rows have decimal '
        "degrees; write 39.81500"
    )
    assert second.startswith("f.csv, row 3, lat: ")
