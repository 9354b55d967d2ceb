"""The atomic values of the model: each with its one rule, read from text or taken as they are.

Every function takes a value as a file or a program gives it and returns it typed, or raises
`Refusal`. Nothing here knows files, rows, or how values belong together.
"""

from __future__ import annotations

import difflib
import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Annotated, Final
from urllib.parse import urlsplit

import numpy as np
import shapely
from pydantic import BeforeValidator

from geodata import vocabulary
from geodata.model.dates import checked_date, parse_date, parse_partial_date
from geodata.model.problems import Refusal

_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,119}")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_DECIMAL_COMMA: Final = re.compile(r"[+-]?[0-9]+,[0-9]+")
_COUNT: Final = re.compile(r"[0-9]+")
_URL_REFUSED: Final = re.compile(r"[\s<>\"\\^`{|}]")
LARGEST_COUNT: Final = 10_000_000
LONGEST_EXTENT: Final = 120_000
"""Characters of a shape: a cell of a CSV file holds no more than 131,072."""


def text(value: object) -> str:
    """Any text, ends trimmed, line ends as one newline; no control characters."""
    if not isinstance(value, str):
        raise Refusal("is not text", "give text")
    trimmed = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if trimmed.isprintable():
        return trimmed
    for char in trimmed:
        if char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs"):
            raise Refusal(
                f"contains the control character U+{ord(char):04X}",
                "save the file as UTF-8 text without it",
            )
    return trimmed


def some_text(value: object) -> str:
    """Text that is not empty."""
    found = text(value)
    if not found:
        raise Refusal("is empty", "write what is known")
    return found


def identifier(value: object) -> str:
    """An id that is safe in links: Latin letters, digits and `. _ : -`, at most 120 of them."""
    found = some_id(value)
    if _IDENTIFIER.fullmatch(found) is None:
        raise Refusal(
            "is not an id",
            "use up to 120 Latin letters, digits and . _ : - such as 2020-10-01-shells-parviz",
        )
    return found


def some_id(value: object) -> str:
    """An id that was given at all."""
    found = text(value)
    if not found:
        raise Refusal("is empty", "give every event an id of its own that stays the same")
    return found


def dataset_name(value: object) -> str:
    """The id of a dataset, or empty when a row does not say it."""
    return identifier(value) if text(value) else ""


def extent(value: object) -> str:
    """The whole shape of what happened as WKT, longitude before latitude, WGS 84; or empty.

    The text is kept as it is written; it must be a valid geometry of the globe.
    """
    found = text(value)
    if not found:
        return ""
    cure = "write WKT with longitude before latitude, such as LINESTRING (46.7 39.8, 47 39.5)"
    if len(found) > LONGEST_EXTENT:
        raise Refusal(
            f"is a shape of more than {LONGEST_EXTENT:,} characters", "simplify the shape"
        )
    try:
        shape = shapely.from_wkt(found)
    except (shapely.errors.ShapelyError, ValueError, NotImplementedError):  # the last: arcs
        raise Refusal("is not a shape", cure) from None
    if shape is None or shape.is_empty:
        raise Refusal("is not a shape", cure)
    lon, lat = np.abs(shapely.get_coordinates(shape)).T
    if not ((lon <= 180).all() and (lat <= 90).all()):  # no number is beyond the globe too
        raise Refusal("is a shape beyond the globe", cure)
    return found


def word_of(words: Sequence[str], *, empty: bool = False) -> Callable[[object], str]:
    """A reader of one closed word list; `empty` also lets no word stand."""
    *head, tail = words
    choice = f"{', '.join(head)} or {tail}"

    def word(value: object) -> str:
        found = text(value)
        if found in words or (empty and not found):
            return found
        if not found:
            raise Refusal("is empty", f"write {choice}")
        near = difflib.get_close_matches(found.lower(), words, n=1)
        raise Refusal("is not a known word", f"write {near[0] if near else choice}")

    return word


def day(value: object) -> date:
    """A day: a date, or its text YYYY-MM-DD."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return checked_date(value.year, value.month, value.day)
    found = text(value)
    if not found:
        raise Refusal("is empty", "write it as YYYY-MM-DD, such as 2020-09-27")
    return parse_date(found)


def partial_date(value: object) -> str:
    """Text of a year, month or day, or empty."""
    found = text(value)
    return parse_partial_date(found) if found else ""


def number(value: object) -> float:
    """A finite decimal number with a point."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        found = float(value)
    else:
        written = text(value)
        if not written:
            raise Refusal("is empty", "write decimal degrees, such as 39.75850")
        if _DECIMAL_COMMA.fullmatch(written):
            raise Refusal("is not a number", f"write {written.replace(',', '.')}")
        if _NUMBER.fullmatch(written) is None:
            raise Refusal("is not a number", "write decimal degrees, such as 39.75850")
        found = float(written)
    if not math.isfinite(found):
        raise Refusal("is not a finite number", "write decimal degrees, such as 39.75850")
    return found + 0.0  # no negative zero: it would not survive a round trip through text


def latitude(value: object) -> float:
    """Degrees north, WGS 84, -90 to 90."""
    found = number(value)
    if not -90 <= found <= 90:
        raise Refusal(
            "is not a latitude",
            "write degrees from -90 to 90, and check lat and lon are not swapped",
        )
    return found


def longitude(value: object) -> float:
    """Degrees east, WGS 84, -180 to 180."""
    found = number(value)
    if not -180 <= found <= 180:
        raise Refusal("is not a longitude", "write degrees from -180 to 180")
    return found


def count(value: object) -> int:
    """A number of people, zero or more."""
    if isinstance(value, int) and not isinstance(value, bool):
        found = value
    else:
        written = text(value)
        if len(written) > 20 or _COUNT.fullmatch(written) is None:
            raise Refusal("is not a count of people", "write a whole number, or leave it empty")
        found = int(written)
    if not 0 <= found <= LARGEST_COUNT:
        raise Refusal("is not a count of people", f"write a whole number up to {LARGEST_COUNT}")
    return found


def web_address(value: object) -> str:
    """An http or https address, or empty."""
    found = text(value)
    if not found:
        return ""
    cure = "write a full address such as https://example.org/report, or leave it empty"
    if _URL_REFUSED.search(found):
        raise Refusal("is not a web address: it holds a character no address may hold", cure)
    try:
        parts = urlsplit(found)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Refusal("is not a web address", cure) from None
    if parts.scheme not in ("http", "https") or not host or host.startswith("."):
        raise Refusal("is not a web address", cure)
    return found


def names(value: object) -> tuple[str, ...]:
    """A list of names: a sequence, or text with `;` between them; empty ones fall away."""
    return tuple(some_text(part) for part in _parts(value))


def identifiers(value: object) -> tuple[str, ...]:
    """A list of ids: a sequence, or text with `;` between them."""
    found = []
    for part in _parts(value):
        try:
            found.append(identifier(part))
        except Refusal as refusal:
            raise Refusal(refusal.message, refusal.cure, value=str(part)) from None
    return tuple(found)


def _parts(value: object) -> list[object]:
    if isinstance(value, str):
        return [part for part in value.split(";") if part.strip()]
    if isinstance(value, (list, tuple)):
        for part in value:
            if isinstance(part, str) and ";" in part:
                raise Refusal("holds a semicolon", "write a comma, or split it in two")
        return list(value)
    raise Refusal("is not a list", "put ; between the parts")


Text = Annotated[str, BeforeValidator(text)]
SomeText = Annotated[str, BeforeValidator(some_text)]
Identifier = Annotated[str, BeforeValidator(identifier)]
Identifiers = Annotated[tuple[str, ...], BeforeValidator(identifiers)]
Names = Annotated[tuple[str, ...], BeforeValidator(names)]
DatasetName = Annotated[str, BeforeValidator(dataset_name)]
Extent = Annotated[str, BeforeValidator(extent)]
Day = Annotated[date, BeforeValidator(day)]
PartialDate = Annotated[str, BeforeValidator(partial_date)]
Latitude = Annotated[float, BeforeValidator(latitude)]
Longitude = Annotated[float, BeforeValidator(longitude)]
Count = Annotated[int, BeforeValidator(count)]
WebAddress = Annotated[str, BeforeValidator(web_address)]
LayerWord = Annotated[str, BeforeValidator(word_of(vocabulary.REPORT_LAYERS))]
KindWord = Annotated[str, BeforeValidator(word_of(vocabulary.KINDS))]
ConfidenceWord = Annotated[str, BeforeValidator(word_of(vocabulary.CONFIDENCES))]
DatePrecisionWord = Annotated[str, BeforeValidator(word_of(vocabulary.DATE_PRECISIONS))]
GeoPrecisionWord = Annotated[str, BeforeValidator(word_of(vocabulary.GEO_PRECISIONS))]
RedistributionWord = Annotated[str, BeforeValidator(word_of(vocabulary.REDISTRIBUTIONS))]
BasisWord = Annotated[str, BeforeValidator(word_of(vocabulary.BASES, empty=True))]
