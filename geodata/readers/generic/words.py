"""Words of files for words of the vocabulary."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geodata import vocabulary
from geodata.model.folding import fold

_FILE: Final = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

VOCABULARIES: Final = MappingProxyType(
    {
        "layer": vocabulary.REPORT_LAYERS,
        "kind": vocabulary.KINDS,
        "confidence": vocabulary.CONFIDENCES,
        "date_precision": vocabulary.DATE_PRECISIONS,
        "geo_precision": vocabulary.GEO_PRECISIONS,
    }
)
"""The words that each of these fields may hold."""


def _table(field: str) -> Mapping[str, str]:
    known = {fold(word): word for word in VOCABULARIES[field]}
    for word, others in _FILE[field].items():
        known |= {fold(other): word for other in others}
    return MappingProxyType(known)


_TABLES: Final = {field: _table(field) for field in VOCABULARIES}


def known_word(field: str, text: str) -> str:
    """The word of the vocabulary of the field, empty when none is known for the text."""
    return _TABLES[field].get(fold(text), "")


_ELSEWHERE: Final = frozenset(map(fold, _FILE["elsewhere"]["countries"]))


def is_elsewhere(country: str) -> bool:
    """Whether it names a country with places that look like exchanged coordinates of ours."""
    return fold(country) in _ELSEWHERE
