"""What an address under `/ogc` asks, from its parameters; as Part 1 wants it, a parameter that the
definition of the API does not name is refused, and so is a value that cannot be.
"""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from flask import request

from dashboard.state.codec import KEYS
from geodata.errors import QueryError
from geodata.layers import Catalogue
from geodata.ogc import (
    CRS84,
    MOST,
    REPORT_PROPERTIES,
    USUAL,
    Collection,
    Interval,
    box_from,
    crs_of,
    parse_box,
    parse_interval,
    shape_properties,
)
from geodata.ogc.intervals import Box
from geodata.queries.link import LINK_KEYS, MAX_LINK, LinkNames, asked_by
from geodata.queries.query import Query

FORMATS: Final = ("json", "html")
PAGING: Final = ("limit", "after")
PLACING: Final = ("bbox", "bbox-crs", "datetime")
OUTPUT: Final = ("f", "crs")
VIEW_KEYS: Final = tuple(key.name for key in KEYS)
"""Keys of a link: those that select do so here too; those of the look are passed over."""
LAYER_KEYS: Final = ("from", "to", "asof", "v")
"""Keys of a link that mean something for lines and areas."""
SELECTING: Final = tuple(
    key.name for key in LINK_KEYS if key.name not in ("layers", "asof", "event", "bbox", "v")
)


@dataclass(frozen=True, slots=True)
class Items:
    """What is asked of the features of a collection. `version` is the one that is pinned."""

    query: Query
    box: Box | None
    interval: Interval | None
    properties: Mapping[str, str]
    crs: str
    limit: int
    after: str
    version: str | None


def only(names: Names[str]) -> dict[str, str]:
    """The parameters of the request, the last of each name, without empty ones.

    QueryError for one that is not among the names.
    """
    if len(request.query_string) > MAX_LINK:
        raise QueryError(f"the query is longer than {MAX_LINK} characters; shorten it")
    for name in request.args:
        if name not in names:
            raise QueryError(f"“{name[:40]}” is no parameter here; there are {', '.join(names)}")
    found = {name: values[-1].strip() for name, values in request.args.lists()}
    return {name: value for name, value in found.items() if value}


def format_of(said: Mapping[str, str]) -> str:
    """`json` or `html`: as the parameter `f` says, else as the client prefers."""
    if "f" in said:
        if said["f"] not in FORMATS:
            raise QueryError(f"f: “{said['f'][:40]}” is not offered; write {' or '.join(FORMATS)}")
        return said["f"]
    kinds = ["application/json", "application/geo+json", "text/html"]
    return "html" if request.accept_mimetypes.best_match(kinds) == "text/html" else "json"


def properties_of(catalogue: Catalogue, collection: Collection) -> tuple[str, ...]:
    """The properties by whose value the features of a collection may be asked for."""
    if collection.kind == "reports":
        return tuple(REPORT_PROPERTIES)
    taken = {*PAGING, *PLACING, *OUTPUT, *LAYER_KEYS}
    return tuple(name for name in shape_properties(catalogue, collection) if name not in taken)


def item_parameters(catalogue: Catalogue, collection: Collection) -> tuple[str, ...]:
    """Every parameter that the features of a collection may be asked with."""
    keys = VIEW_KEYS if collection.kind == "reports" else LAYER_KEYS
    names = (*PLACING, *PAGING, *OUTPUT, *keys, *properties_of(catalogue, collection))
    return tuple(dict.fromkeys(names))


def items_asked(
    catalogue: Catalogue, collection: Collection, said: Mapping[str, str], known: LinkNames
) -> Items:
    """What the parameters ask of the features of a collection. QueryError, one sentence."""
    interval = parse_interval(said["datetime"]) if "datetime" in said else None
    if interval is not None and ({"from", "to", "asof"} & said.keys()):
        raise QueryError("datetime says what from, to and asof say; write it alone")
    keys = SELECTING if collection.kind == "reports" else LAYER_KEYS[:2]
    link = {name: said[name] for name in keys if name in said}
    if interval is not None:
        link["from"] = interval.first.isoformat() if interval.first else ".."
        link["to"] = interval.last.isoformat() if interval.last else ".."
    # An open question means all days here, not the days of the war.
    link = {"from": "..", "to": "..", **link}
    beside = {name: said[name] for name in ("asof", "v") if name in said}
    asked = asked_by(urlencode({**link, **beside}), known)
    if asked.asof is not None:
        interval = Interval(asked.asof, asked.asof)
    elif interval is None and {"from", "to"} & said.keys():
        interval = Interval(asked.query.from_, asked.query.to)
    own = {name: said[name] for name in properties_of(catalogue, collection) if name in said}
    return Items(
        query=asked.query,
        box=_box(said),
        interval=interval,
        properties=own,
        crs=crs_of(said.get("crs", CRS84), "crs"),
        limit=_limit(said),
        after=said.get("after", ""),
        version=asked.v,
    )


def _box(said: Mapping[str, str]) -> Box | None:
    crs = crs_of(said.get("bbox-crs", CRS84), "bbox-crs")
    if "bbox" not in said:
        return None
    if crs == CRS84:
        return parse_box(said["bbox"])
    return box_from(parse_box(said["bbox"], degrees=False), crs)


def _limit(said: Mapping[str, str]) -> int:
    text = said.get("limit", str(USUAL))
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0):
        raise QueryError(f"limit: “{text[:40]}” is no number of features; write 1 to {MOST}")
    return min(int(text), MOST)
