"""KML: valid by the OGC's own schema, read by another library, and never markup by accident."""

from __future__ import annotations

import warnings
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmlschema
from hypothesis import given, settings

from geodata.layers import Catalogue
from geodata.model import Event, Snapshot
from geodata.writers.kml import KmlWriter
from geodata.writers.xml_text import xml_text
from tests.geodata.mixed import OPEN, report
from tests.geodata.writers.exports import (
    by_id,
    event_from,
    export_from,
    export_of_events,
    released,
    some_events,
    written,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it recommends a faster parser
    import fastkml

KML = "{http://www.opengis.net/kml/2.2}"


@lru_cache(maxsize=1)
def schema() -> xmlschema.XMLSchema:
    """The schema of OGC 07-147r2, as fastkml carries it."""
    path = Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"
    return xmlschema.XMLSchema(str(path))


def placemarks(data: bytes) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(data).iter(f"{KML}Placemark"))


def values_of(placemark: ElementTree.Element) -> dict[str, str]:
    return {
        data.attrib["name"]: data.findtext(f"{KML}value") or ""
        for data in placemark.iter(f"{KML}Data")
    }


def event_of_placemark(placemark: ElementTree.Element, like: Event) -> Event:
    """The event of the ExtendedData; columns that are not there are empty."""
    empty: dict[str, Any] = dict.fromkeys(
        name for name in event_columns(like) if name not in values_of(placemark)
    )
    return event_from(values_of(placemark) | empty)


def event_columns(event: Event) -> tuple[str, ...]:
    from geodata.model import row_of

    return tuple(row_of(event))


def as_xml(event: Event) -> Event:
    """The event as XML can hold it: without the few characters that no document may hold."""
    return Event.model_validate_json(xml_text(event.model_dump_json()))


@given(some_events)
@settings(max_examples=20)
def test_the_data_of_placemarks_are_the_events(events: list[Event]) -> None:
    export = export_of_events(events)
    expected = by_id([as_xml(event) for event in released(export)])
    marks = {values_of(mark)["id"]: mark for mark in placemarks(written(KmlWriter(), export))}
    assert [event_of_placemark(marks[event.id], event) for event in expected] == expected


@given(some_events)
@settings(max_examples=10)
def test_it_is_valid_whatever_the_events(events: list[Event]) -> None:
    data = written(KmlWriter(), export_of_events(events))
    schema().validate(ElementTree.fromstring(data))


def test_the_chronicle_is_valid_and_read_by_another_library(
    catalogue: Catalogue, snapshot: Snapshot
) -> None:
    data = written(KmlWriter(), export_from(snapshot, catalogue))
    schema().validate(ElementTree.fromstring(data))
    (document,) = fastkml.KML.from_string(data.decode()).features
    folders = {folder.name: len(folder.features) for folder in document.features}
    assert folders == {"Conflict and diplomacy": 122, "Border incidents": 51, "Protests": 47}


@pytest.mark.parametrize(
    ("precision", "end", "said"),
    [
        ("day", None, {"when": "2020-10-07"}),
        ("month", None, {"when": "2020-10"}),
        ("year", None, {"when": "2020"}),
        ("week", None, {"begin": "2020-10-05", "end": "2020-10-11"}),
        ("day", date(2020, 11, 3), {"begin": "2020-10-07", "end": "2020-11-03"}),
        ("month", date(2020, 11, 3), {"begin": "2020-10-01", "end": "2020-11-30"}),
    ],
)
def test_time_is_as_fine_as_it_is_known(
    precision: str, end: date | None, said: dict[str, str]
) -> None:
    event = report(OPEN, 1, date_start=date(2020, 10, 7), date_end=end, date_precision=precision)
    (mark,) = placemarks(written(KmlWriter(), export_of_events([event])))
    found = {
        part.tag.removeprefix(KML): part.text
        for kind in ("TimeStamp", "TimeSpan")
        for part in mark.findall(f"{KML}{kind}/*")
    }
    assert found == said


def test_no_text_is_markup() -> None:
    event = report(OPEN, 1, title="<b>a & b</b>", summary="<script>x</script> & ]]>")
    (mark,) = placemarks(written(KmlWriter(), export_of_events([event])))
    assert mark.findtext(f"{KML}name") == "<b>a & b</b>"
    # A description is shown as HTML: what is left after the XML must not be an element either.
    assert mark.findtext(f"{KML}description") == "&lt;script&gt;x&lt;/script&gt; &amp; ]]&gt;"
    assert values_of(mark)["summary"] == event.summary


def test_the_document_tells_what_it_is(catalogue: Catalogue, snapshot: Snapshot) -> None:
    root = ElementTree.fromstring(written(KmlWriter(), export_from(snapshot, catalogue)))
    said = root.findtext(f"{KML}Document/{KML}description") or ""
    assert snapshot.version in said and "Whose reports these are" in said
