"""A placemark of KML 2.2 (OGC 07-147r2) and its Google extensions as cells and a shape."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.model.problems import Refusal
from geodata.readers.vector.plain_text import plain_text

_DEEPEST: Final = 8
_AROUND_COMMAS: Final = re.compile(r"\s*,\s*")
_TEXTS: Final = ("name", "description", "address", "phoneNumber", "Snippet")
"""Parts of a placemark that are text, as their tags call them."""

_PARTIAL: Final = re.compile(r"\s*-?\d{4}(-\d{2})?\s*(Z|[+-]\d{2}:\d{2})?\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Times:
    """When: the texts of the file, empty when it does not say; the precision of partial dates."""

    begin: str = ""
    end: str = ""
    precision: str = ""


def texts_of(placemark: ET.Element) -> Iterator[tuple[str, str]]:
    """Its own parts that are text, without markup."""
    for tag in _TEXTS:
        part = placemark.find(tag)
        if part is not None:
            text = "".join(part.itertext())
            yield tag, plain_text(text)


def data_of(placemark: ET.Element) -> dict[str, str]:
    """The cells of its ExtendedData; a name that stands twice has both values."""
    found: dict[str, list[str]] = {}
    for extended in placemark.findall("ExtendedData"):
        for name, value in _data(extended):
            found.setdefault(name, []).append(value)
    return {name: "; ".join(filter(None, values)) for name, values in found.items()}


def _data(extended: ET.Element) -> Iterator[tuple[str, str]]:
    for part in extended:
        if part.tag == "Data":
            value = part.find("value")
            text = "".join(value.itertext()) if value is not None else ""
            yield part.get("name") or part.findtext("displayName") or "data", text
        elif part.tag == "SchemaData":
            for one in part:
                if one.tag == "SimpleArrayData":
                    yield one.get("name") or "data", "; ".join(v.text or "" for v in one)
                else:
                    yield one.get("name") or "data", "".join(one.itertext())
        else:  # elements of another namespace
            yield part.tag, "".join(part.itertext()).strip()


def times_of(placemark: ET.Element) -> Times:
    """Its TimeStamp or TimeSpan, else the first and last moment of its track."""
    stamp, span = placemark.find("TimeStamp"), placemark.find("TimeSpan")
    if span is not None:
        begin, end = (span.findtext(tag, "").strip() for tag in ("begin", "end"))
    elif stamp is not None:
        begin, end = stamp.findtext("when", "").strip(), ""
    else:
        moments = [(when.text or "").strip() for when in placemark.iter("when")]
        moments = sorted(filter(None, moments)) if placemark.find(".//Track") is not None else []
        begin, end = (moments[0], moments[-1][:10]) if moments else ("", "")
    words = [_precision(text) for text in (begin, end) if text]
    return Times(
        _zoneless(begin), _zoneless(end), next((w for w in ("year", "month") if w in words), "")
    )


def _precision(text: str) -> str:
    match = _PARTIAL.fullmatch(text)
    if match is None:
        return "day"
    return "month" if match[1] else "year"


def _zoneless(text: str) -> str:
    """A partial date without its time zone; any other text as it is."""
    match = _PARTIAL.fullmatch(text)
    return text[: match.start(2)].strip() if match and match[2] else text


def shape_of(placemark: ET.Element) -> BaseGeometry | None:
    """The shape of a placemark, None when it has none. `Refusal` when it cannot be read."""
    shapes = [shape for part in placemark if (shape := _shape(part, 0)) is not None]
    if not shapes:
        return None
    return shapes[0] if len(shapes) == 1 else shapely.GeometryCollection(shapes)


def _shape(element: ET.Element, depth: int) -> BaseGeometry | None:
    """The shape of an element of geometry, None for any other element."""
    if element.tag in ("MultiGeometry", "MultiTrack"):
        if depth >= _DEEPEST:
            raise _refusal("holds shapes within shapes too deeply", "write a single MultiGeometry")
        parts = [shape for part in element if (shape := _shape(part, depth + 1)) is not None]
        return shapely.GeometryCollection(parts)
    build = _BUILDERS.get(element.tag)
    if build is None:
        return None
    try:
        return build(element)
    except Refusal:
        raise
    except (ValueError, shapely.errors.ShapelyError):
        message = f"has coordinates that make no {element.tag}"
        raise _refusal(message, "write longitude,latitude pairs with blanks between them") from None


def _coordinates(element: ET.Element | None) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Longitudes and latitudes (n, 2) of an element's coordinates; heights fall away."""
    text = "" if element is None else element.findtext("coordinates", "")
    tuples = _AROUND_COMMAS.sub(",", text).split()
    points = np.empty((len(tuples), 2))
    for place, one in enumerate(tuples):
        numbers = one.split(",")
        try:
            points[place] = float(numbers[0]), float(numbers[1])
        except (ValueError, IndexError):
            cure = "write longitude,latitude such as 46.75,39.81"
            raise _refusal("is no pair of coordinates", cure, one) from None
    return points


def _point(element: ET.Element) -> BaseGeometry:
    points = _coordinates(element)
    return shapely.Point(points[0]) if len(points) else shapely.Point()


def _line(element: ET.Element) -> BaseGeometry:
    points = _coordinates(element)
    return shapely.Point(points[0]) if len(points) == 1 else shapely.LineString(points)


def _polygon(element: ET.Element) -> BaseGeometry:
    shell = _coordinates(element.find("outerBoundaryIs/LinearRing"))
    holes = [_coordinates(ring) for ring in element.findall("innerBoundaryIs/LinearRing")]
    return shapely.Polygon(shell, holes)


def _track(element: ET.Element) -> BaseGeometry:
    points = [tuple(map(float, (part.text or "").split()[:2])) for part in element.iter("coord")]
    if any(len(point) < 2 for point in points):
        raise _refusal("has a track with a moment of no place", "write longitude and latitude")
    return shapely.Point(points[0]) if len(points) == 1 else shapely.LineString(points)


def _model(element: ET.Element) -> BaseGeometry:
    place = element.find("Location")
    if place is None:
        return shapely.Point()
    return shapely.Point(
        float(place.findtext("longitude", "")), float(place.findtext("latitude", ""))
    )


_BUILDERS: Final[Mapping[str, Callable[[ET.Element], BaseGeometry]]] = MappingProxyType(
    {
        "Point": _point,
        "LineString": _line,
        "LinearRing": _line,
        "Polygon": _polygon,
        "Track": _track,
        "Model": _model,
    }
)


def _refusal(message: str, cure: str, value: str = "") -> Refusal:
    return Refusal(message, cure, field="geometry", value=value)
