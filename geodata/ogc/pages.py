"""A page of features: what it holds, how many there are in all, and where the next one begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

USUAL: Final = 1_000
MOST: Final = 10_000
"""Features on a page when nothing is asked, and at most."""


@dataclass(frozen=True, slots=True)
class Page:
    """`after` is where the next page begins, None when this is the last one."""

    features: list[dict[str, Any]]
    matched: int
    after: str | None
