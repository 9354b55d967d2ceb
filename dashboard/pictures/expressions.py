"""The part of the MapLibre style language that our style uses, evaluated in Python.

https://maplibre.org/maplibre-style-spec/expressions/. An operator that is not known here is an
error: a picture that leaves out what the browser draws would say something else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from geodata.errors import ArasError


class StyleError(ArasError):
    """The style uses what the pictures cannot read."""


@dataclass(frozen=True, slots=True)
class Given:
    """What an expression may ask for: the zoom, a feature's properties and its state."""

    zoom: float
    properties: Mapping[str, Any] = field(default_factory=dict)
    state: Mapping[str, Any] = field(default_factory=dict)


def evaluate(expression: Any, given: Given) -> Any:
    """The value of an expression; what is no expression is its own value. Raises StyleError."""
    if not isinstance(expression, list) or not expression or not isinstance(expression[0], str):
        return expression
    name, *arguments = expression
    operator = _OPERATORS.get(name)
    if operator is not None:
        return operator(arguments, given)
    if all(isinstance(part, str) for part in expression) and "-" not in name:
        # A plain list of words, such as the anchors of a label.
        return expression
    raise StyleError(f"the map style’s expression “{name}” is not known to the pictures")


def holds(filter_: Any, given: Given) -> bool:
    """Whether a feature passes the filter of a style layer; no filter lets all pass."""
    return filter_ is None or bool(evaluate(filter_, given))


def _interpolate(arguments: Sequence[Any], given: Given) -> Any:
    kind, source, *stops = arguments
    if kind[0] not in ("linear", "exponential"):
        raise StyleError(f"the map style’s interpolation “{kind[0]}” is not known to the pictures")
    at = evaluate(source, given)
    places, values = stops[::2], [evaluate(value, given) for value in stops[1::2]]
    if at <= places[0]:
        return values[0]
    for i in range(1, len(places)):
        if at < places[i]:
            low, high = places[i - 1], places[i]
            base = kind[1] if kind[0] == "exponential" else 1
            if base == 1:
                share = (at - low) / (high - low)
            else:
                share = (base ** (at - low) - 1) / (base ** (high - low) - 1)
            return values[i - 1] + (values[i] - values[i - 1]) * share
    return values[-1]


def _step(arguments: Sequence[Any], given: Given) -> Any:
    at, found = evaluate(arguments[0], given), arguments[1]
    for place, value in zip(arguments[2::2], arguments[3::2], strict=True):
        if at < place:
            break
        found = value
    return evaluate(found, given)


def _case(arguments: Sequence[Any], given: Given) -> Any:
    for condition, value in zip(arguments[:-1:2], arguments[1::2], strict=False):
        if evaluate(condition, given):
            return evaluate(value, given)
    return evaluate(arguments[-1], given)


def _match(arguments: Sequence[Any], given: Given) -> Any:
    wanted = evaluate(arguments[0], given)
    for label, value in zip(arguments[1:-1:2], arguments[2::2], strict=False):
        if wanted in label if isinstance(label, list) else wanted == label:
            return evaluate(value, given)
    return evaluate(arguments[-1], given)


def _coalesce(arguments: Sequence[Any], given: Given) -> Any:
    found = None
    for argument in arguments:
        found = evaluate(argument, given)
        if found is not None:
            return found
    return found


def _in(arguments: Sequence[Any], given: Given) -> bool:
    wanted, among = (evaluate(argument, given) for argument in arguments)
    return among is not None and wanted in among


def _comparing(compare: Callable[[Any, Any], bool]) -> Callable[[Sequence[Any], Given], bool]:
    def operator(arguments: Sequence[Any], given: Given) -> bool:
        left, right = (evaluate(argument, given) for argument in arguments)
        return left is not None and right is not None and compare(left, right)

    return operator


def _text(value: Any) -> str:
    return "" if value is None else str(value)


_OPERATORS: Final[dict[str, Callable[[Sequence[Any], Given], Any]]] = {
    "literal": lambda a, _: a[0],
    "zoom": lambda _, g: g.zoom,
    "get": lambda a, g: g.properties.get(evaluate(a[0], g)),
    "has": lambda a, g: evaluate(a[0], g) in g.properties,
    "feature-state": lambda a, g: g.state.get(a[0]),
    "==": lambda a, g: evaluate(a[0], g) == evaluate(a[1], g),
    "!=": lambda a, g: evaluate(a[0], g) != evaluate(a[1], g),
    "<": _comparing(lambda a, b: a < b),
    "<=": _comparing(lambda a, b: a <= b),
    ">": _comparing(lambda a, b: a > b),
    ">=": _comparing(lambda a, b: a >= b),
    "all": lambda a, g: all(evaluate(part, g) for part in a),
    "any": lambda a, g: any(evaluate(part, g) for part in a),
    "!": lambda a, g: not evaluate(a[0], g),
    "in": _in,
    "case": _case,
    "match": _match,
    "step": _step,
    "interpolate": _interpolate,
    "coalesce": _coalesce,
    "concat": lambda a, g: "".join(_text(evaluate(part, g)) for part in a),
    "to-string": lambda a, g: _text(evaluate(a[0], g)),
    "boolean": lambda a, g: next((v for p in a if isinstance(v := evaluate(p, g), bool)), False),
    "slice": lambda a, g: _text(evaluate(a[0], g))[
        slice(*(int(evaluate(part, g)) for part in a[1:]))
        if len(a) > 2
        else slice(int(evaluate(a[1], g)), None)
    ],
    "index-of": lambda a, g: _text(evaluate(a[1], g)).find(_text(evaluate(a[0], g))),
    "upcase": lambda a, g: _text(evaluate(a[0], g)).upper(),
    "downcase": lambda a, g: _text(evaluate(a[0], g)).lower(),
    "+": lambda a, g: sum(evaluate(part, g) for part in a),
    "-": lambda a, g: evaluate(a[0], g) - evaluate(a[1], g) if len(a) > 1 else -evaluate(a[0], g),
    "*": lambda a, g: evaluate(a[0], g) * evaluate(a[1], g),
    "/": lambda a, g: evaluate(a[0], g) / evaluate(a[1], g),
}
