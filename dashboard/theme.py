"""Design tokens, read from the style sheet that is their only home. Knows no figure and no page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

ASSETS = Path(__file__).resolve().parent.parent / "assets"
TOKENS_CSS = ASSETS / "css" / "00-tokens.css"

_BLOCK = re.compile(r'\[data-theme="(\w+)"\]\s*\{([^}]*)\}')
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")

Tokens = Mapping[str, str]


@cache
def tokens(theme: str) -> Tokens:
    """The custom properties of one theme, without the leading dashes: `{"map-land": "#f3f1ec", …}`.

    Raises `KeyError` for a theme that the style sheet does not define.
    """
    return _themes()[theme]


@cache
def _themes() -> Mapping[str, Tokens]:
    css = re.sub(r"/\*.*?\*/", "", TOKENS_CSS.read_text(encoding="utf-8"), flags=re.DOTALL)
    blocks = {name: dict(_TOKEN.findall(body)) for name, body in _BLOCK.findall(css)}
    base = blocks["light"]
    return {name: MappingProxyType({**base, **block}) for name, block in blocks.items()}


def themes() -> tuple[str, ...]:
    """The themes that the style sheet defines."""
    return tuple(_themes())


def painter_tokens(theme: str) -> dict[str, object]:
    """The colours of the marks, in the shape that the browser's painter takes."""
    t = tokens(theme)
    return {
        "mark": {
            layer: {
                "fill": t[f"mark-{layer}"],
                "ink": t["mark-ink"],
                "shape": shape,
                "letter": letter,
            }
            for layer, (shape, letter) in MARKS.items()
        },
        "own": {"fill": t["mark-own"], "ink": t["mark-own-ink"], "shape": OWN[0], "letter": OWN[1]},
        "halo": t["mark-halo"],
        "ink": t["ink"],
        "link": t["mark-line"],
        "ring": t["mark-ring"],
        "focus": t["mark-focus"],
        "centre": t["mark-centre"],
        "centreInk": t["mark-centre-ink"],
        "muted": t["ink-3"],
        "rule": t["rule"],
        "paper": t["panel"],
        "accent": t["accent"],
        # A province is large on the map: its disc must not tint what lies below.
        "disc": {"core": 0.14, "edge": 0.05, "line": 0.85},
    }


MARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "event": ("circle", "E"),
        "border_incident": ("diamond", "B"),
        "protest": ("triangle", "P"),
    }
)
"""Shape and letter of each set of reports: no mark is told by colour alone (WCAG 1.4.1)."""

OWN = ("square", "Y")
"""Shape and letter of the rows of a reader's own file, which are none of our sets."""
