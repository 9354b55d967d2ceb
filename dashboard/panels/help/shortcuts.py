"""The keyboard shortcuts as data: the sheet lists them, the browser acts on them.

`keys` are values of `KeyboardEvent.key`; an act of the browser has the name of `id`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One act and the keys that do it. Those with a character on them can be switched off, and
    rest while the reader writes in a field (WCAG 2.1.4)."""

    id: str
    keys: tuple[str, ...]
    group: str


SHORTCUTS: Final[tuple[Shortcut, ...]] = (
    Shortcut("search", ("/",), "go"),
    Shortcut("table", ("t",), "go"),
    Shortcut("map", ("m",), "go"),
    Shortcut("statistics", ("s",), "go"),
    Shortcut("filters", ("f",), "go"),
    Shortcut("legend", ("l",), "go"),
    Shortcut("play", ("p", " "), "time"),
    Shortcut("step_back", ("[",), "time"),
    Shortcut("step_on", ("]",), "time"),
    Shortcut("fit", ("0",), "page"),
    Shortcut("copy", ("c",), "page"),
    Shortcut("help", ("?",), "page"),
    Shortcut("close", ("Escape",), "page"),
)
"""In the order of the sheet. Nothing here needs a modifier, so nothing takes one from a browser."""

GROUPS: Final = ("go", "time", "page")
