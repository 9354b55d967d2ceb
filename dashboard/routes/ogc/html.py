"""The same documents for people: one page form of facts, links and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Response, render_template

from dashboard.wording import wording

MOST_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows. `rows` hold texts, or (text, address) for a link."""

    title: str
    lead: str = ""
    trail: Sequence[tuple[str, str]] = ()
    facts: Sequence[tuple[str, str]] = ()
    links: Sequence[Mapping[str, str]] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str | tuple[str, str]]] = ()
    caption: str = ""
    notes: Sequence[str] = field(default_factory=tuple)


def rendered(page: Page) -> Response:
    """The page as HTML; it needs no script."""
    body = render_template("ogc.html", page=page, words=wording())
    return Response(body, mimetype="text/html")


def facts_of(collection: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Extent, time and systems of a collection, in words."""
    w, extent = wording(), collection["extent"]
    found = []
    if "spatial" in extent:
        box = extent["spatial"]["bbox"][0]
        found.append((w["ogc.extent"], ", ".join(f"{end:g}°" for end in box)))
    ends = [day[:10] if day else "…" for day in extent["temporal"]["interval"][0]]
    found.append((w["ogc.interval"], " – ".join(ends)))
    found.append((w["ogc.crs"], ", ".join(one.rpartition("/")[2] for one in collection["crs"])))
    return found


def table_of(features: Sequence[Mapping[str, Any]], items: str) -> tuple[list[str], list[Any]]:
    """Head and rows of a table of features: the id as a link, and what most of them say."""
    if not features:
        return [], []
    names = [n for n in features[0]["properties"] if n != "id"]
    names = [n for n in names if any(f["properties"].get(n) not in (None, "") for f in features)]
    names = names[: MOST_COLUMNS - 1]
    rows = [
        [
            (str(f["id"]), f"{items}/{f['id']}?f=html"),
            *(said(f["properties"].get(n)) for n in names),
        ]
        for f in features
    ]
    return ["id", *names], rows


def said(value: Any) -> str:
    """A value as text, nothing for null."""
    return "" if value is None else str(value)
