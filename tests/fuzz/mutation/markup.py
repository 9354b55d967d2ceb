"""XML changed by its pieces (tags and the text between them), so that broken XML is changed too."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.fuzz.mutation.cells import HEADERS
from tests.fuzz.mutation.values import any_text, changed_text

_PIECES = re.compile(r"<!\[CDATA\[.*?\]\]>|<[^<>]*>|[^<]+|<", re.DOTALL)
_TAGS = (
    "Placemark", "Folder", "Document", "name", "description", "TimeStamp", "TimeSpan", "when",
    "begin", "end", "ExtendedData", "Data", "value", "SchemaData", "SimpleData", "SimpleArrayData",
    "Point", "LineString", "LinearRing", "Polygon", "outerBoundaryIs", "innerBoundaryIs",
    "MultiGeometry", "coordinates", "gx:Track", "gx:MultiTrack", "gx:coord", "NetworkLink",
    "GroundOverlay", "Schema", "address", "Snippet", "kml", "Model", "Location", "longitude",
    "latitude", "c", "v", "row", "is", "t", "f", "r", "sheetData", "mergeCell", "sheet", "si",
    "dimension", "xf",
)  # fmt: skip
_INSERTED = (
    "<![CDATA[<b>x</b>]]>", "<!-- -->", "<?php x?>", "<!DOCTYPE kml [<!ENTITY a 'b'>]>", "&a;",
    "&lt;", "<!DOCTYPE x SYSTEM 'file:///nowhere'>", "<TimeStamp><when>2020-11</when></TimeStamp>",
    "<TimeSpan><begin>2020</begin><end>2019</end></TimeSpan>", "<br/>", "<v>44145</v>", "</kml>",
    "</a>", "<Point><coordinates>46.75,39.81,0</coordinates></Point>", "<Polygon/>", "<x:y/>", "<",
    ">", "&", "<gx:Track><when>2020-11-10</when><gx:coord>46.75 39.81 0</gx:coord></gx:Track>",
    "\0", "\x08", "<LineString><coordinates>46,39 47,40</coordinates></LineString>",
    "<MultiGeometry/>",
)  # fmt: skip
_ATTRIBUTES = re.compile(r'([\w:]+)="([^"]*)"')

Pieces = list[str]


def changed_markup(data: bytes, rng: Random) -> bytes | None:
    """The XML with a change or a few; None when it is not seen as XML."""
    text = data.decode("utf-8", "surrogateescape")
    if "<" not in text[:200]:
        return None
    pieces = _PIECES.findall(text)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        if not pieces:
            return None
        rng.choice(_CHANGES)(pieces, rng)
    found = "".join(pieces)
    try:
        return found.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return found.encode("utf-8", "surrogatepass")


def _texts(pieces: Pieces) -> list[int]:
    return [n for n, piece in enumerate(pieces) if piece[:1] != "<" and piece.strip()]


def _text(pieces: Pieces, rng: Random) -> None:
    texts = _texts(pieces)
    if texts:
        at = rng.choice(texts)
        pieces[at] = changed_text(rng, pieces[at])


def _attribute(pieces: Pieces, rng: Random) -> None:
    tags = [n for n, piece in enumerate(pieces) if _ATTRIBUTES.search(piece)]
    if tags:
        at = rng.choice(tags)
        found = rng.choice(list(_ATTRIBUTES.finditer(pieces[at])))
        new = rng.choice((any_text(rng), changed_text(rng, found[2]), rng.choice(HEADERS)))
        new = new.replace('"', "")
        pieces[at] = pieces[at][: found.start(2)] + new + pieces[at][found.end(2) :]


def _inserted(pieces: Pieces, rng: Random) -> None:
    pieces.insert(rng.randint(0, len(pieces)), rng.choice(_INSERTED))


def _gone(pieces: Pieces, rng: Random) -> None:
    at = rng.randrange(len(pieces))
    del pieces[at : at + rng.choice((1, 1, 2, 3, 8))]


def _twice(pieces: Pieces, rng: Random) -> None:
    at = rng.randrange(len(pieces))
    some = pieces[at : at + rng.choice((1, 3, 5, 12))]
    to = at if rng.random() < 0.6 else rng.randint(0, len(pieces))
    pieces[to:to] = some * rng.choice((1, 1, 1, 2, 100))


def _renamed(pieces: Pieces, rng: Random) -> None:
    tags = [n for n, piece in enumerate(pieces) if re.match(r"</?\w", piece)]
    if tags:
        at = rng.choice(tags)
        new, old = rng.choice(_TAGS), re.search(r"[\w:.-]+", pieces[at])
        both = rng.random() < 0.7
        for n in tags if both else (at,):
            found = re.search(r"[\w:.-]+", pieces[n])
            if old and found and found[0] == old[0]:
                pieces[n] = pieces[n][: found.start()] + new + pieces[n][found.end() :]


def _wrapped(pieces: Pieces, rng: Random) -> None:
    first = rng.randint(0, len(pieces))
    last = rng.randint(first, len(pieces))
    tag, many = rng.choice(_TAGS), rng.choice((1, 1, 1, 12, 200))
    pieces[first:last] = [f"<{tag}>" * many, *pieces[first:last], f"</{tag}>" * many]


def _turned(pieces: Pieces, rng: Random) -> None:
    first, second = rng.randrange(len(pieces)), rng.randrange(len(pieces))
    pieces[first], pieces[second] = pieces[second], pieces[first]


_CHANGES: tuple[Callable[[Pieces, Random], None], ...] = (
    *(_text,) * 7,
    *(_attribute,) * 3,
    *(_inserted, _inserted, _gone, _twice, _twice, _renamed, _wrapped, _turned),
)
