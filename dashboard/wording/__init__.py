"""The words of the interface, one TOML file a language; gaps fall back to English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

HERE = Path(__file__).parent
RIGHT_TO_LEFT = ("fa",)


@cache
def wording(lang: str = "en") -> Mapping[str, str]:
    """Flat keys (`section.word`) to text. A language without a file reads English."""
    words = read_words("en")
    if lang != "en" and (HERE / f"{lang}.toml").is_file():
        words |= read_words(lang)
    return MappingProxyType(words)


def read_words(lang: str) -> dict[str, str]:
    """What the file of one language says, without English behind it."""
    return _flat(tomllib.loads((HERE / f"{lang}.toml").read_text(encoding="utf-8")))


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    out: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            out |= _flat(value, f"{prefix}{key}.")
        else:
            out[prefix + key] = str(value)
    return out


def named(names: Mapping[Any, str], lang: str) -> str:
    """The name in a language, else in English."""
    return names.get(lang) or names["en"]


def section(name: str, lang: str = "en") -> dict[str, str]:
    """The words of one section without its prefix, for handing to the browser."""
    start = name + "."
    return {k.removeprefix(start): v for k, v in wording(lang).items() if k.startswith(start)}


def direction(lang: str) -> str:
    """`rtl` or `ltr`, for `dir`."""
    return "rtl" if lang in RIGHT_TO_LEFT else "ltr"
