"""The words with which programs and people say that a value is missing."""

from __future__ import annotations

from typing import Final

_WORDS: Final = frozenset(
    {"", "na", "n/a", "#n/a", "#na", "nan", "null", "none", "nil", "\\n", "-", "--", "–", "—", "?"}
)


_LONGEST: Final = max(map(len, _WORDS))


def is_missing(text: str) -> bool:
    """Whether a cell says nothing: empty, or one of the usual words such as NA, NaN, null, -."""
    word = text.strip()
    return not word or (len(word) <= _LONGEST and word.lower() in _WORDS)
