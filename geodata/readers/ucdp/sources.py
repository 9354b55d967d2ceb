"""Who reported an event of UCDP GED: its columns of sources as publishers, titles and days.

Since about 2013 `source_article` holds entries of the form "office,YYYY-MM-DD,headline" with `;`
between them, and `source_office`, `source_date` and `source_headline` the same in parts; older
events hold a free text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from geodata.model import Refusal
from geodata.model.dates import parse_partial_date
from geodata.readers.meant import Said, tidy

UCDP_NAME: Final = "Uppsala Conflict Data Program"
MOST: Final = 20
"""Sources of one event; the rest is told in a last one, and stays in the row as it was."""

_ENTRY: Final = re.compile(r"([^\n]*?)\s*,\s*(\d{4}-\d{2}-\d{2})\s*(?:,(.*))?", re.ASCII | re.S)
_BETWEEN: Final = re.compile(r'"\s*;\s*"')
_NAME_LENGTH: Final = 60

Parts = dict[str, str]


def sources_of(said: Said) -> list[Parts]:
    """Sources as parts of `model.Source`, at least one; doubled ones once."""
    article = said["source_article"]
    found = _entries(article) or _columns(said) or _free(article)
    if len(found) > 1:
        found = list({tuple(part.items()): part for part in found}.values())
    if len(found) > MOST:
        more = f"and {len(found) - MOST + 1} more sources"
        found = [*found[: MOST - 1], {"publisher": UCDP_NAME, "title": more}]
    return found or [{"publisher": UCDP_NAME}]


def _entries(article: str) -> list[Parts]:
    """The entries of an article cell, none when it is a free text."""
    if not article or "," not in article:
        return []
    found = []
    for entry in _BETWEEN.split(article.strip().removeprefix('"').removesuffix('"')):
        match = _ENTRY.fullmatch(entry.strip())
        if match is None:
            return []
        found.append(_source(match[1], match[2], match[3] or ""))
    return found


def _columns(said: Said) -> list[Parts]:
    """Publishers of the columns in parts; days and titles only where their numbers agree."""
    offices = _split(said["source_office"])
    days, headlines = _split(said["source_date"]), _split(said["source_headline"])
    if len(days) != len(offices):
        days = [""] * len(offices)
    if len(headlines) != len(offices):
        headlines = [""] * len(offices)
    return [
        _source(name, written, title)
        for name, written, title in zip(offices, days, headlines, strict=True)
        if name
    ]


def _free(article: str) -> list[Parts]:
    """A short name stands for itself; a longer text is the title of what UCDP cites."""
    text = tidy(article)
    if not text:
        return []
    if len(text) <= _NAME_LENGTH and not any(c.isdigit() or c in '";:' for c in text):
        return [{"publisher": text}]
    return [{"publisher": UCDP_NAME, "title": f"cites: {text}"}]


def _source(publisher: str, day: str, title: str) -> Parts:
    found = {"publisher": tidy(publisher) or UCDP_NAME}
    if name := tidy(title):
        found["title"] = name
    if day := _day(day):
        found["date"] = day
    return found


@lru_cache(maxsize=1 << 14)
def _day(text: str) -> str:
    try:
        return parse_partial_date(text.strip()[:10])
    except Refusal:
        return ""


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";")] if text else []
