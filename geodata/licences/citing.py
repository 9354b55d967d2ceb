"""How a dataset wants to be cited, with the blanks of its template filled."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from geodata.model import Dataset

NO_LICENCE: Final = "not stated"

_BLANK: Final = re.compile(r"\{(accessed|filters|version)\}")


def citation_of(dataset: Dataset, *, accessed: date, filters: str, version: str) -> str:
    """The citation on one line.

    `{accessed}` becomes the day on which the dataset itself was taken from its owner where that is
    on record, else `accessed`; `{filters}` the question in words; `{version}` the data version. A
    dataset without a template is cited by name, address and day.
    """
    said = {
        "accessed": dataset.accessed or accessed.isoformat(),
        "filters": filters,
        "version": version,
    }
    template = dataset.citation or _plain(dataset)
    # One pass: braces in the words of a question are no blanks.
    filled = _BLANK.sub(lambda blank: said[blank[1]], template)
    return " ".join(filled.split())


def licence_of(dataset: Dataset) -> str:
    """The licence in words, also when none was stated."""
    return dataset.licence or NO_LICENCE


def _plain(dataset: Dataset) -> str:
    address = f", {dataset.url}" if dataset.url else ""
    return f"{dataset.name}{address}, accessed {{accessed}}; {{filters}}."
