"""JSON changed by its values: another value, one more, one fewer, one elsewhere, a deeper one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from tests.fuzz.mutation.cells import HEADERS
from tests.fuzz.mutation.values import any_text, changed_text

_KINDS = (
    "Feature", "FeatureCollection", "Point", "MultiPoint", "LineString", "MultiLineString",
    "Polygon", "MultiPolygon", "GeometryCollection", "Topology", "name", "link", "point", "",
)  # fmt: skip
_KEYS = (
    "type",
    "features",
    "geometry",
    "geometries",
    "coordinates",
    "properties",
    "crs",
    "id",
    "bbox",
)
_CODECS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1254")

Spot = tuple[Any, Any]
"""A list or an object, and the place in it."""


def changed_json(data: bytes, rng: Random) -> bytes | None:
    """The values with a change or a few; None when it is no JSON."""
    try:
        whole = [json.loads(data)]
    except (ValueError, RecursionError):
        return None
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        spots = list(_spots(whole))
        if not spots:
            return None
        rng.choice(_CHANGES)(rng.choice(spots), rng.choice(spots), rng)
    return _written(whole, rng) if whole else None


def _written(whole: list[Any], rng: Random) -> bytes:
    ascii_only = rng.random() < 0.7
    lines = rng.random()
    parts = whole
    if lines < 0.05 and isinstance(whole[0], dict) and isinstance(whole[0].get("features"), list):
        parts = whole[0]["features"]
    try:
        between = rng.choice(("\n", "\x1e")) if lines < 0.1 else "\n"
        text = between.join(json.dumps(part, ensure_ascii=ascii_only) for part in parts)
    except (ValueError, RecursionError):  # an object within itself
        return b"[" * 5000
    codec = rng.choice(_CODECS) if rng.random() < 0.1 else "utf-8"
    errors = "surrogatepass" if codec.startswith("utf") else "replace"
    return text.encode(codec, errors)


def _spots(whole: Any, most: int = 5000) -> Iterator[Spot]:
    waiting = [whole]
    while waiting and most > 0:
        inside = waiting.pop()
        keys = list(inside) if isinstance(inside, dict) else range(len(inside))
        for key in keys:
            most -= 1
            yield inside, key
            if isinstance(inside[key], (dict, list)):
                waiting.append(inside[key])


def _any_value(rng: Random) -> Any:
    way = rng.randrange(10)
    if way < 4:
        return any_text(rng)
    if way == 4:
        return rng.choice(_KINDS)
    return rng.choice(
        (
            None, True, False, 0, -1, 46.75, 39.81, 1e308, -1e-320, float("nan"), float("inf"),
            10**30, 5204000, 2**63, 200.0, [], {}, [[]], [46.75, 39.81], [46.75, 39.81, None],
            [[46, 39], [47, 39], [47, 40], [46, 39]], ["46.75", "39.81"], {"type": "Point"},
            {"type": "name", "properties": {"name": "EPSG:32638"}}, {"a": {"b": [1, {"c": "d"}]}},
        )
    )  # fmt: skip


def _other(spot: Spot, _: Spot, rng: Random) -> None:
    inside, key = spot
    old = inside[key]
    if isinstance(old, str) and rng.random() < 0.6:
        inside[key] = changed_text(rng, old)
    elif isinstance(old, (int, float)) and rng.random() < 0.4:
        inside[key] = old * rng.choice((-1, 0, 10, 1e5, 1e305))
    else:
        inside[key] = _any_value(rng)


def _gone(spot: Spot, _: Spot, rng: Random) -> None:
    del spot[0][spot[1]]


def _elsewhere(spot: Spot, other: Spot, rng: Random) -> None:
    value = other[0][other[1]]
    try:  # a copy, so that nothing comes to hold itself
        spot[0][spot[1]] = json.loads(json.dumps(value))
    except (ValueError, RecursionError):
        spot[0][spot[1]] = None


def _more(spot: Spot, _: Spot, rng: Random) -> None:
    inside = spot[0]
    if isinstance(inside, list):
        many = rng.choice((1, 1, 2, 50))
        inside[spot[1] : spot[1]] = [inside[spot[1]]] * many if many < 50 else [None] * many
    else:
        inside[rng.choice((*HEADERS, *_KEYS, any_text(rng)))] = _any_value(rng)


def _renamed(spot: Spot, _: Spot, rng: Random) -> None:
    inside, key = spot
    if isinstance(inside, dict):
        name = rng.choice((rng.choice(HEADERS), rng.choice(_KEYS), changed_text(rng, key)))
        inside[name] = inside.pop(key)


def _deeper(spot: Spot, _: Spot, rng: Random) -> None:
    inside, key = spot
    for _ in range(rng.choice((1, 1, 3, 30, 900))):
        inside[key] = [inside[key]] if rng.random() < 0.7 else {rng.choice(_KEYS): inside[key]}


_CHANGES: tuple[Callable[[Spot, Spot, Random], None], ...] = (
    *(_other,) * 6,
    *(_gone, _elsewhere, _more, _more, _renamed, _renamed, _deeper),
)
