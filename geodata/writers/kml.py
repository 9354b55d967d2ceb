"""KML 2.2 (OGC 07-147r2): a folder for each set of reports, a placemark for each report.

The span of days says how finely they are known; every column stands in the ExtendedData. A
description is HTML to those who show it, so its text is escaped twice: nothing of the data is ever
taken for markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape as as_html
from typing import Final
from xml.sax.saxutils import escape

from geodata.model import Event
from geodata.model.fields import Field
from geodata.writers.export import Export
from geodata.writers.readme import readme
from geodata.writers.saying import TITLE
from geodata.writers.table import columns_of, rows_of_text
from geodata.writers.writing import gathered
from geodata.writers.xml_text import xml_text

NAMESPACE: Final = "http://www.opengis.net/kml/2.2"

SAID_EMPTY: Final = frozenset({"date_end"})
"""Columns that are written when they are empty: else a span of days would be taken for theirs."""

_FOLDERS: Final = {
    "event": "Conflict and diplomacy",
    "border_incident": "Border incidents",
    "protest": "Protests",
}


@dataclass(frozen=True, slots=True)
class KmlWriter:
    """The writer of KML."""

    id: str = "kml"
    way: str = "events.kml"
    mimetype: str = "application/vnd.google-earth.kml+xml"
    holds_readme: bool = True
    explains_itself: bool = True

    def pieces(self, export: Export) -> Iterator[bytes]:
        """One Document; what the README says is its description."""
        yield from gathered(_document(export))


def _document(export: Export) -> Iterator[str]:
    release = export.release
    columns = columns_of(release.events())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}">\n<Document>\n'
    yield _element("name", TITLE)
    yield _element("open", "1")
    yield _element("description", f"<pre>{as_html(readme(export), quote=False)}</pre>")
    for layer in release.layers:
        yield f"<Folder>\n{_element('name', _FOLDERS[layer])}"
        texts = rows_of_text(release.events(layer), columns)
        for event, cells in zip(release.events(layer), texts, strict=True):
            yield _placemark(event, cells, columns)
        yield "</Folder>\n"
    yield "</Document>\n</kml>\n"


def _placemark(event: Event, cells: Sequence[str], columns: Sequence[Field]) -> str:
    """One report; the order of the parts is the schema's."""
    data = "".join(
        f'<Data name="{field.column}"><value>{_text(cell)}</value></Data>\n'
        for field, cell in zip(columns, cells, strict=True)
        if cell or field.column in SAID_EMPTY
    )
    lon, lat = (cells[_place(columns, name)] for name in ("lon", "lat"))
    return (
        "<Placemark>\n"
        + _element("name", event.title)
        + _element("description", as_html(event.summary, quote=False))
        + _time(event)
        + f"<ExtendedData>\n{data}</ExtendedData>\n"
        + f"<Point><coordinates>{lon},{lat}</coordinates></Point>\n</Placemark>\n"
    )


def _time(event: Event) -> str:
    """A moment as fine as it is known (day, month, year), or the span of days that it may cover."""
    first, last = event.span
    if event.date_end is None and event.date_precision != "week":
        length = {"day": 10, "month": 7, "year": 4}[event.date_precision]
        return f"<TimeStamp><when>{first.isoformat()[:length]}</when></TimeStamp>\n"
    return f"<TimeSpan><begin>{first}</begin><end>{last}</end></TimeSpan>\n"


def _place(columns: Sequence[Field], name: str) -> int:
    return next(place for place, field in enumerate(columns) if field.column == name)


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>\n"


def _text(text: str) -> str:
    return escape(xml_text(text))
