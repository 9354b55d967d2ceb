"""Columns of any file: their usual names, what is said, what is needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geodata.model.fields import FIELDS
from geodata.model.folding import fold
from geodata.readers.generic import FIELD_NAMES, MAPPED
from tests.geodata.readers.generic.helpers import events, sentences


@pytest.mark.parametrize(
    "header",
    [
        "date,lat,lon", "Date,Latitude,Longitude", "EVENT_DATE,LAT,LNG", "event date,y,x",
        "Tarih;Enlem;Boylam", "Tarix;En dairəsi;Uzunluq dairəsi", "Дата;Широта;Долгота",
        "تاریخ,عرض جغرافیایی,طول جغرافیایی", "التاريخ,خط العرض,خط الطول",
        "start_date,geo_lat,geo_lng", "date,incident_latitude,incident_longitude",
        "date,lat_wgs84,lon_wgs84", "day,Lat (N),Lon (N)",
        "date,event_lat,event_lng", "timestamp,GPS Lat,GPS Lon",
    ],
)  # fmt: skip
def test_usual_names_are_known(header: str) -> None:
    sign = ";" if ";" in header else ","
    row = sign.join(("2020-10-01", "39.8153", "46.7519"))
    (event,) = events(f"{header}\n{row}\n")
    assert (event.date_start.isoformat(), event.place.lat, event.place.lon) == (
        "2020-10-01",
        39.8153,
        46.7519,
    )


def test_no_usual_name_stands_for_two_fields() -> None:
    owners: dict[str, str] = {}
    for field, names in FIELD_NAMES.items():
        for name in names:
            assert owners.setdefault(fold(name), field) == field, name
    assert len(owners) == sum(map(len, FIELD_NAMES.values()))


def test_every_own_column_may_be_mapped() -> None:
    own = {field.column for field in FIELDS}
    assert own <= set(MAPPED)
    for name in ("date", "title", "extent", "basis", "dataset", "source_1_publisher", "date_order"):
        assert name in MAPPED


def test_every_field_is_told_in_the_page_on_tables() -> None:
    page = (Path(__file__).parents[4] / "docs" / "tables.md").read_text(encoding="utf-8")
    table = page.partition("| --- |")[2].partition("\n\n")[0]
    cells = " ".join(line.split("|")[1] for line in table.splitlines() if line.count("|") > 2)
    assert set(re.findall(r"`(\w+)`", cells)) == set(MAPPED)


def test_what_is_said_goes_before_usual_names() -> None:
    text = "date,when it was,lat,lon,b1\n1900-01-01,2020-10-01,39.8,46.7,Shelling of a village\n"
    (event,) = events(text, date="when it was", title="b1")
    assert (event.date_start.year, event.title) == (2020, "Shelling of a village")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"dates": "date"}, 'f.csv, --map: "dates" is not a field; did you mean date?'),
        ({"date": "dtae"}, 'f.csv, --map: "dtae" is not a column of the file; did you mean date?'),
        ({"date_order": "dym"}, 'f.csv, --map: "dym" is no order of dates; say dmy, mdy or ymd'),
    ],
)
def test_what_is_said_wrongly_is_one_sentence(said: dict[str, str], sentence: str) -> None:
    assert sentences("date,lat,lon\n2020-10-01,39.8,46.7\n", **said) == [sentence]


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("zeit,lat,lon", "has no column for the date; say which it is with --map date=COLUMN; "
         "it has zeit, lat, lon"),
        ("date,lat,b", "has no column for the longitude; say which it is with --map lon=COLUMN; "
         "it has date, lat, b"),
        ("a,b,c", "has no column for the date or for the latitude and the longitude; "
         "say which it is with --map date=COLUMN; it has a, b, c"),
    ],
)  # fmt: skip
def test_a_needed_column_that_lacks_is_one_sentence(header: str, sentence: str) -> None:
    assert sentences(f"{header}\n2020-10-01,39.8,46.7\n") == [f"f.csv, row 1: {sentence}"]
