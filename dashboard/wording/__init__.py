"""The words of the interface, one TOML file a language; gaps fall back to English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

HERE = Path(__file__).parent


@cache
def wording(lang: str = "en") -> Mapping[str, str]:
    """Flat keys (`section.word`) to text. A language without a file reads English."""
    words = _flat(tomllib.loads((HERE / "en.toml").read_text(encoding="utf-8")))
    path = HERE / f"{lang}.toml"
    if lang != "en" and path.is_file():
        words |= _flat(tomllib.loads(path.read_text(encoding="utf-8")))
    return MappingProxyType(words)


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
