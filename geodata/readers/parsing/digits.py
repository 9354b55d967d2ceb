"""Digits of any script as 0 to 9: Persian (۰-۹), Arabic (٠-٩) and all others of Unicode."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    number = unicodedata.decimal(char, None)
    return char if number is None else str(number)


def plain_digits(text: str) -> str:
    """The text with every decimal digit written as 0 to 9; the rest as it was."""
    return text if text.isascii() else "".join(_plain(char) for char in text)
