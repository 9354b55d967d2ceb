"""Ids that stay the same when a file is read again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final

from geodata.model.folding import fold
from geodata.readers.parsing import plain_digits

_SAFE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,119}")
_LONGEST_SLUG: Final = 80
_OWN: Final = "chronicle"
"""The dataset of the shipped chronicle: no other file is filed under its name."""


def dataset_slug(name: str) -> str:
    """The id of a dataset from its name or the stem of a file: Latin letters, digits, hyphens."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_LONGEST_SLUG].strip("-")
    slug = slug or "file-" + _digest(name)[:8]
    return f"{slug}-file" if slug == _OWN else slug


def row_id(given: str, slug: str, cells: Mapping[str, str]) -> str:
    """The id of an event: what the file calls the row, else the dataset and its content.

    A name of digits only would be the same in every file, so it stands behind the dataset; one that
    no link could hold is replaced by its hash.
    """
    name = plain_digits(given.strip())
    if not name:
        return content_id(slug, cells)
    if _SAFE.fullmatch(name) is None:
        return f"{slug}-{_digest(name)[:12]}"
    if any(char.isalpha() for char in name):
        return name
    named = f"{slug}-{name}"
    return named if _SAFE.fullmatch(named) else f"{slug}-{_digest(name)[:12]}"


def content_id(slug: str, cells: Mapping[str, str]) -> str:
    """An id from what stands in a row: the same cells give the same id, in any order of columns."""
    filled = sorted((name, cell.strip()) for name, cell in cells.items() if cell.strip())
    return f"{slug}-{_digest(repr(filled))[:12]}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
