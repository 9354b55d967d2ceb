"""The words with which programs and people say that a value is missing."""

from __future__ import annotations

from typing import Final

_WORDS: Final = frozenset(
    {"", "na", "n/a", "#n/a", "#na", "nan", "null", "none", "nil", "\\n", "-", "--", "–", "—", "?"}
)


def is_missing(text: str) -> bool:
    """Whether a cell says nothing: empty, or one of the usual words such as NA, NaN, null, -."""
    return text.strip().lower() in _WORDS
